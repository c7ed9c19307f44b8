"""The goals of a data set, rated for its areas: which goal counts where, and what came out."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import product
from typing import NamedTuple

from cachetools import LRUCache

from indicators.figures.chance import is_unclear
from indicators.figures.series import Series
from indicators.model import Area, DataSet, Goal, GoalKind, Level, Rule
from indicators.model.goal import Standing
from indicators.model.quality import Use
from indicators.ratings.method import history, rate_areas
from indicators.ratings.rating import RATED, Applied, Family, Mark, Rating, Reason, Status
from indicators.ratings.second_opinion import Point
from indicators.ratings.several import decisive


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


class Verdict(NamedTuple):
    """What may be counted together: a status under one rule, of today or (`year`) of values too old for today."""

    rule: Rule
    status: Status
    year: int | None = None

    @property
    def code(self) -> str:
        """Its name in style sheets and drawings: "sun", for a status of the past "past_sun"."""
        return self.status.value if self.year is None else f"past_{self.status.value}"


KEPT_GROUPS = 100
FIT = {Use.RATE, Use.TREND}  # what the values of a rating must allow
RULES = {Applied.TARGET_BY_YEAR: Rule.TARGET_BY_YEAR, Applied.HOLD: Rule.HOLD, Applied.DIRECTION: Rule.DIRECTION}


def points_of(series: Series, area: str) -> list[Point]:
    """The (year, value) pairs a rating is made of: figures that have a value good enough to be rated in a trend."""
    return [
        (one.year, one.value)
        for one in series.known(area)
        if one.value is not None and series.quality(area, one.year).allows >= FIT
    ]


def unfit(series: Series, area: str) -> str:
    """Why the newest figure of an area must not be rated, "" where it may be or there is none."""
    latest = series.latest(area)
    return (
        "" if latest is None or series.allows(area, latest.year, Use.RATE) else series.quality(area, latest.year).reason
    )


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
    levels = {area.level for area in (*dataset.areas, *areas) if one.known(area.code)}
    by_goal: dict[str, tuple[Goal, list[Area]]] = {}
    for area in areas:
        counts = own_goal(goal, area, dataset.goals.values(), day) if goal.applies_to(area) else goal
        by_goal.setdefault(counts.id, (counts, []))[1].append(area)
    results: dict[str, Result] = {}
    for counts, members in by_goal.values():
        reasons = {area.code: _outside(counts, area, levels, day) for area in members}
        meant = [area.code for area in members if not reasons[area.code]]
        because = {code: why for code in meant if (why := unfit(one, code))}
        inside = {code: points_of(one, code) for code in meant if code not in because}
        ratings = rate_areas(
            inside, counts.target, breaks=one.indicator.breaks, area_breaks=one.area_breaks, this_year=day.year,
            moved=one.moved, moment=one.indicator.reference_month.moment,
        )  # fmt: skip
        for area in members:
            reason, why = reasons[area.code], because.get(area.code, "")
            none = Rating(Status.NOT_RATED, Reason.QUALITY if why else reason, because=why)
            rating = ratings.get(area.code)
            results[area.code] = Result(goal, counts, area, _by_chance(one, area.code, rating) if rating else none)
    return {area.code: results[area.code] for area in areas}


class Results(Mapping[str, Result]):
    """The results of a goal for all areas, by code; a group can be asked for, and is rated then."""

    def __init__(self, goal: Goal, *, dataset: DataSet, series: Mapping[str, Series], day: date) -> None:
        self._rate = partial(rate_goal, goal, dataset=dataset, series=series, day=day)
        self._areas = dataset.areas
        self._found = self._rate(list(dataset.areas))
        self._groups: LRUCache[str, Result] = LRUCache(KEPT_GROUPS)

    def __getitem__(self, code: str) -> Result:
        """Return the result of an area; KeyError for an unknown one."""
        if code in self._found:
            return self._found[code]
        if (found := self._groups.get(code)) is None:
            group = self._areas[code]
            found = self._rate([group])[group.code]
            self._groups[code] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _by_chance(series: Series, area: str, rating: Rating) -> Rating:
    """The rating, marked where chance alone explains its change; its status stays."""
    if not rating.is_rated or rating.status == Status.STANDSTILL:
        return rating
    unclear = is_unclear(series, area, rating.used[0], rating.used[-1])
    return replace(rating, marks=(*rating.marks, Mark.UNCLEAR)) if unclear else rating


def _outside(goal: Goal, area: Area, levels: Collection[Level], day: date) -> Reason | None:
    """Why a goal says nothing about an area, before any value is looked at."""
    if not goal.is_valid(day):
        return Reason.NOT_VALID
    if not goal.applies_to(area):
        return Reason.OTHER_AREA if goal.areas else Reason.OTHER_LEVEL
    return Reason.NO_FIGURES_AT_LEVEL if levels and area.level not in levels else None


def past_ratings(result: Result, series: Mapping[str, Series], day: date) -> dict[int, Rating]:
    """Return the ratings of earlier years and the newest, by year, see `goals.history`."""
    one, area = series[result.goal.indicator], result.area.code
    if result.rating.reason == Reason.QUALITY:
        return {}
    found = history(
        points_of(one, area), result.goal.target, breaks=one.breaks_of(area), this_year=day.year,
        moved=lambda _area, before, after: one.moved(area, before, after),
        moment=one.indicator.reference_month.moment,
    )  # fmt: skip
    return {year: _by_chance(one, area, rating) for year, rating in found.items()}


def verdict_of(result: Result) -> Verdict:
    """What a result says; without a rating under the goal's own rule."""
    rating = result.rating
    if not rating.is_rated or rating.applied is None:
        return Verdict(result.goal.target.rule, Status.NOT_RATED)
    year = None if rating.is_current or rating.latest is None else rating.latest[0]
    return Verdict(RULES[rating.applied], rating.status, year)


def tally(results: Iterable[Result]) -> dict[Verdict, int]:
    """Return how many results say what: not rated first, then those of today from best to worst, then of the past.

    What none says is not named.
    """
    found = Counter(verdict_of(one) for one in results)
    rules = list(Rule)
    order = (Status.NOT_RATED, *RATED)
    none = (rules[0], Status.NOT_RATED)
    unrated = sum(count for one, count in found.items() if one.status == Status.NOT_RATED)
    counted = {one: count for one, count in found.items() if one.status != Status.NOT_RATED}
    by_order = sorted(counted, key=lambda one: (-(one.year or 9999), order.index(one.status), rules.index(one.rule)))
    return ({Verdict(*none): unrated} if unrated else {}) | {one: counted[one] for one in by_order}


def outdated(results: Iterable[Result]) -> list[Result]:
    """Return those that have a status, but of values too old for today."""
    return [one for one in results if one.rating.is_rated and not one.rating.is_current]


def family_of(result: Result) -> Family:
    """What a result is judged by; without a rating what the goal aims at."""
    return Family.DIRECTION if result.goal.target.rule == Rule.DIRECTION else Family.TARGET


def in_groups(results: Iterable[Result]) -> dict[tuple[Standing, Family], list[Result]]:
    """Return results that may be counted together: by who set the goal, and by what it is judged."""
    found: dict[tuple[Standing, Family], list[Result]] = {}
    for one in results:
        found.setdefault((one.goal.kind.standing, family_of(one)), []).append(one)
    return {key: found[key] for key in product(Standing, Family) if key in found}


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
