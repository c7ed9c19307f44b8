"""What explores, in a real browser: the working list from page to page, the table on the clipboard, the options."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tools.browser import Visit

# Words of tables and cards that go on in the next line without a hyphen: where two letters that follow each other stand
# on different lines, a hyphen or a soft one must be between them.
CUT = """() => { const cut = [], range = document.createRange();
  const narrow = ".rm-profile td, .rm-profile th, .rm-table td, .rm-table th, .rm-board li";
  for (const place of document.querySelectorAll(narrow)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.checkVisibility() || place.closest("thead, .rm-hidden")) continue;
      for (const word of node.nodeValue.matchAll(/[\\p{L}\\u00ad]{6,}/gu)) {
        const tops = [...word[0]].map((letter, at) => { range.setStart(node, word.index + at);
          range.setEnd(node, word.index + at + 1); // of two boxes the first is the hyphen above
          return letter === "\\u00ad" ? null : [...range.getClientRects()].at(-1)?.top ?? null; });
        for (let at = 1; at < tops.length; at++)
          if (tops[at] !== null && tops[at - 1] !== null && Math.abs(tops[at] - tops[at - 1]) > 3) cut.push(word[0]);
      } } }
  return cut; }"""
LIST = "liste=05958004,05974040,gigabit,steuerkraft"


def test_the_working_list_goes_along_and_back_is_never_a_trap(open_page: Callable[..., Visit]) -> None:
    visit = open_page(f"/karte?{LIST}")
    visit.page.get_by_role("button", name="Erkunden").click()
    visit.page.get_by_role("menuitem", name="Vergleich").click()
    visit.page.wait_for_url("**/vergleich?liste=*")
    visit.settle()
    chosen = visit.page.locator("[data-testid=stMultiSelect]").first.inner_text()
    assert "Arnsberg" in chosen and "Soest" in chosen
    for _time in range(3):
        with visit.rerun():
            visit.page.go_back()
        if urlsplit(visit.page.url).path == "/karte":
            break
    assert urlsplit(visit.page.url).path == "/karte"


def test_an_entry_of_the_list_is_one_click_away_by_keyboard(open_page: Callable[..., Visit]) -> None:
    visit = open_page(f"/karte?{LIST}")
    visit.page.get_by_role("radio", name="Steuerkraft", exact=True).focus()
    visit.page.keyboard.press("Space")
    visit.page.wait_for_url("**indikator=steuerkraft**")
    visit.settle()
    assert "liste=" in visit.page.url


def test_a_table_is_copied_as_rows_of_numbers(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/tabelle?spalten=steuerkraft,gewerbesteuer&jahr=2021&sortiert=-steuerkraft")
    copied = visit.page.evaluate(
        """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelector(".rm-heat tbody:last-of-type"));
        const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); return chosen.toString(); }"""
    )
    rows = [line.split("\t") for line in copied.strip().splitlines()]
    assert len(rows) == 59 and all(len(row) == 3 for row in rows)
    assert rows[0][0] == "Burbach"
    assert all(cell.strip().replace(".", "").isdigit() for row in rows for cell in row[1:])


def test_the_options_of_the_map_are_reached_by_keyboard(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=glasfaser")
    visit.page.get_by_role("button", name="Darstellung").focus()
    visit.page.keyboard.press("Enter")
    change = visit.page.get_by_role("radio", name="Veränderung")
    change.wait_for()
    visit.page.locator("[data-testid=stPopoverBody] :focus").wait_for(state="attached")
    change.focus()
    visit.page.keyboard.press("Space")
    visit.page.wait_for_url("**seit=2018**")
    visit.settle()
    assert visit.map.locator("path[role=button][aria-label*='+']").count() > 20


def test_the_head_of_a_table_is_copied_as_one_row(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/tabelle?spalten=steuerkraft,gigabit&jahr=2021")
    copied = visit.page.evaluate(
        """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelector(".rm-heat thead"));
        const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); return chosen.toString(); }"""
    )
    lines = copied.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].split("\t")[1] == "Steuerkraft € je Einwohner 2021"


def test_a_printed_table_has_all_its_rows(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/tabelle?spalten=steuerkraft,gigabit")
    visit.page.emulate_media(media="print")
    hidden = visit.page.locator(".rm-heat").evaluate("one => one.scrollHeight - one.clientHeight")
    assert hidden <= 1


def test_no_number_of_a_table_leaves_its_cell_on_a_phone(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/tabelle?spalten=steuerkraft,gigabit,bevoelkerung", width=390, height=844)
    leaving = visit.page.locator(".rm-heat td").evaluate_all(
        "cells => cells.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
    )
    assert leaving == []


def test_the_menu_keeps_the_chosen_town_on_every_page(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/gemeinde?gemeinde=05958020", cold=True)
    with visit.rerun():
        visit.page.get_by_role("link", name="Ziele", exact=True).first.click()
    assert visit.page.url.endswith("/ziele?gemeinde=05958020")
    assert "Hallenberg" in visit.text
    visit.page.get_by_role("button", name="Daten", exact=True).click()
    with visit.rerun():
        visit.page.get_by_role("menuitem", name="Daten & Quellen").press("Enter")
    assert visit.page.url.endswith("/daten?gemeinde=05958020")
    assert visit.page.get_by_role("menuitem").count() == 0, "the list of pages has closed"
    assert visit.page.locator("[data-testid=stAlert]").count() == 0
    visit.page.get_by_role("button", name="Erkunden").click()
    with visit.rerun():
        visit.page.get_by_role("menuitem", name="Vergleich").click()
    assert visit.page.url.endswith("/vergleich?gebiete=05958020")
    assert "Hallenberg" in visit.page.locator("[data-testid=stMultiSelect]").first.inner_text()
    with visit.rerun():
        visit.page.go_back()
    assert urlsplit(visit.page.url).path == "/daten"


def test_on_a_phone_the_menu_closes_once_a_page_is_chosen(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/gemeinde?gemeinde=05958020", width=390, height=844)
    visit.page.get_by_role("button", name="Menü öffnen").click()
    link = visit.page.locator("[data-testid=stSidebarNavLink]", has_text="Karte").first
    link.hover()
    with visit.rerun():
        link.click()
    assert urlsplit(visit.page.url).path == "/karte"
    assert "gemeinde=05958020" in visit.page.url
    visit.page.get_by_role("button", name="Menü öffnen").wait_for()
    visit.page.wait_for_function(
        "() => document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0"
    )


def test_a_word_explains_itself_by_keyboard_and_finger_and_escape_puts_it_away(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/gemeinde?gemeinde=05958020", width=390, height=844)
    word = visit.page.get_by_role("button", name="MAD: Was heißt das?").first
    meaning = visit.page.get_by_text("(Median der Abstände aller Gemeinden zum Median", exact=False).first
    assert not meaning.is_visible()
    word.press("Enter")
    assert meaning.is_visible() and word.get_attribute("aria-expanded") == "true"
    assert visit.overflow_px == 0
    visit.page.keyboard.press("Escape")
    assert not meaning.is_visible()
    word.click()
    assert meaning.is_visible()
    assert visit.axe() == []


@pytest.mark.parametrize("width", [820, 1366])
def test_no_word_of_a_table_or_card_is_cut_without_a_hyphen(open_page: Callable[..., Visit], width: int) -> None:
    for path in ("/gemeinde?gemeinde=05958020", "/projekte"):
        visit = open_page(path, width=width, height=900)
        visit.page.wait_for_timeout(300)  # words are looked at a moment after the last change
        assert visit.page.evaluate(CUT) == [], path
        assert (
            visit.page.evaluate("window.rmHyphens.split('Bundesnetzagentur')")
            == "Bun\u00addes\u00adnetz\u00adagen\u00adtur"
        )
