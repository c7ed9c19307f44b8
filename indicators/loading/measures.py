"""The measures of a data folder with their reports; both files are optional."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from indicators.loading.check.goals import GOALS, PILLARS
from indicators.loading.check.measures import MEASURES, REPORTS, check_measures, check_reports
from indicators.loading.check.references import Known
from indicators.loading.schema import Table
from indicators.loading.tables import read_table
from indicators.model.areas import Areas
from indicators.model.measure import Measure
from indicators.model.problems import Problem


def read_measures(
    folder: Path,
    problems: list[Problem],
    *,
    areas: Areas,
    pillars: Collection[str],
    goals: Collection[str],
    indicators: Known,
    day: date | None,
) -> dict[str, Measure]:
    """Return the measures by id with their reports; what is wrong with the two files is added to `problems`.

    `pillars` and `goals` are those that can be used; others in their files have a fault that is named there.
    """
    frame = MEASURES.frame(folder, problems) if MEASURES.is_in(folder) else None
    if frame is None:
        return {}
    known_pillars, known_goals = known_of(PILLARS, folder, pillars), known_of(GOALS, folder, goals)
    measures = check_measures(
        frame, problems, areas=areas, pillars=known_pillars, goals=known_goals, indicators=indicators
    )
    reports = REPORTS.frame(folder, problems) if REPORTS.is_in(folder) else None
    if reports is None:
        return measures
    return check_reports(reports, problems, measures=measures, in_file=frozenset(frame["id"]), day=day)


def known_of(table: Table, folder: Path, usable: Collection[str]) -> Known:
    """Return what may be named of a table: what can be used and all its codes, none where there is no such file."""
    if not table.is_in(folder):
        return Known(table.file, usable, frozenset())
    frame, _problems = read_table(folder / table.file, table.key, name=table.file)
    return Known(table.file, usable, None if frame is None else frozenset(frame[table.key[0]]))
