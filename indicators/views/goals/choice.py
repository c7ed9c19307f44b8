"""What a visitor chose on the page of goals, read from the address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Parameter, Reading
from indicators.language.i18n import gettext as _
from indicators.loading.rows import parse_number
from indicators.model import Goal, Level
from indicators.ratings.rating import Status
from indicators.ratings.what_if import LAST_YEAR, PACES, WhatIf, can_play
from indicators.store import Store

MOST_ALIKE = 500  # areas that can be put beside their likes while a visitor waits


class GoalLayout(StrEnum):
    """How all goals are shown, as it stands in the address."""

    LIST = "liste"
    MATRIX = "matrix"
    REGISTER = "register"


class RowOrder(StrEnum):
    """In which order the areas of the matrix stand; none of them counts what was reached."""

    DISTRICT = "kreis"
    SIMILAR = "aehnlich"
    NAME = "name"


GAME = {"zielwert": "a number", "zieljahr": fields.YEAR, "tempo": ", ".join(f"`{one}`" for one in PACES)}


def default_year(goal: Goal) -> int:
    """The target year of a goal, 2030 where it has none."""
    return goal.target.year or 2030


def _what_if(given: Mapping[str, str], reading: Reading) -> WhatIf | None:
    """The assumptions of the game; what the address leaves out is as in the goal, nothing at all means no game."""
    goal = reading.data.dataset.goals.get(reading.found["goal"] or "")
    if not given or goal is None or not can_play(goal.target) or goal.target.value is None:
        return None
    value = parse_number(given["zielwert"]) if "zielwert" in given else goal.target.value
    year_text, pace = given.get("zieljahr", str(default_year(goal))), given.get("tempo", PACES[0])
    year = int(year_text) if re.fullmatch("[0-9]{4}", year_text) and int(year_text) <= LAST_YEAR else None
    if value is None or year is None or pace not in PACES:
        reading.note(_("Die Annahmen für „Was wäre, wenn“ in der Adresse sind unbrauchbar und wurden übergangen."))
        return None
    return WhatIf(value, year, pace)


def _game(what: WhatIf) -> dict[str, str]:
    pace = {"tempo": what.pace} if what.pace != PACES[0] else {}
    return {"zielwert": f"{what.value:g}", "zieljahr": str(what.year), **pace}


@dataclass(frozen=True, slots=True)
class GoalChoice(Choice):
    """A view of the goals: one goal or "" for all, an area (None = region), a level, and a game (None = none).

    `only` are the statuses the table of a goal shows, () for all. All goals stand in a list or, with all areas of the
    level as rows in an `order`, in a matrix, which may be of one `pillar`, "" for all; or in a register.
    """

    goal: str = fields.code(
        "ziel", lambda data: data.dataset.goals, allowed="code of a goal",
        unknown=lambda: _("Das Ziel „{found}“ gibt es hier nicht. Gezeigt werden alle Ziele."),
    )  # fmt: skip
    area: str | None = fields.area()
    level: Level = fields.level()
    what: WhatIf | None = fields.declared(Parameter(GAME, _what_if, _game), None)
    only: tuple[Status, ...] = fields.codes(
        "nur", lambda _data: Status, when=lambda choice: choice.goal,
        unknown=lambda: _("Unbekannte Bewertungen in der Adresse: {found}."),
        allowed=", ".join(f"`{one}`" for one in Status),
    )  # fmt: skip

    pillar: str = fields.code(
        "saeule", lambda data: data.dataset.pillars, allowed="code of a pillar", when=lambda choice: choice.is_matrix,
        unknown=lambda: _("Das Handlungsfeld „{found}“ ist unbekannt. Gezeigt werden alle."),
    )  # fmt: skip
    layout: GoalLayout = fields.one_of(
        "ansicht", GoalLayout, GoalLayout.LIST, when=lambda choice: not choice.goal,
        unknown=lambda: _("Die Ansicht „{found}“ ist unbekannt. Gezeigt wird die Liste."),
    )  # fmt: skip
    order: RowOrder = fields.one_of(
        "sortiert", RowOrder, RowOrder.DISTRICT, when=lambda choice: choice.is_matrix,
        unknown=lambda: _("Die Reihenfolge „{found}“ ist unbekannt. Sortiert ist nach ‹Kreise, Dativ›."),
    )  # fmt: skip

    @property
    def is_register(self) -> bool:
        """True where all goals are asked for by where they stand: decided, proposed, expired, replaced."""
        return not self.goal and self.layout == GoalLayout.REGISTER

    @property
    def is_matrix(self) -> bool:
        """True where all goals are asked for with all areas."""
        return not self.goal and self.layout == GoalLayout.MATRIX

    def fit(self, data: Store) -> Self:
        """Return the choice without what belongs to one goal where there is none, or to the matrix where that is not.

        Of too many areas nobody is put beside its likes.
        """
        if self.goal:
            return replace(self, pillar="", layout=GoalLayout.LIST, order=RowOrder.DISTRICT)
        own = replace(self, what=None, only=())
        if not own.is_matrix:
            return replace(own, pillar="", order=RowOrder.DISTRICT)
        return replace(own, order=RowOrder.DISTRICT) if own.order not in orders(data, own.level) else own

    def explain(self, fitted: Self, reading: Reading) -> None:
        """Say that areas cannot be put beside their likes where they are too many."""
        if fitted.is_matrix and fitted.order != self.order:
            text = _(
                "Nach Ähnlichkeit lassen sich höchstens {count} Gebiete sortieren. Sortiert ist nach ‹Kreise, Dativ›."
            )
            reading.note(text, count=MOST_ALIKE)


def orders(data: Store, level: Level) -> list[RowOrder]:
    """Return the orders in which the areas of a level can stand."""
    many = len(data.dataset.areas.at(level)) > MOST_ALIKE
    return [one for one in RowOrder if one != RowOrder.SIMILAR or not many]
