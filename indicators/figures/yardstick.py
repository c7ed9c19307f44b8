"""How a municipality stands to the municipalities of the state and the country, in figures and in words."""

from dataclasses import dataclass
from enum import StrEnum

from indicators.figures.series import Figure, Series
from indicators.language.formatting import format_number, format_short, join_de, round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Level
from indicators.model.quality import Use
from indicators.model.reference import Reference, ReferenceArea, Statistic


class Quarter(StrEnum):
    """Between which of the known limits of a spread a figure lies, from the lowest to the highest."""

    LOWEST_TENTH = "lowest_tenth"
    LOWEST = "lowest"
    LOWER = "lower"
    MEDIAN = "median"
    UPPER = "upper"
    HIGHEST = "highest"
    HIGHEST_TENTH = "highest_tenth"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A spread outside and where a figure of the same year lies in it."""

    reference: Reference
    quarter: Quarter


def quarter_of(value: float, reference: Reference, *, decimals: int = 9) -> Quarter | None:
    """Return between which limits a value lies; None without a median. A value on a limit lies on its inner side.

    What reads like the median with its `decimals` counts as equal to it: nobody could see why it should not.
    Limits that are not known tell nothing apart: without quartiles a value is above or below the median.
    """
    known = reference.figures
    if reference.median is None:
        return None
    if round_half_up(value, decimals) == round_half_up(reference.median, decimals):
        return Quarter.MEDIAN
    if value > reference.median:
        steps = ((Statistic.P90, Quarter.HIGHEST_TENTH), (Statistic.Q3, Quarter.HIGHEST))
        return next((quarter for limit, quarter in steps if limit in known and value > known[limit]), Quarter.UPPER)
    steps = ((Statistic.P10, Quarter.LOWEST_TENTH), (Statistic.Q1, Quarter.LOWEST))
    return next((quarter for limit, quarter in steps if limit in known and value < known[limit]), Quarter.LOWER)


def yardsticks(series: Series, area: Area, figure: Figure | None) -> list[Yardstick]:
    """Return the spreads of exactly the figure's year; none for districts and the region, or for unfit figures.

    What describes municipalities is no yardstick for a mean of many.
    """
    if figure is None or figure.value is None or area.level != Level.MUNICIPALITY:
        return []
    if not series.allows(area.code, figure.year, Use.COMPARE):
        return []
    decimals = series.indicator.decimals
    of_year = (one for one in series.references if one.year == figure.year)
    found = ((one, quarter_of(figure.value, one, decimals=decimals)) for one in of_year)
    return [Yardstick(one, quarter) for one, quarter in found if quarter]


def references_of(series: Series, year: int) -> list[Reference]:
    """Return the spreads outside of a year."""
    return [one for one in series.references if one.year == year and one.median is not None]


def median_words(reference: Reference, indicator: Indicator) -> str:
    """Return the median with what it is the median of: "Median der 396 Gemeinden in NRW: 69,3 %"."""
    text = _("Median der {count} {members}: {value}")
    value = format_short(reference.median, indicator)
    return text.format(count=format_number(reference.count), members=members(reference), value=value)


def members(reference: Reference, place: str = "") -> str:
    """Return what a spread is of, with the place: "Gemeinden in NRW"; `place` other words for it ("in A und in B")."""
    return f"{reference.of or _('Gemeinden')} {place or reference.area.locative}"


def total_words(reference: Reference, indicator: Indicator) -> str:
    """Return the figure of an area as a whole, which is never called a median; "" without one."""
    if reference.total is None:
        return ""
    text = _("Wert für {place} insgesamt: {value}")
    return text.format(place=reference.area.label, value=format_short(reference.total, indicator))


def quarter_words(quarter: Quarter, whose: str) -> str:
    """Return where a figure lies: "höher als in drei Vierteln der Gemeinden in NRW"; `whose` as `members` has it."""
    words = {
        Quarter.HIGHEST_TENTH: _("höher als in neun von zehn {whose}"),
        Quarter.HIGHEST: _("höher als in drei Vierteln der {whose}"),
        Quarter.UPPER: _("höher als in der Hälfte der {whose}"),
        Quarter.MEDIAN: _("etwa so hoch wie der Median der {whose}"),
        Quarter.LOWER: _("niedriger als in der Hälfte der {whose}"),
        Quarter.LOWEST: _("niedriger als in drei Vierteln der {whose}"),
        Quarter.LOWEST_TENTH: _("niedriger als in neun von zehn {whose}"),
    }
    return words[quarter].format(whose=whose)


def yardstick_sentence(series: Series, area: Area, figure: Figure | None) -> str:
    """Return how a figure stands to municipalities outside, in one or two sentences; "" where nothing is known.

    "Das ist höher als in drei Vierteln der Gemeinden in NRW und höher als in der Hälfte der Gemeinden in Deutschland.
    Median der 396 Gemeinden in NRW: 69,3 %; Median der 10.787 Gemeinden in Deutschland: 61,0 %."
    """
    found = yardsticks(series, area, figure)
    if not found:
        return ""
    alike: dict[tuple[Quarter, str], list[Reference]] = {}
    for one in found:
        alike.setdefault((one.quarter, one.reference.of), []).append(one.reference)
    said = [
        quarter_words(quarter, members(same[0], join_de([one.area.locative for one in same])))
        for (quarter, _of), same in alike.items()
    ]
    medians = [median_words(one.reference, series.indicator) for one in found]
    totals = filter(None, (total_words(one.reference, series.indicator) for one in found))
    return f"{_('Das ist {quarters}.').format(quarters=join_de(said))} {'; '.join([*medians, *totals])}."


def towns_outside(series: Series) -> dict[ReferenceArea, list[Figure]]:
    """Return the figures of single municipalities outside the region, oldest first; {} where there are none."""
    found: dict[ReferenceArea, list[Figure]] = {}
    for one in sorted(series.references, key=lambda each: each.year):
        if one.value is not None:
            found.setdefault(one.area, []).append(Figure(one.year, one.value, note=one.note))
    return found
