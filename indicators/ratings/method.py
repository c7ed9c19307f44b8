"""Ratings of goals: years, values and a target in; a status with every number it rests on out.

Source of the rules: the method behind the weather symbols of the German Sustainable Development Strategy
(Statistisches Bundesamt, dns-indikatoren.de, "Status"). Ours is the standstill: a change that is too small to mean
anything moves nothing. In words, with an example: docs/method.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indicators.model import Direction, Rule, Target
from indicators.ratings.rating import SHARE_DIGITS, Applied, Mark, Rating, Reason, Status
from indicators.ratings.second_opinion import Point, SecondOpinion, second_opinion, weaker_opinion
from indicators.ratings.several import worst
from indicators.ratings.window import MAX_VALUES, MIN_VALUES, rateable

SUN_BELOW, MOSTLY_SUNNY_UP_TO = 0.05, 0.20
STALE_AFTER_YEARS = 3
JUMP_SHARE, SLOWED_SHARE = 2 / 3, 1 / 3
OFFICIAL = (Status.SUN, Status.MOSTLY_SUNNY, Status.CLOUD, Status.STORM)

_STANDSTILL = -1

Moved = Callable[[str, Point, Point], bool]  # area, earlier and later point: does the change mean anything?
Moment = Callable[[int], float]  # when a value of a year holds, counted in years: see `ReferenceMonth.moment`


def always_moved(_area: str, _before: Point, _after: Point) -> bool:
    """Every change counts, however small, and none at all too: the official method alone."""
    return True


def rate(
    points: Sequence[Point],
    target: Target,
    *,
    breaks: Iterable[int] = (),
    this_year: int,
    moved: Moved = always_moved,
    moment: Moment = float,
) -> Rating:
    """Return the rating of one series of (year, value), oldest first; see `rate_areas`.

    Poverty is to fall to 30 by 2030; five changes took it from 66 to 54, so −2.4 a year, and 54 − 10 · 2.4 = 30:

    >>> goal = Target(Rule.TARGET_BY_YEAR, Direction.DOWN, 30, year=2030)
    >>> rate([(2015, 66), (2016, 62), (2017, 58), (2018, 56), (2019, 52), (2020, 54)], goal, this_year=2020).status
    <Status.SUN: 'sun'>
    """
    return rate_areas({"": points}, target, breaks=breaks, this_year=this_year, moved=moved, moment=moment)[""]


def rate_areas(
    points: Mapping[str, Sequence[Point]],
    target: Target,
    *,
    breaks: Iterable[int] = (),
    area_breaks: Mapping[str, Iterable[int]] | None = None,
    this_year: int,
    moved: Moved = always_moved,
    moment: Moment = float,
) -> dict[str, Rating]:
    """Return the rating of every area.

    Parameters
    ----------
    points
        (year, value) by area, oldest first, without missing values.
    breaks
        First years of new series.
    area_breaks
        Those that single areas have beside them, because their borders changed.
    this_year
        Calendar year: a latest value more than three years older is marked as stale, and so is a target year that
        is over but later than the latest value.
    moved
        Says whether a change means anything; where it does not, an area stands still.
    moment
        When a value of a year holds, counted in years: half a year before the usual for a figure of "Mitte 2021"
        among those of the years' ends. A target is that of the usual moment in its year.

    Notes
    -----
    The last six values after the latest series break count, at least four are needed; where there are fewer, those of
    the latest series that has four, marked as such, with the newest value beside them. An interval is judged by the
    bound that does worse.
    """
    shared, own = tuple(breaks), area_breaks or {}
    starts = {area: (*shared, *own.get(area, ())) for area in points}
    result: dict[str, Rating] = {}
    windows: dict[str, list[Point]] = {}
    for area, known in points.items():
        window = rateable(known, starts[area])[-MAX_VALUES:]
        reason = _obstacle(known, window, target)
        if reason:
            used = tuple(window)
            result[area] = Rating(Status.NOT_RATED, reason, _age_marks(used, target, this_year, moment), used=used)
        else:
            windows[area] = window
    if windows:
        judged = [_judge(windows, bound, moved, moment) for bound in _bounds(target)]
        for area, window in windows.items():
            decisive = worst([one[area] for one in judged])
            known = rateable(points[area], starts[area])
            opinions = (_second(area, known, one[area], target.base_year, moved, moment) for one in judged)
            second = weaker_opinion(list(opinions))
            jump = _jump(window) if moved(area, window[0], window[-1]) else None
            newest = points[area][-1] if points[area][-1] != window[-1] else None
            marks = (
                *([Mark.BEFORE_BREAK] if newest else []),
                *_age_marks(window, target, this_year, moment),
                *([Mark.JUMP] if jump else []),
                *_slowed(decisive, moment),
            )
            is_met = _is_met(newest, target) if newest else None
            result[area] = replace(decisive, marks=marks, jump=jump, second=second, newest=newest, newest_met=is_met)
    return {area: result[area] for area in points}


def history(
    points: Sequence[Point],
    target: Target,
    *,
    breaks: Iterable[int] = (),
    this_year: int,
    moved: Moved = always_moved,
    moment: Moment = float,
) -> dict[int, Rating]:
    """Return the rating of each year with a value, made only of values known up to that year, newest last.

    Today's target is applied to all years; none is out of date in the year itself, but the newest may be today.
    """
    years = [year for year, _value in points]
    of_day = dict(zip(years, [*years[:-1], this_year], strict=True)) if years else {}
    return {
        year: rate(points[:count], target, breaks=breaks, this_year=day, moved=moved, moment=moment)
        for count, (year, day) in enumerate(of_day.items(), start=1)
    }


def _obstacle(known: Sequence[Point], window: Sequence[Point], target: Target) -> Reason | None:
    if not known:
        return Reason.NO_DATA
    if target.rule != Rule.DIRECTION and target.value is None and not target.is_interval:
        return Reason.NO_TARGET
    if len(window) < MIN_VALUES:
        return Reason.SERIES_BREAK if len(known) >= MIN_VALUES else Reason.TOO_FEW_VALUES
    return None


def _age_marks(used: Sequence[Point], target: Target, this_year: int, moment: Moment) -> tuple[Mark, ...]:
    if not used:
        return ()
    latest = used[-1][0]
    marks = []
    if this_year - latest > STALE_AFTER_YEARS:
        marks.append(Mark.STALE)
    if target.year is not None and moment(latest) < target.year < this_year:
        marks.append(Mark.TARGET_YEAR_PASSED)
    return tuple(marks)


def _is_met(point: Point, target: Target) -> bool | None:
    """Whether a value alone meets a target; None where only a direction is wanted."""
    bounds = [(one.value, d) for one, d in _bounds(target) if one.value is not None]
    if target.rule == Rule.DIRECTION or not bounds:
        return None
    return all(d * (value - point[1]) <= 0 for value, d in bounds)


def _jump(window: Sequence[Point]) -> tuple[int, int] | None:
    """The years of the one step that carries more than two thirds of the change, None where there is none."""
    total = window[-1][1] - window[0][1]
    steps = [
        (before[0], after[0])
        for before, after in pairwise(window)
        if total and (after[1] - before[1]) / total > JUMP_SHARE
    ]
    return steps[0] if len(steps) == 1 else None


def _slowed(rating: Rating, moment: Moment) -> list[Mark]:
    """The mark of a way to a target on which the last step went at less than a third of the mean pace."""
    if rating.applied != Applied.TARGET_BY_YEAR or rating.status not in (Status.SUN, Status.MOSTLY_SUNNY, Status.CLOUD):
        return []
    (before_year, before), (year, last) = rating.used[-2:]
    pace, mean = (last - before) / (moment(year) - moment(before_year)), rating.mean_change or 0.0
    return [Mark.SLOWED] if rating.direction * pace < SLOWED_SHARE * rating.direction * mean else []


def _bounds(target: Target) -> list[tuple[Target, int]]:
    """The target as one-sided ones with d = +1 (more is better) or −1."""
    if not target.is_interval:
        return [(target, 1 if target.direction == Direction.UP else -1)]
    sides = [(target.lower, 1), (target.upper, -1)]
    return [(replace(target, value=value), sign) for value, sign in sides if value is not None]


@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def _judge(
    windows: Mapping[str, Sequence[Point]], bound: tuple[Target, int], has_moved: Moved, moment: Moment
) -> dict[str, Rating]:
    """Judge all areas against a one-sided target at once."""
    target, d = bound
    moved, last_moved = (
        np.array([has_moved(area, window[at], window[-1]) for area, window in windows.items()]) for at in (0, -2)
    )
    ends = [(window[0][1], window[-1][1], window[-2][1]) for window in windows.values()]
    first, last, previous = np.array(ends, dtype=float).T
    began, ended = np.array([[moment(window[at][0]) for window in windows.values()] for at in (0, -1)])
    mean_change = (last - first) / (ended - began)
    if target.rule == Rule.DIRECTION:
        # Rule C: mean and last change.
        towards, last_towards = d * (last - first) > 0, d * (last - previous) > 0
        official = _codes(towards & last_towards, towards, last_towards)
        last_towards &= last_moved
        codes = np.where(moved, _codes(towards & last_towards, towards, last_towards), _STANDSTILL)
        nothing = np.full(len(ends), np.nan)
        gap, projected, shortfall, required, open_gap = (*[nothing] * 4, nothing > 0)
        applied = np.full(len(ends), Applied.DIRECTION)
    else:
        goal = np.float64(np.nan if target.value is None else target.value)
        gap = d * (goal - last)
        left = np.full(len(ends), np.nan) if target.year is None else target.year - ended
        ahead = left > 0
        projected = np.where(ahead, last + mean_change * left, np.nan)
        open_gap = (gap > 0) & ahead & (target.rule == Rule.TARGET_BY_YEAR)
        shortfall = np.where(open_gap, np.round(d * (goal - projected) / gap, SHARE_DIGITS), np.nan)
        required = np.where(open_gap, d * gap / left, np.nan)
        # Rule A: a target ahead. Rule B: a value to be kept.
        towards, met = d * (last - first), gap <= 0
        by_year = _codes(shortfall < SUN_BELOW, shortfall <= MOSTLY_SUNNY_UP_TO, towards > 0)
        hold = _codes(met & (towards >= 0), met, towards > 0)
        official = np.where(open_gap, by_year, hold)
        codes = np.where(moved, official, np.where(met & ~open_gap, 0, _STANDSTILL))
        applied = np.where(open_gap, Applied.TARGET_BY_YEAR, Applied.HOLD)
    return {
        area: Rating(
            status=Status.STANDSTILL if codes[row] == _STANDSTILL else OFFICIAL[codes[row]],
            official=OFFICIAL[official[row]],
            applied=Applied(applied[row]),
            used=tuple(window),
            moment=float(ended[row]),
            elapsed=float(ended[row] - began[row]),
            direction=d,
            target=target.value if target.rule != Rule.DIRECTION else None,
            target_year=target.year,
            mean_change=float(mean_change[row]),
            last_change=float(last[row] - previous[row]),
            gap=_number(gap[row]),
            projected=_number(projected[row]),
            shortfall=_number(shortfall[row]),
            required_change=_number(required[row]),
        )
        for row, (area, window) in enumerate(windows.items())
    }


def _codes(*conditions: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The places in `OFFICIAL`: that of the first condition that holds, the last one where none does."""
    return np.select(conditions, range(len(conditions)), len(conditions))


def _second(
    area: str, points: Sequence[Point], rating: Rating, base_year: int | None, moved: Moved, moment: Moment
) -> SecondOpinion:
    return second_opinion(
        points, direction=rating.direction, target=rating.target, target_year=rating.target_year, base_year=base_year,
        moved=lambda before, after: moved(area, before, after), moment=moment,
    )  # fmt: skip


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
