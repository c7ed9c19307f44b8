"""Where the axis of values begins and ends: at zero where that costs little, else with a mark and words that say so."""

from collections.abc import Sequence

from indicators.language.i18n import gettext as _

MIN_RANGE = 0.05  # of the level: a small change must not look like a large one
FROM_ZERO = 0.5  # lowest ÷ highest value up to which the axis begins at zero
ROOM = 0.06  # of the span, beyond the values


def middle_and_width(values: Sequence[float], *, least: float = MIN_RANGE) -> tuple[float, float]:
    """Return middle and width of what some values span: at least a part of their level, so that flat stays flat."""
    low, high = min(values), max(values)
    return (low + high) / 2, max(high - low, least * max(abs(low), abs(high)), 1e-9)


def value_axis(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis for lines: with zero where the lowest is at most half the highest, else without.

    >>> value_axis([2.0, 50.0]), value_axis([0.0, 0.0])
    ((0.0, 53.0), (-0.5, 0.5))
    """
    low, high = min(values), max(values)
    if low >= 0 and low <= FROM_ZERO * high and high:
        return 0.0, high * (1 + ROOM)
    if high <= 0 and high >= FROM_ZERO * low and low:
        return low * (1 + ROOM), 0.0
    middle, width = middle_and_width(values) if low or high else (0.0, 1.0 / (1 + 2 * ROOM))
    half = width * (0.5 + ROOM)
    return round(middle - half, 12), round(middle + half, 12)


def is_broken(ends: tuple[float, float]) -> bool:
    """True where an axis with these ends does not reach zero."""
    return ends[0] > 0 or ends[1] < 0


def axis_words(ends: tuple[float, float]) -> str:
    """Return the words beside an axis that does not reach zero, "" beside any other."""
    return _("Achse beginnt nicht bei null") if is_broken(ends) else ""
