import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.classes import CONFIDENTIAL, MISSING, ZERO, Method, classify
from indicators.formatting import format_number, round_half_up
from tests.made_up import indicator

figures = st.one_of(st.none(), st.just(0.0), st.floats(0, 100), st.integers(0, 100).map(float))
many = st.lists(figures, max_size=60).map(lambda found: {str(number): one for number, one in enumerate(found)})
methods = st.sampled_from(Method)
own_limits = st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True).map(lambda found: tuple(sorted(found)))


@given(many, methods, own_limits, st.integers(0, 2))
def test_every_value_is_in_exactly_one_class(values, method, limits, decimals):
    classes = classify(values, indicator(class_breaks=limits, decimals=decimals), method)
    indices = [MISSING, ZERO, *range(len(classes.labels))]
    assert set(classes.members) == set(values)
    assert sum(classes.count(index) for index in indices) == len(values)


@given(many, methods, own_limits, st.integers(0, 2))
def test_the_number_a_reader_sees_lies_within_the_limits_of_its_class(values, method, limits, decimals):
    classes = classify(values, indicator(class_breaks=limits, decimals=decimals), method)
    for area, member in classes.members.items():
        if member >= 0:
            shown = round_half_up(values[area], decimals)
            assert all(shown >= limit for limit in classes.limits[:member])
            assert all(shown < limit for limit in classes.limits[member:])


@given(many, methods)
def test_zero_and_missing_stand_apart_from_all_classes(values, method):
    classes = classify(values, indicator(), method)
    assert {area for area in values if classes.members[area] == MISSING} == {a for a, v in values.items() if v is None}
    assert {area for area in values if classes.members[area] == ZERO} == {a for a, v in values.items() if v == 0}


@given(many, methods)
def test_there_are_at_most_five_classes_with_rising_limits(values, method):
    classes = classify(values, indicator(), method)
    assert len(classes.labels) == len(classes.limits) + 1 <= 5
    assert list(classes.limits) == sorted(set(classes.limits))


def test_labels_say_below_between_and_above():
    classes = classify({"a": 10.0}, indicator(class_breaks=(20, 40.5), decimals=1), Method.OWN)
    assert classes.labels == ("unter 20,0", "20,0 bis unter 40,5", "40,5 und mehr")


def test_whole_limits_are_written_without_decimals():
    assert classify({}, indicator(class_breaks=(20, 40), decimals=1), Method.OWN).labels[0] == "unter 20"


def test_a_limit_finer_than_the_decimals_is_written_in_full():
    classes = classify({"a": 2.0}, indicator(class_breaks=(2.5, 4.25), decimals=0), Method.OWN)
    assert classes.labels == ("unter 2,50", "2,50 bis unter 4,25", "4,25 und mehr")


def test_a_value_equal_to_a_limit_belongs_to_the_class_above():
    classes = classify({"below": 19.9, "equal": 20.0}, indicator(class_breaks=(20,)), Method.OWN)
    assert classes.members == {"below": 0, "equal": 1}


def test_a_value_that_is_shown_as_the_limit_belongs_to_the_class_above():
    assert format_number(19.96, 1) == "20,0"
    assert classify({"a": 19.96}, indicator(class_breaks=(20,), decimals=1), Method.OWN).members == {"a": 1}


def test_a_value_that_only_rounds_to_zero_is_not_zero():
    assert classify({"a": 0.04, "b": 0.0}, indicator(), Method.QUANTILES).members == {"a": 0, "b": ZERO}


def test_zero_is_an_ordinary_value_where_lower_ones_are_possible():
    classes = classify({"a": -5.0, "b": 0.0, "c": 5.0}, indicator(minimum=None), Method.EQUAL)
    assert ZERO not in classes.members.values()


def test_quantiles_put_as_many_areas_into_each_class():
    classes = classify({str(n): float(n) for n in range(1, 51)}, indicator(), Method.QUANTILES)
    assert [classes.count(index) for index in range(5)] == [10] * 5


def test_equal_classes_are_equally_wide():
    classes = classify({"a": 50.0, "b": 100.0}, indicator(), Method.EQUAL)
    assert classes.limits == (60, 70, 80, 90)


def test_own_limits_stay_the_same_whatever_the_values():
    one = indicator(class_breaks=(20, 40))
    assert classify({}, one, Method.OWN).limits == classify({"a": 99.0}, one, Method.OWN).limits == (20, 40)


def test_an_indicator_without_own_limits_falls_back_to_quantiles_and_says_so():
    assert classify({"a": 1.0}, indicator(), Method.OWN).method == Method.QUANTILES


@pytest.mark.parametrize("values", [{}, {"a": None}, {"a": 7.0}, {"a": 7.0, "b": 7.0}])
def test_too_few_different_values_make_one_class(values):
    assert classify(values, indicator(), Method.QUANTILES).labels == ("alle Werte",)


def test_values_on_both_sides_of_zero_diverge_and_the_centre_is_zero():
    values = {str(n): float(n) for n in range(-50, 51, 10)}
    classes = classify(values, indicator(minimum=None, maximum=None, class_breaks=(-20, 0, 20)), Method.OWN)
    assert (classes.diverging, classes.center) == (True, 2)
    assert not classify(values, indicator(minimum=0.0, class_breaks=(20, 40)), Method.OWN).diverging


def test_a_confidential_figure_is_kept_apart_from_a_missing_one():
    classes = classify({"a": None, "b": None, "c": 1.0}, indicator(), Method.EQUAL, confidential=["b"])
    assert classes.members == {"a": MISSING, "b": CONFIDENTIAL, "c": 0}
    assert (classes.count(MISSING), classes.count(CONFIDENTIAL)) == (1, 1)
