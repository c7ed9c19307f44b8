"""The receipt holds every number, so that the rating can be recomputed from its text; figures are made up."""

from __future__ import annotations

import pytest

from indicators.model import Direction, Goal, GoalKind, Rule, Target
from indicators.model.indicator import ReferenceMonth
from indicators.ratings.method import rate
from indicators.ratings.rating import Rating, Reason, Status
from indicators.ratings.receipt import receipt, symbol_name, verdicts
from indicators.ratings.results import Result
from indicators.ratings.second_words import disagreement
from indicators.ratings.words import reason_words, what_is_missing
from tests import made_up

AREA = "09901001"
FALLING = {2015: 66, 2016: 62, 2017: 58, 2018: 56, 2019: 52, 2020: 54}
BY_2030 = Target(Rule.TARGET_BY_YEAR, Direction.DOWN, 30, year=2030)


FEW = "Ein Trend braucht mindestens vier Werte derselben Reihe."
USED = {Reason.TOO_FEW_VALUES: ((2016, 1.0), (2017, 2.0)), Reason.SERIES_BREAK: ((2018, 1.0), (2019, 2.0), (2020, 3.0))}
# Why there is no rating, and what would make one possible: two sentences a reader gets one after the other.
WORDS = {
    Reason.NO_DATA: ("keine Werte", "Werte des Indikators für dieses Gebiet."),
    Reason.TOO_FEW_VALUES: ("zu wenige Werte (2 von mindestens 4)", f"Noch 2 weitere Werte. {FEW}"),
    Reason.SERIES_BREAK: (
        "zu wenige Werte seit dem Bruch der Reihe (3 von mindestens 4)",
        f"Noch 1 weiterer Wert. {FEW} Seit 2018 gilt: neu gezählt. Ältere Werte zählen nicht mit.",
    ),
    Reason.NO_TARGET: ("kein Zielwert", "Ein Zielwert: Ohne ihn ist nicht zu sagen, was erreicht werden soll."),
    Reason.OTHER_LEVEL: (
        "das Ziel gilt für eine andere Ebene",
        "Nichts: Für Gebiete dieser Ebene ist das Ziel nicht gemacht.",
    ),
    Reason.OTHER_AREA: ("das Ziel gilt für andere Gebiete", "Nichts: Für dieses Gebiet ist das Ziel nicht gemacht."),
    Reason.NO_FIGURES_AT_LEVEL: (
        "keine Werte auf dieser Ebene",
        "Werte des Indikators auf dieser Ebene; bisher gibt es sie nur auf einer anderen.",
    ),
    Reason.QUALITY: ("die Werte eignen sich nicht dafür", "Werte, die sich bewerten lassen."),
    Reason.NOT_VALID: ("das Ziel gilt noch nicht oder nicht mehr", "Ein Ziel, das am Tag der Bewertung gilt."),
}


def result_of(rating, target) -> Result:
    goal = Goal("ziel", "muster", "Ziel", "anteil", target, GoalKind.FEDERAL)
    return Result(goal, goal, made_up.areas()[AREA], rating)


def steps(figures, target, *, this_year=2020, **fields):
    series = made_up.series({AREA: figures}, **{"decimals": 0, **fields})
    points = [(one.year, one.value) for one in series.known(AREA)]
    rating = rate(
        points, target, breaks=series.indicator.breaks, this_year=this_year,
        moment=series.indicator.reference_month.moment,
    )  # fmt: skip
    return {one.label: one.text for one in receipt(result_of(rating, target), series, this_year=this_year)}


def test_half_years_are_shown_where_they_count():
    target = Target(Rule.TARGET_BY_YEAR, Direction.UP, 100, year=2030)
    fields = {"reference": "Jahresende", "year_notes": {2021: "Mitte 2021"}}
    found = steps(
        {2018: 0, 2019: 4, 2020: 8, 2021: 10}, target, this_year=2021, reference_month=ReferenceMonth(12, {2021: 6}),
        **fields,
    )  # fmt: skip
    assert found["Mittlere Änderung je Jahr"] == "(10,00 − 0,00) ÷ 2,5 Jahre (Ende 2018 bis Mitte 2021) = 4,00"
    assert found["Fortschreibung bis 2030"] == "10,00 + 4,00 × 9,5 = 48,00"
    assert found["Nötiges Tempo je Jahr"] == "90,00 ÷ 9,5 = 9,47"


