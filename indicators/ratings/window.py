"""Which values of a series enter a rating: the last ones of one series between breaks."""

from collections.abc import Iterable, Sequence

from indicators.ratings.second_opinion import Point

MAX_VALUES, MIN_VALUES = 6, 4


def unbroken(points: Sequence[Point], breaks: Iterable[int] = ()) -> list[Point]:
    """The points from the latest series break on: values across a break never enter one trend."""
    starts = [start for start in breaks if points and start <= points[-1][0]]
    return [point for point in points if point[0] >= max(starts, default=point[0])]


def rateable(points: Sequence[Point], breaks: Iterable[int] = ()) -> list[Point]:
    """The values of the latest series with enough of them to be rated; those of the latest series where none has.

    >>> years = [(year, float(year)) for year in range(2015, 2021)]
    >>> [year for year, _ in rateable(years, [2020])], [year for year, _ in rateable(years, [2016, 2018])]
    ([2015, 2016, 2017, 2018, 2019], [2018, 2019, 2020])
    """
    starts = sorted(breaks, reverse=True)
    latest = known = unbroken(points, starts)
    end = len(points)
    while len(known) < MIN_VALUES and known:
        end -= len(known)
        known = unbroken(points[:end], starts)
    return known or latest
