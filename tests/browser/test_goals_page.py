"""The page of goals in a real browser: map, table, keyboard, game, links, a goal of a municipality's own."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator

from tools.browser import Visit
from tools.local_server import ROOT, LocalServer

OPEN = "/ziele?ziel=ladepunkte_2030"
SIZES = pytest.mark.parametrize("width", [1366, 390], ids=["desktop", "phone"])


def parameters(visit: Visit) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(visit.page.url).query).items()}


def area(visit: Visit, name: str) -> Locator:
    return visit.map.locator(f"path[role=button][aria-label^='{name}:']:visible")


@SIZES
def test_every_area_has_colour_symbol_and_spoken_status(open_page: Callable[..., Visit], width: int) -> None:
    visit = open_page(OPEN, width=width)
    labels = visit.map.evaluate(
        "[...document.querySelectorAll('.level.shown path[role=button]')].map(p => p.getAttribute('aria-label'))"
    )
    assert len(labels) == 59
    assert [one for one in labels if "Bewertung: " not in one] == []
    symbols = visit.map.locator(".mark img.symbol")
    assert symbols.count() == 59
    sources = set(symbols.evaluate_all("nodes => nodes.map(n => n.naturalWidth && n.src.split('/').pop())"))
    assert sources == {"past_sun.svg", "past_mostly_sunny.svg", "past_cloud.svg", "past_standstill.svg"}
    fills = {label.split("Bewertung: ")[1]: area(visit, label.split(":")[0]).get_attribute("fill") for label in labels}
    assert len(fills) == len(set(fills.values())) == 4


def test_what_is_not_rated_is_hatched_and_says_why(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/ziele?ziel=solar_2030")
    arnsberg = area(visit, "Arnsberg")
    assert arnsberg.get_attribute("fill") == "url(#no-data)"
    assert "zu wenige Werte (2 von mindestens 4)" in (arnsberg.get_attribute("aria-label") or "")
    assert visit.map.locator(".mark img.symbol").count() == 0


def test_a_click_on_the_map_opens_the_receipt_and_marks_the_row(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    visit.map.evaluate("window.sameFrame = true")
    with visit.rerun():
        area(visit, "Olpe (Stadt)").click()
    assert parameters(visit) == {"ziel": "ladepunkte_2030", "gemeinde": "05966024"}
    assert area(visit, "Olpe (Stadt)").get_attribute("aria-pressed") == "true"
    assert "Olpe (Stadt)" in visit.page.locator(".rm-verdict").inner_text()
    assert visit.map.evaluate("window.sameFrame") is True


def test_the_way_of_the_keyboard_leads_through_the_plain_table(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    visit.page.get_by_role("switch", name="Einfache Tabelle").or_(
        visit.page.locator("label", has_text="Einfache Tabelle").locator("input")
    ).first.focus()
    with visit.rerun():
        visit.page.keyboard.press("Space")
    link = visit.page.locator("table.rm-table").first.get_by_role("link", name="Balve")
    link.focus()
    with visit.rerun():
        visit.page.keyboard.press("Enter")
    assert parameters(visit)["gemeinde"] == "05962008"
    assert visit.page.locator(".rm-verdict").inner_text().startswith("Balve")
    assert visit.page.locator("tr[aria-current]").inner_text().startswith("Balve")


def test_keyboard_moves_the_game_and_resets_it(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/ziele?ziel=glasfaser_2030")
    before = visit.page.locator(".rm-game").inner_text()
    sliders = visit.page.locator("[data-testid=stSlider] input[type=range], [data-testid=stSlider] [role=slider]")
    sliders.nth(1).focus()
    for _ in range(5):
        visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_url("**zieljahr=2035**")
    visit.settle()
    assert parameters(visit)["zieljahr"] == "2035"
    assert visit.page.locator(".rm-game").inner_text() != before
    visit.page.get_by_role("button", name="Zurücksetzen").focus()
    with visit.rerun():
        visit.page.keyboard.press("Enter")
    assert parameters(visit) == {"ziel": "glasfaser_2030"}
    assert visit.page.locator(".rm-game").inner_text() == before


def test_from_all_goals_to_one_and_back(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/ziele")
    visit.page.evaluate("window.sameDocument = true")
    with visit.rerun():
        visit.page.get_by_role("link", name="Mehr Steuerkraft").click()
    assert parameters(visit) == {"ziel": "steuerkraft_richtung"}
    assert area(visit, "Arnsberg").count() == 1
    with visit.rerun():
        visit.page.get_by_role("link", name="Alle Ziele").click()
    assert parameters(visit) == {}
    assert visit.page.locator(".rm-goal").count() == 15
    assert visit.page.evaluate("window.sameDocument") is True


def test_a_sent_game_opens_as_it_was_on_a_cold_server_and_a_row_for_one_municipality_counts_there(
    open_page: Callable[..., Visit], start_server: Callable[..., LocalServer], tmp_path: Path
) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    goals = data / "goals.csv"
    columns = goals.read_text(encoding="utf-8").splitlines()[0].split(",")
    row = dict.fromkeys(columns, "") | {
        "id": "erfundener_beschluss", "pillar": "digital", "label_de": "Erfundener Beschluss nur im Test",
        "indicator": "glasfaser", "rule": "target_by_year", "direction": "up", "target": "2", "target_year": "2031",
        "areas": "05958004", "kind": "Beschluss", "decided_by": "Rat im Test", "decided_on": "2024-02-03",
    }  # fmt: skip
    with goals.open("a", encoding="utf-8") as file:
        file.write(",".join(row.values()) + "\n")
    sent = "/ziele?ziel=glasfaser_2030&zielwert=50&zieljahr=2035&tempo=drittel"
    visit = open_page(sent, server=start_server(data_dir=data))
    game = visit.page.locator(".rm-game").inner_text()
    assert "Zielwert 50" in game
    assert "Zieljahr 2035" in game
    assert "wie das beste Drittel" in game
    assert visit.console_errors == []
    visit.follow("/ziele?ziel=glasfaser_2030&gemeinde=05958004")
    assert "eigener Beschluss zählt hier" in (area(visit, "Arnsberg").get_attribute("aria-label") or "")
    assert "eigener Beschluss" not in (area(visit, "Brilon").get_attribute("aria-label") or "")
    assert "Hier zählt der eigene Beschluss „Erfundener Beschluss nur im Test“" in visit.text
    assert "Referenz des Bundes – kein Beschluss der Region" in visit.text


def test_print_shows_the_map_and_its_symbols_in_grey(open_page: Callable[..., Visit]) -> None:
    """On paper the order of the colours stays in their lightness, and each area keeps its symbol."""
    visit = open_page(OPEN)
    visit.page.emulate_media(media="print")
    lightness = """nodes => [...new Set(nodes.map(n => n.getAttribute('fill')))].filter(f => f[0] === '#').map(fill =>
      [1, 3, 5].map(at => parseInt(fill.slice(at, at + 2), 16)).reduce((sum, part, at) =>
        sum + part * [0.299, 0.587, 0.114][at], 0))"""
    greys = sorted(visit.map.locator(".level.shown path[role=button]").evaluate_all(lightness))
    assert len(greys) == 4
    assert all(high - low > 25 for low, high in itertools.pairwise(greys))
    assert visit.map.locator(".mark img.symbol").first.is_visible()
    assert visit.page.locator("[data-testid=stHeader]").is_hidden()


MATRIX = "/ziele?ansicht=matrix"
FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
SEEN = """(() => { const at = document.activeElement, box = at.getBoundingClientRect();
  return at.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) })()"""


def test_arrow_keys_lead_through_the_matrix_and_enter_to_the_receipt(open_page: Callable[..., Visit]) -> None:
    visit = open_page(MATRIX)
    page, table = visit.page, visit.page.locator(".rm-matrix table")
    assert table.locator("td a").count() == 59 * 15
    assert table.locator("a[tabindex='0']").count() == 1  # one stop of the tabulator
    table.locator("td a").first.focus()
    found = []
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "Home", "Control+End"):
        page.keyboard.press(key)
        found.append(page.evaluate(FOCUSED).replace("\u00ad", "").partition(":")[0])
    second = "Glasfaser für alle Haushalte bis 2030"
    assert found == [
        f"Arnsberg, {second}", f"Bestwig, {second}", f"Arnsberg, {second}", second, f"Arnsberg, {second}", "Arnsberg",
        "Werdohl, Höhere Beteiligung an Kommunalwahlen",
    ]  # fmt: skip
    for _ in range(20):  # a row above the others is not hidden under the heads that stay
        page.keyboard.press("ArrowUp")
        assert page.evaluate(SEEN)
    assert table.locator("a[tabindex='0']").count() == 1
    page.keyboard.press("Control+End")
    with visit.rerun():
        page.keyboard.press("Enter")
    assert parameters(visit) == {"ziel": "wahlbeteiligung_richtung", "gemeinde": "05962060"}
    assert "Werdohl" in visit.page.locator(".rm-verdict").inner_text()


def test_heads_and_names_stay_while_the_matrix_scrolls_in_its_own_box_on_a_phone(
    open_page: Callable[..., Visit],
) -> None:
    visit = open_page(MATRIX, width=390, height=844)
    box = visit.page.locator(".rm-matrix")
    assert visit.overflow_px == 0
    assert box.evaluate("one => one.scrollWidth - one.clientWidth") > 100
    down, right, row = box.evaluate(
        """one => { const at = (name) => one.querySelector(name).getBoundingClientRect();
          const head = "thead tr:last-child th", name = "tbody tr:nth-child(5) th";
          const before = [at(head).y, at(name).x, at(name).y];
          one.scrollTo(200, 300); return [at(head).y - before[0], at(name).x - before[1], at(name).y - before[2]]; }"""
    )
    assert (abs(right) < 1, abs(down) < 60, row) == (True, True, -300)  # the caption alone scrolls away


def test_the_matrix_fits_on_one_page_of_a3_and_says_all_in_grey(open_page: Callable[..., Visit]) -> None:
    visit = open_page(MATRIX)
    for query in ("", "&sortiert=aehnlich&gemeinde=05958004"):
        visit.follow(MATRIX + query)
        paper = visit.page.pdf(format="A3", landscape=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, query
    visit.page.emulate_media(media="print")
    looks = visit.page.locator(".rm-matrix td[class]").evaluate_all(
        """all => [...new Map(all.map((one) => [one.className, one])).values()].map((one) => {
          const style = getComputedStyle(one);
          return [one.className, style.printColorAdjust, style.backgroundImage, style.backgroundColor]; })"""
    )
    assert {adjust for _name, adjust, _pattern, _color in looks} == {"exact"}
    assert len({(pattern, color) for _name, _adjust, pattern, color in looks}) == len(looks) >= 6
    patterns = [pattern for name, _adjust, pattern, _color in looks if not name.endswith(("-past_sun", "-out"))]
    assert "none" not in patterns and len(set(patterns)) == len(patterns)


def test_the_symbols_of_earlier_years_are_a_film_that_asks_nobody(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/ziele?ziel=ladepunkte_2030&gemeinde=05958020")
    slider, when = visit.map.get_by_role("slider", name="Jahr"), visit.map.locator(".years output")
    assert when.inner_text().startswith("heute, ")
    received, symbols = (
        visit.frames_received,
        "[...document.querySelectorAll('.symbol')].map(one => one.src.slice(-20))",
    )
    before = visit.map.evaluate(symbols)
    slider.focus()
    visit.page.keyboard.press("Home")
    assert when.inner_text() == "Stand 2014"
    assert visit.map.evaluate(symbols) != before
    visit.page.wait_for_timeout(500)
    assert visit.frames_received == received
    with visit.rerun():  # another area: the year stays
        visit.map.locator("path[role=button][aria-label^='Soest']:visible").click()
    assert when.inner_text() == "Stand 2014"
