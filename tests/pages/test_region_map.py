"""The map's frame: what it is handed, and what is read from it."""

from __future__ import annotations

import pytest
import streamlit as st
import streamlit_folium

from indicators.drawing.leaflet_map import base_map
from indicators.ui.parts import region_map
from indicators.ui.parts.region_map import Move, frame_key, new_moves, read_move
from tests.pages.opened import opened, words, years_of_maps


def test_the_frame_gets_what_streamlit_folium_would_hand_it(monkeypatch):
    """Fails when another version of streamlit-folium speaks otherwise with its frame."""
    told = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **arguments: told.update(arguments))
    streamlit_folium.st_folium(
        base_map("Karte", height=400), key="map", height=400, use_container_width=True, returned_objects=[]
    )
    ours = dict(region_map._fixed("Karte", 400, False, False, "de"))
    own = {"key", "on_change", "feature_group", "height"}
    assert ours == {name: value for name, value in told.items() if name not in own}


@pytest.mark.parametrize(
    "answer",
    [None, {}, [], "x", {"n": 1}, {"ags": "05958004"}, {"ags": "x", "n": 1}, {"ags": "0595800", "n": 1},
     {"ags": ["05958004"], "n": 1}, {"year": "2019", "n": 1}, {"year": True, "n": 1}, {"year": -1, "n": 1},
     {"year": 10_000, "n": 1}, {"year": 2019.5, "n": 1}, {"year": 2019, "n": "1"}],
)  # fmt: skip
def test_what_is_no_move_of_ours_is_none(answer):
    assert read_move(answer) is None


def test_a_move_counts_once_and_goes_to_the_field_of_its_map(monkeypatch):
    state = {frame_key("left"): {"ags": "05958004", "n": 3}, frame_key("right"): {"year": 2019, "n": 5}}
    monkeypatch.setattr(st, "session_state", state)
    fields = {"left": "year", "right": "other_year"}
    assert new_moves(fields) == {"area": "05958004", "other_year": 2019}
    assert new_moves(fields) == {}
    state[frame_key("left")] = {"year": 2018, "n": 4}
    assert new_moves(fields) == {"year": 2018}
    state[frame_key("left")] = {"ags": "05958004", "n": 6}
    assert new_moves(fields) == {"area": "05958004"}


def test_a_map_without_years_takes_none(monkeypatch):
    monkeypatch.setattr(st, "session_state", {frame_key("map"): {"year": 2019, "n": 1}})
    assert new_moves({"map": ""}) == {}
    assert Move(1, year=2019) == read_move({"year": 2019, "n": 1})


def test_a_year_in_the_address_is_the_one_the_map_is_told_to_show():
    assert years_of_maps(opened("map_page", indikator="gigabit", jahr="2020")) == [2020]
    assert years_of_maps(opened("map_page", indikator="gigabit")) == [2022]


def test_a_year_chosen_on_the_map_goes_into_the_address():
    test = opened("map_page", indikator="gigabit", gemeinde="05958004")
    test.session_state[frame_key("map")] = {"year": 2019, "n": 1}
    test.run()
    assert dict(test.query_params)["jahr"] == "2019"
    assert years_of_maps(test) == [2019]


def test_what_is_heavy_for_a_browser_comes_after_the_map_or_by_a_button():
    test = opened("map_page", {"map_painted": False}, indikator="gigabit")
    assert (len(test.get("plotly_chart")), len(test.get("arrow_data_frame"))) == (0, 0)
    assert "folgen, sobald die Karte steht" in words(test)
    test.session_state[frame_key("map")] = {"n": 1}  # the frame tells that it has painted
    test.run()
    assert len(test.get("plotly_chart")) == 2
    by_button = opened("map_page", {"map_painted": False}, indikator="gigabit")
    by_button.button(key="map_now").click().run()
    assert len(by_button.get("plotly_chart")) == 2
    assert "sobald die Karte" not in words(by_button)
