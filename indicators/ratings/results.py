"""The goals of a data set, rated for its areas: which goal counts where, and what came out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.figures.series import Series
from indicators.model import Area, DataSet, Goal, GoalKind, Level
from indicators.ratings.method import decisive, history, rate_areas
from indicators.ratings.rating import Rating, Reason, Status
from indicators.ratings.second_opinion import Point


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one goal and area: `goal` is the one that counted, an area's own where it decided one."""

    asked: Goal
    goal: Goal
    area: Area
    rating: Rating

    @property
    def is_own(self) -> bool:
        """True where a goal of the area itself stands in place of the one asked for."""
        return self.goal is not self.asked


def points_of(series: Series, area: str) -> list[Point]:
    """The (year, value) pairs a rating is made of: published and computed figures that have a value."""
    return [(figure.year, figure.value) for figure in series.known(area) if figure.value is not None]


def own_goal(goal: Goal, area: Area, goals: Iterable[Goal], day: date) -> Goal:
    """Return the goal that counts in an area in place of `goal`: its own resolution for the same indicator.

    Only a valid "Beschluss" for named areas replaces anything, and never another one of its kind; of several, the one
    with the nearest target year counts, as for any indicator with several targets.
    """
    if goal.areas and goal.kind == GoalKind.RESOLUTION:
        return goal
    own = [
        one
        for one in goals
        if one.kind == GoalKind.RESOLUTION
        and one.indicator == goal.indicator
        and one.areas
        and one.applies_to(area)
        and one.is_valid(day)
    ]
    coming = [one for one in own if one.target.year is None or one.target.year >= day.year]
    return min(coming or own, key=lambda one: one.target.year or 0, default=goal)


def rate_goal(
    goal: Goal, areas: Collection[Area], *, dataset: DataSet, series: Mapping[str, Series], day: date
) -> dict[str, Result]:
    """Return the result of a goal for each area, by code; an area it is not meant for says so in its reason."""
    one = series[goal.indicator]
    levels = {area.level for area in dataset.areas if one.known(area.code)}
    by_goal: dict[str, tuple[Goal, list[Area]]] = {}
    for area in areas:
        counts = own_goal(goal, area, dataset.goals.values(), day) if goal.applies_to(area) else goal
        by_goal.setdefault(counts.id, (counts, []))[1].append(area)
    results: dict[str, Result] = {}
    for counts, members in by_goal.values():
        reasons = {area.code: _outside(counts, area, levels, day) for area in members}
        inside = {area.code: points_of(one, area.code) for area in members if not reasons[area.code]}
        ratings = rate_areas(inside, counts.target, breaks=one.indicator.breaks, this_year=day.year)
        for area in members:
            rating = ratings.get(area.code) or Rating(Status.NOT_RATED, reasons[area.code])
            results[area.code] = Result(goal, counts, area, rating)
    return {area.code: results[area.code] for area in areas}


def _outside(goal: Goal, area: Area, levels: Collection[Level], day: date) -> Reason | None:
    """Why a goal says nothing about an area, before any value is looked at."""
    if not goal.is_valid(day):
        return Reason.NOT_VALID
    if not goal.applies_to(area):
        return Reason.OTHER_AREA if goal.areas else Reason.OTHER_LEVEL
    return Reason.NO_FIGURES_AT_LEVEL if levels and area.level not in levels else None


def past_ratings(result: Result, series: Mapping[str, Series], day: date) -> dict[int, Rating]:
    """Return the ratings of earlier years and the newest, by year, see `goals.history`."""
    one = series[result.goal.indicator]
    points = points_of(one, result.area.code)
    return history(points, result.goal.target, breaks=one.indicator.breaks, this_year=day.year)


def counted(results: Iterable[Result]) -> dict[Status, int]:
    """Return how many results have each status, in the order of the symbols, zeros included."""
    found = [result.rating.status for result in results]
    return {status: found.count(status) for status in Status}


def any_rated(results: Iterable[Result]) -> bool:
    """True where any of some results has a status."""
    return any(one.rating.is_rated for one in results)


def levels_of_goal(goal: Goal, areas: Iterable[Area], results: Mapping[str, Result]) -> list[Level]:
    """Return the levels a goal map can show: those it is meant for and that have figures, municipality first."""
    shown = {
        area.level
        for area in areas
        if goal.applies_to(area) and results[area.code].rating.reason != Reason.NO_FIGURES_AT_LEVEL
    }
    return [level for level in (Level.MUNICIPALITY, Level.DISTRICT) if level in shown]


def in_scope(goal: Goal, areas: Iterable[Area]) -> list[Area]:
    """Return the areas a goal is counted for: all of them, or those it names."""
    return [one for one in areas if not goal.areas or goal.applies_to(one)]


def decisive_by_indicator(results: Iterable[Result]) -> dict[str, Result]:
    """Return the result that counts for each indicator of one area, where it has several goals."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.goal.indicator, []).append(result)
    return {name: _decisive(group) for name, group in groups.items()}


def _decisive(group: Sequence[Result]) -> Result:
    rating = decisive([one.rating for one in group])
    return next(one for one in group if one.rating is rating)
