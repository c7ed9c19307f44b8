"""The measures of a data folder with their reports; both files are optional."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from indicators.loading.check.measures import (
    MEASURE_COLUMNS,
    OPTIONAL_MEASURE_COLUMNS,
    OPTIONAL_REPORT_COLUMNS,
    REPORT_COLUMNS,
    Known,
    check_measures,
    check_reports,
)
from indicators.loading.tables import read_table
from indicators.model.areas import Areas
from indicators.model.measure import Measure
from indicators.model.problems import Problem

MEASURES, REPORTS = "measures.csv", "measure_reports.csv"


def read_measures(
    folder: Path, *, areas: Areas, pillars: Collection[str], goals: Collection[str], indicators: Known, day: date | None
) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measures by id with their reports, and what is wrong with the two files.

    `pillars` and `goals` are those that can be used; others in their files have a fault that is named there.
    """
    if not (folder / MEASURES).is_file():
        return {}, []
    frame, problems = read_table(
        folder / MEASURES, MEASURE_COLUMNS, name=MEASURES, optional=OPTIONAL_MEASURE_COLUMNS, closed=True
    )
    if frame is None:
        return {}, problems
    measures, found = check_measures(
        frame,
        MEASURES,
        areas=areas,
        pillars=Known("pillars.csv", pillars, _ids(folder / "pillars.csv", "pillar")),
        goals=Known("goals.csv", goals, _ids(folder / "goals.csv", "id")),
        indicators=indicators,
    )
    problems += found
    if not (folder / REPORTS).is_file():
        return measures, problems
    reports, found = read_table(
        folder / REPORTS, REPORT_COLUMNS, name=REPORTS, optional=OPTIONAL_REPORT_COLUMNS, closed=True
    )
    problems += found
    if reports is None:
        return measures, problems
    measures, found = check_reports(reports, REPORTS, measures=measures, in_file=frozenset(frame["id"]), day=day)
    return measures, problems + found


def _ids(path: Path, column: str) -> frozenset[str] | None:
    """The ids in a file, none where there is no such file, None where it can not be read."""
    if not path.is_file():
        return frozenset()
    frame, _problems = read_table(path, [column], name=path.name)
    return None if frame is None else frozenset(frame[column])


def has_measure_file(name: str, folder: Path) -> bool:
    """True where there is the file of measures or of reports, by its name."""
    return name in (MEASURES, REPORTS) and (folder / name).is_file()


def read_measure_file(name: str, folder: Path) -> bytes:
    """Return the file of measures or of reports as it is, b"" where there is none."""
    return (folder / name).read_bytes() if has_measure_file(name, folder) else b""
