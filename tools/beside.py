"""Two data folders beside each other: what costs more where there are more areas. `python -m tools.beside SMALL LARGE`

Both should hold the same indicators, or figures are compared that have nothing to do with each other. Milliseconds of
one machine, the median of several; what counts is the last column, beside how many times the areas there are.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.load import Viewer
from tools.local_server import LocalServer

ROUNDS = 12
# What a process of its own tells of a folder: areas, seconds to read it, ms of a search and of a fact sheet.
ALONE = """
import sys, time
from datetime import date
from indicators.store import read_store
from indicators.search.finding import find
from indicators.factsheet.pdf import factsheet_pdf
from indicators.loading.settings import Settings
began = time.perf_counter(); data = read_store(day=date.today()); read = time.perf_counter() - began
areas = list(data.dataset.areas); some = areas[:: max(1, len(areas) // 10)]
find(data, "x")
began = time.perf_counter(); [find(data, one.label[:6]) for one in some]; found = (time.perf_counter() - began) / len(some)
factsheet_pdf(data, areas[0].code, settings=Settings(), day=date.today())
began = time.perf_counter()
for one in some: factsheet_pdf(data, one.code, settings=Settings(), day=date.today())
sheet = (time.perf_counter() - began) / len(some)
towns = [one.code for one in areas if one.level == "municipality"]
years = [year for year in data.years(data.default_indicator, "municipality")]
print(len(areas), read, found * 1000, sheet * 1000, data.default_indicator, ",".join(towns[:12]), ",".join(map(str, years)))
"""


@dataclass(frozen=True)
class Cost:
    """Areas of a folder, and milliseconds by what is done."""

    areas: int
    ms: dict[str, float]
    outline_kb: float


async def _reruns(base_url: str, page: str, queries: Sequence[str]) -> float:
    """Milliseconds of the server for a change on a page: the median of a second round."""
    viewer = Viewer(base_url, page=page)
    waits: list[float] = []
    async with viewer.connection() as connection:
        for number in range(2):
            found = [(await viewer.ask(connection, query))[0] for query in queries]
            waits = found if number else waits
    return statistics.median(waits) * 1000


def measure(folder: Path) -> Cost:
    """Return what a data folder costs."""
    told = subprocess.run(
        [sys.executable, "-c", ALONE], check=True, capture_output=True, text=True,
        env={**os.environ, "REGION_DATA_DIR": str(folder)},
    ).stdout.split()  # fmt: skip
    count, read_s, found_ms, sheet_ms, name, towns, years = told[-7:]
    with LocalServer(data_dir=folder, timeout_s=300) as server:
        shown = [f"indikator={name}&jahr={year}" for year in years.split(",")[-ROUNDS:]]
        places = [f"gemeinde={code}" for code in towns.split(",")]
        asked = {
            "map: another year": ("karte", shown), "distribution: another year": ("verteilung", shown),
            "table: another order": ("tabelle", [f"sortiert={sign}{name}" for sign in ("", "-") for _n in range(4)]),
            "profile: another place": ("gemeinde", places), "search": ("suche", [f"q={one[9:14]}" for one in places]),
            "goals: another place": ("ziele", places), "similar: another place": ("aehnliche", places),
        }  # fmt: skip
        ms = {what: asyncio.run(_reruns(server.base_url, page, queries)) for what, (page, queries) in asked.items()}
        with urllib.request.urlopen(f"{server.base_url}/app/static/region.js") as answer:  # noqa: S310  # our own server
            outline_kb = len(answer.read()) / 1000
    alone = {"reading the data": float(read_s) * 1000, "one search": float(found_ms), "one fact sheet": float(sheet_ms)}
    return Cost(int(count), alone | ms, outline_kb)


def table(small: Cost, large: Cost) -> str:
    """Return the figures as a Markdown table."""
    rows = [
        ["", f"{small.areas} areas", f"{large.areas} areas", f"of {large.areas / small.areas:.1f} times as many"],
        ["---", "---:", "---:", "---:"],
        *([what, f"{ms:.1f} ms", f"{large.ms[what]:.1f} ms", f"{large.ms[what] / ms:.1f}×"]
          for what, ms in small.ms.items()),
        ["outlines", f"{small.outline_kb:.0f} kB", f"{large.outline_kb:.0f} kB",
         f"{large.outline_kb / small.outline_kb:.1f}×"],
    ]  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Measure both and print the table; 1 where something grows by more than the number of areas does."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    options = parser.parse_args()
    small, large = measure(options.small), measure(options.large)
    print(table(small, large))
    worse = [what for what, ms in small.ms.items() if large.ms[what] / ms > large.areas / small.areas]
    for what in worse:
        print(f"{what}: grows by more than the number of areas", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
