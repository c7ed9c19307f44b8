"""A game with a goal: which areas would reach another target, in another year, at another pace."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.model import Rule, Target
from indicators.ratings.rating import Rating, Status, year_reached

BEST_THIRD = "drittel"
PACES = ("1", "1.25", "1.5", "2", "3", BEST_THIRD)
LAST_YEAR = 2050


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Assumptions: target value, target year and pace, a factor on each area's own or that of the best third."""

    value: float
    year: int
    pace: str = "1"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the assumptions mean for one area: `year` None = never; `in_time` for the assumed target year."""

    year: int | None
    in_time: bool


def can_play(target: Target) -> bool:
    """True for goals with one target value: there is nothing to move in a direction or an interval."""
    return target.rule != Rule.DIRECTION and target.value is not None


def play(ratings: Mapping[str, Rating], what: WhatIf, *, direction: int) -> dict[str, Arrival]:
    """Return for each rated area when it reaches the assumed target.

    Left out are areas without rating and those whose trend ends at a series break: their pace is not known yet.

    An area that has reached the value already arrives in the year of its latest value. The trend goes on in equal
    steps from there; who stands still has none. At the pace of the best third no area becomes slower than it is.

    >>> from indicators.ratings.method import rate
    >>> from indicators.model import Direction
    >>> target = Target(Rule.TARGET_BY_YEAR, Direction.UP, 20, year=2030)
    >>> rating = rate([(2015, 5), (2016, 6), (2017, 7), (2018, 8)], target, this_year=2018)
    >>> play({"a": rating}, WhatIf(value=10, year=2019, pace="2"), direction=1)
    {'a': Arrival(year=2019, in_time=True)}
    """
    rated = {area: one for area, one in ratings.items() if one.is_open_ended}
    third = best_third(list(rated.values()), direction=direction)
    arrivals = {}
    for area, rating in rated.items():
        own = _pace(rating, direction)
        pace = max(own, third) if what.pace == BEST_THIRD else own * float(what.pace)
        arrivals[area] = _arrival(rating, what, direction, pace)
    return arrivals


def best_third(ratings: list[Rating], *, direction: int) -> float:
    """Return the change per year, counted towards the goal, that the best third of the areas reaches or exceeds."""
    paces = sorted((_pace(one, direction) for one in ratings), reverse=True)
    return paces[math.ceil(len(paces) / 3) - 1] if paces else 0.0


def _pace(rating: Rating, direction: int) -> float:
    """The change per year towards the goal; none for who stands still."""
    return 0.0 if rating.status == Status.STANDSTILL else direction * (rating.mean_change or 0.0)


def _arrival(rating: Rating, what: WhatIf, direction: int, pace: float) -> Arrival:
    year, value = rating.used[-1]
    since = year if rating.moment is None else rating.moment
    gap = direction * (what.value - value)
    if gap <= 0:
        return Arrival(year, in_time=True)
    arrival = year_reached(since, gap, pace)
    return Arrival(arrival, in_time=arrival is not None and arrival <= what.year)
