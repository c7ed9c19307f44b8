"""The page that sets two indicators against each other."""

from __future__ import annotations

from tests.pages.opened import opened, words

PAGE = "relation_page"


def test_a_deep_link_gives_both_indicators_and_says_what_they_do_not_say():
    test = opened(PAGE, indikator="steuerkraft", gegen="gewerbesteuer", gemeinde="05958004", linie="0")
    assert test.selectbox(key="relation_x").value == "steuerkraft"
    assert test.toggle(key="relation_line").value is False
    assert "einen starken gleichläufigen Zusammenhang" in words(test)
    assert "keine Ursache" in words(test)
    assert len(test.get("plotly_chart")) == 1


def test_widgets_write_into_the_address():
    test = opened(PAGE)
    test.selectbox(key="relation_y").select("arbeitslosenanteil").run()
    test.toggle(key="relation_line").set_value(False).run()
    found = dict(test.query_params)
    assert (found["gegen"], found["linie"]) == ("arbeitslosenanteil", "0")
    assert "Spearman" in words(test)


def test_what_is_unknown_in_the_address_is_told():
    assert len(opened(PAGE, indikator="x", gegen="y", gemeinde="1", linie="2").info) == 4


def test_too_few_areas_are_said_and_nothing_breaks():
    assert "mindestens 8 sind nötig" in words(opened(PAGE, indikator="bip", gegen="gigabit"))


def test_without_data_it_says_so(monkeypatch, small_data):
    for path in (small_data / "sets").rglob("*.csv"):
        path.unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert next(one.value for one in opened(PAGE).info).startswith("Es gibt noch keine Indikatoren.")
