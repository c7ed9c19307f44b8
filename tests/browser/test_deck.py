"""Slides in a real browser: by keyboard alone, large enough to read from afar, and from a file without network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from indicators.__main__ import main

ARNSBERG, REGION = "/sitzung?gemeinde=05958004", "/sitzung?gemeinde=swf"
SMALLEST_PX = 24
LEAST_FIT = 0.85  # what is left of that where words would stand over each other otherwise
FIT = "() => parseFloat(getComputedStyle(document.querySelector('.slide.now')).getPropertyValue('--fit')) || 1"
# What is seen of a slide: words smaller than allowed, and parts that stick out of it.
TOO_SMALL = """() => [...document.querySelectorAll(".slide.now *")].filter((one) => one.tagName !== "IMG"
  && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  && parseFloat(getComputedStyle(one).fontSize) < SMALLEST - 0.01).map((one) => one.outerHTML.slice(0, 80))"""
# How much larger than drawn a chart stands there, in units of the slide: below 1.84 its letters are under 24 pixels.
ENLARGED = """() => [...document.querySelectorAll(".now img.chart")].map((one) => {
  const box = one.getBoundingClientRect();
  const unit = Math.min(innerWidth / 1280, innerHeight / 720), drawn = one.naturalWidth / 632;
  return Math.min(box.width / one.naturalWidth, box.height / one.naturalHeight) * drawn / unit; })"""
STICKING_OUT = """() => { const slide = document.querySelector(".slide.now"), edge = slide.getBoundingClientRect();
  return [...slide.querySelectorAll("p, h2, li, img, svg, footer")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.bottom > edge.bottom + 1 || box.right > edge.right + 1 || box.top < edge.top - 1; })
  .map((one) => one.outerHTML.slice(0, 80)); }"""
OVER_EACH_OTHER = """() => {
  const parts = [".now > p", ".now > h2", ".now > footer", ".now .legend", ".now .groups", ".now .rows", ".now .chart"];
  const all = [...document.querySelectorAll(parts.join())];
  const shown = all.map((one) => [one.className || one.tagName, one.getBoundingClientRect()]);
  const found = [];
  shown.forEach(([name, a], number) => shown.slice(number + 1).forEach(([other, b]) => {
    const apart = a.left > b.right - 1 || b.left > a.right - 1 || a.top > b.bottom - 2 || b.top > a.bottom - 2;
    if (!apart) found.push(name + "/" + other); }));
  return found; }"""


@pytest.fixture
def slides(browser: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Open slides and count what they ask for: ``slides(path, width=1920, height=1080)``."""
    contexts = []

    def open_(path: str, *, width: int = 1280, height: int = 720, **more: object) -> Page:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, **more))
        page = contexts[-1].new_page()
        page.asked = []  # type: ignore[attr-defined]
        page.errors = []  # type: ignore[attr-defined]
        asked, errors = page.asked, page.errors  # type: ignore[attr-defined]
        page.on("request", lambda one: asked.append(one.url) if not one.url.startswith("data:") else None)
        page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: errors.append(str(one)))
        page.goto(path if "://" in path else base_url + path)
        return page

    yield open_
    for one in contexts:
        one.close()


def number(page: Page) -> str:
    return page.locator(".slide.now .number").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize(
    "path", [ARNSBERG, REGION, "/sitzung?gemeinde=05966&saeule=nachhaltig", "/sitzung?gemeinde=05966024"]
)
def test_every_slide_is_large_and_fits(slides: Callable[..., Page], path: str, width: int, height: int) -> None:
    page = slides(path, width=width, height=height)
    count = page.locator(".slide").count()
    smallest = SMALLEST_PX * min(width / 1280, height / 720)
    page.evaluate("document.fonts.ready")
    for _slide in range(count):
        fit = page.evaluate(FIT)
        assert fit >= LEAST_FIT, page.url
        assert page.evaluate(TOO_SMALL.replace("SMALLEST", str(smallest * fit))) == []
        assert page.evaluate(STICKING_OUT) == []
        assert all(scale >= 1.84 for scale in page.evaluate(ENLARGED)), page.url
        assert page.evaluate(OVER_EACH_OTHER) == []
        page.keyboard.press("ArrowRight")
    assert number(page) == f"{count} / {count}"
    assert page.errors == []  # type: ignore[attr-defined]


def test_the_whole_deck_by_keyboard_alone(slides: Callable[..., Page]) -> None:
    page = slides(ARNSBERG)
    seen = [number(page)]
    forward, back = ("ArrowRight", "Space", "PageDown", "ArrowDown"), ("ArrowLeft", "PageUp", "ArrowUp", "Shift+Space")
    for key in (*forward, *back, "End", "Home"):
        page.keyboard.press(key)
        seen.append(number(page))
    assert [one.split(" ")[0] for one in seen] == ["1", "2", "3", "4", "5", "4", "3", "2", "1", "14", "1"]
    page.keyboard.press("ArrowLeft")
    assert number(page) == "1 / 14"
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert number(page) == "14 / 14"
    assert page.url.endswith("#14")
    page.keyboard.press("f")
    expect(page.locator(":fullscreen")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.locator(":fullscreen")).to_have_count(0)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.keyboard.press("p")
    assert page.evaluate("window.printed")
    page.keyboard.press("Escape")
    page.wait_for_url("**/sitzungen?gemeinde=05958004")


