"""The dashboard below a path of its host, in a browser: whatever is asked for and wherever one gets stays below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from indicators.loading.base_path import BASE_VARIABLE
from tools.browser import Visit, visit
from tools.local_server import LocalServer

BASE = "/region"
OPEN = "/karte?indikator=breitband_50&jahr=2019"
ADDRESSES = "nodes => nodes.map((one) => one.currentSrc || one.href || one.action || one.src)"
NAMING = "a[href], img, form, iframe, video, audio, source[src], link[href], script[src]"


@pytest.fixture(scope="module")
def below(browser: Browser) -> Iterator[Visit]:
    """A visit to the shipped data below a path."""
    with LocalServer(environment={BASE_VARIABLE: BASE}) as server:
        opened = visit(browser, server.base_url + BASE)
        yield opened
        opened.close()


def assert_below(visit: Visit) -> None:
    """All that was asked for is below the path and there, and nothing on the page names what is not."""
    host, start = urlsplit(visit.base_url).netloc, f"{BASE}/"
    named = visit.page.eval_on_selector_all(NAMING, ADDRESSES)
    of_frames = [one for frame in visit.map_frames for one in frame.locator(NAMING).evaluate_all(ADDRESSES)]
    parts = [urlsplit(str(one)) for one in (*visit.requests, *named, *of_frames, visit.page.url)]
    left = [one.geturl() for one in parts if one.netloc == host and not one.path.startswith(start)]
    assert (left, visit.failed_responses, visit.console_errors, visit.page_errors) == ([], [], [], [])
    assert any("/_stcore/stream" in one for one in visit.requests)


def open_(visit: Visit, path: str) -> None:
    """Go to a page, within the app where it is there."""
    if visit.page.locator("[data-testid=stApp]").count() and not visit.page.get_by_role("dialog").count():
        visit.follow(path)
    else:
        visit.goto(path)


def go_by(visit: Visit, link: Locator, page: str) -> None:
    with visit.rerun():
        link.click()
    assert urlsplit(visit.page.url).path == f"{BASE}{page}"
    assert_below(visit)


def test_one_walks_by_menu_links_search_language_and_back(below: Visit) -> None:
    open_(below, "/impressum")
    page = below.page
    go_by(below, page.locator(".rm-foot a", has_text="Glossar").first, "/glossar")
    go_by(below, page.get_by_test_id("stTopNavLink").get_by_text("Projekte"), "/projekte")
    page.locator(".rm-search:not(.rm-start *) input").first.fill("Arnsberg")
    with below.rerun():
        page.keyboard.press("Enter")
    go_by(below, page.locator("[data-testid=stMain] a[data-page]", has_text="Arnsberg").first, "/gemeinde")
    go_by(below, page.locator("a[hreflang=en]").first, "/gemeinde")
    with below.rerun():
        page.go_back()
    assert_below(below)


def test_a_map_gets_its_years_tells_of_its_areas_and_is_shared_with_the_path(below: Visit) -> None:
    open_(below, OPEN)
    below.map.get_by_role("slider", name="Jahr").focus()
    with below.rerun():
        below.page.keyboard.press("ArrowLeft")
    assert "jahr=2018" in below.page.url
    with below.rerun():
        below.map.locator("path[role=button][aria-label^='Olpe (Stadt):']:visible").click()
    assert "gemeinde=05966024" in below.page.url
    assert any(f"{BASE}/filme/karte.json" in one for one in below.requests)
    assert_below(below)
    below.page.get_by_role("button", name="Teilen & Zitieren").click()
    panel = below.page.get_by_role("dialog")
    expect(panel.locator("code").first).to_contain_text(f"{below.base_url}/karte?indikator=breitband_50&jahr=2018")
    below.settle()
    assert_below(below)
    with below.page.expect_download() as waiting:
        panel.get_by_role("button", name="Zahlen für Excel (CSV)").click()
    assert Path(waiting.value.path()).stat().st_size > 100


def test_a_file_is_taken_and_slides_frames_and_the_page_without_streamlit_are_below_it(
    below: Visit, tmp_path: Path, browser: Browser
) -> None:
    open_(below, "/pruefen")
    table = tmp_path / "eigene.csv"
    table.write_text("Gemeinde;Jahr;Gigabitfähige Anschlüsse (leitungsgebunden)\nOlpe;2035;99\n", encoding="utf-8")
    below.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(table)
    below.page.locator(".rm-intake, .rm-problems").first.wait_for(timeout=30_000)
    below.settle()
    assert_below(below)
    [cookie] = [one for one in below.page.context.cookies() if one["name"] == "_streamlit_xsrf"]
    assert cookie["path"] == f"{BASE}/"
    for path in ("/sitzung?gemeinde=05966024&folien=titel", "/einbetten/karte?indikator=gigabit"):
        below.page.goto(below.base_url + path)
        assert_below(below)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/karte", "/schnittstelle", "/neu", "/leichte-sprache"):
        page.goto(below.base_url + path)
        named = [urlsplit(one) for one in page.locator(NAMING).evaluate_all(ADDRESSES)]
        here = [one for one in named if one.netloc == urlsplit(below.base_url).netloc]
        assert here and all(one.path.startswith(f"{BASE}/") for one in here), path
    context.close()
