"""Sentences as a reader sees them. All figures here are made up; Musterstadt is in Musterkreis in Musterregion."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.said import said_number
from indicators.figures.sentences import comparison_sentence, range_sentence, statement, value_sentence
from indicators.figures.series import Figure, Series
from indicators.language.formatting import format_number, round_half_up
from indicators.model import Areas, Direction, Goal, GoalKind, Kind, Rule, Target
from indicators.model.indicator import Prices
from indicators.ratings.rating import Applied, Mark, Rating, Reason, Status
from indicators.ratings.results import Result
from indicators.ratings.sentences import goals_sentence, rating_sentence, standing_sentence
from tests.made_up import EVIL, areas, indicator, series, values

TOWN, VILLAGE, DISTRICT, REGION = "09901001", "09901002", "09901", "swf"
HOMES = {"sentence": "{place} [hatte|hatten] {period} von 100 Haushalten {rounded} einen Anschluss.", "decimals": 0}
FINE = HOMES | {"decimals": 1}
SHARE = {"sentence": "{place} lag der Anteil {period} bei {value} Prozent."}
RATE = {"sentence": "{place} kamen {period} auf 1.000 Menschen {value} Bänke.", "unit": "je 1.000 Einwohner"}
RATE |= {"maximum": None, "kind": Kind.RATE}
MONEY = {"sentence": "{place} lag die Miete {period} bei {value} Euro je m².", "unit": "€ je m²", "unit_words": "Euro"}
MONEY |= {"maximum": None, "kind": Kind.RATE, "decimals": 2}
PEOPLE = {"sentence": "{place} [lebte|lebten] {period} {value} [Mensch|Menschen].", "unit": "Personen", "decimals": 0}
PEOPLE |= {"kind": Kind.COUNT, "maximum": None}
BALANCE = {"sentence": "{place} lag der Saldo {period} bei {value}.", "unit": "je 100", "maximum": None}
STOOD = {
    "sentence": "{place} gab es {value} Säulen (Stand {period}).",
    "unit": "Säulen",
    "maximum": None,
    "decimals": 0,
}
STOOD |= {"kind": Kind.COUNT, "reference": "Jahresende", "year_notes": {2019: "19. Juli 2019"}}
END, MIDDLE, WORDS = {"reference": "Jahresende"}, {"reference": "Jahresmitte"}, {"year_notes": {2021: "Mitte 2021"}}
BROKEN = {"breaks": {2020: "neu gezählt"}}

STATEMENTS = [
    # what stands alone
    (HOMES, {2020: 40}, "In Musterstadt hatten 2020 von 100 Haushalten 40 einen Anschluss."),
    (HOMES, {2020: 1}, "In Musterstadt hatte 2020 von 100 Haushalten 1 einen Anschluss."),
    (HOMES, {2020: 0}, "In Musterstadt hatten 2020 von 100 Haushalten 0 einen Anschluss."),
    (HOMES, {2020: 100}, "In Musterstadt hatten 2020 von 100 Haushalten 100 einen Anschluss."),
    (HOMES, {2020: 0.2}, "In Musterstadt hatte 2020 von 100 Haushalten weniger als 1 einen Anschluss."),
    (HOMES, {2020: 99.7}, "In Musterstadt hatten 2020 von 100 Haushalten mehr als 99 einen Anschluss."),
    (HOMES, {2020: 39.5}, "In Musterstadt hatten 2020 von 100 Haushalten 40 einen Anschluss."),
    (HOMES, {2020: 38.5}, "In Musterstadt hatten 2020 von 100 Haushalten 39 einen Anschluss."),
    (SHARE, {2020: 40}, "In Musterstadt lag der Anteil 2020 bei 40,0 Prozent."),
    (SHARE, {2020: 1}, "In Musterstadt lag der Anteil 2020 bei 1,0 Prozent."),
    (SHARE, {2020: 0.04}, "In Musterstadt lag der Anteil 2020 bei weniger als 0,1 Prozent."),
    (SHARE, {2020: 99.96}, "In Musterstadt lag der Anteil 2020 bei mehr als 99,9 Prozent."),
    (SHARE, {2020: 0}, "In Musterstadt lag der Anteil 2020 bei 0,0 Prozent."),
    (PEOPLE, {2020: 1}, "In Musterstadt lebte 2020 1 Mensch."),
    (PEOPLE, {2020: 2}, "In Musterstadt lebten 2020 2 Menschen."),
    (PEOPLE, {2020: 73784}, "In Musterstadt lebten 2020 73.784 Menschen."),
    (PEOPLE, {2020: 1000001}, "In Musterstadt lebten 2020 1.000.001 Menschen."),
    (PEOPLE, {2020: 101}, "In Musterstadt lebten 2020 101 Menschen."),
    (BALANCE, {2020: -5.25}, "In Musterstadt lag der Saldo 2020 bei −5,3."),
    (MONEY, {2020: 5.309}, "In Musterstadt lag die Miete 2020 bei 5,31 Euro je m²."),
    ({"sentence": "", "unit": "Bäume", "decimals": 0, "maximum": None}, {2020: 7}, "In Musterstadt betrug der Wert „Anteil“ 2020 7 Bäume."),
    # the point in time
    (HOMES | END, {2020: 40}, "In Musterstadt hatten Ende 2020 von 100 Haushalten 40 einen Anschluss."),
    (HOMES | MIDDLE, {2020: 40}, "In Musterstadt hatten Mitte 2020 von 100 Haushalten 40 einen Anschluss."),
    (PEOPLE | {"reference": "31.12."}, {2020: 5}, "In Musterstadt lebten Ende 2020 5 Menschen."),
    (PEOPLE | {"reference": "Wahltag"}, {2020: 5}, "In Musterstadt lebten 2020 5 Menschen."),
    (STOOD, {2019: 8}, "In Musterstadt gab es 8 Säulen (Stand 19. Juli 2019)."),
    (STOOD, {2018: 8}, "In Musterstadt gab es 8 Säulen (Stand Ende 2018)."),
    # value and change
    (HOMES | END | WORDS, {2019: 88.1, 2021: 93.9}, "In Musterstadt hatten Mitte 2021 von 100 Haushalten 94 einen Anschluss; Ende 2019 waren es 88."),
    (HOMES, {2019: 1, 2021: 3}, "In Musterstadt hatten 2021 von 100 Haushalten 3 einen Anschluss; 2019 war es 1."),
    (HOMES, {2019: 0, 2021: 1}, "In Musterstadt hatte 2021 von 100 Haushalten 1 einen Anschluss; 2019 waren es 0."),
    (HOMES, {2019: 0.3, 2021: 57}, "In Musterstadt hatten 2021 von 100 Haushalten 57 einen Anschluss; 2019 war es weniger als 1."),
    (HOMES, {2019: 99.6, 2021: 100}, "In Musterstadt hatten 2021 von 100 Haushalten 100 einen Anschluss; 2019 waren es mehr als 99."),
    (SHARE, {2019: 45.6, 2021: 40.2}, "In Musterstadt lag der Anteil 2021 bei 40,2 Prozent; 2019 waren es 45,6 Prozent."),
    (RATE, {2019: 6.4, 2021: 6.5}, "In Musterstadt kamen 2021 auf 1.000 Menschen 6,5 Bänke; 2019 waren es 6,4."),
    (MONEY, {2019: 5, 2021: 5.5}, "In Musterstadt lag die Miete 2021 bei 5,50 Euro je m²; 2019 waren es 5,00 Euro."),
    (PEOPLE, {2019: 1, 2021: 2}, "In Musterstadt lebten 2021 2 Menschen; 2019 war es 1."),
    (BALANCE, {2019: 1.5, 2021: -2}, "In Musterstadt lag der Saldo 2021 bei −2,0; 2019 waren es 1,5."),
    (STOOD, {2019: 8, 2021: 9}, "In Musterstadt gab es 9 Säulen (Stand Ende 2021); am 19. Juli 2019 waren es 8."),
    # no difference a reader could see
    (HOMES, {2019: 40, 2021: 40}, "In Musterstadt hatten 2021 von 100 Haushalten 40 einen Anschluss; das ist derselbe Wert wie 2019."),
    (HOMES, {2019: 40.4, 2021: 39.6}, "In Musterstadt hatten 2021 von 100 Haushalten 40 einen Anschluss; das ist gerundet derselbe Wert wie 2019."),
    (SHARE | END, {2019: 40.04, 2021: 40.0}, "In Musterstadt lag der Anteil Ende 2021 bei 40,0 Prozent; das ist gerundet derselbe Wert wie Ende 2019."),
    # whole numbers only while they tell the change that stands in the row beside
    (FINE, {2019: 71.2, 2021: 93.9}, "In Musterstadt hatten 2021 von 100 Haushalten 94 einen Anschluss; 2019 waren es 71."),
    (FINE, {2019: 10.2, 2021: 10.3}, "In Musterstadt hatten 2021 von 100 Haushalten 10,3 einen Anschluss; 2019 waren es 10,2."),
    (FINE, {2019: 9.4, 2021: 9.5}, "In Musterstadt hatten 2021 von 100 Haushalten 9,5 einen Anschluss; 2019 waren es 9,4."),
    (FINE, {2019: 10.26, 2021: 10.3}, "In Musterstadt hatten 2021 von 100 Haushalten 10 einen Anschluss; das ist gerundet derselbe Wert wie 2019."),
    (FINE, {2021: 10.3}, "In Musterstadt hatten 2021 von 100 Haushalten 10 einen Anschluss."),
    # years apart: the oldest within five years, nothing older
    (SHARE, {2010: 10, 2016: 20, 2020: 30, 2021: 40}, "In Musterstadt lag der Anteil 2021 bei 40,0 Prozent; 2016 waren es 20,0 Prozent."),
    (SHARE, {2010: 10, 2021: 40}, "In Musterstadt lag der Anteil 2021 bei 40,0 Prozent."),
    # amounts of money over time
    (MONEY | {"prices": Prices.NOMINAL}, {2019: 5, 2021: 5.5}, "In Musterstadt lag die Miete 2021 bei 5,50 Euro je m²; 2019 waren es 5,00 Euro. In jeweiligen Preisen, nicht um die Preisentwicklung bereinigt."),
    (MONEY | {"prices": Prices.NOMINAL}, {2021: 5.5}, "In Musterstadt lag die Miete 2021 bei 5,50 Euro je m²."),
    # gaps and series breaks
    (SHARE, {2019: 10, 2021: None}, "In Musterstadt lag der Anteil 2019 bei 10,0 Prozent."),
    (SHARE | BROKEN, {2019: 10, 2020: 40}, "In Musterstadt lag der Anteil 2020 bei 40,0 Prozent. Werte vor 2020 sind damit nicht vergleichbar (neu gezählt)."),
    (SHARE | BROKEN, {2018: 10, 2020: 30, 2021: 40}, "In Musterstadt lag der Anteil 2021 bei 40,0 Prozent; 2020 waren es 30,0 Prozent."),
    (SHARE | BROKEN, {2020: 40}, "In Musterstadt lag der Anteil 2020 bei 40,0 Prozent."),
    (SHARE, {}, "In Musterstadt liegt zu „Anteil“ keine Angabe vor."),
]  # fmt: skip

COMPARISONS = [
    (HOMES, 40, 37, 45, "Das liegt 3 Prozentpunkte über dem Wert im Musterkreis (37 Prozent) und 5 Prozentpunkte unter dem Wert in der Musterregion (45 Prozent)."),
    (HOMES, 40, 39, 41, "Das liegt 1 Prozentpunkt über dem Wert im Musterkreis (39 Prozent) und 1 Prozentpunkt unter dem Wert in der Musterregion (41 Prozent)."),
    (HOMES, 40, 40, 45, "Das ist derselbe Wert wie im Musterkreis und liegt 5 Prozentpunkte unter dem Wert in der Musterregion (45 Prozent)."),
    (HOMES, 40, 39.7, 40, "Das ist gerundet derselbe Wert wie im Musterkreis und derselbe Wert wie in der Musterregion."),
    (FINE, 93.9, 91.1, 54, "Das liegt 3 Prozentpunkte über dem Wert im Musterkreis (91 Prozent) und 40 Prozentpunkte über dem Wert in der Musterregion (54 Prozent)."),
    (FINE, 94.5, 94.4, 90, "Das liegt 0,1 Prozentpunkte über dem Wert im Musterkreis (94,4 Prozent) und 4,5 Prozentpunkte über dem Wert in der Musterregion (90,0 Prozent)."),
    (SHARE, 40, 39, None, "Das liegt 1,0 Prozentpunkte über dem Wert im Musterkreis (39,0 Prozent)."),
    (RATE, 6.5, 5.9, None, "Das liegt 0,6 über dem Wert im Musterkreis (5,9)."),
    (MONEY, 5.31, 5.14, None, "Das liegt 0,17 Euro über dem Wert im Musterkreis (5,14 Euro)."),
    (BALANCE, -2, 1, None, "Das liegt 3,0 unter dem Wert im Musterkreis (1,0)."),
    (SHARE, 40, None, None, ""),
    (PEOPLE, 40, 100, 200, ""),
]  # fmt: skip

TARGET = Target(Rule.TARGET_BY_YEAR, Direction.UP, 100, year=2030)
RATINGS = [
    (Applied.TARGET_BY_YEAR, Status.SUN, "In Musterstadt ist die Entwicklung bei „Weit“ auf Kurs."),
    (Applied.TARGET_BY_YEAR, Status.MOSTLY_SUNNY, "In Musterstadt liegt die Entwicklung bei „Weit“ knapp neben dem Kurs."),
    (Applied.TARGET_BY_YEAR, Status.CLOUD, "In Musterstadt geht die Entwicklung bei „Weit“ in die richtige Richtung, aber zu langsam."),
    (Applied.TARGET_BY_YEAR, Status.STORM, "In Musterstadt bewegt sich der Wert bei „Weit“ vom Zielwert weg."),
    (Applied.TARGET_BY_YEAR, Status.STANDSTILL, "In Musterstadt steht der Wert bei „Weit“ still."),
    (Applied.HOLD, Status.STANDSTILL, "In Musterstadt ist der Zielwert „Weit“ verfehlt, und der Wert steht still."),
    (Applied.DIRECTION, Status.STANDSTILL, "In Musterstadt steht der Wert bei „Weit“ still."),
    (Applied.HOLD, Status.SUN, "In Musterstadt ist der Zielwert „Weit“ eingehalten."),
    (Applied.HOLD, Status.MOSTLY_SUNNY, "In Musterstadt ist der Zielwert „Weit“ eingehalten, der Trend geht aber dagegen."),
    (Applied.HOLD, Status.CLOUD, "In Musterstadt ist der Zielwert „Weit“ verfehlt, der Wert wird aber besser."),
    (Applied.HOLD, Status.STORM, "In Musterstadt ist der Zielwert „Weit“ verfehlt, und der Wert entfernt sich davon."),
    (Applied.DIRECTION, Status.SUN, "In Musterstadt geht die Entwicklung bei „Weit“ in die gewünschte Richtung."),
    (Applied.DIRECTION, Status.MOSTLY_SUNNY, "In Musterstadt ging die Entwicklung bei „Weit“ in die gewünschte Richtung, zuletzt aber nicht."),
    (Applied.DIRECTION, Status.CLOUD, "In Musterstadt ging die Entwicklung bei „Weit“ in die falsche Richtung, nur zuletzt in die gewünschte."),
    (Applied.DIRECTION, Status.STORM, "In Musterstadt geht die Entwicklung bei „Weit“ in die falsche Richtung."),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "figures", "text"), STATEMENTS, ids=[text for _f, _v, text in STATEMENTS])
def test_value_and_change(fields, figures, text):
    assert statement(series({TOWN: figures}, **fields), areas()[TOWN]) == text


@pytest.mark.parametrize(("fields", "own", "district", "region", "text"), COMPARISONS)
def test_comparison_with_district_and_region(fields, own, district, region, text):
    one = series({TOWN: {2020: own}, DISTRICT: {2020: district}, REGION: {2020: region}}, **fields)
    others = [areas()[DISTRICT], areas()[REGION]]
    assert comparison_sentence(one, areas()[TOWN], others, one.latest(TOWN)) == text


def test_a_figure_of_another_year_is_named_with_its_year_and_not_compared():
    one = series({TOWN: {2020: 40}, DISTRICT: {2018: 30}}, **SHARE, **END)
    text = "Im Musterkreis gibt es nur einen Wert aus einem anderen Jahr: 30,0 Prozent (Ende 2018)."
    assert comparison_sentence(one, areas()[TOWN], [areas()[DISTRICT]], one.latest(TOWN)) == text


def test_an_area_is_not_compared_with_itself():
    one = series({REGION: {2020: 40}}, **SHARE)
    assert comparison_sentence(one, areas()[REGION], [areas()[REGION]], one.latest(REGION)) == ""


def test_the_spread_names_both_ends_and_the_median():
    one = series({}, **HOMES, **END)
    figures = {TOWN: Figure(2020, 40.0), VILLAGE: Figure(2020, 20.4), DISTRICT: None, REGION: Figure(2020, 30.0)}
    text = "Bei „Anteil“ reichen die Werte Ende 2020 von 20 Prozent (Musterdorf) bis 40 Prozent (Musterstadt); der Median ist 30 Prozent."
    assert range_sentence(one, figures, areas(), 2020) == text
    assert range_sentence(one, {TOWN: Figure(2020, 40.0)}, areas(), 2020) == ""


def test_none_of_more_than_three_equal_areas_is_singled_out():
    one, around = (
        series({}, **HOMES),
        Areas([*areas(), *(replace(areas()[TOWN], code=f"0000000{n}", label=f"Ort {n}") for n in (4, 5))]),
    )
    lowest = {code: Figure(2020, 0.0) for code in (TOWN, VILLAGE, "00000004", "00000005")}
    text = range_sentence(one, {**lowest, DISTRICT: Figure(2020, 40.0)}, around, 2020)
    assert text.startswith("Bei „Anteil“ reichen die Werte 2020 von 0 Prozent (4 Gebiete) bis 40 Prozent (Musterkreis)")
    del lowest["00000005"], lowest["00000004"]
    text = range_sentence(one, {**lowest, DISTRICT: Figure(2020, 40.0)}, around, 2020)
    assert "von 0 Prozent (Musterstadt und Musterdorf) bis" in text


def test_the_spread_names_older_figures_and_those_of_two_dates():
    one = series({}, **HOMES | {"year_notes": {2020: "19. Juli 2020"}})
    figures = {TOWN: Figure(2020, 40.0, "c", dates="Bänke 2020, Leute 2017"), VILLAGE: Figure(2018, 20.0)}
    assert range_sentence(one, figures, areas(), 2020) == (
        "Bei „Anteil“ reichen die Werte am 19. Juli 2020 von 20 Prozent (Musterdorf, 2018) bis 40 Prozent "
        "(Musterstadt); der Median ist 30 Prozent. Berechnet aus: Bänke 2020, Leute 2017."
    )


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("g", "In Musterstadt liegt zu „Anteil“ für 2020 keine Angabe vor: geheim gehalten oder unbekannt."),
        ("t", "In Musterstadt liegt zu „Anteil“ für 2020 keine Angabe vor: Angabe folgt später."),
        ("x", "In Musterstadt liegt zu „Anteil“ für 2020 keine Angabe vor: Angabe nicht sinnvoll."),
        ("u", "In Musterstadt liegt zu „Anteil“ für 2020 keine Angabe vor: nicht sicher genug."),
        ("", "In Musterstadt liegt zu „Anteil“ für 2020 keine Angabe vor."),
    ],
)
def test_a_missing_figure_says_why(sign, text):
    assert value_sentence(indicator(), areas()[TOWN], Figure(2020, None, sign)) == text


@pytest.mark.parametrize(
    ("sign", "word"),
    [
        ("p", "vorläufig"),
        ("s", "geschätzt"),
        ("f", "eingeschränkt aussagekräftig"),
        ("u", "eingeschränkt aussagekräftig"),
    ],
)
def test_a_figure_with_a_reservation_says_so(sign, word):
    text = value_sentence(indicator(**SHARE), areas()[TOWN], Figure(2020, 40.0, sign))
    assert text == f"In Musterstadt lag der Anteil 2020 bei 40,0 Prozent. Der Wert ist {word}."


def test_a_figure_of_two_dates_names_both():
    one = Series.of(
        indicator(**RATE), {TOWN: [Figure(2019, 6.5, "c"), Figure(2021, 7.0, "c", dates="Bänke 2021, Leute 2019")]}
    )
    assert statement(one, areas()[TOWN]) == (
        "In Musterstadt kamen 2021 auf 1.000 Menschen 7,0 Bänke; 2019 waren es 6,5. "
        "Berechnet aus: Bänke 2021, Leute 2019."
    )


def test_a_figure_that_rounds_to_zero_is_not_told_as_zero():
    text = value_sentence(indicator(**HOMES), areas()[TOWN], Figure(2020, 0.0, "k"))
    assert text == "In Musterstadt hatte 2020 von 100 Haushalten weniger als 1 einen Anschluss."


def rated(applied: Applied, status: Status, **fields: object) -> Result:
    goal = Goal("weit", "muster", "Weit", "anteil", TARGET, GoalKind.FEDERAL)
    return Result(goal, goal, areas()[TOWN], Rating(status, applied=applied, **fields))


@pytest.mark.parametrize(("applied", "status", "text"), RATINGS, ids=[text for _a, _s, text in RATINGS])
def test_a_status_is_a_sentence_with_value_and_target(applied, status, text):
    one = series({TOWN: {2020: 40}}, **SHARE)
    result = rated(applied, status, used=((2020, 40.0),))
    assert rating_sentence(result) == text
    assert standing_sentence(result, one) == "Stand 2020: 40,0 Prozent; Bundesreferenz: 100\u202f% bis 2030."


def test_a_goal_without_rating_says_why_and_keeps_the_word_for_who_set_it():
    result = rated(Applied.DIRECTION, Status.NOT_RATED, reason=Reason.NO_DATA)
    assert rating_sentence(result) == "In Musterstadt lässt sich „Weit“ nicht bewerten: keine Werte."
    assert standing_sentence(result, series({}, **SHARE)) == "Bundesreferenz: 100\u202f% bis 2030."


@pytest.mark.parametrize(
    ("statuses", "text"),
    [
        ("SSCT", "In Musterstadt sind heute 4 von 4 Referenzen zu bewerten."),
        ("SCN", "In Musterstadt sind heute 2 von 3 Referenzen zu bewerten: 1 ist nicht bewertet."),
        ("M", "In Musterstadt ist heute die einzige Referenz zu bewerten."),
        ("N", "In Musterstadt ist heute die einzige Referenz nicht zu bewerten: 1 ist nicht bewertet."),
        ("oo", "In Musterstadt ist heute keine von 2 Referenzen zu bewerten: zu 2 gibt es nur Werte von 2020."),
        ("", "In Musterstadt gibt es weder ein Ziel noch einen Vorschlag."),
    ],
)  # fmt: skip
def test_all_goals_of_an_area_in_one_sentence(statuses, text):
    meaning = {
        "S": {"status": Status.SUN},
        "M": {"status": Status.MOSTLY_SUNNY},
        "C": {"status": Status.CLOUD},
        "T": {"status": Status.STORM},
        "N": {"status": Status.NOT_RATED},
        "o": {"status": Status.SUN, "marks": (Mark.STALE,), "used": ((2020, 1.0),)},
    }
    results = [rated(Applied.TARGET_BY_YEAR, **meaning[one]) for one in statuses]
    assert goals_sentence(areas()[TOWN], results) == text


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 3), st.sampled_from([None, 100.0]))
def test_the_number_in_the_sentence_is_the_rounded_figure(value, decimals, maximum):
    one = indicator(sentence="{place} {period} {value}", decimals=decimals, maximum=maximum)
    said = said_number(Figure(2020, value), one)
    if said.startswith("weniger als "):
        assert 0 < value < 10.0**-decimals
    elif said.startswith("mehr als "):
        assert 100 - 10.0**-decimals < value < 100
    else:
        assert said == format_number(value, decimals)
        assert float(said.replace(".", "").replace(",", ".").replace("−", "-")) == round_half_up(value, decimals)


@given(st.floats(0, 100), st.floats(0, 100))
def test_both_numbers_of_a_change_are_rounded_figures_and_equal_ones_are_called_equal(then, now):
    text = statement(series({TOWN: {2019: then, 2021: now}}, **SHARE), areas()[TOWN])
    numbers = re.findall(r"(?:weniger als |mehr als )?\d+,\d", text)
    one = indicator(**SHARE)
    said = [said_number(Figure(2021, now), one), said_number(Figure(2019, then), one)]
    assert numbers == (said if said[0] != said[1] else said[:1])
    assert ("derselbe Wert" in text) == (said[0] == said[1])


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_reader_can_recompute_the_difference(own, other):
    one = series({TOWN: {2020: own}, REGION: {2020: other}}, **SHARE)
    text = comparison_sentence(one, areas()[TOWN], [areas()[REGION]], one.latest(TOWN))
    expected = abs(round_half_up(own, 1) - round_half_up(other, 1))
    found = re.match(r"Das liegt (\d+,\d) Prozentpunkte?", text)
    assert format_number(expected, 1) == (found[1] if found else "0,0")


def test_text_of_files_is_never_read_as_a_pattern():
    one = indicator(sentence="{place} {period}: {value}", year_notes={2020: "{value}[a|b]" + EVIL})
    area = replace(areas()[REGION], locative="in {period}")
    assert value_sentence(one, area, Figure(2020, 1.0)) == "In {period} {value}[a|b]" + EVIL + ": 1,0."


def test_the_newest_figure_alone_names_later_editions_that_are_missing_here():
    one = series({TOWN: {2019: 40.0, 2021: 44.0}}, later={2020: "Stand 2020", 2022: "Stand 2022", 2023: "Stand 2023"})
    missing = "Spätere Stände gibt es, sie fehlen hier noch: Stand 2022 und Stand 2023."
    assert statement(one, areas()[TOWN]).endswith(f". {missing}")
    assert "Spätere Stände" not in statement(one, areas()[TOWN], 2019)


def test_every_shipped_figure_has_a_sentence_without_gaps(shipped):
    for one in shipped.series.values():
        assert one.indicator.sentence, one.indicator.id
        for area in shipped.dataset.areas:
            text = statement(one, area)
            assert re.fullmatch(r"[A-ZÄÖÜ„].*[.]", text), text
            assert not re.search(r"[{}\[\]|]|  |\.\.|None|nan", text), text


def test_a_series_of_the_shipped_data_is_told_in_its_own_words(shipped):
    own = Series(
        shipped.series["gigabit"].indicator,
        values([("gigabit", "x", 2019, 88.0), ("gigabit", "x", 2021, 94.0)]).assign(coverage="", dates=""),
    )
    area = replace(shipped.dataset.areas["05958004"], code="x")
    text = "In Arnsberg konnten Mitte 2021 von 100 Haushalten 94 einen Gigabitanschluss nutzen; Ende 2019 waren es 88."
    assert statement(own, area) == text
