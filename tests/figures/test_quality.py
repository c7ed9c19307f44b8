"""What is said of the quality of values: exact or rounded zeros, and figures behind which few stand."""

from __future__ import annotations

from dataclasses import replace

from indicators.figures.quality import few_words, zero_words
from indicators.figures.series import Figure, Series
from indicators.model import Level
from indicators.model.quality import Quality, QualityKind
from tests.made_up import indicator

TOWN, REGION = "00000001", "swf"

WHOLE = Quality(QualityKind.ROUNDED, level=Level.MUNICIPALITY, first=2018, last=2018, step=1.0)
SHARE = replace(indicator(), qualities=(WHOLE,))


def test_a_zero_is_exact_unless_the_publisher_rounds_values_of_its_year():
    exact, rounded = Figure(2019, 0.0), Figure(2018, 0.0)
    assert zero_words(SHARE, [exact, Figure(2019, 4.0), None]) == "genau null"
    assert zero_words(SHARE, [rounded, Figure(2018, 1.0)]) == "null, gerundet"
    assert zero_words(SHARE, [rounded, exact]) == "null, teils gerundet"


def test_a_zero_computed_from_rounded_ones_is_rounded_too_and_other_means_are_not():
    assert zero_words(SHARE, [Figure(2018, 0.0, "c")]) == "null, gerundet"
    assert zero_words(SHARE, [Figure(2018, 0.4, "c")]) == "genau null"


def test_what_one_more_makes_is_never_told_as_nothing():
    """One point among 1,000 people is 1 in 1,000; among 1,000,000 it is less than the last digit shown."""
    points = indicator(unit="je 1.000", decimals=2)
    one = Series.of(points, {TOWN: [Figure(2020, 2.0)], REGION: [Figure(2020, 0.001)]})
    one._units = {TOWN: [(2020, 1.0)], REGION: [(2020, 0.001)]}
    said = "kleine Zahl: eins mehr oder weniger ändert den Wert um"
    assert few_words(one, TOWN, Figure(2020, 2.0)) == f"{said} 1,00"
    assert few_words(one, REGION, Figure(2020, 0.001)) == f"{said} weniger als 0,01"
    assert few_words(one, TOWN, Figure(2020, 10.0)) == ""
