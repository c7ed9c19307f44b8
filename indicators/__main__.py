"""Command line: `python -m indicators check | deck | factsheet | import | …`, each with `--help`."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from datetime import date
from pathlib import Path

from indicators.commands import deck as deck_command
from indicators.commands import factsheet as factsheet_command
from indicators.commands import import_file as import_command
from indicators.commands import package as package_command
from indicators.commands import rate as rate_command
from indicators.commands import status as status_command
from indicators.intake.recipe import read_recipes
from indicators.loading.check.aggregates import check_aggregates
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.releases import read_releases
from indicators.loading.settings import read_settings
from indicators.model.problems import DataProblems


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 nothing wrong, 1 problems in the data, 2 wrong input)."""
    parser = argparse.ArgumentParser(prog="python -m indicators", description="Check data, import files, rate goals.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem of the data")
    check.add_argument("folder", nargs="?", type=Path, default=data_dir(), help="data folder (default: data/)")
    check.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    deck_command.add_arguments(commands.add_parser("deck", help="slides of a place as HTML file or PDF"))
    factsheet_command.add_arguments(commands.add_parser("factsheet", help="one A4 page per area as PDF"))
    import_command.add_arguments(commands.add_parser("import", help="bring in a publisher's file"))
    package_command.add_arguments(commands.add_parser("package", help="describe each set as a Data Package"))
    rate_command.add_arguments(commands.add_parser("rate", help="rate one series against a target"))
    status_command.add_arguments(commands.add_parser("status", help="rate the data against its goals"))
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return _check(chosen.folder, as_json=chosen.format == "json")
    command = {
        "deck": deck_command,
        "factsheet": factsheet_command,
        "import": import_command,
        "package": package_command,
        "rate": rate_command,
        "status": status_command,
    }
    return command[chosen.command].run(chosen)


def _check(folder: Path, *, as_json: bool) -> int:
    """Print every problem and notice; only problems make the exit code 1."""
    try:
        dataset = read_dataset(folder, day=date.today())
    except DataProblems as error:
        found = error.problems
    else:
        others = (read_releases(folder)[1], read_recipes(folder / "recipes")[1], read_settings(folder)[1])
        found = (*dataset.problems, *(one for problems in others for one in problems), *check_aggregates(dataset))
        shown = [one for one in dataset.indicators.values() if not one.is_weight]
        published = int((dataset.values["sign"] != "c").sum())
        print(f"{len(dataset.sets)} Sätze, {len(shown)} Indikatoren, {published} Werte", file=sys.stderr)
    if as_json:
        print(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(one)
    problems = sum(not one.notice for one in found)
    notices = f" Hinweise: {len(found) - problems}." if len(found) > problems else ""
    counted = {0: "Keine Probleme.", 1: "1 Problem."}.get(problems, f"{problems} Probleme.")
    print(counted + notices, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # "… | head" ends quietly
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