def test_rule_a_shows_each_step_with_its_numbers():
    found = steps(FALLING, BY_2030)
    assert found["Werte"] == "2015: 66,00; 2016: 62,00; 2017: 58,00; 2018: 56,00; 2019: 52,00; 2020: 54,00."
    assert found["Regel"] == "A – Zielwert in einem Zieljahr."
    assert found["Mittlere Änderung je Jahr"] == "(54,00 − 66,00) ÷ (2020 − 2015) = −2,40"
    assert found["Abstand zum Zielwert im Jahr 2020"] == "54,00 − 30,00 = 24,00"
    assert found["Fortschreibung bis 2030"] == "54,00 + (−2,40) × 10 = 30,00"
    assert found["Offener Anteil am Abstand"] == "(30,00 − 30,00) ÷ 24,00 = 0,0\u202f%"
    assert found["Nötiges Tempo je Jahr"] == "(−24,00) ÷ 10 = −2,40"
    assert found["Ergebnis"] == "Sonne: auf Kurs."
    assert "unter 5 %" in found["Schwellen"]
    assert found["Bitte beachten"] == "Der letzte Schritt ging nicht in die gewünschte Richtung."


def test_a_trend_beyond_target_and_bounds_is_said_to_be_arithmetic():
    # 20 a year from 80 leads to 280 in 2030; the gap to 95 is 15, of which 95 − 280 = −185 stay open.
    steep = {2017: 20, 2018: 40, 2019: 60, 2020: 80}
    found = steps(steep, Target(Rule.TARGET_BY_YEAR, Direction.UP, 95, year=2030))
    assert found["Fortschreibung bis 2030"].endswith("= 280,00 (rein rechnerisch; möglich ist höchstens 100)")
    assert found["Offener Anteil am Abstand"].endswith("(unter null: der Trend führt darüber hinaus)")


def test_rule_b_says_why_a_dated_target_is_one_to_be_kept():
    reached = steps(FALLING, Target(Rule.TARGET_BY_YEAR, Direction.DOWN, 60, year=2030))
    assert reached["Regel"] == "B – ein Wert, der jedes Jahr einzuhalten ist. Der Zielwert ist schon erreicht."
    assert reached["Vergleich"] == "54,00; Bundesreferenz: höchstens 60,00; eingehalten"
    passed = steps(FALLING, Target(Rule.TARGET_BY_YEAR, Direction.DOWN, 30, year=2018))
    assert passed["Regel"].endswith("Das Zieljahr ist mit diesen Werten vorbei.")
    assert passed["Ergebnis"] == "Wolke: verfehlt (wird besser)."


def test_rule_c_shows_the_last_change():
    found = steps(FALLING, Target(Rule.DIRECTION, Direction.DOWN))
    assert found["Letzte Änderung"] == "54,00 (2020) − 52,00 (2019) = 2,00"
    assert found["Ergebnis"] == "leicht bewölkt: besser (zuletzt nicht besser)."


def test_an_interval_names_the_bound_that_decides():
    found = steps(FALLING, Target(Rule.HOLD, Direction.NONE, lower=50, upper=80))
    assert "Es entscheidet die untere Grenze" in found["Regel"]


def test_the_second_opinion_shows_its_formula_with_numbers():
    # (54 ÷ 66)^(1 ÷ 5) − 1 = −3.93 %; (30 ÷ 66)^(1 ÷ 15) − 1 = −5.12 %; 3.93 ÷ 5.12 = 0.77
    text = steps(FALLING, BY_2030)["Zweite Methode (Statistics Canada)"]
    assert "(54,00 ÷ 66,00)^(1 ÷ 5) − 1 = −3,93\u202f%" in text
    assert "(30,00 ÷ 66,00)^(1 ÷ 15) − 1 = −5,12\u202f%" in text
    assert "Verhältnis 0,77: Fortschritt, aber Beschleunigung nötig" in text


