"""All goals × all areas of a level: which ratings stand in which rows and columns."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.model import Area, Goal, Level, Pillar
from indicators.ratings.results import Result, verdict_of
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice, RowOrder
from indicators.views.goals.pattern_order import order_by_pattern

MOST_ROWS = 500  # more than all municipalities of a Land; a browser shows no more at once without waiting


@dataclass(frozen=True)
class GoalMatrix:
    """Columns by pillar, rows in groups under the name of a district or, without one, in a row.

    `results` has those of every goal by area. `left_out` areas have no row, since there are too many.
    """

    level: Level
    order: RowOrder
    columns: Sequence[tuple[Pillar, Sequence[Goal]]]
    groups: Sequence[tuple[Area | None, Sequence[Area]]]
    results: Mapping[str, Mapping[str, Result]]
    left_out: int = 0

    @property
    def goals(self) -> list[Goal]:
        """The goals of all columns, from left to right."""
        return [goal for _pillar, goals in self.columns for goal in goals]

    @property
    def rows(self) -> list[Area]:
        """The areas of all rows, from top to bottom."""
        return [area for _district, areas in self.groups for area in areas]

    @property
    def shown(self) -> list[Result]:
        """The results of all cells, row by row."""
        return [self.results[goal.id][area.code] for area in self.rows for goal in self.goals]


def goal_matrix(data: Store, choice: GoalChoice, day: date) -> GoalMatrix:
    """Return the matrix of a choice, made once for all visitors: it is the same whichever area is chosen."""
    key = ("goal_matrix", choice.level, choice.order, choice.pillar, day)
    return data.keep(key, lambda: _made(data, choice, day))


def _made(data: Store, choice: GoalChoice, day: date) -> GoalMatrix:
    pillars = [one for one in data.dataset.pillars.values() if choice.pillar in ("", one.id)]
    by_pillar = ((one, [goal for goal in data.dataset.goals.values() if goal.pillar == one.id]) for one in pillars)
    columns = [(pillar, goals) for pillar, goals in by_pillar if goals]
    results = {goal.id: data.results(goal.id, day) for _pillar, goals in columns for goal in goals}
    areas = data.dataset.areas.at(choice.level)
    groups = _groups(data, _in_order(areas, choice.order, results), choice)
    return GoalMatrix(choice.level, choice.order, columns, groups, results, max(0, len(areas) - MOST_ROWS))


def _in_order(areas: Sequence[Area], order: RowOrder, results: Mapping[str, Mapping[str, Result]]) -> Sequence[Area]:
    """The areas by name, as they are given, or each beside its likes."""
    if order != RowOrder.SIMILAR:
        return areas
    rows = [[pattern_of(found[one.code]) for found in results.values()] for one in areas]
    return [areas[place] for place in order_by_pattern(rows)]


def pattern_of(result: Result) -> Hashable:
    """Return what makes two cells of a column alike: the status, its rule, whether it is of today, or the reason."""
    verdict = verdict_of(result)
    return verdict.rule, verdict.status, verdict.year is None, result.rating.reason


def _groups(data: Store, areas: Sequence[Area], choice: GoalChoice) -> list[tuple[Area | None, Sequence[Area]]]:
    districts = data.dataset.areas.at(Level.DISTRICT)
    if choice.order != RowOrder.DISTRICT or choice.level != Level.MUNICIPALITY or not districts:
        return [(None, areas[:MOST_ROWS])]
    known = data.dataset.areas
    alone = [one for one in areas if known.district_of(one) is None]  # cities that are their own district
    ordered = [*alone, *(one for each in districts for one in areas if known.district_of(one) == each)][:MOST_ROWS]
    found = [(each, [one for one in ordered if known.district_of(one) == each]) for each in (None, *districts)]
    return [(district, members) for district, members in found if members]
