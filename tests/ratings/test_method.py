"""The rules of rating with numbers worked out by hand; all of them made up."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.model import Direction, Rule, Target
from indicators.model.indicator import ReferenceMonth
from indicators.ratings.method import history, rate, rate_areas
from indicators.ratings.rating import RATED, Applied, Mark, Rating, Reason, Status
from indicators.ratings.second_opinion import Opinion
from indicators.ratings.several import decisive, nearest_target_year, worst
from indicators.ratings.window import unbroken

SUN, MOSTLY_SUNNY, CLOUD, STANDSTILL, STORM = RATED
UP, DOWN = Direction.UP, Direction.DOWN
NOW = 2020
MIDDLE = ReferenceMonth(12, {NOW: 6}).moment  # ends of years, the newest value of the middle


def by(value: float, year: int = 2030, direction: Direction = UP, **fields: object) -> Target:
    return Target(Rule.TARGET_BY_YEAR, direction, value, year=year, **fields)


def keep(value: float, direction: Direction = UP) -> Target:
    return Target(Rule.HOLD, direction, value)


def towards(direction: Direction) -> Target:
    return Target(Rule.DIRECTION, direction)


def yearly(*values: float, last: int = NOW) -> list[tuple[int, float]]:
    """One value a year, the last in 2020."""
    return [(last - len(values) + 1 + index, value) for index, value in enumerate(values)]


def status(values: list[tuple[int, float]], target: Target, **options: object) -> Status:
    return rate(values, target, this_year=NOW, **options).status


class TestTargetInATargetYear:
    def test_the_receipt_of_the_example_in_the_documentation(self):
        # Change (54 − 66) ÷ 5 years = −2.4; in 2030: 54 − 10 · 2.4 = 30, which is the target: nothing of 24 is open.
        rating = rate(yearly(66, 62, 58, 56, 52, 54), by(30, direction=DOWN), this_year=NOW)
        assert rating.status == SUN
        assert rating.applied == Applied.TARGET_BY_YEAR
        assert (rating.mean_change, rating.last_change) == (-2.4, 2)
        assert (rating.gap, rating.projected, rating.shortfall) == (24, 30, 0)
        assert rating.required_change == -2.4  # 24 in ten years, downwards
        assert rating.arrival_year == 2030  # 24 ÷ 2.4 = 10 years after 2020
        assert rating.used == tuple(yearly(66, 62, 58, 56, 52, 54))

    # Values rise from 0 to 10 in 2 a year over five years; ten years on they reach 30. The open share is
    # (target − 30) ÷ (target − 10): 31 → 1 ÷ 21 = 4.8 %; 35 → 5 ÷ 25 = 20 %; 35.1 → 5.1 ÷ 25.1 = 20.3 %.
    @pytest.mark.parametrize(
        ("target", "expected"), [(29, SUN), (31, SUN), (32, MOSTLY_SUNNY), (35, MOSTLY_SUNNY), (35.1, CLOUD)]
    )
    def test_the_open_share_decides(self, target, expected):
        assert status(yearly(0, 2, 4, 6, 8, 10), by(target)) == expected

    def test_exactly_five_per_cent_is_mostly_sunny(self):
        # 1 a year, from 100 to a target of 120; in 19 years 119: 1 of 20 is open, 5 %.
        rating = rate(yearly(95, 96, 97, 98, 99, 100), by(120, year=2039), this_year=NOW)
        assert rating.shortfall == 0.05
        assert rating.status == MOSTLY_SUNNY

    def test_exactly_five_per_cent_in_tenths_is_mostly_sunny_although_the_computer_can_not_write_tenths(self):
        # As above, divided by ten: 0.1 a year from 9.5 to 10, target 12 in 19 years.
        rating = rate(yearly(9.5, 9.6, 9.7, 9.8, 9.9, 10.0), by(12, year=2039), this_year=NOW)
        assert rating.shortfall == 0.05
        assert rating.status == MOSTLY_SUNNY

    def test_exactly_twenty_per_cent_is_mostly_sunny(self):
        # 1 a year, gap 20, 16 years: 4 of 20 are open.
        rating = rate(yearly(95, 96, 97, 98, 99, 100), by(120, year=2036), this_year=NOW)
        assert rating.shortfall == 0.2
        assert rating.status == MOSTLY_SUNNY

    def test_just_above_twenty_per_cent_is_a_cloud(self):
        assert status(yearly(95, 96, 97, 98, 99, 100), by(120, year=2035)) == CLOUD  # 15 years: 5 of 20, 25 %

    def test_a_slow_move_in_the_right_direction_is_a_cloud(self):
        assert status(yearly(10, 10, 10, 10, 10, 10.1), by(100)) == CLOUD

    def test_a_move_so_slow_that_it_is_lost_in_the_share_is_still_a_cloud(self):
        assert status(yearly(10, 10, 10, 10, 10, 10 + 1e-12), by(100)) == CLOUD

    @pytest.mark.parametrize("last", [10, 9])
    def test_standstill_or_moving_away_is_a_storm(self, last):
        assert status(yearly(10, 10, 10, 10, 10, last), by(100)) == STORM

    def test_only_the_last_six_values_count(self):
        rating = rate(yearly(1000, 0, 2, 4, 6, 8, 10), by(30), this_year=NOW)
        assert rating.status == SUN
        assert rating.used[0] == (2015, 0)

    def test_years_between_irregular_values_count_as_years(self):
        # Elections: 50 in 2004, 56 in 2020 → 6 ÷ 16 years = 0.375 a year, not 6 ÷ 3 elections.
        rating = rate([(2004, 50), (2009, 52), (2014, 53), (2020, 56)], by(60), this_year=NOW)
        assert rating.mean_change == 0.375
        assert rating.projected == 59.75
        assert rating.status == MOSTLY_SUNNY  # 0.25 of 4 is open: 6.25 %

    def test_a_value_of_the_middle_of_a_year_is_half_a_year_nearer(self):
        # Ends of 2017 to 2019, and the middle of 2020: from 0 to 10 in 2.5 years are 4 a year, not 10 ÷ 3. To the end
        # of 2030 it is 10.5 years: 10 + 42 = 52. 100 is 90 away, 8.571 a year; 22.5 years at 4 a year lead to 2043.
        values = yearly(0, 4, 8, 10)
        rating = rate(values, by(100), this_year=NOW, moment=MIDDLE)
        assert (rating.elapsed, rating.years_left, rating.mean_change) == (2.5, 10.5, 4)
        assert (rating.projected, rating.arrival_year) == (52, 2042)
        assert rating.required_change == pytest.approx(90 / 10.5)
        assert rate(values, by(100), this_year=NOW).mean_change == pytest.approx(10 / 3)

    def test_the_last_half_year_is_slow_by_its_own_pace(self):
        # 1.2 in half a year are 2.4 a year, of a mean of 3.68; as a whole year it would be less than a third of 3.07.
        values = yearly(0, 4, 8, 9.2)
        assert Mark.SLOWED not in rate(values, by(100), this_year=NOW, moment=MIDDLE).marks
        assert Mark.SLOWED in rate(yearly(0, 4, 8, 8.9), by(100), this_year=NOW).marks

    def test_a_target_for_the_end_of_the_year_is_still_ahead_of_a_value_of_its_middle(self):
        rating = rate(yearly(0, 4, 8, 10), by(12, year=NOW), this_year=NOW, moment=MIDDLE)
        assert (rating.applied, rating.years_left, rating.projected) == (Applied.TARGET_BY_YEAR, 0.5, 12)
        assert rating.status == SUN
        old = rate(yearly(0, 4, 8, 10), by(12, year=NOW), this_year=NOW + 1, moment=MIDDLE)
        assert Mark.TARGET_YEAR_PASSED in old.marks  # whether it was reached by the end nobody has measured

    def test_the_second_opinion_counts_the_same_half_year(self):
        # From 10 to 20 in 2.5 years: 2^(1 ÷ 2.5) − 1 = 32.0 %; from 10 to 40 in 13: 4^(1 ÷ 13) − 1 = 11.3 %.
        second = rate(yearly(10, 14, 18, 20), by(40), this_year=NOW, moment=MIDDLE).second
        assert second.achieved_growth == pytest.approx(2 ** (1 / 2.5) - 1)
        assert second.required_growth == pytest.approx(4 ** (1 / 13) - 1)

    @pytest.mark.parametrize(("target", "expected"), [(10, SUN), (9, SUN)])
    def test_a_target_already_reached_is_to_be_kept(self, target, expected):
        rating = rate(yearly(0, 2, 4, 6, 8, 10), by(target), this_year=NOW)
        assert (rating.status, rating.applied) == (expected, Applied.HOLD)
        assert rating.shortfall is None
        assert rating.required_change is None

    @pytest.mark.parametrize("year", [2018, 2020])
    def test_a_target_whose_year_the_values_have_reached_is_to_be_kept(self, year):
        rating = rate(yearly(0, 2, 4, 6, 8, 10), by(20, year=year), this_year=NOW)
        assert (rating.status, rating.applied) == (CLOUD, Applied.HOLD)


class TestValueToBeKept:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            (yearly(50, 52, 54, 56), SUN),
            (yearly(50, 50, 50, 50), SUN),
            (yearly(58, 57, 56, 50), MOSTLY_SUNNY),
            (yearly(40, 42, 44, 46), CLOUD),
            (yearly(46, 46, 46, 46), STORM),
            (yearly(49, 48, 47, 46), STORM),
        ],
    )
    def test_the_value_and_its_trend_decide(self, values, expected):
        assert status(values, keep(50)) == expected

    def test_less_is_better_mirrors_the_rule(self):
        assert status(yearly(60, 58, 56, 50), keep(50, DOWN)) == SUN
        assert status(yearly(40, 42, 44, 46), keep(50, DOWN)) == MOSTLY_SUNNY
        assert status(yearly(60, 58, 56, 55), keep(50, DOWN)) == CLOUD

    def test_there_is_no_projection_and_no_pace_without_a_target_year(self):
        rating = rate(yearly(40, 42, 44, 46), keep(50), this_year=NOW)
        assert (rating.gap, rating.projected, rating.shortfall, rating.required_change) == (4, None, None, None)
        assert rating.arrival_year == 2022  # 4 ÷ 2 a year


class TestDirectionOnly:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            (yearly(1, 2, 3, 4), SUN),
            (yearly(1, 3, 5, 4), MOSTLY_SUNNY),
            (yearly(1, 3, 5, 5), MOSTLY_SUNNY),
            (yearly(5, 3, 3, 4), CLOUD),
            (yearly(4, 3, 3, 4), CLOUD),
            (yearly(5, 4, 3, 2), STORM),
            (yearly(4, 4, 4, 4), STORM),
        ],
    )
    def test_mean_and_last_change_decide(self, values, expected):
        assert status(values, towards(UP)) == expected

    def test_there_is_no_gap_and_no_second_opinion(self):
        rating = rate(yearly(1, 2, 3, 4), towards(UP), this_year=NOW)
        assert (rating.applied, rating.gap, rating.target) == (Applied.DIRECTION, None, None)
        assert rating.second is not None
        assert rating.second.opinion == Opinion.NOT_ASSESSABLE


class TestIntervals:
    def test_inside_with_a_calm_trend_is_sunny(self):
        assert status(yearly(5, 5, 5, 5), Target(Rule.HOLD, Direction.NONE, lower=4, upper=6)) == SUN

    def test_the_weaker_bound_decides(self):
        # Inside and rising: nothing against the lower bound, but moving towards the upper one.
        rating = rate(yearly(4, 4.5, 5, 5.5), Target(Rule.HOLD, Direction.NONE, lower=4, upper=6), this_year=NOW)
        assert (rating.status, rating.target, rating.direction) == (MOSTLY_SUNNY, 6, -1)

    def test_outside_below_is_judged_by_the_lower_bound(self):
        # 2 a year; ten years on 30: of a gap of 25 (35 − 10) 5 are open, 20 %.
        target = Target(Rule.TARGET_BY_YEAR, Direction.NONE, lower=35, upper=90, year=2030)
        rating = rate(yearly(0, 2, 4, 6, 8, 10), target, this_year=NOW)
        assert (rating.status, rating.target, rating.shortfall) == (MOSTLY_SUNNY, 35, 0.2)

    def test_the_second_opinion_is_achieved_only_inside(self):
        # 52 lies above 40 to 50: the lower bound decides the symbol, but the upper one is missed.
        target = Target(Rule.TARGET_BY_YEAR, Direction.NONE, lower=40, upper=50, year=2025)
        rating = rate([(2017, 58), (2018, 56), (2019, 54), (2020, 52)], target, this_year=NOW)
        assert (rating.status, rating.target) == (MOSTLY_SUNNY, 40)
        assert rating.second is not None
        assert rating.second.opinion == Opinion.ON_TRACK

    def test_one_bound_alone_is_enough(self):
        assert status(yearly(5, 5, 5, 5), Target(Rule.HOLD, Direction.NONE, upper=6)) == SUN


class TestNoRating:
    @pytest.mark.parametrize(
        ("values", "breaks", "target", "reason"),
        [
            ([], (), by(9), Reason.NO_DATA),
            (yearly(1, 2, 3), (), by(9), Reason.TOO_FEW_VALUES),
            (yearly(1, 2, 3, 4, 5), (2018,), by(9), Reason.SERIES_BREAK),
            (yearly(1, 2, 3), (2020,), by(9), Reason.TOO_FEW_VALUES),
            (yearly(1, 2, 3, 4), (), Target(Rule.HOLD, UP), Reason.NO_TARGET),
        ],
    )
    def test_every_reason_has_its_code(self, values, breaks, target, reason):
        rating = rate(values, target, breaks=breaks, this_year=NOW)
        assert (rating.status, rating.reason) == (Status.NOT_RATED, reason)
        assert rating.mean_change is None

    def test_four_values_are_enough(self):
        assert status(yearly(1, 2, 3, 4), by(9)) == SUN

    def test_values_before_a_break_never_enter_the_trend(self):
        rating = rate(yearly(90, 91, 1, 2, 3, 4), by(14), breaks=(2010, 2017), this_year=NOW)
        assert rating.used == tuple(yearly(1, 2, 3, 4))

    def test_a_break_after_the_latest_value_cuts_nothing_off(self):
        assert unbroken(yearly(1, 2), (2025,)) == yearly(1, 2)


class TestMarks:
    @pytest.mark.parametrize(("this_year", "marks"), [(2023, ()), (2024, (Mark.STALE,))])
    def test_a_value_older_than_three_years_is_marked_and_still_rated(self, this_year, marks):
        rating = rate(yearly(1, 2, 3, 4), by(9), this_year=this_year)
        assert rating.marks == marks
        assert rating.status == SUN

    @pytest.mark.parametrize(
        ("year", "this_year", "passed"), [(2021, 2021, False), (2021, 2022, True), (2020, 2022, False)]
    )
    def test_a_target_year_that_is_over_but_later_than_the_values_is_marked(self, year, this_year, passed):
        rating = rate(yearly(1, 2, 3, 4), by(9, year=year), this_year=this_year)
        assert (Mark.TARGET_YEAR_PASSED in rating.marks) == passed


class TestSeveralTargets:
    def test_the_nearest_future_target_year_counts(self):
        values = yearly(0, 2, 4, 6, 8, 10)
        near, far = (rate(values, by(30, year=year), this_year=NOW) for year in (2021, 2030))
        assert (near.status, far.status) == (CLOUD, SUN)
        assert decisive([far, near]) is near
        assert nearest_target_year([2018, 2019], 2020) == 2019

    def test_of_targets_for_the_same_year_the_worst_symbol_counts(self):
        good, bad = (rate(yearly(0, 2, 4, 6, 8, 10), by(value), this_year=NOW) for value in (30, 300))
        assert worst([good, bad]) is bad
        assert decisive([bad, good]) is bad

    def test_a_target_without_rating_does_not_hide_one_with(self):
        rated = rate(yearly(1, 2, 3, 4), by(9), this_year=NOW)
        assert decisive([Rating(Status.NOT_RATED, Reason.NO_DATA), rated]) is rated


class TestHistory:
    def test_each_year_is_rated_with_what_was_known_then(self):
        past = history(yearly(10, 9, 8, 7, 9, 12, 16), by(30), this_year=2026)
        assert list(past) == list(range(2014, 2021))
        assert [one.status for one in past.values()][:3] == [Status.NOT_RATED] * 3
        assert past[2017].status == STORM  # 10 → 7
        assert past[2020].status == rate(yearly(10, 9, 8, 7, 9, 12, 16), by(30), this_year=2026).status
        assert past[2019].marks == ()  # that year it was fresh
        assert past[2020].marks == (Mark.STALE,)


VALUES = st.lists(st.integers(-400, 400), min_size=1, max_size=9)
TARGETS = st.integers(-400, 400)
YEARS = st.integers(2015, 2040)
RULES = st.sampled_from(list(Rule))
DIRECTIONS = st.sampled_from([UP, DOWN])


def target_of(rule: Rule, direction: Direction, value: float, year: int) -> Target:
    return Target(rule, direction, None if rule == Rule.DIRECTION else value, year=year)


class TestProperties:
    @given(VALUES, TARGETS, YEARS, RULES, DIRECTIONS, st.sampled_from([0.25, 0.5, 2.0, 1024.0]))
    def test_another_unit_changes_no_status(self, values, value, year, rule, direction, factor):
        scaled = yearly(*[one * factor for one in values])
        expected = status(yearly(*values), target_of(rule, direction, value, year))
        assert status(scaled, target_of(rule, direction, value * factor, year)) == expected

    @given(VALUES, TARGETS, YEARS, RULES)
    def test_mirroring_values_and_direction_changes_no_status(self, values, value, year, rule):
        mirrored = yearly(*[-one for one in values])
        expected = status(yearly(*values), target_of(rule, UP, value, year))
        assert status(mirrored, target_of(rule, DOWN, -value, year)) == expected

    @given(VALUES, TARGETS, YEARS, st.integers(1, 200), st.sampled_from([Rule.TARGET_BY_YEAR, Rule.HOLD]))
    def test_a_worse_latest_value_never_improves_a_status(self, values, value, year, loss, rule):
        assume(len(values) >= 4)
        better = status(yearly(*values), target_of(rule, UP, value, year))
        worse = status(yearly(*values[:-1], values[-1] - loss), target_of(rule, UP, value, year))
        assert RATED.index(worse) >= RATED.index(better)

    @given(VALUES, TARGETS, YEARS, RULES, DIRECTIONS, VALUES)
    def test_no_later_value_changes_a_past_rating(self, values, value, year, rule, direction, later):
        target = target_of(rule, direction, value, year)
        known = [(2000 + index, one) for index, one in enumerate(values)]
        more = [*known, *[(2000 + len(values) + index, one) for index, one in enumerate(later)]]
        before, after = history(known, target, this_year=1990), history(more, target, this_year=1990)
        assert {one: after[one].status for one in before} == {one: before[one].status for one in before}

    @given(st.dictionaries(st.sampled_from("abcdef"), VALUES), TARGETS, YEARS, RULES, DIRECTIONS)
    def test_areas_rated_at_once_get_what_each_gets_alone(self, areas, value, year, rule, direction):
        target = target_of(rule, direction, value, year)
        points = {area: yearly(*values) for area, values in areas.items()}
        together = rate_areas(points, target, this_year=NOW)
        assert together == {area: rate(own, target, this_year=NOW) for area, own in points.items()}
        assert list(together) == list(points)

    @given(VALUES, TARGETS, YEARS, RULES, DIRECTIONS)
    def test_what_has_no_status_has_a_reason_and_the_other_way_round(self, values, value, year, rule, direction):
        rating = rate(yearly(*values), target_of(rule, direction, value, year), this_year=NOW)
        assert (rating.status == Status.NOT_RATED) == (rating.reason is not None)


class TestStandstill:
    """A change below 0.1 means nothing here."""

    @staticmethod
    def moved(_area, before, after):
        return round(abs(after[1] - before[1]), 10) >= 0.1

    @pytest.mark.parametrize(
        ("values", "target", "official", "ours"),
        [
            ((5.0, 5.1, 5.0, 5.05), towards(UP), SUN, STANDSTILL),  # +0.05 in three years
            ((5.0, 5.1, 5.0, 4.95), towards(UP), STORM, STANDSTILL),
            ((5.0, 5.1, 5.3, 5.34), towards(UP), SUN, MOSTLY_SUNNY),  # +0.34, but only +0.04 in the last year
            ((5.3, 5.2, 5.1, 5.14), towards(UP), CLOUD, STORM),  # −0.16, and +0.04 in the last year is none
            ((5.0, 5.0, 5.0, 5.0), by(10), STORM, STANDSTILL),
            ((5.0, 5.0, 5.0, 5.05), by(10), CLOUD, STANDSTILL),
            ((5.0, 4.9, 4.9, 4.85), by(10), STORM, STORM),  # −0.15 is a move
            ((9.95, 9.96, 9.97, 9.99), by(10), SUN, STANDSTILL),
            ((5.0, 5.0, 5.0, 4.95), keep(4), MOSTLY_SUNNY, SUN),  # met, and the trend against it means nothing
            ((5.0, 5.0, 5.0, 5.05), keep(6), CLOUD, STANDSTILL),
        ],
    )
    def test_a_change_that_means_nothing_moves_nothing(self, values, target, official, ours):
        rating = rate(yearly(*values), target, this_year=NOW, moved=self.moved)
        assert (rating.official, rating.status) == (official, ours)
        assert status(yearly(*values), target) == official  # without a smallest change the official method decides

    @given(st.lists(st.floats(0, 100), min_size=4, max_size=6), st.sampled_from([UP, DOWN]), st.floats(0, 100))
    def test_whatever_the_values_a_standstill_is_a_small_change_and_no_storm_is_one(self, values, direction, goal):
        points = yearly(*values)
        for target in (towards(direction), by(goal, direction=direction), keep(goal, direction)):
            found = rate(points, target, this_year=NOW, moved=self.moved)
            still = not self.moved("", points[0], points[-1])
            assert (found.status == STANDSTILL) <= still
            assert (found.status == STORM) <= (not still)

    def test_the_second_method_stands_still_too(self):
        rating = rate(yearly(5.0, 5.0, 5.0, 5.0, 5.0, 5.04), by(10), this_year=NOW, moved=self.moved)
        assert rating.second.opinion == Opinion.STANDSTILL

    def test_so_does_the_past(self):
        found = history(yearly(5.0, 5.01, 5.02, 5.03, 5.2), towards(UP), this_year=NOW, moved=self.moved)
        assert [one.status for one in found.values()][-2:] == [STANDSTILL, SUN]


class TestUnevenChange:
    def test_one_step_that_carries_more_than_two_thirds_is_a_jump(self):
        assert rate(yearly(0, 1, 8, 10), by(100), this_year=NOW).jump == (2018, 2019)  # 7 of 10
        assert rate(yearly(0, 2, 8, 10), by(100), this_year=NOW).jump is None  # 6 of 10
        assert rate(yearly(10, 9, 2, 0), by(100), this_year=NOW).jump == (2018, 2019)  # a fall, too

    def test_two_large_steps_are_none(self):
        assert rate(yearly(0, 9, 1, 10), by(100), this_year=NOW).jump is None

    def test_a_last_step_below_a_third_of_the_mean_pace_is_slow(self):
        def slowed(*values):
            return Mark.SLOWED in rate(yearly(*values), by(100), this_year=NOW).marks

        assert slowed(0, 4, 8.5, 9)  # the mean is 3 a year, the last step 0.5
        assert not slowed(0, 4, 8, 9)  # exactly a third

    def test_status_and_words_of_the_past_are_no_ratings_of_today(self):
        old = rate(yearly(0, 1, 2, 3), by(100), this_year=NOW + 4)
        assert (old.is_rated, old.is_current, old.code) == (True, False, "past_cloud")
        passed = rate(yearly(0, 1, 2, 3), by(100, year=2021), this_year=2022)
        assert (passed.is_current, passed.marks) == (False, (Mark.TARGET_YEAR_PASSED,))
        assert rate(yearly(0, 1, 2, 3), by(100), this_year=NOW + 3).is_current
