"""Ranges of chance: against exact Poisson limits from the literature, and what is said of small numbers."""

from __future__ import annotations

import pytest

from indicators.figures.chance import chance_range, chance_words, poisson_range, unclear_words
from indicators.figures.sentences import statement
from indicators.figures.series import Figure

# Exact 95 % limits of a Poisson count (Ulm 1990, Simple method to calculate the confidence interval).
EXACT = {1: (0.03, 5.57), 2: (0.24, 7.22), 3: (0.62, 8.77), 4: (1.09, 10.24), 5: (1.62, 11.67), 9: (4.12, 17.08)}


@pytest.mark.parametrize("count", EXACT)
def test_the_approximation_is_close_to_the_exact_limits(count):
    assert poisson_range(count) == pytest.approx(EXACT[count], abs=0.06)


def test_none_may_be_a_few_by_chance():
    assert poisson_range(0) == pytest.approx((0, 3.69), abs=0.05)


def test_three_more_or_fewer_doctors_in_a_small_town_are_no_clear_change(shipped):
    """Hallenberg has some 4,400 people: one doctor more changes its rate by 2.3 per 10,000."""
    series, area = shipped.series["hausaerzte"], shipped.dataset.areas["05958020"]
    figure = series.latest(area.code)
    unit = series.unit(area.code, figure.year)
    low, high = chance_range(series, area.code, figure)
    assert (low / unit, high / unit) == pytest.approx(poisson_range(figure.value / unit))
    assert "Durch Zufall allein kann er zwischen" in statement(series, area)
    assert unclear_words(series, area.code, figure, Figure(2017, figure.value + 2 * unit)) != ""
    assert unclear_words(series, area.code, figure, Figure(2017, figure.value + 30 * unit)) == ""
    assert unclear_words(series, area.code, figure, Figure(2017, figure.value)) == ""


def test_many_counts_and_quotients_have_no_range(shipped):
    for name, code in (("hausaerzte", "05962024"), ("ladepunkte_je_1000", "05958020"), ("gigabit", "05958020")):
        series = shipped.series[name]
        assert chance_words(series, code, series.latest(code)) == ""
