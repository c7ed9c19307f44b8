"""Imports killed at random moments: ``python -m tools.kills --count 100``; ends with 1 where one left half a change.

Each round starts an import in a process of its own, kills it with SIGKILL, and looks at what a reader then finds:
values, list of releases, list of changes and the state before must be the old ones or the new ones together. Then the
same import is run to its end, and nothing of the killed one may be left. Half of the kills wait until files are being
written. The data are made up.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from indicators.__main__ import main as run_command
from indicators.loading.journal import PREPARED, READY
from indicators.loading.load import read_dataset
from indicators.loading.releases import read_changes, read_releases
from indicators.paths import DATA
from tools.made_region import Size, town_codes, write_region

SIZE = Size(2, 2, 3)
INDICATORS = ("zahl_1", "zahl_2")
YEAR = 2012  # the last one
TOWN = next(town_codes(1))
WRITING_SECONDS = 0.04  # an import of this size writes that long
SEED = 7


@dataclass
class Killed:
    """What was seen: how many imports ended as what, and what was wrong."""

    ended: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def _import(folder: Path, file: Path) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return run_command(["import", str(file), "--folder", str(folder)])


def _killed_import(folder: Path, file: Path, wait_s: float, *, when_writing: bool) -> bool:
    """Start an import and kill it; True where it had not ended by itself."""
    child = os.fork()
    if child == 0:
        os._exit(_import(folder, file))
    begun = time.monotonic()
    while when_writing and time.monotonic() - begun < 10:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        if any(folder.glob(f"{PREPARED}*")) or (folder / READY).exists():
            break
    time.sleep(wait_s)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def state(folder: Path, number: int) -> str:
    """Return "old" or "new" where all that belongs to an import is there as it was or as it will be, else what is not.

    The import is the one that writes the value `number` for two indicators.
    """
    dataset = read_dataset(folder)
    faults = [str(one) for one in dataset.problems if not one.notice]
    if faults:
        return f"faults: {faults[0]}"
    values = dataset.values[(dataset.values["area"] == TOWN) & (dataset.values["year"] == YEAR)]
    figures = {float(values.loc[values["indicator"] == name, "value"].iloc[0]) for name in INDICATORS}
    releases, problems = read_releases(folder)
    is_listed = len(releases) == number + 1
    changes = len(read_changes(folder, releases[0].id)) if releases else 0
    before = len(list((folder / "releases" / releases[0].id / "before").glob("*/*.csv"))) if releases else 0
    if figures == {float(number)} and is_listed and not problems and (changes, before) == (len(INDICATORS), 2):
        return "new"
    if figures == {number - 1.0} and len(releases) == number and not problems:
        return "old"
    return f"figures {figures}, {len(releases)} releases, {changes} changes, {before} files before"


def run(count: int, folder: Path, seed: int = SEED) -> Killed:
    """Kill imports into a data folder that is not there yet."""
    chance, found = random.Random(seed), Killed()  # noqa: S311  # no secret, but the same moments each time
    write_region(folder, SIZE)
    shutil.copytree(DATA / "recipes", folder / "recipes")
    table = folder.parent / "tabelle.csv"
    longest = 0.0
    for number in range(count + 1):
        lines = f"Gemeinde;Jahr;Erfundene zahl 1;Erfundene zahl 2\n{TOWN};{YEAR};{number};{number}\n"
        table.write_text(lines, encoding="utf-8")
        if number:
            when_writing = bool(number % 2)
            wait = chance.uniform(0, WRITING_SECONDS if when_writing else longest * 1.1)
            is_killed = _killed_import(folder, table, wait, when_writing=when_writing)
            left = "leaves something" if any(folder.glob(".import*")) else "leaves nothing"
            seen = state(folder, number)
            found.ended[f"{'killed' if is_killed else 'ended'}, {left}, then {seen.partition(' ')[0]}"] += 1
            if seen not in ("old", "new"):
                found.wrong.append(f"import {number}: {seen}")
        began = time.monotonic()
        code = _import(folder, table)
        longest = max(longest, time.monotonic() - began)
        after, left_over = state(folder, number), [one.name for one in folder.glob(".import*")]
        if code or after != "new" or left_over:
            found.wrong.append(f"next import {number}: ended with {code}, {after}, left over: {left_over}")
    return found


def main() -> int:
    """Kill imports and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as base:
        found = run(given.count, Path(base, "data"), given.seed)
    for words, number in sorted(found.ended.items()):
        print(f"{number:4} {words}")
    for one in found.wrong:
        print(one, file=sys.stderr)
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
