"""The page before Streamlit in a browser: there without scripts, sound for everybody, and gone without a jump."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from indicators.views.pages import PAGES, START
from tools.browser import Visit

DEEP = ("/karte?indikator=hausaerzte&gemeinde=05958020&jahr=2019", "/ziele?ziel=ladepunkte_2030",
        "/gemeinde?gemeinde=05974040", "/vergleich?indikator=steuerkraft&gebiete=05958004,05974040")  # fmt: skip
ADDRESSES = [*(f"/{'' if one == START else one.address}" for one in PAGES), *DEEP]
PARTS = 2  # so that they run side by side
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


def test_without_scripts_an_address_shows_its_title_and_words(without_scripts: Page, base_url: str) -> None:
    for address in ("/", "/impressum", *DEEP):
        without_scripts.goto(base_url + address)
        assert without_scripts.locator("#start h1").is_visible(), address
        assert len(without_scripts.locator("#start main").inner_text()) > 150, address
        assert "enable JavaScript" not in without_scripts.locator("body").inner_text()


@pytest.mark.parametrize("part", range(PARTS))
def test_it_is_sound_for_everybody(browser: Browser, base_url: str, part: int) -> None:
    """Axe is a script itself: those of the app are kept away instead."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.route("**/static/js/**", lambda route: route.abort())
    visit = Visit(page, base_url)
    for address in ADDRESSES[part::PARTS]:
        page.emulate_media(color_scheme="light")
        page.goto(base_url + address)
        assert visit.axe() == [], address
        page.emulate_media(color_scheme="dark")  # the same document in other colours
        assert visit.axe(tags=("cat.color",)) == [], address
    context.close()


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("address", ["/", "/karte?tour=2", "/gemeinde?gemeinde=05958004", "/vergleich"])
def test_the_app_takes_over_without_a_jump(open_page: Callable[..., Visit], address: str, width: int) -> None:
    visit = open_page("/impressum", width=width, height=844, cold=True)
    visit.page.add_init_script(WATCH)
    visit.goto(address)
    assert visit.page.locator("#start").count() == 0
    assert visit.page.evaluate("window.shifted") <= MOST_SHIFT
    after = visit.page.locator("h1").first.evaluate("one => one.getBoundingClientRect().top")
    assert abs(visit.page.evaluate("window.before") - after) <= MOST_PX


def years_of(page: Page) -> dict[str, str | None]:
    """What the slider, the words, an area and the address say of the year."""
    return {
        "slider": page.locator("#start .years output").inner_text(),
        "words": page.locator("#start .rm-sentence").inner_text(),
        "area": page.locator("#start [data-ags='05958004']").get_attribute("fill"),
        "address": page.url.partition("?")[2],
    }


@pytest.fixture
def before_the_app(browser: Browser, base_url: str) -> Iterator[Page]:
    """The page of the map whose app does not come."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(f"{base_url}/karte?indikator=gigabit")
    page.locator("#start .years input").wait_for()
    yield page
    context.close()


def test_the_year_moves_before_the_app_is_there_and_words_follow_where_it_rests(before_the_app: Page) -> None:
    page = before_the_app
    before = years_of(page)
    assert before["slider"] == "Mitte 2022" and "Mitte 2022" in str(before["words"])
    page.locator("#start .years input").focus()
    for _step in range(4):
        page.keyboard.press("ArrowLeft")
    moved = years_of(page)
    assert moved["slider"] == "2018" and moved["area"] != before["area"]
    assert moved["words"] == before["words"]  # until it rests
    page.wait_for_url("**jahr=2018")
    assert " 2018 " in str(years_of(page)["words"])
    assert page.title().startswith("Gigabitfähige Anschlüsse (leitungsgebunden), % der Haushalte, 2018")
    assert page.evaluate("document.activeElement.matches('#start .years input')")
    page.get_by_role("button", name="Jahre abspielen").click()
    page.wait_for_url("**jahr=2022")


def test_an_area_is_chosen_before_the_app_is_there_by_pointer_and_by_keyboard(before_the_app: Page) -> None:
    page = before_the_app
    page.locator("#start [data-ags='05958004']").click()
    page.wait_for_url("**gemeinde=05958004")
    assert page.locator("#start .rm-sentence").inner_text().startswith("In Arnsberg")
    assert page.locator("#start [aria-pressed=true]").get_attribute("data-ags") == "05958004"
    page.locator("#start [data-ags='05958004']").focus()
    page.keyboard.press("ArrowRight")
    named = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert named == "Attendorn: Mitte 2022, 32,9"
    page.keyboard.press("Enter")
    page.wait_for_url("**gemeinde=05966004")
    assert page.locator("#start .rm-sentence").inner_text().startswith("In Attendorn")
    assert page.evaluate("document.activeElement.dataset.ags") == "05966004"


def test_the_app_goes_on_with_the_area_and_the_year_that_were_chosen_before(open_page: Callable[..., Visit]) -> None:
    visit = slowly(open_page("/impressum", cold=True), "/karte?indikator=gigabit")
    page = visit.page
    page.locator("#start [data-ags='05958004']").click()
    page.locator("#start .years input").press("Home")
    page.wait_for_url("**jahr=2018**")
    page.locator("#start").wait_for(state="detached")
    visit.settle()
    assert "gemeinde=05958004" in page.url and "jahr=2018" in page.url
    visit.map.wait_for_function("document.querySelector('.years output').textContent === '2018'")
    assert visit.map.locator("[aria-pressed=true]").first.get_attribute("aria-label").startswith("Arnsberg")
    assert "Arnsberg" in visit.text


def test_an_area_of_a_goal_is_chosen_before_the_app_is_there(open_page: Callable[..., Visit]) -> None:
    visit = slowly(open_page("/impressum", cold=True), "/ziele?ziel=glasfaser_2030")
    visit.page.locator("#start [data-ags='05958004']").click()
    visit.page.wait_for_url("**gemeinde=05958004**")
    visit.page.locator("#start").wait_for(state="detached")
    visit.settle()
    assert visit.page.locator(".rm-verdict").inner_text().startswith("Arnsberg")


def slowly(visit: Visit, path: str) -> Visit:
    """Open a page whose app comes a while after the page before it."""

    def late(route: Route) -> None:
        visit.page.wait_for_timeout(1500)
        route.continue_()

    visit.page.route("**/static/js/index*.js", late)
    visit.page.goto(visit.base_url + path, wait_until="commit")
    visit.page.locator("#start [data-ags][aria-pressed]").first.wait_for()  # its map can be used: areas are buttons
    return visit


def test_the_app_goes_on_with_the_year_and_the_slider_that_the_visitor_left(open_page: Callable[..., Visit]) -> None:
    visit = slowly(open_page("/impressum", cold=True), "/karte?indikator=gigabit")
    page = visit.page
    page.locator("#start .years input").focus()
    page.keyboard.press("Home")
    page.locator("#start").wait_for(state="detached")
    visit.settle()
    visit.map.wait_for_function("document.querySelector('.years output').textContent === '2018'")
    page.wait_for_url("**jahr=2018**")
    assert visit.map.evaluate("document.activeElement.matches('.years input')")
