import pytest

from indicators.figures.all_series import all_series
from indicators.figures.series import Figure, Series, cross_section
from indicators.figures.words import (
    change_words,
    comparison,
    computation_note,
    computed_words,
    coverage_line,
    figure_note,
    is_partial,
    origin_words,
)
from indicators.language.formatting import MINUS, THIN_NBSP
from indicators.loading.load import read_dataset
from indicators.model import DenominatorYear, Kind, Level, Quotient
from indicators.model.indicator import Prices
from tests.made_up import areas, indicator, series

TOWN = areas()["09901001"]
POINTS = f"{THIN_NBSP}Prozentpunkte"
PERCENT = f"{THIN_NBSP}%"


def compared(figures, **fields):
    one = series(figures, **fields)
    return comparison(one, TOWN, areas(), one.latest(TOWN.code))


def changed(figures, **fields):
    one = series({TOWN.code: figures}, **fields)
    return change_words(one.change(TOWN.code), one)


def test_a_town_is_compared_to_its_district_and_the_region():
    text = compared({"09901001": {2020: 52.3}, "09901": {2020: 50}, "swf": {2020: 54.5}})
    district, region = text.split(" · ")
    assert district == f"2,3{POINTS} über dem Kreis (50,0{PERCENT})"
    assert region == f"2,2{POINTS} unter der Region (54,5{PERCENT})"


def test_only_figures_of_the_same_year_are_compared():
    assert compared({"09901001": {2021: 52}, "09901": {2020: 50}, "swf": {2022: 50}}) == ""


def test_a_value_computed_from_some_members_only_says_from_how_many():
    figures = {area: [Figure(2020, value)] for area, value in (("09901001", 52.0), ("09901", 50.0))}
    figures["swf"] = [Figure(2020, 54.0, "c", coverage="54 von 59")]
    one = Series.of(indicator(), figures)
    text = comparison(one, TOWN, areas(), one.latest(TOWN.code))
    assert text.endswith(f"unter der Region (54,0{PERCENT} aus 54 von 59)")
    assert not is_partial(Figure(2020, 1.0, "c", coverage="59 von 59")) and not is_partial(Figure(2020, 1.0))


def test_a_difference_that_rounds_to_zero_is_called_equal():
    assert compared({"09901001": {2020: 50.04}, "swf": {2020: 49.96}}) == f"gleich der Region (50,0{PERCENT})"


def test_a_comparison_is_that_of_the_figures_as_they_are_shown():
    assert compared({"09901001": {2020: 10.26}, "swf": {2020: 10.24}}) == f"0,1{POINTS} über der Region (10,2{PERCENT})"
    assert compared({"09901001": {2020: 4.24}, "swf": {2020: 4.16}}) == f"gleich der Region (4,2{PERCENT})"


def test_a_difference_in_another_unit_has_no_percentage_points():
    text = compared({"09901001": {2020: 7}, "swf": {2020: 5}}, unit="je km²", decimals=0, kind=Kind.RATE)
    assert text == "2 über der Region (5)"


def test_counts_are_no_better_in_a_larger_place_and_so_not_compared():
    assert compared({"09901001": {2020: 7}, "swf": {2020: 70}}, kind=Kind.COUNT) == f"10,0{PERCENT} der Region"


def test_a_missing_figure_is_not_compared():
    assert compared({"09901001": {2020: None}, "swf": {2020: 5}}) == ""
    assert compared({"swf": {2020: 5}}) == ""


def test_a_count_is_given_as_part_of_the_region(small_data):
    people = all_series(read_dataset(small_data))["einwohner"]
    assert comparison(people, TOWN, areas(), people.at(TOWN.code, 2020)) == f"10,0{PERCENT} der Region"
    assert comparison(people, areas().region, areas(), people.latest("swf")) == ""


def test_change_of_a_percentage_is_in_percentage_points():
    assert changed({2018: 50, 2020: 53.2}) == f"+3,2{POINTS} seit 2018"
    assert changed({2018: 53.2, 2020: 50}) == f"{MINUS}3,2{POINTS} seit 2018"


def test_a_change_is_the_difference_of_the_figures_as_they_are_shown():
    assert changed({2016: 10.24, 2020: 10.26}) == f"+0,1{POINTS} seit 2016"  # 10,3 after 10,2
    assert changed({2016: 4.36, 2020: 4.24}) == f"{MINUS}0,2{POINTS} seit 2016"  # 4,2 after 4,4


