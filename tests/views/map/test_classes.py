from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.drawing.region_map import CONFIDENTIAL, MISSING, ZERO
from indicators.language.formatting import format_number, round_half_up
from indicators.views.map.class_choice import FEWEST, MOST, Method, Scheme
from indicators.views.map.classes import classify
from tests.made_up import indicator

figures = st.one_of(st.none(), st.just(0.0), st.floats(0, 100), st.integers(0, 100).map(float))
many = st.lists(figures, max_size=60).map(lambda found: {str(number): one for number, one in enumerate(found)})
methods = st.sampled_from(Method)
own_limits = st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True).map(lambda found: tuple(sorted(found)))


@given(many, methods, own_limits, st.integers(0, 2))
def test_every_value_is_in_exactly_one_class(values, method, limits, decimals):
    classes = classify(values, indicator(class_breaks=limits, decimals=decimals), Scheme(method))
    assert set(classes.members) == set(values)
    assert set(classes.members.values()) <= {MISSING, ZERO, *range(len(classes.labels))}


@given(many, methods, own_limits, st.integers(0, 2))
def test_the_number_a_reader_sees_lies_within_the_limits_of_its_class(values, method, limits, decimals):
    classes = classify(values, indicator(class_breaks=limits, decimals=decimals), Scheme(method))
    for area, member in classes.members.items():
        if member >= 0:
            shown = round_half_up(values[area], decimals)
            assert all(shown >= limit for limit in classes.limits[:member])
            assert all(shown < limit for limit in classes.limits[member:])


@given(many, methods)
def test_zero_and_missing_stand_apart_from_all_classes(values, method):
    classes = classify(values, indicator(), Scheme(method))
    assert {area for area in values if classes.members[area] == MISSING} == {a for a, v in values.items() if v is None}
    assert {area for area in values if classes.members[area] == ZERO} == {a for a, v in values.items() if v == 0}


counts = st.integers(FEWEST, MOST)


@given(many, methods, counts, st.one_of(st.none(), st.floats(0, 100)))
def test_there_are_at_most_as_many_classes_as_asked_for_with_rising_limits(values, method, count, middle):
    classes = classify(values, indicator(), Scheme(method, count, limits=(5.0, 50.0)), middle=middle)
    assert len(classes.labels) == len(classes.limits) + 1 <= max(count, 4)
    assert list(classes.limits) == sorted(set(classes.limits))


def test_labels_say_below_between_and_above():
    classes = classify({"a": 10.0}, indicator(class_breaks=(20, 40.5), decimals=1), Scheme(Method.OWN))
    assert classes.labels == ("unter 20,0", "20,0 bis unter 40,5", "40,5 und mehr")


def test_whole_limits_are_written_without_decimals():
    assert classify({}, indicator(class_breaks=(20, 40), decimals=1), Scheme(Method.OWN)).labels[0] == "unter 20"


def test_a_limit_finer_than_the_decimals_is_written_in_full():
    classes = classify({"a": 2.0}, indicator(class_breaks=(2.5, 4.25), decimals=0), Scheme(Method.OWN))
    assert classes.labels == ("unter 2,50", "2,50 bis unter 4,25", "4,25 und mehr")


def test_a_value_equal_to_a_limit_belongs_to_the_class_above():
    classes = classify({"below": 19.9, "equal": 20.0}, indicator(class_breaks=(20,)), Scheme(Method.OWN))
    assert classes.members == {"below": 0, "equal": 1}


def test_a_value_that_is_shown_as_the_limit_belongs_to_the_class_above():
    assert format_number(19.96, 1) == "20,0"
    assert classify({"a": 19.96}, indicator(class_breaks=(20,), decimals=1), Scheme(Method.OWN)).members == {"a": 1}


def test_a_value_that_only_rounds_to_zero_is_not_zero():
    assert classify({"a": 0.04, "b": 0.0}, indicator(), Scheme(Method.QUANTILES)).members == {"a": 0, "b": ZERO}


def test_zero_is_an_ordinary_value_where_lower_ones_are_possible():
    classes = classify({"a": -5.0, "b": 0.0, "c": 5.0}, indicator(minimum=None), Scheme(Method.EQUAL))
    assert ZERO not in classes.members.values()


def test_quantiles_put_as_many_areas_into_each_class():
    classes = classify({str(n): float(n) for n in range(1, 51)}, indicator(), Scheme(Method.QUANTILES))
    assert [list(classes.members.values()).count(index) for index in range(5)] == [10] * 5


def test_equal_classes_are_equally_wide():
    classes = classify({"a": 50.0, "b": 100.0}, indicator(), Scheme(Method.EQUAL))
    assert classes.limits == (60, 70, 80, 90)


def test_own_limits_stay_the_same_whatever_the_values():
    one = indicator(class_breaks=(20, 40))
    assert (
        classify({}, one, Scheme(Method.OWN)).limits
        == classify({"a": 99.0}, one, Scheme(Method.OWN)).limits
        == (20, 40)
    )


def test_an_indicator_without_own_limits_falls_back_to_quantiles_and_says_so():
    assert classify({"a": 1.0}, indicator(), Scheme(Method.OWN)).method == Method.QUANTILES