def test_no_bar_is_seen_until_the_pointer_moves_or_the_keyboard_gets_there(slides: Callable[..., Page]) -> None:
    page = slides(ARNSBERG)
    bar = page.locator(".bar")
    assert bar.evaluate("(one) => getComputedStyle(one).opacity") == "0"
    assert page.locator("[data-testid=stHeader]").count() == 0
    page.mouse.move(300, 300)
    page.mouse.move(320, 320)
    assert bar.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    expect(bar).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    assert bar.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    page.keyboard.press("Enter")  # "previous slide", which the first one has not
    assert number(page) == "1 / 14"


def test_slides_are_picked_ordered_and_dropped_by_keyboard_and_stand_in_the_address(
    slides: Callable[..., Page],
) -> None:
    page = slides(ARNSBERG + "&folien=titel,ziele,ende")
    page.keyboard.press("a")
    page.get_by_role("button", name="Titel weglassen").press("Enter")
    page.get_by_role("button", name="Schluss: die Zeichen nach oben").press("Enter")
    page.get_by_label("Folie hinzufügen").select_option("karte:gigabit")
    page.get_by_role("button", name="Hinzufügen", exact=True).press("Enter")
    page.get_by_role("button", name="Übernehmen").press("Enter")
    page.wait_for_url("**folien=ende,ziele,karte:gigabit*")
    keys = page.locator(".slide").evaluate_all("(all) => all.map((one) => one.dataset.key)")
    assert keys == ["ende", "ziele", "karte:gigabit"]
    again = slides(page.url.replace("#1", "#3"))
    assert number(again) == "3 / 3"


def test_the_page_that_prepares_slides_lets_one_pick_them_and_takes_one_back(open_page: Callable[..., Any]) -> None:
    visit = open_page("/sitzungen?gemeinde=05958004&folien=titel,ziele,ende", cold=True)
    visit.page.get_by_role("link", name="Folien auswählen und ordnen").click()
    visit.page.get_by_role("button", name="Alle Ziele weglassen").click()
    visit.page.get_by_role("button", name="Übernehmen").click()
    visit.page.wait_for_url("**/sitzungen?gemeinde=05958004&folien=titel,ende")
    visit.settle()
    assert "2 Folien" in visit.text
    visit.page.get_by_role("link", name="Folien auswählen und ordnen").click()
    visit.page.get_by_role("dialog").wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_url("**/sitzungen?gemeinde=05958004&folien=titel,ende")
    visit.settle()


def test_a_finger_turns_the_slides(slides: Callable[..., Page]) -> None:
    page = slides(ARNSBERG, width=390, height=844, has_touch=True)
    swipe = """([from, to]) => {
      const at = (x) => [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })];
      document.body.dispatchEvent(new TouchEvent("touchstart", { touches: at(from), bubbles: true }));
      document.body.dispatchEvent(new TouchEvent("touchend", { changedTouches: at(to), bubbles: true })); }"""
    page.evaluate(swipe, [300, 100])
    assert number(page) == "2 / 14"
    page.evaluate(swipe, [100, 300])
    assert number(page) == "1 / 14"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.now .source')).fontSize)") >= 14


@pytest.mark.parametrize("area", ["05958004", "swf"])
def test_the_file_runs_from_disk_without_network_and_asks_for_nothing(
    slides: Callable[..., Page], tmp_path: Path, area: str
) -> None:
    path = tmp_path / "deck.html"
    assert main(["deck", area, "-o", str(path)]) == 0
    page = slides(path.as_uri(), offline=True)
    count = page.locator(".slide").count()
    assert count >= 10
    for position in range(1, count + 1):
        assert number(page) == f"{position} / {count}"
        for image in page.locator(".slide.now img").all():
            assert image.evaluate("(one) => one.complete && one.naturalWidth > 0")
        page.keyboard.press("PageDown")
    assert page.evaluate("""document.fonts.check('24px "Source Sans"')""")
    page.keyboard.press("a")
    page.get_by_role("button", name="Titel weglassen").click()
    page.get_by_role("button", name="Übernehmen").click()
    assert number(page) == f"1 / {count - 1}"
    assert page.asked == [path.as_uri()]  # type: ignore[attr-defined]
    assert page.errors == []  # type: ignore[attr-defined]


def test_slides_ask_this_server_alone_and_are_accessible(open_page: Callable[..., object]) -> None:
    visit = open_page("/sitzung?gemeinde=05958004&folien=titel,ziele,verlauf:gigabit,karte:gigabit", settle=False)
    for _slide in range(4):
        assert visit.axe() == []  # type: ignore[attr-defined]
        visit.page.keyboard.press("ArrowRight")  # type: ignore[attr-defined]
    assert visit.foreign_hosts == set()  # type: ignore[attr-defined]


def test_printed_slides_have_a_page_each(slides: Callable[..., Page]) -> None:
    page = slides(ARNSBERG)
    page.locator(".slide").last.wait_for(state="attached")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.count(b"/Type /Page\n") == page.locator(".slide").count()