def test_unchanged_is_only_what_is_shown_alike():
    assert changed({2018: 50, 2020: 50.04}) == "unverändert seit 2018"
    assert changed({2018: 49.95, 2020: 50.04}) == "unverändert seit 2018"
    assert changed({2018: 49.94, 2020: 49.96}) == f"+0,1{POINTS} seit 2018"


def test_change_of_a_count_has_thousands_and_no_points():
    assert changed({2018: 10000, 2020: 11500}, unit="Personen", decimals=0) == "+1.500 seit 2018"


def test_change_uses_the_words_for_the_period_it_starts_in():
    assert changed({2018: 1, 2020: 2}, year_notes={2018: "Mitte 2018"}).endswith("seit Mitte 2018")


@pytest.mark.parametrize(
    ("sign", "fields", "words"),
    [
        ("", {}, "veröffentlichter Wert"),
        ("c", {}, "gewichtetes Mittel"),
        ("c", {"kind": Kind.COUNT}, "Summe"),
        ("c", {"quotient": Quotient("a", "b", 10, DenominatorYear.SAME)}, "aus den Summen berechnet"),
    ],
)
def test_a_figure_beside_a_median_is_called_what_it_is(sign, fields, words):
    assert origin_words(Figure(2020, 40.0, sign), indicator(**fields)) == words


def test_a_change_of_money_says_that_it_is_not_adjusted_for_prices():
    fields = {"unit": "€", "decimals": 0, "prices": Prices.NOMINAL}
    words = "in jeweiligen Preisen, nicht um die Preisentwicklung bereinigt"
    assert changed({2018: 717, 2020: 943}, **fields) == f"+226 seit 2018, {words}"
    assert changed({2020: 943}, **fields) == ""


def test_a_figure_of_two_dates_names_both_wherever_it_stands():
    figure = Figure(2019, 0.2, "c", coverage="2 von 2", dates="Bänke 2019, Leute 2017")
    assert figure_note(figure) == "eigene Berechnung (2 von 2), Bänke 2019, Leute 2017"
    assert computed_words(indicator(weight_note="Summe."), [figure, None]) == "Summe. Bänke 2019, Leute 2017."
    line = coverage_line({"a": figure, "b": None}, indicator(), year=2019, level=Level.MUNICIPALITY)
    assert line.endswith("; 1 selbst berechnet; Bänke 2019, Leute 2017")


def test_there_are_no_words_without_a_change():
    assert changed({2020: 1}) == ""


def test_the_line_under_a_map_counts_known_confidential_and_missing_apart(small_data):
    share = all_series(read_dataset(small_data))["anteil"]
    line = coverage_line(
        cross_section(share, areas().at(Level.MUNICIPALITY), 2020), share.indicator, year=2020, level=Level.MUNICIPALITY
    )
    assert line == "3 von 4 Gemeinden, Stand 2020; 1 geheim gehalten oder unbekannt"


def test_the_line_under_a_map_names_older_and_computed_figures():
    shown = {"a": Figure(2019, 1.0), "b": Figure(2020, 1.0, sign="c", coverage="2 von 2"), "c": None}
    line = coverage_line(shown, indicator(year_notes={2020: "Mitte 2020"}), year=2020, level=Level.DISTRICT)
    assert line == "2 von 3 Kreisen, Stand Mitte 2020; davon 1 mit älterem Wert; 1 ohne Angabe; 1 selbst berechnet"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(2020, 1.0), ""),
        (Figure(2020, 1.0, sign="p"), "vorläufig"),
        (Figure(2020, 1.0, sign="p", note="ohne Umland"), "vorläufig, ohne Umland"),
        (Figure(2020, 1.0, sign="c", note="gewichtet", coverage="3 von 4"), "eigene Berechnung (3 von 4)"),
    ],
)
def test_the_note_beside_a_figure_says_its_sign_and_the_note_of_the_file(figure, words):
    assert figure_note(figure) == words


def test_a_computed_figure_says_how_it_was_made_and_from_how_many_areas():
    figure = Figure(2020, 1.0, sign="c", note="Nach Einwohnern gewichtet.", coverage="3 von 4")
    assert computation_note(figure) == "eigene Berechnung aus 3 von 4 Gebieten. Nach Einwohnern gewichtet."
    assert computation_note(Figure(2020, 1.0, sign="p")) == "vorläufig"
