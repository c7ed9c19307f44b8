"""Values over time and across areas: latest figure, change, comparison, and what may be joined by a line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Self

import pandas as pd

from indicators.language.formatting import round_half_up
from indicators.model import Area, DataSet, Indicator, Level, Sign
from indicators.model.quality import Quality, Use
from indicators.model.reference import Reference

Point = tuple[int, float]
MAX_CARRY_YEARS = 3
SHARE_DIGITS = 10  # a step of 0.1 computed as 0.09999999999999964 is one
CHANGE_YEARS, LONGEST_GAP = 5, 8  # a council is elected every five or six years
COLUMNS = ("year", "value", "sign", "note", "coverage", "dates")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with everything needed to cite it; `value` None means no figure, `sign` says why.

    `dates` are the points in time of what it was computed from, where they differ.
    """

    year: int
    value: float | None
    sign: str = ""
    note: str = ""
    coverage: str = ""
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Difference between two figures of one unbroken series, in the indicator's unit, by `shown_difference`."""

    since: int
    until: int
    difference: float


def _smallest(_code: str) -> Level:
    return Level.MUNICIPALITY


class Series:
    """All figures of one indicator, by area: a read-only view on `DataSet.values`.

    `units` says for each area what one whole person or facility makes of the figure in a year, `counts` what was
    counted where the figure is computed from a count; both are empty where that is not known. `references` are the
    yardsticks from outside. `of_group` gives the series of a group alone, None for what is no group; `level` that at
    which the figures of an area were measured. `area_breaks` are the breaks that single areas have beside those of the
    indicator, see `figures.area_breaks`.
    """

    def __init__(
        self,
        indicator: Indicator,
        rows: pd.DataFrame,
        *,
        units: Mapping[str, Sequence[Point]] | None = None,
        counts: Mapping[str, Mapping[int, float]] | None = None,
        references: Sequence[Reference] = (),
        of_group: Callable[[str], "Series | None"] = lambda _code: None,
        level: Callable[[str], Level] = _smallest,
        area_breaks: Mapping[str, Mapping[int, str]] | None = None,
    ) -> None:
        self.area_breaks = area_breaks or {}
        self.indicator, self.references, self._of_group, self.level = indicator, references, of_group, level
        self._units, self._counts = units or {}, counts or {}
        self._by_area: dict[str, list[Figure]] = {}
        for area, year, value, *told in zip(*(rows[name].tolist() for name in ("area", *COLUMNS)), strict=True):
            figure = Figure(year, None if pd.isna(value) else value, *told)
            self._by_area.setdefault(area, []).append(figure)

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        figures: Mapping[str, list[Figure]],
        area_breaks: Mapping[str, Mapping[int, str]] | None = None,
        *,
        level: Callable[[str], Level] = _smallest,
    ) -> Self:
        """A series of figures that are there already, by area, oldest first; `level` and `area_breaks` as of any."""
        one = cls.__new__(cls)
        one.indicator, one._by_area, one._units, one._counts, one.references = indicator, dict(figures), {}, {}, ()
        one._of_group, one.level, one.area_breaks = lambda _code: None, level, area_breaks or {}
        return one

    def in_area(self, area: str) -> "Series":
        """The same series whose indicator has the breaks of an area, too: for all that is told of this area alone."""
        if not self.area_breaks.get(area):
            return self
        one = copy(self)
        one.indicator, one.area_breaks = replace(self.indicator, breaks=self.breaks_of(area)), {}
        return one

    def breaks_of(self, *areas: str) -> dict[int, str]:
        """The breaks of the indicator and of some areas, as their borders changed: notes by first year of a series."""
        found = dict(self.indicator.breaks)
        for own in (self.area_breaks.get(area, {}) for area in areas):
            for year, why in own.items():
                found[year] = f"{found[year]}; {why}" if year in found and why not in found[year] else why
        return dict(sorted(found.items()))

    def _home(self, area: str) -> "Series":
        """Where the figures of an area are: a group's are made when they are first asked for."""
        return self if area in self._by_area else self._of_group(area) or self

    def quality(self, area: str, year: int) -> Quality:
        """How good the figure of an area and year is."""
        return self.indicator.quality(self.level(area), year)

    def allows(self, area: str, year: int, use: Use) -> bool:
        """True where the figure of an area and year may be used so."""
        return use in self.quality(area, year).allows

    def unit(self, area: str, year: int) -> float:
        """What one whole person or facility makes of the figure, by the nearest year known; 0 where it is not known."""
        known = self._home(area)._units.get(area, ())
        return min(known, key=lambda one: abs(one[0] - year))[1] if known else 0.0

    def smallest_change(self, area: str, *years: int) -> float:
        """The smallest change between figures of these years that means anything, in the indicator's unit.

        The largest of: what the indicator says, else one step of its decimals; the unit the figures are rounded to;
        what one whole person or facility makes, where what is counted is not known itself.
        """
        least = self.indicator.smallest_change or 10.0**-self.indicator.decimals
        units = () if area in self._home(area)._counts else (self.unit(area, year) for year in years)
        return max(least, *(self.quality(area, year).step for year in years), *units)

    def counted_the_same(self, area: str, *years: int) -> bool:
        """True where the figures are computed from a count and that was the same in all these years."""
        counts = self._home(area)._counts.get(area, {})
        return bool(counts) and len({counts.get(year) for year in years}) == 1

    def moved(self, area: str, before: Point, after: Point) -> bool:
        """True where the change between two figures means anything; a ratio moves only if what is counted does."""
        if self.counted_the_same(area, before[0], after[0]):
            return False
        return is_move(before[1], after[1], self.smallest_change(area, before[0], after[0]))

    def figures(self, area: str) -> list[Figure]:
        """All figures of an area, oldest first; [] where there are none."""
        return self._home(area)._by_area.get(area, [])

    def known(self, area: str) -> list[Figure]:
        """The figures that have a value, oldest first."""
        return [figure for figure in self.figures(area) if figure.value is not None]

    def at(self, area: str, year: int) -> Figure | None:
        """The figure of exactly this year, None if the file has no row for it."""
        return next((figure for figure in self.figures(area) if figure.year == year), None)

    def latest(self, area: str) -> Figure | None:
        """The newest figure with a value, None if there is none."""
        known = self.known(area)
        return known[-1] if known else None

    def shown(self, area: str, year: int) -> Figure | None:
        """The figure a map of `year` shows: that year's, else one up to three years older of the same series.

        A row that says why there is no figure is kept; an older figure never replaces it.
        """
        exact = self.at(area, year)
        if exact is not None:
            return exact
        older = [f for f in self.known(area) if year - MAX_CARRY_YEARS <= f.year < year]
        return older[-1] if older and self.segment(older[-1].year, area) == self.segment(year, area) else None

    def segment(self, year: int, area: str = "") -> int:
        """Number of series breaks up to this year: values of different segments never enter one trend.

        Of an area those of its borders count, too.
        """
        return sum(year >= start for start in (self.breaks_of(area) if area else self.indicator.breaks))

    def change(self, area: str, until: int | None = None) -> Change | None:
        """The value of `until` (None = latest) against the oldest at most five years older, else the one before it.

        Never across a break. Values that must not enter a trend have no change.
        """
        known = [one for one in self.known(area) if until is None or one.year <= until]
        if not known or not self.allows(area, known[-1].year, Use.TREND):
            return None
        same = [
            one
            for one in known
            if self.segment(one.year, area) == self.segment(known[-1].year, area)
            and self.allows(area, one.year, Use.TREND)
        ]
        recent = [one for one in same if one.year >= known[-1].year - CHANGE_YEARS]
        if len(same) < 2:
            return None
        before, last = recent[0] if len(recent) > 1 else same[-2], same[-1]
        if last.year - before.year > LONGEST_GAP:
            return None
        if before.value is None or last.value is None:
            return None
        return Change(before.year, last.year, shown_difference(last.value, before.value, self.indicator.decimals))

    def years(self, areas: list[str]) -> list[int]:
        """Years in which at least one of the areas has a value, oldest first."""
        return sorted({figure.year for area in areas for figure in self.known(area)})


