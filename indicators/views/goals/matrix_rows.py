"""The matrix of goals as rows for a template: the same on the page, and before Streamlit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.export.table import level_plural, level_word
from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal, Level
from indicators.ratings.results import Result
from indicators.ratings.words import kind_noun
from indicators.store import Store
from indicators.views.goals.cards import goal_address
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.matrix import GoalMatrix, goal_matrix
from indicators.views.goals.matrix_words import CellWords, cell_words, legend, order_words, sign_words


@dataclass(frozen=True, slots=True)
class _Column:
    """What a goal says in every area of a level, whatever their order; `year` is that of most of its ratings."""

    year: int | None
    cells: Mapping[str, tuple[str, CellWords]]


def matrix_values(data: Store, choice: GoalChoice, day: date) -> Mapping[str, Any]:
    """Return what goals/matrix.html is given; made once for all visitors but for the rows it marks.

    Another order only puts the same cells in other rows.
    """
    matrix = goal_matrix(data, choice, day)
    key = ("matrix_values", choice.level, choice.order, choice.pillar, day)
    return {**data.keep(key, lambda: _made(data, matrix, day)), "chosen": chosen_rows(data, choice)}


def chosen_rows(data: Store, choice: GoalChoice) -> list[str]:
    """Return the codes of the rows to mark: the chosen area's, of a group those of all its members."""
    return (data.dataset.areas.outlined(choice.area) or "").split()


def _made(data: Store, matrix: GoalMatrix, day: date) -> dict[str, Any]:
    columns = [_column(data, matrix.level, goal, day) for goal in matrix.goals]
    return {
        "caption": _("{level}: {count}, Ziele: {goals}").format(
            count=len(matrix.rows), level=level_plural(matrix.level), goals=len(matrix.goals)
        ),
        "first": level_word(matrix.level),
        "pillars": [(pillar.label, len(goals)) for pillar, goals in matrix.columns],
        "heads": [_head(goal, one.year) for goal, one in zip(matrix.goals, columns, strict=True)],
        "groups": [
            (district.label if district else "", [_row(area, columns) for area in areas])
            for district, areas in matrix.groups
        ],
        "legend": legend(matrix),
        "signs": sign_words(matrix),
        "order": order_words(matrix.order),
        "left_out": matrix.left_out,
    }


def _column(data: Store, level: Level, goal: Goal, day: date) -> _Column:
    return data.keep(("matrix_column", goal.id, level, day), lambda: _made_column(data, level, goal, day))


def _made_column(data: Store, level: Level, goal: Goal, day: date) -> _Column:
    results = data.results(goal.id, day)
    found = [results[area.code] for area in data.dataset.areas.at(level)]
    year = usual_year(found)
    return _Column(year, {one.area.code: (goal_address(goal, one.area), cell_words(one, year)) for one in found})


def usual_year(results: Sequence[Result]) -> int | None:
    """Return the year of which most ratings are, the newer of two as frequent; None without any."""
    years = Counter(one.rating.latest[0] for one in results if one.rating.is_rated and one.rating.latest)
    return max(years, key=lambda year: (years[year], year), default=None)


def _head(goal: Goal, year: int | None) -> dict[str, Any]:
    return {"label": goal.label, "href": goal_address(goal), "kind": kind_noun(goal), "year": year}


def _row(area: Area, columns: Sequence[_Column]) -> dict[str, Any]:
    return {"area": area, "cells": [one.cells[area.code] for one in columns]}
