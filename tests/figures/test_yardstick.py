"""Where a municipality stands outside the region: exact cases, and that the quarter said is the quarter computed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.series import Figure, Series
from indicators.figures.yardstick import (
    Quarter,
    median_words,
    quarter_of,
    quarter_words,
    total_words,
    yardstick_sentence,
)
from indicators.model import Area, Level
from indicators.model.reference import Reference, ReferenceArea, Statistic
from tests.made_up import indicator

LAND, COUNTRY = ReferenceArea("99", "Musterland", "im Musterland"), ReferenceArea("de", "Deutschland", "in Deutschland")
LIMITS = {Statistic.P10: 10, Statistic.Q1: 25, Statistic.MEDIAN: 50, Statistic.Q3: 75, Statistic.P90: 90}


def place(code: str, name: str, level: Level) -> Area:
    return Area(code, "", name, name, f"in {name}", "", level, None, "", 1.0)


TOWN = place("09901001", "Musterstadt", Level.MUNICIPALITY)


def spread(area: ReferenceArea = LAND, year: int = 2035, **figures: float) -> Reference:
    known = {Statistic(name): value for name, value in figures.items()}
    return Reference(area, "anteil", year, "amt", {Statistic.COUNT: 400, **(known or LIMITS)})


def series_of(value: float, *references: Reference, decimals: int = 1) -> Series:
    one = Series.of(indicator("anteil", unit="% der Haushalte", decimals=decimals), {TOWN.code: [Figure(2035, value)]})
    one.references = references
    return one


CASES = [
    (0, Quarter.LOWEST_TENTH), (9.9, Quarter.LOWEST_TENTH), (10, Quarter.LOWEST), (10.1, Quarter.LOWEST),
    (24.9, Quarter.LOWEST), (25, Quarter.LOWER), (25.1, Quarter.LOWER), (49.9, Quarter.LOWER),
    (50, Quarter.MEDIAN), (50.1, Quarter.UPPER), (74.9, Quarter.UPPER), (75, Quarter.UPPER), (75.1, Quarter.HIGHEST),
    (89.9, Quarter.HIGHEST), (90, Quarter.HIGHEST), (90.1, Quarter.HIGHEST_TENTH), (100, Quarter.HIGHEST_TENTH),
]  # fmt: skip
SAID = {
    Quarter.LOWEST_TENTH: "niedriger als in neun von zehn Gemeinden im Musterland",
    Quarter.LOWEST: "niedriger als in drei Vierteln der Gemeinden im Musterland",
    Quarter.LOWER: "niedriger als in der Hälfte der Gemeinden im Musterland",
    Quarter.MEDIAN: "etwa so hoch wie der Median der Gemeinden im Musterland",
    Quarter.UPPER: "höher als in der Hälfte der Gemeinden im Musterland",
    Quarter.HIGHEST: "höher als in drei Vierteln der Gemeinden im Musterland",
    Quarter.HIGHEST_TENTH: "höher als in neun von zehn Gemeinden im Musterland",
}


@pytest.mark.parametrize(("value", "quarter"), CASES)
def test_a_value_lies_between_the_limits_and_one_on_a_limit_on_its_inner_side(value, quarter):
    assert quarter_of(value, spread()) == quarter
    text = yardstick_sentence(series_of(value, spread()), TOWN, Figure(2035, value))
    assert text == f"Das ist {SAID[quarter]}. Median der 400 Gemeinden im Musterland: 50,0\u202f%."


@pytest.mark.parametrize("quarter", Quarter)
def test_each_quarter_has_its_words(quarter):
    assert quarter_words(quarter, "Gemeinden im Musterland") == SAID[quarter]


@pytest.mark.parametrize(
    ("value", "quarter"), [(0, Quarter.LOWER), (49, Quarter.LOWER), (50, Quarter.MEDIAN), (99, Quarter.UPPER)]
)
def test_without_quartiles_only_the_median_tells_apart(value, quarter):
    assert quarter_of(value, spread(median=50)) == quarter


@pytest.mark.parametrize(("value", "decimals", "quarter"), [
    (50.04, 1, Quarter.MEDIAN), (50.06, 1, Quarter.UPPER), (49.96, 1, Quarter.MEDIAN), (50.4, 0, Quarter.MEDIAN),
    (50.6, 0, Quarter.UPPER), (49.4, 0, Quarter.LOWER),
])  # fmt: skip
def test_what_reads_like_the_median_is_about_as_high(value, decimals, quarter):
    assert quarter_of(value, spread(), decimals=decimals) == quarter


@given(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=5).map(sorted), st.floats(-1e6, 1e6))
def test_the_quarter_said_is_the_quarter_computed(limits, value):
    p10, q1, median, q3, p90 = limits
    quarter = quarter_of(value, spread(p10=p10, q1=q1, median=median, q3=q3, p90=p90))
    words = quarter_words(quarter, "x")
    if "neun von zehn" in words:
        assert value > p90 if "höher" in words else value < p10
    elif "drei Vierteln" in words:
        assert q3 < value <= p90 if "höher" in words else p10 <= value < q1
    elif "Hälfte" in words:
        assert median < value <= q3 if "höher" in words else q1 <= value < median
    else:
        assert value == pytest.approx(median, abs=1e-8)


def test_the_same_quarter_in_two_places_is_said_once():
    text = yardstick_sentence(series_of(99, spread(), spread(COUNTRY)), TOWN, Figure(2035, 99))
    assert text.startswith("Das ist höher als in neun von zehn Gemeinden im Musterland und in Deutschland. Median")


def test_different_quarters_are_both_said():
    text = yardstick_sentence(series_of(60, spread(), spread(COUNTRY, median=70)), TOWN, Figure(2035, 60))
    assert text == (
        "Das ist höher als in der Hälfte der Gemeinden im Musterland und niedriger als in der Hälfte der Gemeinden in "
        "Deutschland. Median der 400 Gemeinden im Musterland: 50,0\u202f%; Median der 400 Gemeinden in Deutschland: "
        "70,0\u202f%."
    )


def test_a_spread_of_some_or_of_others_says_so():
    some = replace(spread(), of="Gemeinden mit Angabe")
    assert yardstick_sentence(series_of(99, some, spread(COUNTRY)), TOWN, Figure(2035, 99)) == (
        "Das ist höher als in neun von zehn Gemeinden mit Angabe im Musterland und höher als in neun von zehn "
        "Gemeinden in Deutschland. Median der 400 Gemeinden mit Angabe im Musterland: 50,0\u202f%; Median der 400 "
        "Gemeinden in Deutschland: 50,0\u202f%."
    )


def test_a_total_is_never_called_a_median():
    one = spread(median=50, total=60)
    assert median_words(one, indicator("anteil", unit="%")) == "Median der 400 Gemeinden im Musterland: 50,0\u202f%"
    words = "Wert für Musterland insgesamt: 60,0\u202f%"
    assert total_words(one, indicator("anteil", unit="%")) == words
    assert total_words(spread(median=50), indicator("anteil", unit="%")) == ""


def test_nothing_is_said_of_another_year_of_a_district_or_without_a_yardstick():
    figure = Figure(2035, 60.0)
    assert yardstick_sentence(series_of(60, spread(year=2034)), TOWN, figure) == ""
    assert yardstick_sentence(series_of(60), TOWN, figure) == ""
    assert yardstick_sentence(series_of(60, spread()), place("09901", "Kreis", Level.DISTRICT), figure) == ""
    assert yardstick_sentence(series_of(60, spread()), TOWN, None) == ""
    assert not re.search("Median", yardstick_sentence(series_of(60, spread(total=5)), TOWN, figure))
