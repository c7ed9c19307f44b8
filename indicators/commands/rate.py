"""Command line `rate`: a rating from numbers alone, so that anyone can check one without the dashboard."""

import argparse
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from indicators.commands.parts import print_ratings
from indicators.figures.series import is_move
from indicators.loading.cells import ABOVE_ZERO, REFERENCE_MONTH, Cell
from indicators.loading.check.goals import DIRECTION, RULE, TARGET, read_target
from indicators.loading.rows import Row, is_year, parse_number, rows
from indicators.loading.schema import Column, Table
from indicators.model import Direction, Rule, Target
from indicators.model.problems import DataProblems, Problem
from indicators.ratings.fields import as_fields
from indicators.ratings.method import always_moved, rate
from indicators.ratings.second_opinion import Point

SEPARATORS = re.compile(r"[,;|\s]+")


def _breaks(row: Row, column: str) -> list[int]:
    years = [part for part in SEPARATORS.split(row.text(column)) if part]
    for year in years:
        if not is_year(year):
            row.fault("year", column, f"„{year}“ ist keine Jahreszahl.", "Zum Beispiel 2015,2018.")
    return [int(year) for year in years if is_year(year)]


def _points(row: Row, column: str) -> list[Point]:
    """The values of a row, oldest first: "2019:52,2020:54.5"."""
    points: dict[int, float] = {}
    for part in filter(None, SEPARATORS.split(row.text(column))):
        year, _colon, text = part.partition(":")
        number = parse_number(text)
        if not is_year(year) or number is None:
            row.fault("values", column, f"„{part}“ ist kein Jahr mit Wert.", "Zum Beispiel 2020:54.5.")
        elif int(year) in points:
            row.fault("duplicate", column, f"Das Jahr {year} kommt mehrmals vor.", "Je Jahr ein Wert.")
        else:
            points[int(year)] = number
    return sorted(points.items())


RATINGS = Table(
    "rate",
    (RULE, Column("values", Cell(_points, ()))),
    optional=(
        DIRECTION,
        *TARGET,
        Column("breaks", Cell(_breaks, ())),
        Column("smallest_change", ABOVE_ZERO),
        Column("reference_month", REFERENCE_MONTH),
    ),
    closed=True,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `rate`."""
    parser.add_argument("--rule", help="target_by_year, hold or direction")
    parser.add_argument("--direction", help="up or down: which change is an improvement")
    parser.add_argument("--target", help="value aimed at")
    parser.add_argument("--lower", help="lower bound of an interval, in place of --target")
    parser.add_argument("--upper", help="upper bound of an interval, in place of --target")
    parser.add_argument("--target-year", help="year in which the target is to be reached")
    parser.add_argument("--base-year", help="start of the second opinion (default: 2015 or the next year known)")
    parser.add_argument("--breaks", help='first years of new series, for example "2015,2018"')
    parser.add_argument("--values", help='for example "2017:58,2018:56,2019:52,2020:54"')
    parser.add_argument(
        "--smallest-change", help="a smaller change is a standstill (default: none, the official method alone)"
    )
    parser.add_argument(
        "--reference-month", help='month at whose end values hold, others by year: "12 | 2021=6" (default: 12)'
    )
    parser.add_argument("--official", action="store_true", help="the official method alone, which knows no standstill")
    parser.add_argument("--batch", type=Path, metavar="FILE.csv", help="one rating per row, columns as the options")
    parser.add_argument("--this-year", type=int, default=date.today().year, help="calendar year (default: today's)")


def run(options: argparse.Namespace) -> int:
    """Print one rating as JSON or a batch as CSV; wrong input is explained on stderr and ends with 2."""
    given = {name: text for name in RATINGS.columns if (text := getattr(options, name)) is not None}
    try:
        if options.batch:
            if given:
                raise DataProblems(
                    [_fault("batch", next(iter(given)), "Steht neben --batch.", "Nur eines von beiden.")]
                )
            names = list(as_fields(rate([], Target(Rule.DIRECTION, Direction.UP), this_year=2000)))
            print_ratings(names, _rate_file(options.batch, options))
        else:
            print(json.dumps(_rate_options(given, options), indent=2))
    except DataProblems as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    return 0


def _fault(code: str, option: str, found: str, expected: str) -> Problem:
    return Problem(code, "rate", None, option, found, expected)


def _rate_options(given: Mapping[str, str], options: argparse.Namespace) -> dict[str, Any]:
    missing = [one.name for one in RATINGS.needed if one.name not in given]
    if missing:
        raise DataProblems([_fault("required", name, "Die Angabe fehlt.", "Siehe rate --help.") for name in missing])
    problems: list[Problem] = []
    rated = _rate_row(Row({**dict.fromkeys(RATINGS.columns, ""), **given}, "rate", problems), options)
    if problems:
        raise DataProblems(problems)
    return rated


def _rate_file(path: Path, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Rate every row of a file; raises DataProblems with everything that is wrong in it."""
    problems: list[Problem] = []
    frame = replace(RATINGS, file=path.name).frame(path.parent, problems)
    found = [] if frame is None else [_rate_row(row, options) for row in rows(frame, path.name, problems)]
    if problems:
        raise DataProblems(problems)
    return found


def _rate_row(row: Row, options: argparse.Namespace) -> dict[str, Any]:
    fields = RATINGS.fields(row)
    target, least = read_target(row, fields), fields["smallest_change"]
    if not row.ok:
        return {}
    moved = always_moved if options.official or least is None else partial(_moved, least)
    rating = rate(
        fields["values"], target, breaks=fields["breaks"], this_year=options.this_year, moved=moved,
        moment=fields["reference_month"].moment,
    )  # fmt: skip
    return as_fields(rating)


def _moved(least: float, _area: str, before: Point, after: Point) -> bool:
    return is_move(before[1], after[1], least)
