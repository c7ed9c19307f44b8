"""The page that shows how municipalities spread over the values of an indicator."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.made_up import EVIL
from tests.pages.opened import opened, words

PAGE = "spread_page"
ARNSBERG, SOEST = "05958004", "05974040"


def captions(test: AppTest) -> str:
    return "\n".join(one.value for one in test.caption)


def test_without_an_address_the_model_towns_are_named_and_nobody_is_ranked():
    test = opened(PAGE)
    assert len(test.multiselect(key="spread_areas").value) == 5
    assert len(test.get("plotly_chart")) == 1
    assert "von 59" not in words(test)
    assert "Wählen Sie einen Ort" in captions(test)


def test_a_deep_link_gives_sentence_groups_and_the_table_of_the_first_municipality():
    test = opened(PAGE, indikator="wahlbeteiligung_rat", gebiete=f"{ARNSBERG},{SOEST}", gruppe="keine")
    assert test.selectbox(key="spread_grouping").value == "keine"
    assert test.selectbox(key="spread_table").value == ARNSBERG
    text = words(test)
    assert "die mittlere Hälfte der 59 Gemeinden zwischen 51,0 und 61,1 Prozent" in text
    assert "Median 56,4; 1 MAD = 5,2; ähnlich: 51,2 bis 61,6." in text
    assert "höher als die meisten: 13" in text
    assert "49. von 59" in text
    assert 'data-standing="lower"' in text
    assert test.info == []


def test_all_sets_give_a_table_each():
    assert words(opened(PAGE, gebiete=ARNSBERG, themen="alle")).count("<caption>Arnsberg: ") == 6


def test_widgets_write_into_the_address():
    test = opened(PAGE)
    test.selectbox(key="spread_set").select("wirtschaft").run()
    test.selectbox(key="spread_year").select("2015").run()
    test.multiselect(key="spread_areas").set_value([SOEST]).run()
    test.selectbox(key="spread_grouping").select("keine").run()
    test.toggle(key="spread_all").set_value(True).run()
    found = {name: one if isinstance(one, str) else one[0] for name, one in dict(test.query_params).items()}
    assert (found["jahr"], found["gebiete"], found["gruppe"], found["themen"]) == ("2015", SOEST, "keine", "alle")
    test.selectbox(key="spread_table").select(ARNSBERG).run()
    assert test.multiselect(key="spread_areas").value == [ARNSBERG, SOEST]


def test_without_a_choice_nothing_is_named():
    test = opened(PAGE, gebiete="keine")
    assert test.multiselect(key="spread_areas").value == []
    assert len(test.get("plotly_chart")) == 1


def test_what_is_missing_or_older_is_said_beneath_the_dots():
    text = captions(opened(PAGE, indikator="uebernachtungen", jahr="2021"))
    assert "Ohne Wert und darum ohne Punkt\\: 7" in text
    assert "Mit älterem Wert\\: Kierspe (2019)" in text


def test_what_is_unknown_in_the_address_is_told_and_harmless():
    test = opened(PAGE, indikator=EVIL, jahr=EVIL, gebiete=EVIL, gruppe=EVIL, themen=EVIL, x=EVIL)
    assert len(test.info) == 6
    assert EVIL not in words(test)
    assert not [one for one in test.info if "<img" in one.value.replace("\\<", "")]


def test_an_earlier_state_of_the_data_can_be_looked_at():
    test = opened(PAGE, indikator="gigabit", stand="2026-11-22")
    assert test.query_params["stand"] in ("2026-11-22", ["2026-11-22"])
    assert not [one for one in test.info if "stand" in one.value]
    test.selectbox(key="spread_grouping").select("keine").run()
    assert test.query_params["stand"] in ("2026-11-22", ["2026-11-22"])


def test_an_indicator_of_districts_only_gives_way():
    assert "gibt es nicht je Gemeinde" in opened(PAGE, indikator="bip").info[0].value


def test_few_municipalities_are_drawn_but_nobody_stands_apart(monkeypatch, small_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    test = opened(PAGE, indikator="anteil", jahr="2020", gebiete="09901001")
    assert "Nur 3 Gemeinden haben einen Wert" in words(test)
    assert "als die meisten" not in words(test)
    assert len(test.get("plotly_chart")) == 1


def test_without_data_it_says_so(monkeypatch, small_data):
    for path in (small_data / "sets").rglob("*.csv"):
        path.unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert next(one.value for one in opened(PAGE).info).startswith("Es gibt noch keine Indikatoren.")


@pytest.mark.parametrize(("area", "marked"), [(ARNSBERG, True), ("05958", False), ("swf", False)])
def test_only_profiles_of_municipalities_say_how_they_stand_to_most(area, marked):
    text = words(opened("profile_page", gemeinde=area))
    assert ("data-standing" in text) == ("Höher heißt nicht besser" in text) == marked
