"""What a visitor chose on the page of goals, read from the address: every value checked, faults become notices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.address.parameters import CODE_OF_LEVEL, LEVEL_CODES, read_area, unknown_parameters
from indicators.language.i18n import gettext as _
from indicators.loading.rows import parse_number
from indicators.model import DataSet, Goal, Level
from indicators.ratings.rating import Status
from indicators.ratings.what_if import LAST_YEAR, PACES, WhatIf, can_play

GOAL_PARAMETERS = frozenset({"ziel", "gemeinde", "ebene", "zielwert", "zieljahr", "tempo", "nur"})


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A view of the goals: one goal or None for all, an area (None = region), a level, and a game (None = none).

    `only` are the statuses the table shows, () for all.
    """

    goal: str | None
    area: str | None
    level: Level = Level.MUNICIPALITY
    what: WhatIf | None = None
    only: tuple[Status, ...] = ()

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes."""
        parameters = {}
        if self.goal:
            parameters["ziel"] = self.goal
        if self.level != Level.MUNICIPALITY:
            parameters["ebene"] = CODE_OF_LEVEL[self.level]
        if self.area:
            parameters["gemeinde"] = self.area
        if self.what:
            parameters["zielwert"] = f"{self.what.value:g}"
            parameters["zieljahr"] = str(self.what.year)
            if self.what.pace != PACES[0]:
                parameters["tempo"] = self.what.pace
        if self.goal and self.only:
            parameters["nur"] = ",".join(self.only)
        return parameters


def read_goal_choice(parameters: Mapping[str, str], dataset: DataSet) -> tuple[GoalChoice, list[str]]:
    """Return the choice of an address and notices about unknown values, which are left out."""
    notices = unknown_parameters(parameters, GOAL_PARAMETERS)
    goal = parameters.get("ziel") or None
    if goal and goal not in dataset.goals:
        notices.append(_("Das Ziel „{found}“ gibt es hier nicht. Gezeigt werden alle Ziele.").format(found=goal))
        goal = None
    level = parameters.get("ebene", "")
    if level and level not in LEVEL_CODES:
        notices.append(_("Die Ebene „{found}“ ist unbekannt. Gezeigt werden Gemeinden.").format(found=level))
    area = read_area(parameters, dataset, notices)
    what = _what_if(parameters, dataset.goals[goal], notices) if goal else None
    only = _statuses(parameters.get("nur", ""), notices) if goal else ()
    return GoalChoice(goal, area, LEVEL_CODES.get(level, Level.MUNICIPALITY), what, only), notices


def _statuses(text: str, notices: list[str]) -> tuple[Status, ...]:
    """The statuses of an address in the order of the symbols; unknown ones are left out."""
    wanted = {one for one in text.split(",") if one}
    if unknown := sorted(wanted - set(Status)):
        notices.append(_("Unbekannte Bewertungen in der Adresse: {names}.").format(names=", ".join(unknown)))
    return tuple(one for one in Status if one in wanted)


def _what_if(parameters: Mapping[str, str], goal: Goal, notices: list[str]) -> WhatIf | None:
    """The assumptions of the game; what the address leaves out is as in the goal, nothing at all means no game."""
    given = {name: parameters[name] for name in ("zielwert", "zieljahr", "tempo") if parameters.get(name)}
    if not given or not can_play(goal.target) or goal.target.value is None:
        return None
    value = parse_number(given.get("zielwert", "")) if "zielwert" in given else goal.target.value
    year_text, pace = given.get("zieljahr", str(default_year(goal))), given.get("tempo", PACES[0])
    year = int(year_text) if re.fullmatch("[0-9]{4}", year_text) and int(year_text) <= LAST_YEAR else None
    if value is None or year is None or pace not in PACES:
        notices.append(_("Die Annahmen für „Was wäre, wenn“ in der Adresse sind unbrauchbar und wurden übergangen."))
        return None
    return WhatIf(value, year, pace)


def default_year(goal: Goal) -> int:
    """The target year of a goal, 2030 where it has none."""
    return goal.target.year or 2030
