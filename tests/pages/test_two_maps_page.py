"""The page with two maps side by side."""

from __future__ import annotations

from tests.pages.opened import opened, words, years_of_maps

PAGE = "two_maps_page"


def test_a_deep_link_gives_both_maps_with_their_sentences_and_legends():
    test = opened(PAGE, indikator="gigabit", jahr="2019", indikator2="steuerkraft", jahr2="2018", gemeinde="05958004")
    assert test.selectbox(key="pair_indicator_right").value == "steuerkraft"
    assert years_of_maps(test) == [2019, 2018]
    assert words(test).count("rm-legend-title") == words(test).count("rm-sentence") == 2
    assert "Steuerkraft" in words(test) and "59 von 59 Gemeinden" in words(test)


def test_a_change_on_one_side_leaves_the_other_alone():
    test = opened(PAGE, indikator="gigabit", jahr="2019", jahr2="2021")
    test.selectbox(key="pair_indicator_right").select("steuerkraft").run()
    found = dict(test.query_params)
    assert (found["indikator"], found["jahr"], found["indikator2"]) == ("gigabit", "2019", "steuerkraft")


def test_the_area_is_that_of_both():
    test = opened(PAGE, gemeinde="05958004")
    assert words(test).count("In Arnsberg") == 2


def test_years_on_both_sides_of_a_series_break_come_with_a_warning():
    test = opened(PAGE, indikator="gigabit", jahr="2021", jahr2="2022")
    assert "nicht vergleichbar" in test.warning[0].value


def test_what_is_unknown_in_the_address_is_told():
    assert len(opened(PAGE, indikator="x", indikator2="y", gemeinde="1").info) == 3


def test_without_data_it_says_so(monkeypatch, small_data):
    for path in (small_data / "sets").rglob("*.csv"):
        path.unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert next(one.value for one in opened(PAGE).info).startswith("Es gibt noch keine Indikatoren.")
