"""How far a figure of few persons or facilities may lie by chance alone, with 95 %.

Of a rate the count is one of Poisson, by Byar's approximation (Breslow and Day 1987, Statistical Methods in Cancer
Research II, p. 69): for a count O and z = 1.96 from O·(1 − 1/(9O) − z/(3√O))³ to P·(1 − 1/(9P) + z/(3√P))³, P = O + 1.
A share p of n has Wilson's score interval (Wilson 1927, Journal of the American Statistical Association 22, p. 209):
(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n).
"""

from collections.abc import Iterable
from math import sqrt

from indicators.figures.quality import FEW
from indicators.figures.series import Figure, Point, Series
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model import Kind

Z = 1.959964
WHOLE = 100.0

Band = dict[int, tuple[float, float]]  # by year, lowest and highest value that chance alone explains


def poisson_range(count: float) -> tuple[float, float]:
    """Return between which counts chance alone lets one vary, with 95 %; from 0 for none.

    >>> [round(end, 2) for end in poisson_range(3)], [round(end, 2) for end in poisson_range(0)]
    ([0.6, 8.77], [0.0, 3.67])
    """
    above = count + 1
    high = above * (1 - 1 / (9 * above) + Z / (3 * sqrt(above))) ** 3
    if count <= 0:
        return 0.0, high
    return max(count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3, 0.0), high


def wilson_range(count: float, total: float) -> tuple[float, float]:
    """Return between which shares (0 to 1) chance alone lets `count` of `total` vary, with 95 %.

    >>> [round(end, 3) for end in wilson_range(2, 20)], [round(end, 3) for end in wilson_range(0, 10)]
    ([0.028, 0.301], [0.0, 0.278])
    """
    share, square = count / total, Z * Z
    middle = share + square / (2 * total)
    half = Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    low, high = ((middle + sign * half) / (1 + square / total) for sign in (-1, 1))
    return max(low, 0.0), min(high, 1.0)


def chance_range(series: Series, area: str, figure: Figure) -> tuple[float, float] | None:
    """Return the range of chance of a figure in its unit; None where many stand behind it, or how many is not known.

    Only rates and shares of persons or facilities (`one_unit`) have one: what is computed from a count is no matter of
    chance. Nor have values that are good for nothing, behind which nobody was counted. The count is a whole one: where
    the base is that of another year it would not be.
    """
    unit = series.unit(area, figure.year)
    if not series.quality(area, figure.year).allows:
        return None
    if series.indicator.quotient or not unit or figure.value is None or figure.value >= FEW * unit:
        return None
    count = round(figure.value / unit)
    if series.indicator.kind == Kind.SHARE:
        low, high = wilson_range(count, WHOLE / unit)
        return low * WHOLE, high * WHOLE
    low, high = poisson_range(count)
    return low * unit, high * unit


def chance_band(series: Series, area: str) -> Band:
    """Return the ranges of chance of an area's figures by year; {} where none has one."""
    found = {one.year: chance_range(series, area, one) for one in series.known(area)}
    return {year: ends for year, ends in found.items() if ends}


def chance_words(series: Series, area: str, figure: Figure) -> str:
    """Return the range of chance: "… schwankt er …, rechnerisch zwischen 1,4 und 19,9"; "" without one."""
    found = chance_range(series, area, figure)
    if found is None:
        return ""
    low, high = (format_number(end, series.indicator.decimals) for end in found)
    text = _(
        "Bei so wenigen schwankt er auch unter gleichen Verhältnissen, rechnerisch zwischen {low} und {high} (95 %)."
    )
    return text.format(low=low, high=high)


def is_unclear(series: Series, area: str, before: Point, after: Point) -> bool:
    """True for a change whose earlier value lies within the range of chance of the later one."""
    found = chance_range(series, area, Figure(*after))
    return found is not None and before[1] != after[1] and found[0] <= before[1] <= found[1]


def band_words(bands: Iterable[Band]) -> str:
    """Return what the upright strokes of a chart are, "" where it has none."""
    return _("Senkrechte Striche: Schwankung durch Zufall bei so wenigen (95 %)") if any(bands) else ""


def unclear_words(series: Series, area: str, figure: Figure, before: Figure) -> str:
    """Return that a change is not clear, because it lies within the range of chance; "" where it is."""
    if figure.value is None or before.value is None:
        return ""
    unclear = is_unclear(series, area, (before.year, before.value), (figure.year, figure.value))
    return _("Das ist keine deutliche Veränderung.") if unclear else ""
