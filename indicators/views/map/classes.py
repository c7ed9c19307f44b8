"""Classes for a choropleth: breaks by quantiles, equal width, natural breaks, around a reference, or fixed ones."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import floor, log10

import numpy as np

from indicators.drawing.region_map import CONFIDENTIAL, MISSING, ZERO
from indicators.language.formatting import decimals_of, format_number, round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.views.map.class_choice import CLASS_COUNT, USUAL, Method, Scheme

NEAR_PART = 0.9  # of the values lies within the limits around a reference; what is farther off is in the open classes


@dataclass(frozen=True, slots=True)
class Classes:
    """Inner limits (a value equal to a limit belongs to the class above it), labels and members.

    `members` gives each area its class: 0 … n-1, MISSING (no value), CONFIDENTIAL or ZERO (an exact zero shown
    apart). `method` is the one really used. Colours diverge from `middle`; None for a sequential scale.
    """

    limits: tuple[float, ...]
    labels: tuple[str, ...]
    members: Mapping[str, int] = field(default_factory=dict)
    method: Method = Method.OWN
    middle: float | None = None

    @property
    def below(self) -> int:
        """Number of classes that lie wholly below the middle; 0 for a sequential scale."""
        return 0 if self.middle is None else sum(limit <= self.middle for limit in self.limits)

    @property
    def has_neutral(self) -> bool:
        """True where the middle lies within a class, which then belongs to neither side."""
        return self.middle is not None and self.middle not in self.limits


def classify(
    values: Mapping[str, float | None],
    indicator: Indicator,
    scheme: Scheme = USUAL,
    *,
    pool: Collection[float] | None = None,
    middle: float | None = None,
    zero_apart: bool | None = None,
    confidential: Collection[str] = (),
    limits: Sequence[float] | None = None,
) -> Classes:
    """Return the classes of `values` (by area, None = no figure).

    Limits are found from `pool` (None: from `values`), for example the figures of all years, so that colours keep
    their meaning from year to year; those of `limits_of` can be handed in where they are the same again and again.
    Limits and values are rounded to the decimals shown, so that label and class never
    disagree; equal limits are merged. Without own limits, entered limits or a `middle`, the methods that need them
    fall back to quantiles. An exact zero stands apart where it is the lowest possible value, or as `zero_apart` says;
    areas in `confidential` are kept apart from those without any statement.
    """
    apart = indicator.minimum == 0 if zero_apart is None else zero_apart
    if limits is None:
        known = pool if pool is not None else [value for value in values.values() if value is not None]
        limits = limits_of(known, indicator, scheme, middle=middle, zero_apart=zero_apart)
    limits = tuple(limits)
    members = {area: _member(value, limits, indicator.decimals, zero_apart=apart) for area, value in values.items()}
    members |= dict.fromkeys(confidential, CONFIDENTIAL)
    method = _possible(scheme, indicator, middle)
    return Classes(limits, _labels(limits, indicator.decimals), members, method, _middle(limits, indicator, middle))


def limits_of(
    pool: Iterable[float],
    indicator: Indicator,
    scheme: Scheme = USUAL,
    *,
    middle: float | None = None,
    zero_apart: bool | None = None,
) -> tuple[float, ...]:
    """Return the limits between classes, rising, found from the values of `pool`; the rest as in `classify`."""
    apart = indicator.minimum == 0 if zero_apart is None else zero_apart
    shown = np.array([round_half_up(value, indicator.decimals) for value in pool if value or not apart])
    return _limits(shown, indicator, _possible(scheme, indicator, middle), scheme=scheme, middle=middle)


def _possible(scheme: Scheme, indicator: Indicator, middle: float | None) -> Method:
    needs = {Method.OWN: indicator.class_breaks, Method.CHOSEN: scheme.limits, Method.AROUND: middle is not None}
    return scheme.method if needs.get(scheme.method, True) else Method.QUANTILES


def _middle(limits: Sequence[float], indicator: Indicator, middle: float | None) -> float | None:
    """What colours diverge from: the reference asked for, else zero where values lie on both sides of it."""
    if middle is not None:
        return middle
    signed = indicator.minimum is None and any(limit <= 0 for limit in limits) and any(limit > 0 for limit in limits)
    return 0.0 if signed else None


def _limits(
    known: np.ndarray, indicator: Indicator, method: Method, *, scheme: Scheme, middle: float | None
) -> tuple[float, ...]:
    if method == Method.OWN:
        return indicator.class_breaks
    if method == Method.CHOSEN:
        return tuple(sorted({*scheme.limits, *((middle,) if middle is not None else ())}))
    if not len(known):
        return ()
    count = scheme.count or CLASS_COUNT + (method == Method.AROUND)
    if method == Method.AROUND and middle is not None:
        around = _around(known, indicator.decimals, count=count, middle=middle)
        return tuple(limit for limit in around if _can_be(limit, indicator))
    if method == Method.NATURAL:
        return _natural(tuple(sorted(known.tolist())), count)
    inner = np.linspace(0, 1, count + 1)[1:-1]
    low, high = known.min(), known.max()
    raw = np.quantile(known, inner) if method == Method.QUANTILES else low + inner * (high - low)
    rounded = sorted({round_half_up(limit, indicator.decimals) for limit in raw})
    return tuple(limit for limit in rounded if low < limit <= high)


def _can_be(limit: float, indicator: Indicator) -> bool:
    low, high = indicator.minimum, indicator.maximum
    return (low is None or limit > low) and (high is None or limit <= high)


@lru_cache(maxsize=128)
def _natural(known: tuple[float, ...], count: int) -> tuple[float, ...]:
    """The lowest value of each class but the first, so that the squared deviations from the class means are least.

    Fisher (1958), On grouping for maximum homogeneity, as used by Jenks for maps.
    """
    from jenkspy import jenks_breaks

    distinct = sorted(set(known))
    if len(distinct) <= count:
        return tuple(distinct[1:])
    highest = jenks_breaks(known, n_classes=count)[1:-1]
    return tuple(next(value for value in distinct if value > last) for last in highest)


def _around(known: np.ndarray, decimals: int, *, count: int, middle: float) -> tuple[float, ...]:
    """Limits in equal round steps to both sides of `middle`; an odd number of classes puts one around it.

    Where all values lie on one side, all limits but the middle itself lie there, too.
    """
    center = round_half_up(middle, decimals)
    side = 1 if (known >= center).all() else -1 if (known <= center).all() else 0
    reach = float(np.quantile(np.abs(known - middle), NEAR_PART)) or float(np.abs(known - middle).max())
    if side:
        width = max(_round_step(reach / (count - 1)), 10.0**-decimals)
        steps = center + side * np.arange(count - 1) * width
        return tuple(sorted({round_half_up(limit, decimals) for limit in steps}))
    width = max(_round_step(2 * reach / count), 10.0**-decimals * (1 + count % 2))
    raw = center + (np.arange(1, count) - count / 2) * width
    return tuple(sorted({round_half_up(limit, decimals + count % 2) for limit in raw}))


def _round_step(width: float) -> float:
    """The round number next to a width: 1, 2 or 5 times a power of ten.

    >>> _round_step(3.1), _round_step(0.08), _round_step(0)
    (2.0, 0.1, 0.0)
    """
    if not width > 0:
        return 0.0
    power = 10.0 ** floor(log10(width))
    return float(min((1, 2, 5, 10), key=lambda step: abs(log10(step * power / width))) * power)


def _member(value: float | None, limits: Sequence[float], decimals: int, *, zero_apart: bool) -> int:
    if value is None:
        return MISSING
    if zero_apart and value == 0:
        return ZERO
    return bisect_right(limits, round_half_up(value, decimals))


def _labels(limits: Sequence[float], decimals: int) -> tuple[str, ...]:
    """Return "unter 20", "20 bis unter 40", …, "80 und mehr"."""
    if not limits:
        return (_("alle Werte"),)
    places = max(max(decimals, decimals_of(limit)) if limit != round(limit) else 0 for limit in limits)
    texts = [format_number(limit, places) for limit in limits]
    between = [_("{low} bis unter {high}").format(low=a, high=b) for a, b in pairwise(texts)]
    return (_("unter {limit}").format(limit=texts[0]), *between, _("{limit} und mehr").format(limit=texts[-1]))