def test_where_the_methods_disagree_it_says_why():
    found = disagreement(rate(list(FALLING.items()), BY_2030, this_year=2020))
    assert "gleiche Schritte je Jahr von 2015 bis 2020" in found
    assert "Prozentuales Wachstum verlangt am Anfang kleine" in found


def test_both_methods_stand_side_by_side():
    assert [one.text for one in verdicts(rate(list(FALLING.items()), BY_2030, this_year=2020))] == [
        "Sonne: auf Kurs",
        "Fortschritt, aber Beschleunigung nötig (Verhältnis 0,77)",
    ]
    assert verdicts(rate([], BY_2030, this_year=2020)) == []


def test_where_they_agree_nothing_is_said():
    target = Target(Rule.TARGET_BY_YEAR, Direction.UP, 20, year=2030)
    rating = rate([(2015, 9.0), (2016, 8.0), (2017, 7.0), (2018, 6.0)], target, this_year=2018)
    assert (rating.status, disagreement(rating)) == (Status.STORM, "")


def test_values_that_do_not_count_are_mentioned():
    found = steps({2010: 1, 2011: 2, **FALLING}, BY_2030)
    assert "Ältere Werte zählen nicht" in found["Werte"]


def test_a_preliminary_or_estimated_value_is_marked():
    series = made_up.series({AREA: FALLING}, decimals=0)
    rows = made_up.values([("anteil", AREA, year, value) for year, value in FALLING.items()]).assign(
        coverage="", dates=""
    )
    rows.loc[rows["year"] == 2020, "sign"] = "p"
    marked = type(series)(series.indicator, rows)
    rating = rate([(one.year, one.value) for one in marked.known(AREA)], BY_2030, this_year=2020)
    assert "2020: 54,00 (vorläufig)" in receipt(result_of(rating, BY_2030), marked, this_year=2020)[0].text


def test_a_confidential_year_is_named_and_does_not_count():
    found = steps({**FALLING, 2018: None, 2021: None}, BY_2030)
    secret = "(geheim gehalten oder unbekannt)"
    assert "2018: " not in found["Werte"]
    assert f"Ohne Wert und nicht mitgerechnet: 2018 {secret} und 2021 {secret}." in found["Werte"]


def test_stale_values_and_passed_target_years_are_named_last():
    found = steps(FALLING, Target(Rule.TARGET_BY_YEAR, Direction.DOWN, 30, year=2025), this_year=2026)
    assert "Ob der Zielwert für 2025 erreicht wurde" in found["Bitte beachten"]
    assert "6 Jahre alt" in found["Bitte beachten"]


class TestNoRating:
    def test_it_says_what_is_missing(self):
        found = steps({2019: 1, 2020: 2}, BY_2030)
        assert found["Ergebnis"] == "Ohne Bewertung: zu wenige Werte (2 von mindestens 4)."
        assert found["Was fehlt"] == "Noch 2 weitere Werte. Ein Trend braucht mindestens vier Werte derselben Reihe."

    def test_a_series_break_is_named_with_its_year_and_reason(self):
        found = steps(FALLING, BY_2030, breaks={2018: "neu gezählt"})
        assert "Noch 1 weiterer Wert." in found["Was fehlt"]
        assert "Seit 2018 gilt: neu gezählt." in found["Was fehlt"]

    def test_no_values_at_all(self):
        found = steps({}, BY_2030)
        assert (found["Werte"], found["Was fehlt"]) == ("Keine Werte.", "Werte des Indikators für dieses Gebiet.")

    @pytest.mark.parametrize("reason", list(Reason))
    def test_each_reason_has_words_of_its_own_and_what_is_missing_follows_from_it(self, reason):
        rating = Rating(Status.NOT_RATED, reason, used=USED.get(reason, ()))
        indicator = made_up.indicator(breaks={2018: "neu gezählt"})
        assert (reason_words(rating), what_is_missing(rating, indicator)) == WORDS[reason]

    def test_where_there_is_a_rating_nothing_is_missing(self):
        assert what_is_missing(rate(list(FALLING.items()), BY_2030, this_year=2020), made_up.indicator()) == ""


def test_every_status_has_a_name():
    assert len({symbol_name(one) for one in Status}) == len(Status)
