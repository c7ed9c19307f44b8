"""The page that compares areas over time."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.made_up import write_references
from tests.pages.opened import bodies, opened

PAGE = "comparison_page"


def tables(test: AppTest) -> str:
    return "\n".join(one for one in bodies(test) if "<table" in one)


def words(test: AppTest) -> str:
    return "\n".join(one.value for one in (*test.markdown, *test.caption))


def test_without_an_address_the_model_towns_are_compared():
    test = opened(PAGE)
    assert test.multiselect(key="compare_areas").value == ["05958004", "05970004", "05962040", "05966024", "05974040"]
    assert len(test.get("plotly_chart")) == 5
    for name in ("Arnsberg", "Bad Berleburg", "Menden (Sauerland)", "Olpe (Stadt)", "Soest (Stadt)", "Südwestfalen"):
        assert f'scope="col" class="rm-num rm-wrap">{name}<' in tables(test)


def test_a_deep_link_gives_scale_base_and_references():
    test = opened(
        PAGE, indikator="steuerkraft", gebiete="05958004,05974040", skala="index", basis="2010", mit="kreis,aehnliche"
    )
    assert len(test.get("plotly_chart")) == 1
    assert "Steuerkraft, Index (2010 = 100)" in tables(test)
    assert "100,0" in tables(test)
    assert "ähnlich wie Arnsberg (Median)" in tables(test)
    assert test.selectbox(key="compare_base_year").value == 2010


def test_widgets_write_into_the_address():
    test = opened(PAGE, gebiete="05958004,swf")
    test.selectbox(key="compare_set").select("wirtschaft").run()
    test.selectbox(key="compare_scale").select("differenz").run()
    test.multiselect(key="compare_areas").set_value(["05974040"]).run()
    found = dict(test.query_params)
    assert (found["skala"], found["gebiete"]) == ("differenz", "05974040")
    assert "Differenz zur Region" in tables(test)


def test_a_computed_line_says_from_how_many_areas():
    captions = [one.value for one in opened(PAGE, indikator="gigabit", gebiete="05958004").caption]
    assert any("Südwestfalen: eigene Berechnung (59 von 59)" in one.replace("\\", "") for one in captions)


def test_the_first_area_is_told_with_its_standing_outside():
    said = words(opened(PAGE, indikator="gigabit"))
    assert "In Arnsberg konnten Mitte 2022 von 100 Haushalten 89" in said
    assert "Das ist höher als in drei Vierteln der Gemeinden in NRW und in Deutschland." in said


def test_values_that_must_not_be_compared_say_so_beside_the_lines():
    assert "keine Bewertung und kein Vergleich." in words(opened(PAGE, indikator="hausaerzte"))
    assert "kein Vergleich" not in words(opened(PAGE, indikator="hausaerzte", gebiete="05958,05962"))


def test_what_is_unknown_in_the_address_is_told():
    test = opened(PAGE, indikator="x", gebiete="1,05958004", skala="y", basis="z", mit="w")
    assert len(test.info) == 5


@pytest.mark.parametrize("indicator", ["bip", "uebernachtungen", "bevoelkerung", "ladepunkte_je_1000"])
def test_gaps_breaks_and_missing_areas_are_shown(indicator):
    test = opened(PAGE, indikator=indicator, gebiete="05970012,05958", skala="index")
    assert tables(test)


def test_a_town_outside_is_chosen_marked_and_cited(monkeypatch, small_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(write_references(small_data)))
    test = opened(PAGE, indikator="anteil", gebiete="09901001")
    test.multiselect(key="compare_outside").set_value(["08001002"]).run()
    assert dict(test.query_params)["ausserhalb"] == "08001002"
    assert "Nachbarstadt (außerhalb der Region)<" in tables(test)
    assert any("Werte außerhalb der Region" in one.value and "Nachbaramt" in one.value for one in test.caption)


def test_without_data_it_says_so(monkeypatch, small_data):
    for path in (small_data / "sets").rglob("*.csv"):
        path.unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert next(one.value for one in opened(PAGE).info).startswith("Es gibt noch keine Indikatoren.")
