"""Command line `rate`: a rating from numbers alone, so that anyone can check one without the dashboard."""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from indicators.goals import rate
from indicators.model import Direction, Rule, Target
from indicators.problems import DataProblems, Problem, near_matches
from indicators.rating import Rating
from indicators.rows import is_year, parse_number
from indicators.second_opinion import Point
from indicators.tables import LINE, read_table

FIELDS = ("rule", "direction", "target", "lower", "upper", "target_year", "base_year", "breaks", "values")
REQUIRED = ("rule", "values")
SEPARATORS = re.compile(r"[,;|\s]+")
SIGNIFICANT_DIGITS = 12


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
    parser.add_argument("--batch", type=Path, metavar="FILE.csv", help="one rating per row, columns as the options")
    parser.add_argument("--this-year", type=int, default=date.today().year, help="calendar year (default: today's)")


def run(options: argparse.Namespace) -> int:
    """Print one rating as JSON or a batch as CSV; wrong input is explained on stderr and ends with 2."""
    try:
        if options.batch:
            given = [name for name in FIELDS if getattr(options, name) is not None]
            if given:
                found = f"--batch und --{given[0].replace('_', '-')} stehen zusammen."
                raise DataProblems([Problem("batch", "rate", None, None, found, "Bitte nur eines von beiden.")])
            _print_csv(_rate_file(options.batch, this_year=options.this_year))
        else:
            missing = [name for name in REQUIRED if getattr(options, name) is None]
            if missing:
                found = "Die Angabe fehlt."
                raise DataProblems([Problem("required", "rate", None, f"--{missing[0]}", found, "Siehe rate --help.")])
            cells = {name: getattr(options, name) or "" for name in FIELDS}
            print(json.dumps(_rate_cells(cells, "rate", None, this_year=options.this_year), indent=2))
    except DataProblems as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    return 0


def as_fields(rating: Rating) -> dict[str, Any]:
    """Return a rating as plain fields; numbers with twelve significant digits, None where one does not apply."""
    second = rating.second
    return {
        "status": rating.status.value,
        "reason": rating.reason.value if rating.reason else None,
        "marks": [mark.value for mark in rating.marks],
        "rule_applied": rating.applied.value if rating.applied else None,
        "latest_year": rating.latest[0] if rating.latest else None,
        "latest_value": _shown(rating.latest[1] if rating.latest else None),
        "target": _shown(rating.target),
        "target_year": rating.target_year,
        "first_year_used": rating.used[0][0] if rating.used else None,
        "values_used": len(rating.used),
        "mean_change_per_year": _shown(rating.mean_change),
        "last_change": _shown(rating.last_change),
        "required_change_per_year": _shown(rating.required_change),
        "projected": _shown(rating.projected),
        "gap": _shown(rating.gap),
        "shortfall_share": _shown(rating.shortfall),
        "second_opinion": second.opinion.value if second else None,
        "second_ratio": _shown(second.ratio if second else None),
        "second_reason": second.obstacle.value if second and second.obstacle else None,
    }


def _shown(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0


def _rate_file(path: Path, *, this_year: int) -> list[dict[str, Any]]:
    frame, problems = read_table(path, REQUIRED, name=path.name, optional=FIELDS)
    rated = []
    for cells in frame.to_dict("records") if frame is not None else []:
        row = {str(name): str(cell) for name, cell in cells.items()}
        try:
            rated.append(_rate_cells(row, path.name, int(row[LINE]), this_year=this_year))
        except DataProblems as error:
            problems += error.problems
    if problems:
        raise DataProblems(problems)
    return rated


def _print_csv(rows: list[dict[str, Any]]) -> None:
    names = list(as_fields(rate([], Target(Rule.DIRECTION, Direction.UP), this_year=2000)))
    writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "marks": " ".join(row["marks"])} for row in rows)


def _rate_cells(cells: Mapping[str, str], file: str, line: int | None, *, this_year: int) -> dict[str, Any]:
    """Rate one row of texts; raises DataProblems with everything that is wrong in it."""
    reader = _Cells(cells, file, line)
    target, breaks, points = reader.target(), reader.breaks(), reader.points()
    if reader.problems or target is None:
        raise DataProblems(reader.problems)
    return as_fields(rate(points, target, breaks=breaks, this_year=this_year))


