"""How far a figure of few persons or facilities may lie by chance alone.

The range is that of a Poisson count with 95 %, by Byar's approximation (Breslow and Day 1987, Statistical Methods in
Cancer Research II, p. 69): for a count O and z = 1.96 from O·(1 − 1/(9O) − z/(3√O))³ to P·(1 − 1/(9P) + z/(3√P))³,
P = O + 1.
"""

from math import sqrt

from indicators.figures.quality import FEW
from indicators.figures.series import Figure, Series
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _

Z = 1.959964


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


def chance_range(series: Series, area: str, figure: Figure) -> tuple[float, float] | None:
    """Return the range of chance of a figure in its unit; None where many stand behind it, or how many is not known.

    Only rates of persons or facilities (`one_unit`) have one: what is computed from a count is no matter of chance.
    """
    unit = series.unit(area, figure.year)
    if series.indicator.quotient or not unit or figure.value is None or figure.value >= FEW * unit:
        return None
    low, high = poisson_range(figure.value / unit)
    return low * unit, high * unit


def chance_words(series: Series, area: str, figure: Figure) -> str:
    """Return the range of chance: "Durch Zufall allein kann er zwischen 1,4 und 19,9 liegen."; "" without one."""
    found = chance_range(series, area, figure)
    if found is None:
        return ""
    low, high = (format_number(end, series.indicator.decimals) for end in found)
    return _("Durch Zufall allein kann er zwischen {low} und {high} liegen.").format(low=low, high=high)


def unclear_words(series: Series, area: str, figure: Figure, before: Figure) -> str:
    """Return that a change is not clear, because the earlier figure lies within the range of chance; "" where it is."""
    found = chance_range(series, area, figure)
    if found is None or before.value is None or before.value == figure.value:
        return ""
    return _("Das ist keine deutliche Veränderung.") if found[0] <= before.value <= found[1] else ""
