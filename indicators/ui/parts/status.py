"""The weather symbols on pages: drawings in static/status/, always beside their word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.drawing.assets import symbol
from indicators.model import Goal
from indicators.ratings.results import Result, counted
from indicators.ratings.words import status_word, words_rule


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a distribution bar: a status, its word and how many areas have it."""

    code: str
    word: str
    count: int
    symbol: str


def shares(goal: Goal, results: Sequence[Result]) -> list[Share]:
    """Return the parts of a distribution bar, from on track to not rated; what no area has is left out."""
    rule, counts = words_rule(goal, results), counted(results)
    return [Share(one.value, status_word(one, rule), count, symbol(one)) for one, count in counts.items() if count]
