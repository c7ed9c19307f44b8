"""The tour from page to page without a reload, and what the browser remembers of it."""

from __future__ import annotations

from collections.abc import Callable

from tools.browser import Visit


def test_the_tour_goes_through_five_pages_and_is_not_offered_again(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/", cold=True)
    page = visit.page
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="Kurze Führung in fünf Schritten").click()
    for number, address in enumerate(("/", "/karte", "/ziele", "/gemeinde", "/sitzungen"), start=1):
        page.wait_for_url(f"**{address}?**tour={number}**")
        visit.settle()
        assert page.get_by_text(f"Schritt {number} von 5").is_visible()
        if number < 5:
            page.get_by_role("link", name="Weiter", exact=True).click()
    page.get_by_role("link", name="Führung beenden").click()
    page.wait_for_url(lambda url: "tour" not in url)
    visit.settle()
    assert page.locator(".rm-tour").count() == 0
    assert page.evaluate("window.sameDocument") is True
    visit.goto("/")
    assert page.locator(".rm-tour-offer").count() == 1 and not page.locator(".rm-tour-offer").is_visible()
    assert visit.console_errors + visit.page_errors == []


def test_it_is_declined_by_keyboard(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/", cold=True)
    no = visit.page.get_by_role("button", name="Nicht mehr anbieten")
    no.focus()
    visit.page.keyboard.press("Enter")
    assert not visit.page.locator(".rm-tour-offer").is_visible()


def test_by_keyboard_each_step_begins_in_its_box(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?tour=2", cold=True)
    page = visit.page
    page.get_by_role("link", name="Weiter", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ziele?tour=3**")
    page.locator(".rm-tour:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Weiter"
