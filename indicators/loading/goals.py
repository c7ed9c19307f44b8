"""The goals of a data folder with the pillars they stand in and the visions those come from; all files are optional."""

from collections.abc import Collection, Mapping
from pathlib import Path

from indicators.loading.check.goals import GOALS, PILLARS, VISIONS, check_goals, check_pillars, check_visions
from indicators.loading.check.references import Known
from indicators.loading.schema import Table
from indicators.loading.tables import read_table
from indicators.model import Goal, Indicator, Pillar
from indicators.model.areas import Areas
from indicators.model.goal import Vision
from indicators.model.problems import Problem


def read_goals(
    folder: Path, problems: list[Problem], *, indicators: Mapping[str, Indicator], areas: Areas
) -> tuple[dict[str, Vision], dict[str, Pillar], dict[str, Goal]]:
    """Return visions, pillars and goals by id; there may be pillars for measures alone.

    What is wrong is added to `problems`. Without usable pillars there are no goals.
    """
    vision_rows = VISIONS.frame(folder, problems) if VISIONS.is_in(folder) else None
    visions = check_visions(vision_rows, problems) if vision_rows is not None else {}
    has_goals = GOALS.is_in(folder)
    pillar_rows = PILLARS.frame(folder, problems) if has_goals or PILLARS.is_in(folder) else None
    goal_rows = GOALS.frame(folder, problems) if has_goals else None
    if pillar_rows is None or (has_goals and goal_rows is None):
        return visions, {}, {}
    pillars = check_pillars(pillar_rows, problems, visions=known_of(VISIONS, folder, visions))
    if goal_rows is None:
        return visions, pillars, {}
    return visions, pillars, check_goals(goal_rows, problems, pillars=pillars, indicators=indicators, areas=areas)


def known_of(table: Table, folder: Path, usable: Collection[str]) -> Known:
    """Return what may be named of a table: what can be used and all its codes, none where there is no such file."""
    if not table.is_in(folder):
        return Known(table.file, usable, frozenset())
    frame, _problems = read_table(folder / table.file, table.key, name=table.file)
    return Known(table.file, usable, None if frame is None else frozenset(frame[table.key[0]]))
