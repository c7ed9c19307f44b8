"""Measures and taking part in a real browser: filters in the address, ways there and back, keyboard, map of roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.test_goals_page import area, parameters
from tools.browser import Visit

SIZES = pytest.mark.parametrize("width", [1366, 390], ids=["desktop", "phone"])


@SIZES
def test_a_measure_opens_from_the_board_and_the_way_back_keeps_filters_and_state(
    open_page: Callable[..., Visit], width: int
) -> None:
    visit = open_page("/projekte?gemeinde=05974040&status=laufend&stand=2026-11-22", width=width)
    with visit.rerun():
        visit.page.get_by_role("link", name="SoestApp").click()
    assert visit.page.get_by_role("heading", level=1).inner_text() == "SoestApp"
    assert parameters(visit)["massnahme"] == "soest_app"
    with visit.rerun():
        visit.page.get_by_role("link", name="Alle Maßnahmen").click()
    assert parameters(visit) == {"gemeinde": "05974040", "status": "laufend", "stand": "2026-11-22"}


def test_the_views_are_reached_with_the_keyboard_and_stand_in_the_address(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/projekte")
    visit.page.get_by_role("radio", name="Liste").focus()
    with visit.rerun():
        visit.page.keyboard.press("Enter")
    assert parameters(visit) == {"ansicht": "liste"}
    assert visit.page.locator("table.rm-measures").count() == 1
    visit.page.reload()
    visit.settle()
    assert visit.page.locator("table.rm-measures").count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_plan_and_its_table_are_accessible(open_page: Callable[..., Visit], dark: bool) -> None:
    visit = open_page("/projekte?ansicht=zeitplan", dark=dark)
    visit.page.locator("summary", has_text="Der Zeitplan als Tabelle").click()
    assert visit.page.get_by_role("rowheader").count() == 31
    assert visit.axe() == []


def test_every_role_has_a_colour_and_a_symbol_and_a_click_tells_it(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/mitmachen")
    symbols = visit.map.locator(".mark img.symbol")
    assert symbols.count() == 19
    names = symbols.evaluate_all("nodes => nodes.map(n => n.naturalWidth && n.src.split('/').pop())")
    assert sorted(set(names)) == ["1.svg", "2.svg"]
    assert area(visit, "Bestwig").get_attribute("fill") == "url(#no-data)"
    assert "Rolle: Pionierkommune" in (area(visit, "Arnsberg").get_attribute("aria-label") or "")
    with visit.rerun():
        area(visit, "Brilon").click()
    assert parameters(visit) == {"gemeinde": "05958012"}
    assert "Brilon: Mitmacherkommune, genannt 2021" in visit.text
