"""The weather symbols on pages: drawings in static/status/, always beside their word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.drawing.assets import symbol
from indicators.model import Rule
from indicators.ratings.rating import Status
from indicators.ratings.words import status_word


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a distribution bar: a status, its word and how many areas have it."""

    code: str
    word: str
    count: int
    symbol: str


def shares(counts: Mapping[Status, int], rule: Rule) -> list[Share]:
    """Return the parts of a distribution bar, from on track to not rated, those without areas included."""
    return [Share(one.value, status_word(one, rule), count, symbol(one)) for one, count in counts.items()]
