"""The search in the head by keyboard, and the switch of languages, both without a reload."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from tools.browser import Visit


def test_a_search_by_keyboard_leads_to_what_was_found(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=gigabit")
    page = visit.page
    page.evaluate("window.sameDocument = true")
    page.locator("[data-testid=stMain] #rm-search").focus()
    page.keyboard.type("Ärzte Olpe")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche?q=**")
    visit.settle()
    assert page.get_by_role("heading", level=1).inner_text() == "Suche"
    first = page.locator(".rm-found a").first
    assert first.inner_text() == "Ärztinnen und Ärzte: Olpe (Stadt)"
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/karte?indikator=aerzte&gemeinde=05966024**")
    visit.settle()
    assert page.evaluate("window.sameDocument") is True
    assert visit.console_errors + visit.page_errors == []


def test_the_language_is_switched_where_one_is_and_stays_while_one_goes_on(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=gigabit&gemeinde=05958004")
    page = visit.page
    page.locator("[data-testid=stMain] .rm-language").click()
    page.wait_for_url("**lang=en**")
    visit.settle()
    assert page.get_by_role("heading", level=1).inner_text() == "Map"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert visit.map_frames[0].evaluate("document.documentElement.lang") == "en"
    assert "indikator=gigabit" in page.url and "gemeinde=05958004" in page.url
    assert visit.axe() == []
    page.get_by_role("link", name="Goals", exact=True).click()
    page.wait_for_url("**/ziele?**lang=en**")
    visit.settle()
    assert page.get_by_role("heading", level=1).inner_text() == "Goals"
    page.locator("[data-testid=stMain] .rm-language").click()
    page.wait_for_url(lambda url: "lang=" not in url)
    visit.settle()
    assert page.get_by_role("heading", level=1).inner_text() == "Ziele"
    assert page.evaluate("document.documentElement.lang") == "de"
    assert visit.console_errors + visit.page_errors == []


def test_without_scripts_search_and_languages_are_links_and_a_form(open_page: Callable[..., Visit]) -> None:
    page = open_page("/").page
    text = page.request.get(urljoin(page.url, "/karte?lang=en")).text()
    assert '<html lang="en"' in text and 'action="suche"' in text and 'hreflang="de"' in text
    assert "Deutsch</a>" in text and "<h1>Map</h1>" in text


def test_a_word_of_the_glossary_is_marked_where_it_is_seen_first(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/gemeinde?gemeinde=05958004")
    page = visit.page
    page.locator(".rm-term[data-again]").first.wait_for()
    told = page.locator(".rm-term:not([data-again]):visible + .rm-term-words").all_text_contents()
    assert len(told) > 3 and len(told) == len(set(told))
    assert page.locator(".rm-term[data-again][tabindex='0']").count() == 0
