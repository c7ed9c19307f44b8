"""Command line `check`: every problem of the data."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from indicators.figures.due import overdue_notices
from indicators.intake.recipe import read_recipes
from indicators.loading.check.aggregates import check_aggregates
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.releases import read_releases
from indicators.loading.settings import read_settings
from indicators.model.problems import DataProblems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `check`."""
    parser.add_argument("folder", nargs="?", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")


def run(options: argparse.Namespace) -> int:
    """Print every problem and notice; only problems make the exit code 1."""
    folder: Path = options.folder
    try:
        dataset = read_dataset(folder, day=date.today())
    except DataProblems as error:
        found = error.problems
    else:
        others = (read_releases(folder)[1], read_recipes(folder / "recipes")[1], read_settings(folder)[1])
        found = (*dataset.problems, *(one for problems in others for one in problems), *check_aggregates(dataset))
        found = (*found, *overdue_notices(dataset.sources, date.today()))
        shown = [one for one in dataset.indicators.values() if not one.is_weight]
        published = int((dataset.values["sign"] != "c").sum())
        print(f"{len(dataset.sets)} Sätze, {len(shown)} Indikatoren, {published} Werte", file=sys.stderr)
    if options.format == "json":
        print(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(one)
    problems = sum(not one.notice for one in found)
    notices = f" Hinweise: {len(found) - problems}." if len(found) > problems else ""
    counted = {0: "Keine Probleme.", 1: "1 Problem."}.get(problems, f"{problems} Probleme.")
    print(counted + notices, file=sys.stderr)
    return 1 if problems else 0
