"""The measures of a data folder with their reports and outputs; all files are optional."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from indicators.loading.check.goals import GOALS, PILLARS
from indicators.loading.check.measures import MEASURES, REPORTS, check_measures, check_reports
from indicators.loading.check.outputs import OUTPUTS, check_outputs
from indicators.loading.check.references import Known
from indicators.loading.goals import known_of
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
    """Return the measures by id with their reports and outputs; what is wrong with the files is added to `problems`.

    `pillars` and `goals` are those that can be used; others in their files have a fault that is named there.
    """
    frame = MEASURES.frame(folder, problems) if MEASURES.is_in(folder) else None
    if frame is None:
        return {}
    known_pillars, known_goals = known_of(PILLARS, folder, pillars), known_of(GOALS, folder, goals)
    measures = check_measures(
        frame, problems, areas=areas, pillars=known_pillars, goals=known_goals, indicators=indicators
    )
    in_file = frozenset(frame["id"])
    reports = REPORTS.frame(folder, problems) if REPORTS.is_in(folder) else None
    if reports is not None:
        measures = check_reports(reports, problems, measures=measures, in_file=in_file, day=day)
    outputs = OUTPUTS.frame(folder, problems) if OUTPUTS.is_in(folder) else None
    return measures if outputs is None else check_outputs(outputs, problems, measures=measures, in_file=in_file)
