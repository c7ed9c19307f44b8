"""Command line: `python -m indicators check | rate | status`, each with `--help`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from indicators import rate_command, status_command
from indicators.load import data_dir, read_dataset
from indicators.problems import DataProblems


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 nothing wrong, 1 problems in the data, 2 wrong input)."""
    parser = argparse.ArgumentParser(prog="python -m indicators", description="Check the data, rate goals.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem of the data")
    check.add_argument("folder", nargs="?", type=Path, default=data_dir(), help="data folder (default: data/)")
    rate_command.add_arguments(commands.add_parser("rate", help="rate one series against a target"))
    status_command.add_arguments(commands.add_parser("status", help="rate the data against its goals"))
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return _check(chosen.folder)
    return rate_command.run(chosen) if chosen.command == "rate" else status_command.run(chosen)


def _check(folder: Path) -> int:
    try:
        dataset = read_dataset(folder)
    except DataProblems as error:
        problems = error.problems
    else:
        problems = dataset.problems
        shown = [one for one in dataset.indicators.values() if not one.is_weight]
        published = int((dataset.values["sign"] != "c").sum())
        print(f"{len(dataset.sets)} Sätze, {len(shown)} Indikatoren, {published} Werte", file=sys.stderr)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} Probleme" if problems else "Keine Probleme.", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