class _Cells:
    """The texts of one rating, read as what they stand for; every fault is collected."""

    def __init__(self, cells: Mapping[str, str], file: str, line: int | None) -> None:
        self.cells, self.file, self.line = cells, file, line
        self.problems: list[Problem] = []

    def fault(self, code: str, column: str, found: str, expected: str) -> None:
        self.problems.append(Problem(code, self.file, self.line, column, found, expected))

    def target(self) -> Target | None:
        rules = [rule.value for rule in Rule]
        rule = self.cells["rule"]
        if rule not in rules:
            near = near_matches(rule, rules)
            self.fault("choice", "rule", f"„{rule}“ ist keine Regel.", f"Erlaubt: {', '.join(rules)}.{near}")
            return None
        value, lower, upper = (self.number(name) for name in ("target", "lower", "upper"))
        year, base_year = self.year("target_year"), self.year("base_year")
        return Target(Rule(rule), self.direction(), value, lower, upper, year, base_year) if self.fits(rule) else None

    def direction(self) -> Direction:
        """The direction; an interval needs none, its bounds have their own."""
        text = self.cells["direction"]
        if not text and (self.cells["lower"] or self.cells["upper"]):
            return Direction.NONE
        if text not in (Direction.UP, Direction.DOWN):
            self.fault("direction", "direction", f"„{text}“ ist keine Richtung.", "Erlaubt: up, down.")
            return Direction.NONE
        return Direction(text)

    def fits(self, rule: str) -> bool:
        """True where the fields given are those the rule needs."""
        has = {name: bool(self.cells[name]) for name in ("target", "lower", "upper", "target_year")}
        bounds = has["lower"] or has["upper"]
        if rule == Rule.DIRECTION and (has["target"] or bounds):
            self.fault("target", "target", "Die Regel direction kennt kein Ziel.", "Bitte leer lassen.")
        elif rule != Rule.DIRECTION and has["target"] == bounds:
            found = "Ziel und Grenzen stehen zusammen." if bounds else "Das Ziel fehlt."
            self.fault("target", "target", found, "Entweder target oder lower und upper.")
        if rule == Rule.TARGET_BY_YEAR and not has["target_year"]:
            self.fault("target_year", "target_year", "Das Zieljahr fehlt.", "Zum Beispiel 2030.")
        low, high = parse_number(self.cells["lower"]), parse_number(self.cells["upper"])
        if low is not None and high is not None and low > high:
            self.fault("interval", "lower", f"{low:g} liegt über {high:g}.", "Untere Grenze nicht über der oberen.")
        return not self.problems

    def number(self, column: str) -> float | None:
        text = self.cells[column]
        number = parse_number(text)
        if text and number is None:
            self.fault("number", column, f"„{text}“ ist keine Zahl.", "Mit Dezimalpunkt, zum Beispiel 12.5.")
        return number

    def year(self, column: str) -> int | None:
        text = self.cells[column]
        if text and not is_year(text):
            self.fault("year", column, f"„{text}“ ist keine Jahreszahl.", "Vierstellig, zum Beispiel 2030.")
            return None
        return int(text) if text else None

    def breaks(self) -> list[int]:
        years = [part for part in SEPARATORS.split(self.cells["breaks"]) if part]
        for year in years:
            if not is_year(year):
                self.fault("year", "breaks", f"„{year}“ ist keine Jahreszahl.", "Zum Beispiel 2015,2018.")
        return [int(year) for year in years if is_year(year)]

    def points(self) -> list[Point]:
        points: dict[int, float] = {}
        for part in filter(None, SEPARATORS.split(self.cells["values"])):
            year, _colon, text = part.partition(":")
            number = parse_number(text)
            if not is_year(year) or number is None:
                self.fault("values", "values", f"„{part}“ ist kein Jahr mit Wert.", "Zum Beispiel 2020:54.5.")
            elif int(year) in points:
                self.fault("duplicate", "values", f"Das Jahr {year} kommt mehrmals vor.", "Je Jahr ein Wert.")
            else:
                points[int(year)] = number
        return sorted(points.items())