@pytest.mark.parametrize("values", [{}, {"a": None}, {"a": 7.0}, {"a": 7.0, "b": 7.0}])
def test_too_few_different_values_make_one_class(values):
    assert classify(values, indicator(), Scheme(Method.QUANTILES)).labels == ("alle Werte",)


def test_values_on_both_sides_of_zero_diverge_and_the_centre_is_zero():
    values = {str(n): float(n) for n in range(-50, 51, 10)}
    classes = classify(values, indicator(minimum=None, maximum=None, class_breaks=(-20, 0, 20)), Scheme(Method.OWN))
    assert (classes.middle, classes.below, classes.has_neutral) == (0, 2, False)
    assert classify(values, indicator(minimum=0.0, class_breaks=(20, 40))).middle is None


def test_a_confidential_figure_is_kept_apart_from_a_missing_one():
    classes = classify({"a": None, "b": None, "c": 1.0}, indicator(), Scheme(Method.EQUAL), confidential=["b"])
    assert classes.members == {"a": MISSING, "b": CONFIDENTIAL, "c": 0}


def squared_deviations(values, limits):
    """Sum over the classes of the squared deviations from their mean, which natural breaks make least."""
    groups = [[v for v in values if low <= v < high] for low, high in pairwise([-1e9, *limits, 1e9])]
    return sum((v - sum(group) / len(group)) ** 2 for group in groups for v in group)


@given(st.lists(st.integers(1, 30), min_size=4, max_size=11), counts)
def test_natural_breaks_equal_the_best_of_all_groupings(found, count):
    values = {str(number): float(value) for number, value in enumerate(found)}
    limits = classify(values, indicator(decimals=0), Scheme(Method.NATURAL, count)).limits
    distinct = sorted(set(values.values()))
    if len(distinct) <= count:
        assert limits == tuple(distinct[1:])
        return
    every = combinations(distinct[1:], count - 1)
    best = min(squared_deviations(found, chosen) for chosen in every)
    assert squared_deviations(found, limits) == pytest.approx(best)


def test_natural_breaks_separate_groups_one_can_see():
    values = {str(v): v for v in (1.0, 2.0, 3.0, 20.0, 21.0, 22.0, 60.0, 61.0)}
    assert classify(values, indicator(), Scheme(Method.NATURAL, 3)).limits == (20, 60)


def test_limits_come_from_all_years_so_that_a_colour_means_the_same_in_each():
    all_years = [float(value) for value in range(1, 101)]
    first = classify({"a": 10.0, "b": 20.0}, indicator(), Scheme(Method.QUANTILES), pool=all_years)
    other = classify({"a": 80.0, "b": None}, indicator(), Scheme(Method.QUANTILES), pool=all_years)
    assert (
        first.limits == other.limits != classify({"a": 10.0, "b": 20.0}, indicator(), Scheme(Method.QUANTILES)).limits
    )


def test_classes_around_a_reference_lie_alike_on_both_sides_and_the_outer_ones_are_open():
    values = {str(n): float(n) for n in range(0, 101, 10)}
    even = classify(values, indicator(minimum=None, maximum=None), Scheme(Method.AROUND, 4), middle=50.0)
    assert (even.limits, even.middle, even.below, even.has_neutral) == ((30, 50, 70), 50, 2, False)
    odd = classify(values, indicator(minimum=None, maximum=None), Scheme(Method.AROUND, 5), middle=50.0)
    assert (odd.limits, odd.below, odd.has_neutral) == ((20, 40, 60, 80), 2, True)


def test_where_all_values_lie_on_one_side_of_the_reference_all_classes_do():
    values = {str(n): float(n) for n in range(0, 101, 10)}
    above = classify(values, indicator(minimum=None, maximum=None), Scheme(Method.AROUND, 5), middle=0.0)
    assert above.limits == (0, 20, 40, 60) and above.below == 1 and not above.has_neutral
    below = classify(values, indicator(minimum=None, maximum=None), Scheme(Method.AROUND, 5), middle=100.0)
    assert below.limits == (40, 60, 80, 100)


def test_no_limit_lies_where_no_value_can_be():
    classes = classify(
        {"a": 60.0, "b": 90.0}, indicator(minimum=0, maximum=100), Scheme(Method.AROUND, 6), middle=100.0
    )
    assert max(classes.limits) == 100 and classes.below == len(classes.limits)


def test_without_a_reference_classes_around_one_fall_back_to_quantiles():
    assert classify({"a": 1.0}, indicator(), Scheme(Method.AROUND)).method == Method.QUANTILES


def test_entered_limits_are_kept_as_they_are_and_a_change_gets_zero_as_well():
    chosen = Scheme(Method.CHOSEN, limits=(-5.0, 12.5))
    assert classify({"a": 1.0}, indicator(minimum=None), chosen).limits == (-5, 12.5)
    assert classify({"a": 1.0}, indicator(minimum=None), chosen, middle=0.0).limits == (-5, 0, 12.5)


def test_an_exact_zero_stands_apart_where_that_is_asked_for():
    found = classify({"a": 0.0, "b": -3.0, "c": 3.0}, indicator(minimum=None), middle=0.0, zero_apart=True)
    assert found.members["a"] == ZERO
