"""Measure what happens without a browser: checking, rating, importing a large table, drawing and setting files.

The benchmark writes these lines below its table; ``python -m tools.bench_data`` prints them alone.
"""

from __future__ import annotations

import csv
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from indicators.commands.status import rated
from indicators.deck.choice import DeckChoice
from indicators.deck.document import slide_html
from indicators.deck.handout import handout_pdf
from indicators.deck.ready import ready_keys, slides_of
from indicators.deck.slides import make_slide
from indicators.export.press import press_package
from indicators.factsheet.pdf import all_factsheets
from indicators.loading.load import read_dataset
from indicators.loading.settings import Settings
from indicators.store import Store, read_store
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from tools.local_server import ROOT

ROWS, YEARS = 12_000, range(1991, 2031)


def data_times() -> str:
    """Return lines with seconds and ratios."""
    read_dataset()  # the first time also loads modules
    began = time.perf_counter()
    dataset = read_dataset()
    read = time.perf_counter() - began
    began = time.perf_counter()
    ratings = rated(dataset, goal=None, area=None, day=date.today())
    rating = time.perf_counter() - began
    started = _seconds("-c", "import indicators.__main__")
    checked = _seconds("-m", "indicators", "check")
    with tempfile.TemporaryDirectory() as folder:
        table = _large_table(Path(folder))
        began = time.perf_counter()
        with table.open(encoding="utf-8", newline="") as file:
            cells = sum(len(row) for row in csv.reader(file, delimiter=";"))
        plain = time.perf_counter() - began
        imported = _seconds("-m", "indicators", "import", str(table), "--dry-run")
    return (
        f"Reading and checking all sets: {read:.2f} s. The command `check`: {checked:.2f} s, of which {started:.2f} s "
        f"are the start.\n"
        f"Rating {len(dataset.goals)} goals for {len(dataset.areas.all)} areas ({len(ratings)} ratings): "
        f"{rating:.2f} s, {rating / read:.2f} × the time to read and check the data.\n"
        f"The command `import` on a GENESIS table of {ROWS:,} rows × {len(YEARS)} columns ({cells:,} cells): "
        f"{imported:.2f} s, with start, data and comparison; {imported / plain:.0f} × reading its cells alone.\n"
        f"{_file_times(read)}"
    )


def _file_times(read: float) -> str:
    """Images of a map and a line, a press package, all fact sheets; the first of each, and one more."""
    data = read_store()
    choice = MapChoice(data.default_indicator, area="05958004").fit(data)
    views = {one.kind: one for one in views_of(data, choice)}
    day = date.today()
    first, again = (_timed(lambda: views["karte"].png("")) for _ in range(2))
    line = _timed(lambda: views["verlauf"].png(""))
    package = _timed(lambda: press_package(views["karte"], url="", day=day))
    sheets = _timed(lambda: list(all_factsheets(data, settings=Settings(), day=day)))
    return (
        f"Image of a map: {again:.2f} s (the first after the start {first:.2f} s), of a line {line:.2f} s. Press "
        f"package of a map: {package:.2f} s. All 65 fact sheets: {sheets:.1f} s, {sheets / read:.0f} × the time to "
        f"read and check the data. {_deck_times(data)}"
    )


def _deck_times(data: Store) -> str:
    """The slides of the region's and of a town's deck, one by one, and the hand-out."""
    day = date.today()
    times: list[float] = []
    for area in ("swf", "05958004"):
        for key in ready_keys(data, DeckChoice(area), day):
            times.append(_timed(lambda: _slide(data, area, key, day)))  # noqa: B023  # called at once
    slides, _notices = slides_of(data, DeckChoice("swf"), day)
    handout = _timed(lambda: handout_pdf("Region", slides, day=day))
    return (
        f"Slides of the decks of the region and of a town: {statistics.median(times) * 1000:.0f} ms each, the slowest "
        f"{max(times) * 1000:.0f} ms; hand-out of 13 slides {handout:.1f} s."
    )


def _slide(data: Store, area: str, key: str, day: date) -> None:
    if made := make_slide(data, data.dataset.areas[area], key, day=day):
        slide_html(made, 1, 1)


def _timed(make: Callable[[], object]) -> float:
    began = time.perf_counter()
    make()
    return time.perf_counter() - began


def _seconds(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


def _large_table(folder: Path) -> Path:
    """A GENESIS table of made-up figures: two of its rows belong to the region."""
    codes = ["05958004", "05958008", *(f"{1_000_000 + number:08}" for number in range(ROWS - 2))]
    lines = [
        "GENESIS-Tabelle: 12411-01-01-5",
        "Bevölkerungsstand",
        ";;" + ";".join(f"31.12.{year}" for year in YEARS),
        ";;" + ";".join(["Insgesamt"] * len(YEARS)),
        *(f"{code};Ort;{';'.join(['123456'] * len(YEARS))}" for code in codes),
        "__________",
    ]
    path = folder / "12411-01-01-5.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(data_times())
