"""Classes for a choropleth: breaks by quantiles, equal width or an indicator's own fixed limits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from indicators.formatting import format_number, round_half_up
from indicators.i18n import gettext as _
from indicators.model import Indicator

CLASS_COUNT = 5
MISSING, ZERO, CONFIDENTIAL = -1, -2, -3


class Method(StrEnum):
    """How the limits between classes are found."""

    OWN = "fest"
    QUANTILES = "quantile"
    EQUAL = "gleich"


@dataclass(frozen=True, slots=True)
class Classes:
    """Inner limits (a value equal to a limit belongs to the class above it), labels and counts.

    `members` gives each area its class: 0 … n-1, MISSING (no value) or ZERO (an exact zero shown apart).
    """

    limits: tuple[float, ...]
    labels: tuple[str, ...]
    members: Mapping[str, int]
    method: Method
    diverging: bool

    def count(self, index: int) -> int:
        """Number of areas in a class."""
        return sum(member == index for member in self.members.values())

    @property
    def center(self) -> int:
        """Index of the first class at or above zero, for diverging colours."""
        return sum(limit <= 0 for limit in self.limits)


def classify(
    values: Mapping[str, float | None], indicator: Indicator, method: Method, *, confidential: Collection[str] = ()
) -> Classes:
    """Return the classes of `values` (by area, None = no figure).

    Limits and values are rounded to the decimals shown, so that label and class never disagree; equal limits
    are merged. An indicator without own limits falls back to quantiles. An exact zero stands apart where it
    is the lowest possible value; areas in `confidential` are kept apart from those without any statement.
    """
    known = [value for value in values.values() if value is not None]
    if method == Method.OWN and not indicator.class_breaks:
        method = Method.QUANTILES
    apart = indicator.minimum == 0
    shown = np.array([round_half_up(value, indicator.decimals) for value in known if value or not apart])
    limits = _limits(shown, indicator, method)
    members = {area: _member(value, limits, indicator.decimals, zero_apart=apart) for area, value in values.items()}
    members |= dict.fromkeys(confidential, CONFIDENTIAL)
    diverging = indicator.minimum is None and any(limit <= 0 for limit in limits) and any(x > 0 for x in limits)
    return Classes(limits, _labels(limits, indicator.decimals), members, method, diverging)


def _limits(known: np.ndarray, indicator: Indicator, method: Method) -> tuple[float, ...]:
    if method == Method.OWN:
        return indicator.class_breaks
    if not len(known):
        return ()
    inner = np.linspace(0, 1, CLASS_COUNT + 1)[1:-1]
    low, high = known.min(), known.max()
    raw = np.quantile(known, inner) if method == Method.QUANTILES else low + inner * (high - low)
    rounded = sorted({round_half_up(limit, indicator.decimals) for limit in raw})
    return tuple(limit for limit in rounded if low < limit <= high)


def _member(value: float | None, limits: Sequence[float], decimals: int, *, zero_apart: bool) -> int:
    if value is None:
        return MISSING
    if zero_apart and value == 0:
        return ZERO
    return sum(round_half_up(value, decimals) >= limit for limit in limits)


def _labels(limits: Sequence[float], decimals: int) -> tuple[str, ...]:
    """Return "unter 20", "20 bis unter 40", …, "80 und mehr"."""
    if not limits:
        return (_("alle Werte"),)
    places = max(max(decimals, _places(limit)) if limit != round(limit) else 0 for limit in limits)
    texts = [format_number(limit, places) for limit in limits]
    between = [_("{low} bis unter {high}").format(low=a, high=b) for a, b in pairwise(texts)]
    return (
        _("unter {limit}").format(limit=texts[0]),
        *between,
        _("{limit} und mehr").format(limit=texts[-1]),
    )


def _places(limit: float) -> int:
    """Decimals needed to write a limit in full, at most six."""
    return next((places for places in range(6) if round(limit, places) == limit), 6)
