"""The chosen area on pages that show none: handed on to the next page of the menu, without a word about it."""

from __future__ import annotations

import pytest

from indicators.ui.navigation import CHOICES, area_parameters
from tests.pages.opened import opened

MUSTERSTADT = "09901001"


@pytest.fixture(autouse=True)
def made_up_data(monkeypatch, goal_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))


def test_the_menu_knows_how_each_page_takes_an_area():
    takes = area_parameters()
    assert takes[""] == takes["karte"] == takes["ziele"] == takes["gemeinde"] == takes["sitzungen"] == "gemeinde"
    assert takes["vergleich"] == takes["verteilung"] == "gebiete"
    assert not {"daten", "tabelle", "neu", "ueberblick"} & set(takes)


@pytest.mark.parametrize("page", [f"{one.script}_page" for one in CHOICES])
def test_no_page_calls_a_chosen_area_unknown(page):
    assert [one.value for one in opened(page, gemeinde=MUSTERSTADT).info if "unbekannt" in one.value] == []


def test_a_page_without_areas_keeps_the_area_while_something_else_is_chosen():
    page = opened("data_page", gemeinde=MUSTERSTADT)
    page.text_input[0].set_value("glasfaser").run()
    assert page.query_params == {"gemeinde": MUSTERSTADT, "suche": "glasfaser"}


def test_a_page_with_areas_lets_go_of_the_area_that_was_cleared():
    page = opened("map_page", gemeinde=MUSTERSTADT)
    box = next(one for one in page.selectbox if one.label == "Gemeinde, Kreis, Gruppe oder Region suchen")
    assert box.value == MUSTERSTADT
    box.set_value(None).run()
    assert "gemeinde" not in page.query_params
