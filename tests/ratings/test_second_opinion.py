"""Ratio of achieved to required growth, with numbers worked out by hand; all of them made up."""

import pytest

from indicators.ratings.second_opinion import Obstacle, Opinion, SecondOpinion, second_opinion


def opinion(points, target, *, year=2025, direction=1, **options) -> SecondOpinion:
    return second_opinion(points, direction=direction, target=target, target_year=year, **options)


class TestRatio:
    def test_growth_as_required_is_on_track(self):
        # 100 → 121 in two years is 10 % a year; 100 → 161.051 in five years too.
        result = opinion([(2015, 100), (2017, 121)], 161.051, year=2020)
        assert result.achieved_growth == pytest.approx(0.10)
        assert result.required_growth == pytest.approx(0.10)
        assert result.ratio == pytest.approx(1)
        assert result.opinion == Opinion.ON_TRACK

    # 10 % a year are required (100 → 110 in one year, seen from 2015 to 2016); achieved in the year is x − 100 %.
    @pytest.mark.parametrize(
        ("last", "expected"),
        [
            (109.5, Opinion.ON_TRACK),
            (109.4, Opinion.PROGRESS),
            (106, Opinion.PROGRESS),
            (105.9, Opinion.LIMITED),
            (100, Opinion.LIMITED),
            (99.9, Opinion.DETERIORATION),
        ],
    )
    def test_the_thresholds(self, last, expected):
        # Both growths are over one year: CAGR = value ÷ 100 − 1. The target year is the year of the value.
        result = second_opinion([(2015, 100), (2016, last)], direction=1, target=110, target_year=2016)
        assert result.opinion == expected

    def test_less_is_better_turns_the_sign(self):
        # −10 % of −20 % a year.
        result = opinion([(2015, 100), (2016, 90)], 80, year=2016, direction=-1)
        assert result.ratio == pytest.approx(0.5)
        assert result.opinion == Opinion.LIMITED

    def test_a_negative_base_turns_the_sign_of_growth(self):
        # A deficit from −100 to −90, wanted −80: half of the way although the quotient shrinks.
        result = opinion([(2015, -100), (2016, -90)], -80, year=2016)
        assert result.ratio == pytest.approx(0.5)

    def test_a_fall_to_zero_is_full_growth_downwards(self):
        result = opinion([(2015, 10), (2016, 5)], 0, year=2016, direction=-1)
        assert result.ratio == pytest.approx(0.5)  # −50 % of −100 %


class TestBase:
    POINTS = ((2010, 1), (2016, 100), (2017, 110))

    def test_it_is_2015_or_the_next_later_year(self):
        assert opinion(self.POINTS, 200).base == (2016, 100)

    def test_a_goal_may_set_its_own(self):
        assert opinion(self.POINTS, 200, base_year=2010).base == (2010, 1)


@pytest.mark.parametrize("last", [50, 60])
def test_a_target_that_is_met_is_achieved(last):
    assert opinion([(2015, 40), (2020, last)], 50).opinion == Opinion.ACHIEVED


@pytest.mark.parametrize(
    ("points", "target", "year", "obstacle"),
    [
        ([], 50, 2025, Obstacle.NO_DATA),
        ([(2015, 1), (2016, 2)], None, 2025, Obstacle.NO_TARGET),
        ([(2015, 1), (2016, 2)], 50, None, Obstacle.NO_TARGET_YEAR),
        ([(2016, 2)], 50, 2025, Obstacle.TOO_FEW_YEARS),
        ([(2012, 1), (2013, 2)], 50, 2025, Obstacle.TOO_FEW_YEARS),
        ([(2015, 1), (2016, 2)], 50, 2015, Obstacle.BASE_NOT_BEFORE_TARGET),
        ([(2015, 0), (2016, 2)], 50, 2025, Obstacle.ZERO_BASE),
        ([(2015, -1), (2016, 2)], 50, 2025, Obstacle.SIGN_CHANGE),
        ([(2015, -5), (2016, -2)], 50, 2025, Obstacle.SIGN_CHANGE),
        ([(2015, 50), (2016, 40)], 50, 2025, Obstacle.TARGET_EQUALS_BASE),
    ],
)
def test_every_obstacle_has_its_code(points, target, year, obstacle):
    result = opinion(points, target, year=year)
    assert (result.opinion, result.obstacle) == (Opinion.NOT_ASSESSABLE, obstacle)
    assert result.ratio is None


def test_every_obstacle_is_tested():
    [mark] = [one for one in test_every_obstacle_has_its_code.pytestmark if one.name == "parametrize"]
    assert {case[-1] for case in mark.args[1]} == set(Obstacle)
