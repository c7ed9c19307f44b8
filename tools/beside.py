"""Two data folders beside each other: what costs more where there are more areas: `python -m tools.beside SMALL LARGE`.

Both should hold the same indicators, or figures are compared that have nothing to do with each other. Milliseconds of
one machine, the median of several; what counts is the last column, beside how many times the areas there are.
"""

from __future__ import annotations

import argparse
import asyncio
import json
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
    done = subprocess.run(
        [sys.executable, "-m", "tools.beside_folder"], check=True, capture_output=True, text=True,
        env={**os.environ, "REGION_DATA_DIR": str(folder)},
    )  # fmt: skip
    told = json.loads(done.stdout)
    name, towns = told["indicator"], told["towns"][:ROUNDS]
    with LocalServer(data_dir=folder, timeout_s=300) as server:
        shown = [f"indikator={name}&jahr={year}" for year in told["years"][-ROUNDS:]]
        places = [f"gemeinde={code}" for code in towns]
        asked = {
            "map: another year": ("karte", shown), "distribution: another year": ("verteilung", shown),
            "table: another order": ("tabelle", [f"sortiert={sign}{name}" for sign in ("", "-") for _n in range(4)]),
            "profile: another place": ("gemeinde", places), "search": ("suche", [f"q={one[9:14]}" for one in places]),
            "goals: another place": ("ziele", places), "similar: another place": ("aehnliche", places),
        }  # fmt: skip
        ms = {what: asyncio.run(_reruns(server.base_url, page, queries)) for what, (page, queries) in asked.items()}
        with urllib.request.urlopen(f"{server.base_url}/app/static/region.js") as answer:  # noqa: S310  # our own server
            outline_kb = len(answer.read()) / 1000
    return Cost(told["areas"], told["ms"] | ms, outline_kb)


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
