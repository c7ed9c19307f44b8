"""A rating outlives a series break: every combination of break, age and target is rated as without the break."""

from __future__ import annotations

import pytest

from indicators.model import Direction, Rule, Target
from indicators.ratings.method import history, rate
from indicators.ratings.rating import Mark, Reason, Status

OLD = [(2031, 10.0), (2032, 20.0), (2033, 30.0), (2034, 40.0)]
NEW = [(2035, 90.0), (2036, 91.0), (2037, 92.0), (2038, 93.0)]
TARGETS = {
    "by year, far": Target(Rule.TARGET_BY_YEAR, Direction.UP, 95, year=2050),
    "by year, met by the newest": Target(Rule.TARGET_BY_YEAR, Direction.UP, 60, year=2050),
    "hold, missed": Target(Rule.HOLD, Direction.UP, 95),
    "hold, met by the newest": Target(Rule.HOLD, Direction.UP, 50),
    "hold, met by all": Target(Rule.HOLD, Direction.UP, 5),
    "direction": Target(Rule.DIRECTION, Direction.UP),
    "direction down": Target(Rule.DIRECTION, Direction.DOWN),
}
MET = {
    "by year, far": False,
    "by year, met by the newest": True,
    "hold, missed": False,
    "hold, met by the newest": True,
    "hold, met by all": True,
    "direction": None,
    "direction down": None,
}


@pytest.mark.parametrize("years_later", [0, 3, 4, 20])
@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("since", [0, 1, 2, 3, 4])
def test_new_values_after_a_break_take_no_rating_away(since, name, years_later):
    points, target = OLD + NEW[:since], TARGETS[name]
    this_year = points[-1][0] + years_later
    found = rate(points, target, breaks=[2035], this_year=this_year)
    rated = NEW if since == 4 else OLD
    alone = rate(rated, target, this_year=this_year)
    assert (found.status, found.used, found.gap) == (alone.status, alone.used, alone.gap)
    assert found.is_rated
    if since in (0, 4):
        assert (found.marks, found.newest, found.newest_met) == (alone.marks, None, None)
        return
    assert found.marks == (Mark.BEFORE_BREAK, *alone.marks)
    assert not found.is_current
    assert (found.newest, found.newest_met) == (NEW[since - 1], MET[name])


@pytest.mark.parametrize("name", TARGETS)
def test_without_any_series_of_four_values_there_is_none_to_keep(name):
    found = rate(OLD[:3] + NEW[:2], TARGETS[name], breaks=[2035], this_year=2036)
    assert (found.status, found.reason, found.used) == (Status.NOT_RATED, Reason.SERIES_BREAK, tuple(NEW[:2]))


def test_of_several_breaks_the_latest_series_that_can_be_rated_counts():
    older = [(year, 1.0) for year in range(2021, 2026)]
    points = [*older, (2026, 5.0), *OLD, (2035, 90.0), (2036, 50.0)]
    found = rate(points, TARGETS["direction"], breaks=[2026, 2031, 2035, 2036], this_year=2036)
    assert (found.used, found.newest) == (tuple(OLD), (2036, 50.0))


def test_years_before_the_break_are_rated_as_they_were():
    by_year = history(OLD + NEW[:1], TARGETS["by year, far"], breaks=[2035], this_year=2036)
    assert [Mark.BEFORE_BREAK in by_year[year].marks for year in (2034, 2035)] == [False, True]
    assert by_year[2034].status == by_year[2035].status == Status.SUN


def test_an_interval_is_met_only_between_its_bounds():
    target = Target(Rule.HOLD, None, lower=50, upper=80)
    assert rate(OLD + NEW[:1], target, breaks=[2035], this_year=2036).newest_met is False
    assert rate([*OLD, (2035, 60.0)], target, breaks=[2035], this_year=2036).newest_met is True
