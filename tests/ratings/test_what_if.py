"""The game with a goal, on made-up figures one can check by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Direction, Rule, Target
from indicators.ratings.method import rate
from indicators.ratings.what_if import BEST_THIRD, PACES, WhatIf, best_third, can_play, play

TARGET = Target(Rule.TARGET_BY_YEAR, Direction.UP, 30, year=2030)


def rating(*values: float):
    return rate([(2021 - len(values) + index, value) for index, value in enumerate(values)], TARGET, this_year=2020)


# In 2020 at 10: fast +2 a year, slow +1, still 0, back −1; one without rating.
RATINGS = {
    "fast": rating(0, 2, 4, 6, 8, 10),
    "slow": rating(5, 6, 7, 8, 9, 10),
    "still": rating(10, 10, 10, 10, 10, 10),
    "back": rating(15, 14, 13, 12, 11, 10),
    "new": rating(10),
}


def arrivals(value=20.0, year=2025, pace="1", *, direction=1):
    found = play(RATINGS, WhatIf(value, year, pace), direction=direction)
    return {area: (one.year, one.in_time) for area, one in found.items()}


def test_each_arrives_at_its_own_pace():
    # 10 to go: five years at 2, ten at 1.
    assert arrivals() == {"fast": (2025, True), "slow": (2030, False), "still": (None, False), "back": (None, False)}


def test_a_later_year_or_a_lower_value_lets_more_arrive():
    assert arrivals(year=2030)["slow"] == (2030, True)
    assert arrivals(value=15)["slow"] == (2025, True)


def test_a_part_of_a_year_counts_as_a_whole_one():
    assert arrivals(value=10.5)["slow"] == (2021, True)


def test_twice_the_pace_halves_the_time_but_moves_nobody_who_stands_still():
    assert arrivals(pace="2")["slow"] == (2025, True)
    assert arrivals(pace="2")["still"] == (None, False)


def test_at_the_pace_of_the_best_third_all_arrive_and_nobody_slows_down():
    # Paces 2, 1, 0, −1: the best third of four are two areas, the slower of them makes 1 a year.
    assert best_third([one for one in RATINGS.values() if one.mean_change is not None], direction=1) == 1
    assert arrivals(year=2030, pace=BEST_THIRD) == {
        "fast": (2025, True),
        "slow": (2030, True),
        "still": (2030, True),
        "back": (2030, True),
    }


def test_who_is_there_already_arrives_with_the_latest_value():
    assert set(arrivals(value=10).values()) == {(2020, True)}


def test_less_is_better_counts_downwards():
    assert arrivals(value=5, direction=-1)["back"] == (2025, True)


@pytest.mark.parametrize(
    ("target", "playable"),
    [
        (TARGET, True),
        (Target(Rule.HOLD, Direction.UP, 3), True),
        (Target(Rule.DIRECTION, Direction.UP), False),
        (Target(Rule.HOLD, Direction.NONE, lower=1, upper=2), False),
    ],
)
def test_only_one_target_value_can_be_moved(target, playable):
    assert can_play(target) == playable


@given(st.floats(11, 100), st.integers(2021, 2050), st.sampled_from(PACES))
def test_no_area_is_lost_and_more_time_never_hurts(value, year, pace):
    now, later = (arrivals(value, when, pace) for when in (year, year + 1))
    assert set(now) == set(RATINGS) - {"new"}
    assert all(later[area][1] for area, (_year, in_time) in now.items() if in_time)


def test_a_trend_that_ends_at_a_series_break_is_not_played_on():
    points = [(2015, 1.0), (2016, 2.0), (2017, 3.0), (2018, 4.0), (2019, 9.0)]
    broken = rate(points, TARGET, breaks=[2019], this_year=2020)
    assert (broken.mean_change, broken.is_open_ended, broken.arrival_year) == (1.0, False, None)
    assert play({"broken": broken, "fast": RATINGS["fast"]}, WhatIf(20, 2030), direction=1).keys() == {"fast"}


def test_without_any_rating_there_is_no_pace():
    assert best_third([], direction=1) == 0
    assert play({}, WhatIf(1, 2030), direction=1) == {}
