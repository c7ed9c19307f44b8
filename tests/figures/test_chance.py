"""Ranges of chance: against exact Poisson limits from the literature, and what is said of small numbers."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from indicators.figures.chance import (
    band_words,
    chance_band,
    chance_range,
    chance_words,
    is_unclear,
    poisson_range,
    unclear_words,
    wilson_range,
)
from indicators.figures.sentences import statement
from indicators.figures.series import Figure, Series
from indicators.model import Kind
from tests.made_up import indicator

TOWN = "09901001"

# Exact 95 % limits of a Poisson count (Ulm 1990, Simple method to calculate the confidence interval).
EXACT = {1: (0.03, 5.57), 2: (0.24, 7.22), 3: (0.62, 8.77), 4: (1.09, 10.24), 5: (1.62, 11.67), 9: (4.12, 17.08)}


@pytest.mark.parametrize("count", EXACT)
def test_the_approximation_is_close_to_the_exact_limits(count):
    assert poisson_range(count) == pytest.approx(EXACT[count], abs=0.06)


def test_none_may_be_a_few_by_chance():
    assert poisson_range(0) == pytest.approx((0, 3.69), abs=0.05)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_the_published_one(count, total, low, high):
    assert wilson_range(count, total) == pytest.approx((low, high), abs=0.00006)


def few(value: float, kind: Kind, one_unit: float) -> Series:
    """A made-up town of 2,000 in which `value` was measured."""
    rows = pd.DataFrame(
        [("rate", TOWN, 2034, 40.0), ("rate", TOWN, 2035, value)], columns=["indicator", "area", "year", "value"]
    ).assign(sign="", note="", coverage="", dates="")
    one = indicator("rate", kind=kind, decimals=1)
    return Series(replace(one, one_unit=one_unit), rows, units={TOWN: [(2035, one_unit / 2000)]})


def test_a_rate_has_the_range_of_its_count_and_a_share_that_of_a_proportion():
    """4 of 2,000 are 20 per 10,000, and 0.2 %."""
    rate, share = few(20, Kind.RATE, 10_000), few(0.2, Kind.SHARE, 100)
    assert chance_band(rate, TOWN)[2035] == pytest.approx([end * 5 for end in poisson_range(4)])
    assert chance_band(share, TOWN)[2035] == pytest.approx([end * 100 for end in wilson_range(4, 2000)])


def test_ten_and_more_have_no_range():
    assert chance_band(few(50, Kind.RATE, 10_000), TOWN).keys() == {2034}
    assert chance_band(few(0.5, Kind.SHARE, 100), TOWN) == {}


def test_a_change_within_the_range_is_not_clear_and_one_beyond_it_is():
    """4 could be 1.1 to 10.2, so 10 is not clearly more and 11 is; five make 25 per 10,000."""
    one = few(20, Kind.RATE, 10_000)
    assert is_unclear(one, TOWN, (2034, 50.0), (2035, 20.0))
    assert not is_unclear(one, TOWN, (2034, 55.0), (2035, 20.0))
    assert not is_unclear(one, TOWN, (2034, 20.0), (2035, 20.0))


def test_the_strokes_are_named_only_where_there_are_some():
    assert band_words([{}, {}]) == ""
    assert band_words([{}, {2035: (1.0, 2.0)}]).startswith("Senkrechte Striche")


def test_three_more_or_fewer_doctors_in_a_small_town_are_no_clear_change(shipped):
    """Hallenberg has some 4,400 people: one doctor more changes its rate by 2.3 per 10,000."""
    series, area = shipped.series["hausaerzte"], shipped.dataset.areas["05958020"]
    figure = series.latest(area.code)
    unit = series.unit(area.code, figure.year)
    low, high = chance_range(series, area.code, figure)
    assert (low / unit, high / unit) == pytest.approx(poisson_range(3))  # not 2.9: the base is that of another year
    said = "Bei so wenigen schwankt er auch unter gleichen Verhältnissen, rechnerisch zwischen"
    assert said in statement(series, area)
    assert unclear_words(series, area.code, figure, Figure(2017, figure.value + 2 * unit)) != ""
    assert unclear_words(series, area.code, figure, Figure(2017, figure.value + 30 * unit)) == ""
    assert unclear_words(series, area.code, figure, Figure(2017, figure.value)) == ""


def test_many_counts_and_quotients_have_no_range(shipped):
    for name, code in (("hausaerzte", "05962024"), ("ladepunkte_je_1000", "05958020"), ("gigabit", "05958020")):
        series = shipped.series[name]
        assert chance_words(series, code, series.latest(code)) == ""
