"""The page before Streamlit in a browser: there without scripts, sound for everybody, and gone without a jump."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from indicators.views.pages import PAGES, START
from tools.browser import Visit

DEEP = ("/karte?indikator=hausaerzte&gemeinde=05958020&jahr=2019", "/ziele?ziel=ladepunkte_2030",
        "/gemeinde?gemeinde=05974040", "/vergleich?indikator=steuerkraft&gebiete=05958004,05974040")  # fmt: skip
ADDRESSES = [*(f"/{'' if one == START else one.address}" for one in PAGES), *DEEP]
MOST_SHIFT, MOST_PX = 0.05, 4
WATCH = """(() => { window.shifted = 0; window.before = null;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shifted += one.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setInterval(() => {
    const h1 = document.querySelector('#start h1');
    if (h1) window.before = h1.getBoundingClientRect().top;
  }, 20);
})()"""


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    yield context.new_page()
    context.close()


def test_without_scripts_every_address_shows_its_title_and_words(without_scripts: Page, base_url: str) -> None:
    for address in ADDRESSES:
        without_scripts.goto(base_url + address)
        assert without_scripts.locator("#start h1").is_visible(), address
        assert len(without_scripts.locator("#start main").inner_text()) > 150, address
        assert "enable JavaScript" not in without_scripts.locator("body").inner_text()


def test_it_is_sound_for_everybody(browser: Browser, base_url: str) -> None:
    """Axe is a script itself: those of the app are kept away instead."""
    for dark in (False, True):
        context = browser.new_context(locale="de-DE", color_scheme="dark" if dark else "light")
        page = context.new_page()
        page.route("**/static/js/**", lambda route: route.abort())
        for address in ADDRESSES:
            page.goto(base_url + address)
            assert Visit(page, base_url).axe() == [], address
        context.close()


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("address", ["/karte", "/gemeinde?gemeinde=05958004", "/vergleich"])
def test_the_app_takes_over_without_a_jump(open_page: Callable[..., Visit], address: str, width: int) -> None:
    visit = open_page("/impressum", width=width, height=844, cold=True)
    visit.page.add_init_script(WATCH)
    visit.goto(address)
    assert visit.page.locator("#start").count() == 0
    assert visit.page.evaluate("window.shifted") <= MOST_SHIFT
    after = visit.page.locator("h1").first.evaluate("one => one.getBoundingClientRect().top")
    assert abs(visit.page.evaluate("window.before") - after) <= MOST_PX
