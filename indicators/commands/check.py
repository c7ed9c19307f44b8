"""Command line `check`: every problem of the data, the settings and the texts."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from indicators.figures.due import overdue_notices
from indicators.intake.recipe import read_recipes
from indicators.loading.check.aggregates import check_aggregates
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.releases import read_releases
from indicators.loading.settings import read_settings
from indicators.loading.texts import text_problems
from indicators.model import DataSet
from indicators.model.problems import DataProblems, Problem
from indicators.views.accessibility import review_notices


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `check`."""
    parser.add_argument("folder", nargs="?", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")


def run(options: argparse.Namespace) -> int:
    """Print every problem and notice; only problems make the exit code 1."""
    settings, wrong = read_settings(options.folder)
    try:
        dataset, found = examined(options.folder, day=date.today())
        print(extent(dataset), file=sys.stderr)
        found = (*found, *review_notices(dataset.barriers.values(), settings, day=date.today()))
    except DataProblems as error:
        found = error.problems
    found = (*found, *wrong, *text_problems(options.folder))
    if options.format == "json":
        print(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(one)
    problems = sum(not one.notice for one in found)
    print(counted(found), file=sys.stderr)
    return 1 if problems else 0


def examined(folder: Path, *, day: date) -> tuple[DataSet, tuple[Problem, ...]]:
    """Return a data folder as read, with every problem and notice of it; DataProblems where nothing can be shown.

    Settings and texts are not looked at.
    """
    dataset = read_dataset(folder, day=day)
    others = (read_releases(folder)[1], read_recipes(folder / "recipes")[1])
    found = (*dataset.problems, *(one for problems in others for one in problems), *check_aggregates(dataset))
    return dataset, (*found, *overdue_notices(dataset.sources, day))


def extent(dataset: DataSet) -> str:
    """Return how much there is: "6 Sätze, 64 Indikatoren, 9000 Werte"."""
    shown = [one for one in dataset.indicators.values() if not one.is_weight]
    published = int((dataset.values["sign"] != "c").sum())
    return f"{len(dataset.sets)} Sätze, {len(shown)} Indikatoren, {published} Werte"


def counted(found: Sequence[Problem]) -> str:
    """Return how many problems and notices there are: "Keine Probleme. Hinweise: 3."."""
    problems = sum(not one.notice for one in found)
    notices = f" Hinweise: {len(found) - problems}." if len(found) > problems else ""
    return {0: "Keine Probleme.", 1: "1 Problem."}.get(problems, f"{problems} Probleme.") + notices
