from dataclasses import replace

import pytest

from indicators.figures.change import ChangeForm, can_be_relative, change_series, newest_changes, years_before
from indicators.figures.series import Figure, Series
from indicators.model import Sign
from indicators.model.quality import Quality, QualityKind
from tests.made_up import indicator

BREAK = {2019: "neu gezählt"}


def series(figures=None, **fields):
    usual = {
        "a": [Figure(2019, 20.0), Figure(2020, 25.0), Figure(2021, 30.0)],
        "b": [Figure(2020, 0.0), Figure(2021, 4.0)],
    }
    return Series.of(indicator(**fields), figures or usual)


def changed(one, code, since, until, measure=ChangeForm.DIFFERENCE):
    return change_series(one, [code], since=since, until=until, measure=measure).at(code, until)


def test_the_difference_is_later_minus_earlier_value():
    assert changed(series(), "a", 2019, 2021).value == 10


def test_the_percentage_change_is_relative_to_the_earlier_value():
    assert changed(series(), "a", 2020, 2021, ChangeForm.PERCENT).value == pytest.approx(20)


def test_a_difference_is_that_of_the_figures_shown_a_percentage_that_of_the_figures_as_they_are():
    one = series({"a": [Figure(2020, 10.24), Figure(2021, 10.26)], "b": [Figure(2020, 0.04), Figure(2021, 0.2)]})
    assert changed(one, "a", 2020, 2021).value == 0.1
    assert changed(one, "a", 2020, 2021, ChangeForm.PERCENT).value == pytest.approx(0.02 / 10.24 * 100)
    assert changed(one, "b", 2020, 2021, ChangeForm.PERCENT).note == "Ausgangswert ist null"
    words = {
        ChangeForm.DIFFERENCE: "späterer Wert − früherer Wert, beide gerundet wie angezeigt",
        ChangeForm.PERCENT: "(späterer − früherer Wert) ÷ früherer Wert × 100, aus ungerundeten Werten",
    }
    for measure, formula in words.items():
        assert change_series(one, ["a"], since=2020, until=2021, measure=measure).indicator.formula == formula


def test_an_earlier_value_of_zero_has_no_percentage_change_and_says_so():
    figure = changed(series(), "b", 2020, 2021, ChangeForm.PERCENT)
    assert (figure.value, figure.note) == (None, "Ausgangswert ist null")
    assert changed(series(), "b", 2020, 2021).value == 4


def test_an_area_without_a_figure_in_one_of_both_years_has_no_change():
    assert changed(series(), "b", 2019, 2021).value is None
    assert changed(series(), "nobody", 2019, 2021).value is None


def test_a_figure_carried_from_another_year_never_makes_a_change():
    one = series({"a": [Figure(2018, 1.0), Figure(2021, 2.0)]})
    assert one.shown("a", 2020).year == 2018
    assert changed(one, "a", 2020, 2021).value is None


def test_the_sign_of_a_confidential_figure_is_kept():
    one = series({"a": [Figure(2020, None, Sign.CONFIDENTIAL), Figure(2021, 2.0)]})
    assert changed(one, "a", 2020, 2021).sign == Sign.CONFIDENTIAL


def test_a_change_of_computed_figures_is_computed():
    one = series({"a": [Figure(2020, 1.0, Sign.COMPUTED), Figure(2021, 2.0)]})
    assert changed(one, "a", 2020, 2021).sign == Sign.COMPUTED


def test_no_change_goes_across_a_series_break():
    one = series({"a": [Figure(2018, 1.0), Figure(2019, 5.0), Figure(2020, 6.0)]}, breaks=BREAK)
    assert years_before(one, [2018, 2019, 2020], 2020) == [2019]
    assert years_before(one, [2018, 2019, 2020], 2019) == []
    with pytest.raises(ValueError, match="series break between 2018 and 2020"):
        changed(one, "a", 2018, 2020)


def test_classes_are_found_from_the_changes_to_the_last_year_of_the_same_series():
    one = series({"a": [Figure(2016, 1.0), Figure(2017, 3.0), Figure(2018, 2.0), Figure(2019, 50.0)]}, breaks=BREAK)
    assert newest_changes(one, ["a"], since=2016, measure=ChangeForm.DIFFERENCE) == [1]
    assert newest_changes(one, ["a"], since=2018, measure=ChangeForm.DIFFERENCE) == []


def test_a_change_has_a_name_a_unit_and_an_id_of_its_own():
    one = change_series(
        series(unit="% der Haushalte"), ["a"], since=2019, until=2021, measure=ChangeForm.DIFFERENCE
    ).indicator
    assert one.unit.startswith("Prozentpunkte") and one.period(2021) == "2019 bis 2021"
    assert one.id.endswith("_veraenderung_seit_2019")
    relative = change_series(series(), ["a"], since=2019, until=2021, measure=ChangeForm.PERCENT).indicator
    assert (relative.unit, relative.decimals) == ("%", 1)


@pytest.mark.parametrize(("minimum", "can"), [(0.0, True), (None, False), (-5.0, False)])
def test_percentages_need_a_scale_that_starts_at_zero(minimum, can):
    assert can_be_relative(series(minimum=minimum)) is can


def test_a_base_of_few_rounding_steps_has_no_percentage():
    """1 per cent, rounded to whole ones, may be 0.5 or 1.5: nobody knows how often that went into 60."""
    rounded = Quality(QualityKind.ROUNDED, step=1.0, first=2018, last=2018)
    one = series({"a": [Figure(2018, 1.0), Figure(2021, 60.0)], "b": [Figure(2018, 40.0), Figure(2021, 60.0)]})
    one.indicator = replace(one.indicator, qualities=(rounded,))
    coarse, fine = (changed(one, code, 2018, 2021, ChangeForm.PERCENT) for code in ("a", "b"))
    assert (coarse.value, coarse.note) == (None, "Ausgangswert ist zu grob gerundet")
    assert fine.value == pytest.approx(50)
