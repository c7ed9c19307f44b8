"""How the municipalities spread over the values of an indicator: quartiles, who stands apart from most, what lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from indicators.drawing.shapes import Group, by_district
from indicators.figures.series import Figure, Series, cross_section
from indicators.model import Area, Indicator, Level
from indicators.model.quality import Use
from indicators.store import Store

BOUND_DIGITS = 9  # 2.22 − 2.15 computed as 0.0700000000000003 is 0.07, which is on the bound
FEWEST = 8  # areas below which "most" says nothing


class Standing(StrEnum):
    """How a value stands to most of the others, by median ± 1 MAD; higher is not better."""

    HIGHER = "higher"
    SIMILAR = "similar"
    LOWER = "lower"


class Part(StrEnum):
    """Which part of the ordered values one belongs to; the quartiles themselves belong to the middle half."""

    UPPER = "upper"
    MIDDLE = "middle"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Summary:
    """Extremes, quartiles and median absolute deviation of `count` values, in their unit."""

    count: int
    low: float
    lower: float
    median: float
    upper: float
    high: float
    mad: float

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """Lower quartile, median and upper quartile."""
        return self.lower, self.median, self.upper

    def standing(self, value: float) -> Standing | None:
        """How a value stands to most: within one MAD of the median, bounds included, is similar.

        None for fewer than eight values. Where the MAD is zero only the median itself is similar.
        """
        if self.count < FEWEST:
            return None
        if round(abs(value - self.median) - self.mad, BOUND_DIGITS) <= 0:
            return Standing.SIMILAR
        return Standing.HIGHER if value > self.median else Standing.LOWER

    def part(self, value: float) -> Part:
        """Whether a value is above, within or below the middle half."""
        if value > self.upper:
            return Part.UPPER
        return Part.LOWER if value < self.lower else Part.MIDDLE


def summarise(values: Iterable[float]) -> Summary | None:
    """Return the summary of some values, None for none.

    Quartiles by linear interpolation between the ordered values (type 7 of Hyndman and Fan, as in pandas and Excel).
    MAD is the median of the absolute differences to the median, without a factor (Hampel, 1974).

    >>> found = summarise([1, 2, 3, 4, 100])
    >>> found.lower, found.median, found.upper, found.mad
    (2.0, 3.0, 4.0, 1.0)
    """
    known = np.asarray(list(values), dtype=float)
    if not len(known):
        return None
    low, lower, median, upper, high = (float(one) for one in np.quantile(known, [0, 0.25, 0.5, 0.75, 1]))
    mad = float(np.quantile(np.abs(known - median), 0.5))
    return Summary(len(known), low, lower, median, upper, high, mad)


def rank(value: float, values: Iterable[float]) -> int:
    """Return the place of a value counted from the highest; equal values share the better place.

    >>> [rank(value, [9, 7, 7, 1]) for value in (9, 7, 1)]
    [1, 2, 4]
    """
    return 1 + sum(other > value for other in values)


@dataclass(frozen=True)
class Spread:
    """The municipalities of one year of an indicator; `summary` is None where none has a value.

    `shown` is what a map of the year shows, by code in the order of names: the year's figure, one up to three years
    older of the same series, or one without value that says why, None without any statement. `year` 0 = no values.
    `unfit` says why values must not be compared; then there is no summary.
    """

    series: Series
    year: int
    districts: Sequence[Area]
    areas: Sequence[Area]
    shown: Mapping[str, Figure | None]
    summary: Summary | None
    unfit: str = ""

    @property
    def indicator(self) -> Indicator:
        """The facts about the indicator."""
        return self.series.indicator

    @cached_property
    def values(self) -> dict[str, float]:
        """The values by area; areas without one are left out."""
        return {code: one.value for code, one in self.shown.items() if one is not None and one.value is not None}

    @cached_property
    def groups(self) -> list[Group]:
        """The districts with their municipalities that have a value."""
        return by_district(self.districts, [area for area in self.areas if area.code in self.values])

    @property
    def missing(self) -> list[Area]:
        """The areas without a value."""
        return [area for area in self.areas if area.code not in self.values]

    @property
    def older(self) -> list[tuple[Area, int]]:
        """The areas whose value is of an earlier year, with that year."""
        known = ((area, self.shown[area.code]) for area in self.areas if area.code in self.values)
        return [(area, figure.year) for area, figure in known if figure and figure.year < self.year]

    def standing(self, code: str) -> Standing | None:
        """How an area stands to most; None without a value or where too few have one."""
        value = self.values.get(code)
        return None if value is None or self.summary is None else self.summary.standing(value)

    def group(self, standing: Standing) -> list[Area]:
        """The areas of one standing, by name."""
        return [area for area in self.areas if self.standing(area.code) == standing]

    def rank(self, code: str) -> int:
        """The place of an area counted from the highest value; KeyError without a value."""
        return rank(self.values[code], self.values.values())

    def extremes(self) -> tuple[list[Area], list[Area]]:
        """The areas with the highest and with the lowest value."""
        if self.summary is None:
            return [], []
        ends = self.summary.high, self.summary.low
        highest, lowest = ([one for one in self.areas if self.values.get(one.code) == end] for end in ends)
        return highest, lowest


def spread(data: Store, indicator: str, year: int | None = None) -> Spread:
    """Return the spread of an indicator in a year, None for the newest one that some municipality has; made once."""
    return data.keep(("spread", indicator, year), lambda: _made(data, indicator, year))


def _made(data: Store, indicator: str, year: int | None) -> Spread:
    series, areas = data.series[indicator], data.dataset.areas.at(Level.MUNICIPALITY)
    chosen = year if year is not None else max(data.years(indicator, Level.MUNICIPALITY), default=0)
    shown = cross_section(series, areas, chosen)
    known = [one.value for one in shown.values() if one is not None and one.value is not None]
    quality = series.indicator.quality(Level.MUNICIPALITY, chosen)
    unfit = "" if Use.COMPARE in quality.allows else quality.reason
    summary = None if unfit else summarise(known)
    return Spread(series, chosen, data.dataset.areas.at(Level.DISTRICT), areas, shown, summary, unfit)