def shown_difference(value: float, other: float, decimals: int) -> float:
    """Return how far two figures lie apart as readers see them: each rounded first, then subtracted.

    Exactly zero only where both are shown alike.

    >>> shown_difference(10.26, 10.24, 1), shown_difference(4.24, 4.36, 1), shown_difference(4.24, 4.16, 1)
    (0.1, -0.2, 0.0)
    """
    return round_half_up(round_half_up(value, decimals) - round_half_up(other, decimals), decimals)


def is_move(before: float, after: float, smallest: float) -> bool:
    """True where two values are at least the smallest change apart that means anything.

    >>> is_move(0.3, 0.4, 0.1), is_move(0.3, 0.39, 0.1)
    (True, False)
    """
    return round(abs(after - before) / smallest, SHARE_DIGITS) >= 1


def cross_section(series: Series, areas: Iterable[Area], year: int) -> dict[str, Figure | None]:
    """Return the figure a map of `year` shows for each area, by code; None where the file says nothing."""
    return {area.code: series.shown(area.code, year) for area in areas}


def levels_of(series: Series, dataset: DataSet) -> list[Level]:
    """Return the levels, municipality first, for which the indicator has at least one value."""
    return [level for level in dataset.areas.levels if any(series.known(area.code) for area in dataset.areas.at(level))]


def any_computed(figures: Iterable[Figure | None]) -> bool:
    """True where one of some figures was computed here, not published; None is an area without any statement."""
    return any(one is not None and one.sign == Sign.COMPUTED for one in figures)
