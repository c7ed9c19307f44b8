"""The page before the app: seen without scripts, sound, and taken over without a jump."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from indicators.ui.navigation import PAGES
from tools.browser import Visit

ADDRESSES = [*(f"/{one.address}" for one in PAGES), "/", "/karte?indikator=hausaerzte&gemeinde=05958020",
             "/ziele?ziel=ladepunkte_2030", "/gemeinde?gemeinde=05974040"]  # fmt: skip
MOST_SHIFT = 0.05
WATCH = """(() => { window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shifted += one.value; }))
    .observe({ type: 'layout-shift', buffered: true }); })()"""


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    yield context.new_page()
    context.close()


def test_without_scripts_every_address_shows_its_title_and_words(without_scripts: Page, base_url: str) -> None:
    for address in ADDRESSES:
        without_scripts.goto(base_url + address)
        assert without_scripts.locator("#rm-plain h1").is_visible(), address
        assert len(without_scripts.locator("#rm-plain main").inner_text()) > 60, address
    assert without_scripts.locator("#rm-plain td").count() > 50  # the profile's figures


@pytest.mark.parametrize("address", ADDRESSES[-4:])
def test_it_is_sound_for_everybody(browser: Browser, base_url: str, address: str) -> None:
    """Axe needs scripts: those of the app are kept away instead."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(base_url + address)
    assert page.locator("#rm-plain h1").is_visible()
    found = Visit(page, base_url).axe()
    context.close()
    assert found == []


@pytest.mark.parametrize("address", ["/karte?indikator=breitband_50&gemeinde=05958020", "/gemeinde", "/vergleich"])
def test_the_app_takes_over_without_a_jump(open_page: Callable[..., Visit], address: str) -> None:
    visit = open_page("/impressum")
    visit.page.add_init_script(WATCH)
    visit.goto(address)
    visit.settle()
    assert visit.page.locator("#rm-plain").count() == 0
    assert visit.page.evaluate("window.shifted") <= MOST_SHIFT
