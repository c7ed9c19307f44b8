"""Command line `status`: the data rated against its goals, as a table, CSV or JSON."""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from indicators.commands.parts import WrongInput, print_ratings, unknown
from indicators.figures.all_series import all_series
from indicators.loading.load import data_dir, read_dataset
from indicators.model import DataSet
from indicators.model.areas import Areas
from indicators.ratings.fields import result_fields
from indicators.ratings.results import rate_goal

COLUMNS = (("goal", 28), ("area", 9), ("name", 30), ("status", 13), ("reason", 20), ("latest_year", 5))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `status`."""
    parser.add_argument("--goal", help="id of a goal (default: all)")
    parser.add_argument(
        "--area", help="AGS of a municipality or district, the region's code, or a group (default: all)"
    )
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")


def run(options: argparse.Namespace) -> int:
    """Print a line per goal and area; WrongInput for an unknown goal or area."""
    day = date.today()
    dataset = read_dataset(options.folder, day=day)
    area = _code(options.area, dataset.areas)
    faults = []
    if options.goal and options.goal not in dataset.goals:
        faults.append(unknown("--goal", options.goal, dataset.goals, listed=True))
    if options.area and area is None:
        faults.append(unknown("--area", options.area, [one.code for one in dataset.areas]))
    if faults:
        raise WrongInput("\n".join(map(str, faults)))
    rows = rated(dataset, goal=options.goal, area=area, day=day)
    if options.format == "table":
        _print_table(rows)
    elif options.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        print_ratings(list(rows[0]), rows)
    return 0


def rated(dataset: DataSet, *, goal: str | None, area: str | None, day: date) -> list[dict[str, Any]]:
    """Return the results of one or all goals for one or all areas as plain fields."""
    series = all_series(dataset)
    goals = [one for one in dataset.goals.values() if goal in (None, one.id)]
    areas = list(dataset.areas) if area is None else [dataset.areas[area]]
    return [
        result_fields(result, label="name")
        for one in goals
        for result in rate_goal(one, areas, dataset=dataset, series=series, day=day).values()
    ]


def _code(found: str | None, areas: Areas) -> str | None:
    """The code of an area; an AGS without its leading zero is understood."""
    return next((code for code in (found, f"0{found}") if found and code in areas), None)


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    for row in [{name: name for name, _width in COLUMNS}, *rows]:
        cells = ["" if row[name] is None else str(row[name]) for name, _width in COLUMNS]
        line = "  ".join(f"{cell:<{width}}" for cell, (_name, width) in zip(cells, COLUMNS, strict=True))
        print(line.rstrip())
