"""How the dashboard grows with its data: ``python -m tools.growth`` (59 and 396 areas), ``--germany`` also 10,800.

Made-up regions of 100 indicators × 15 years each. Figures are those of one machine; what counts is how they grow. The
first reading of all municipalities of Germany takes minutes and some five gigabytes of memory.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psutil

from tools.load import Viewer
from tools.local_server import LocalServer
from tools.made_region import Size, write_region

TOWNS, GERMANY = (59, 396), 10_800
INDICATORS, YEARS, FIRST = 100, 15, 2010
PAGES = ("karte", "tabelle", "verteilung")
READ = "import pathlib, sys, indicators.loading.load as load; load.read_dataset(pathlib.Path(sys.argv[1]))"


@dataclass(frozen=True)
class Grown:
    """Figures of one size: seconds, megabytes, milliseconds by page."""

    size: Size
    check_s: float
    start_s: float
    memory_mb: float
    first_ms: dict[str, float]
    known_ms: dict[str, float]
    api_ms: float


async def _changes(base_url: str, page: str) -> tuple[float, float]:
    """Milliseconds of a change of year: the median of the first round, and of one where all years are known."""
    viewer = Viewer(base_url, page=page)
    rounds = []
    async with viewer.connection() as connection:
        query = "indikator=zahl_7"
        await viewer.ask(connection, query)
        for _round in range(2):
            years = [FIRST + number % YEARS for number in range(YEARS)]
            rounds.append([(await viewer.ask(connection, f"{query}&jahr={year}"))[0] for year in years])
    first, known = (statistics.median(one) * 1000 for one in rounds)
    return first, known


def _seconds(address: str) -> float:
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310  # our own server
        answer.read()
    return time.perf_counter() - began


def measure(size: Size, folder: Path) -> Grown:
    """Return the figures of a made-up region of a size, written to a folder that is not there yet."""
    write_region(folder, size)
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", READ, str(folder)], check=True)
    check_s = time.perf_counter() - began
    began = time.perf_counter()
    with LocalServer(data_dir=folder, timeout_s=600) as server:
        _seconds(f"{server.base_url}/healthz")
        start_s = time.perf_counter() - began
        found = {page: asyncio.run(_changes(server.base_url, page)) for page in PAGES}
        api = _seconds(f"{server.base_url}/api/v1/values?indicator=zahl_7&year=2020&limit=10000")
        memory = psutil.Process(server.process.pid).memory_info().rss / 1e6
    return Grown(
        size, check_s, start_s, memory,
        {page: one[0] for page, one in found.items()}, {page: one[1] for page, one in found.items()}, api * 1000,
    )  # fmt: skip


def table(grown: list[Grown]) -> str:
    """Return the figures as a Markdown table, a column per size."""
    rows = [
        ["", *(f"{one.size.towns:,} areas, {one.size.values:,} values" for one in grown)],
        ["---", *("---:" for _one in grown)],
        ["reading and checking anew", *(f"{one.check_s:.1f} s" for one in grown)],
        ["start of the server afterwards", *(f"{one.start_s:.1f} s" for one in grown)],
        ["its memory after some pages", *(f"{one.memory_mb:,.0f} MB" for one in grown)],
        *([f"{page}: change to a new year", *(f"{one.first_ms[page]:.0f} ms" for one in grown)] for page in PAGES),
        *([f"{page}: change to a known year", *(f"{one.known_ms[page]:.0f} ms" for one in grown)] for page in PAGES),
        ["API: one year of an indicator", *(f"{one.api_ms:.0f} ms" for one in grown)],
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--germany", action="store_true", help="also all municipalities of Germany: takes ten minutes")
    towns = (*TOWNS, *((GERMANY,) if parser.parse_args().germany else ()))
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        found = [measure(Size(count, INDICATORS, YEARS), Path(folder, str(count))) for count in towns]
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
