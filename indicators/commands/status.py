"""Command line `status`: the data rated against its goals, as a table, CSV or JSON."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from indicators.commands.parts import WrongInput
from indicators.figures.series import all_series
from indicators.loading.load import data_dir, read_dataset
from indicators.model import DataSet
from indicators.model.areas import Areas
from indicators.model.problems import near_matches
from indicators.ratings.fields import result_fields
from indicators.ratings.results import rate_goal

COLUMNS = (("goal", 28), ("area", 9), ("name", 30), ("status", 13), ("reason", 20), ("latest_year", 5))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `status`."""
    parser.add_argument("--goal", help="id of a goal (default: all)")
    parser.add_argument("--area", help="AGS of a municipality or district, or swf (default: all)")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")


def run(options: argparse.Namespace) -> int:
    """Print a line per goal and area; WrongInput for an unknown goal or area."""
    day = date.today()
    dataset = read_dataset(options.folder, day=day)
    if faults := _unknown(options, dataset):
        raise WrongInput("\n".join(faults))
    rows = rated(dataset, goal=options.goal, area=_code(options.area, dataset.areas), day=day)
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[options.format](rows)
    return 0


def rated(dataset: DataSet, *, goal: str | None, area: str | None, day: date) -> list[dict[str, Any]]:
    """Return the results of one or all goals for one or all areas as plain fields."""
    series = all_series(dataset)
    goals = [one for one in dataset.goals.values() if goal in (None, one.id)]
    areas = [one for one in dataset.areas if area in (None, one.code)]
    return [
        result_fields(result, label="name")
        for one in goals
        for result in rate_goal(one, areas, dataset=dataset, series=series, day=day).values()
    ]


def _unknown(options: argparse.Namespace, dataset: DataSet) -> list[str]:
    faults = []
    if options.goal and options.goal not in dataset.goals:
        faults.append(f"--goal: „{options.goal}“ ist unbekannt.{_known(options.goal, list(dataset.goals))}")
    if options.area and _code(options.area, dataset.areas) is None:
        codes = [area.code for area in dataset.areas]
        faults.append(f"--area: „{options.area}“ ist unbekannt.{near_matches(options.area, codes)}")
    return faults


def _known(found: str, known: Sequence[str]) -> str:
    return near_matches(found, known) or f" Vorhanden: {', '.join(known)}."


def _code(found: str | None, areas: Areas) -> str | None:
    """The code of an area; an AGS without its leading zero is understood."""
    return next((code for code in (found, f"0{found}") if found and code in areas), None)


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    for row in [{name: name for name, _width in COLUMNS}, *rows]:
        cells = ["" if row[name] is None else str(row[name]) for name, _width in COLUMNS]
        line = "  ".join(f"{cell:<{width}}" for cell, (_name, width) in zip(cells, COLUMNS, strict=True))
        print(line.rstrip())


def _print_csv(rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "marks": " ".join(row["marks"])} for row in rows)


def _print_json(rows: Sequence[dict[str, Any]]) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=1))
