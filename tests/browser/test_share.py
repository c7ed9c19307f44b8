"""Sharing, citing, downloading and embedding a view, as press and other sites do it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Locator

from indicators.views.kinds import BY_CODE
from tools.browser import Visit

VIEW = "/karte?indikator=gigabit&gemeinde=05958004"


def open_panel(visit: Visit) -> Locator:
    visit.page.get_by_role("button", name="Teilen & Zitieren").click()
    panel = visit.page.get_by_role("dialog")
    panel.get_by_text("Dauerhafter Link").wait_for()
    visit.settle()
    return panel


def download(visit: Visit, panel: Locator, label: str) -> bytes:
    with visit.page.expect_download() as waiting:
        panel.get_by_role("button", name=label).click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(("width", "dark"), [(1366, False), (390, True)], ids=["wide-light", "narrow-dark"])
@pytest.mark.parametrize("path", [VIEW, "/ziele?ziel=glasfaser_2030", "/gemeinde?gemeinde=05966024", "/"])
def test_the_panel_fits_is_accessible_and_asks_no_foreign_host(
    open_page: Callable[..., Visit], path: str, dark: bool, width: int
) -> None:
    visit = open_page(path, dark=dark, width=width, height=800)
    panel = open_panel(visit)
    assert "Regionalmonitor Südwestfalen: " in panel.inner_text()
    assert panel.get_by_role("button", name="Presse-Paket").count() == 1
    assert visit.overflow_px == 0
    assert visit.foreign_hosts == set()
    assert visit.console_errors == []
    assert visit.axe() == []


def test_a_journalist_gets_image_figures_and_citation_in_one_file_or_one_by_one(
    open_page: Callable[..., Visit],
) -> None:
    visit = open_page(VIEW)
    panel = open_panel(visit)
    with zipfile.ZipFile(io.BytesIO(download(visit, panel, "Presse-Paket"))) as archive:
        names = archive.namelist()
        cited = archive.read(next(name for name in names if name.endswith("zitierweise.txt"))).decode("utf-8-sig")
    assert len(names) == 8
    assert any(name.endswith("zahlen-der-aussage.csv") for name in names)
    assert f"{visit.base_url}/karte?indikator=gigabit&jahr=2022&gemeinde=05958004&stand=" in cited
    begins = {
        "Bild (PNG)": b"\x89PNG", "Bild (SVG)": b"<?xml", "Zahlen für Excel (XLSX)": b"PK",
        "Zahlen für Excel (CSV)": "\ufeffIndikator;".encode(), "Zahlen für Programme (CSV)": b"indicator,",
        "Karte (GeoJSON)": b'{"type": "FeatureCollection"', "Karte (GeoPackage)": b"SQLite format 3",
    }  # fmt: skip
    for label, start in begins.items():
        assert download(visit, panel, label).startswith(start), label


def test_escape_closes_the_panel_also_after_a_download(open_page: Callable[..., Visit]) -> None:
    visit = open_page(VIEW)
    panel = open_panel(visit)
    download(visit, panel, "Zahlen für Programme (CSV)")
    visit.page.evaluate("document.activeElement.blur()")  # as while the button waits for its file
    visit.page.keyboard.press("Escape")
    panel.wait_for(state="detached")


def test_the_permanent_link_opens_the_same_view(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=hausaerzte&jahr=2019&gemeinde=05966&klassen=quantile")
    link = open_panel(visit).locator("[data-testid=stCode]").first.inner_text().strip()
    again = open_page(link.removeprefix(visit.base_url))
    assert again.page.get_by_role("combobox", name="Indikator").input_value() == "Hausärztinnen und Hausärzte"
    assert "Im Kreis Olpe" in again.text
    assert "stand=" in again.page.url


def test_what_is_shared_changes_with_the_choice_in_the_panel(open_page: Callable[..., Visit]) -> None:
    visit = open_page(VIEW)
    panel = open_panel(visit)
    panel.get_by_role("radio", name="Zeitverlauf").click()
    panel.get_by_text("#zeitverlauf").first.wait_for()
    visit.settle()
    assert panel.get_by_text("% der Haushalte, Arnsberg, 2018–2022").count() >= 1
    assert b"Zeitverlauf Gigabit" in download(visit, panel, "Bild (SVG)")


def test_the_preview_is_what_the_snippet_embeds(open_page: Callable[..., Visit]) -> None:
    visit = open_page(VIEW)
    panel = open_panel(visit)
    panel.get_by_text("Dunkle Farben").click()
    panel.get_by_text("thema=dunkel").wait_for()
    visit.settle()
    lines = panel.locator("[data-testid=stCode]").last.inner_text()
    preview = panel.locator("iframe")
    assert lines.startswith(f'<iframe src="{visit.base_url}/einbetten/karte?indikator=gigabit&amp;gemeinde=05958004')
    assert 'height="820"' in lines
    assert "thema=dunkel" in (preview.get_attribute("src") or "")
    frame = panel.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == "Gigabitfähige Anschlüsse (leitungsgebunden)"
    assert frame.locator("html.dark").count() == 1


class OtherSite(BaseHTTPRequestHandler):
    """A municipality's own site that frames what stands after the question mark."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{self.path.partition("?")[2]}" width="900" height="700"></iframe>'.encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def test_another_site_may_frame_embed_views_and_nothing_else(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/einbetten/karte", settle=False)
    site = ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
    Thread(target=site.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{site.server_port}/?{visit.base_url}"
    try:
        visit.page.goto(f"{address}/einbetten/karte?indikator=gigabit")
        visit.page.frame_locator("iframe").locator("footer a").wait_for()
        assert visit.page.context.cookies() == []
        assert visit.console_errors == []
        with visit.page.expect_console_message(lambda one: one.type == "error" and "frame-ancestors" in one.text):
            visit.page.goto(f"{address}/karte")
    finally:
        site.shutdown()
        site.server_close()


@pytest.mark.parametrize(("width", "dark"), [(320, ""), (800, "&thema=dunkel")], ids=["narrow-light", "wide-dark"])
@pytest.mark.parametrize(
    "view",
    [
        "karte?indikator=gigabit&gemeinde=05958004",
        "verlauf?indikator=breitband_50",
        "verteilung?indikator=pendlersaldo",
        "ziel?ziel=glasfaser_2030",
        "zielpfad?ziel=gigabit_2025&gemeinde=05974040",
        "gemeinde?gemeinde=05958004",
    ],
    ids=lambda view: view.partition("?")[0],
)
def test_an_embed_view_is_light_accessible_and_sets_no_cookie(
    open_page: Callable[..., Visit], view: str, width: int, dark: str
) -> None:
    visit = open_page(f"/einbetten/{view}{dark}", width=width, height=600, settle=False)
    assert visit.axe() == []
    assert visit.overflow_px == 0
    assert visit.foreign_hosts == set()
    assert visit.console_errors == []
    assert visit.page.context.cookies() == []
    assert not [url for url in visit.requests if url.endswith(".js")]
    assert visit.page.locator("footer a").get_attribute("href", timeout=1000)


@pytest.mark.parametrize("width", [320, 400])
def test_nothing_in_a_frame_on_a_phone_is_scrolled_sideways(open_page: Callable[..., Visit], width: int) -> None:
    visit = open_page("/einbetten/karte", width=width, height=700, settle=False)
    for view in ("karte?indikator=gigabit", "ziele?gemeinde=05958004", "gemeinde?gemeinde=05958004", "zusammenhang"):
        visit.page.goto(f"{visit.base_url}/einbetten/{view}")
        visit.page.locator("summary").click()
        wider = visit.page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll(".scroll, tbody td, tbody th, p")]
              .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
              .map((one) => one.tagName + one.className)"""
        )
        assert wider == [], view


def test_an_embed_view_works_with_its_controls_and_without_a_mouse(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/einbetten/karte?indikator=gigabit&thema=dunkel", width=800, settle=False)
    page = visit.page
    page.get_by_label("Gemeinde, Kreis oder Region").select_option("05974040")
    page.get_by_label("Jahr").select_option("2019")
    page.get_by_role("button", name="Anzeigen").press("Enter")
    page.wait_for_url("**gemeinde=05974040**")
    assert "thema=dunkel" in page.url
    assert "In Soest" in page.inner_text("main")
    page.locator("summary").press("Enter")
    assert page.locator("tbody tr").count() == 59


def test_a_council_clerk_gets_the_fact_sheet_of_a_town_with_one_click(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/gemeinde?gemeinde=05958004")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Datenblatt (PDF, eine Seite)").click()
    assert waiting.value.suggested_filename == "datenblatt-05958004-arnsberg.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-1.7")


def test_all_fact_sheets_come_in_one_archive(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/daten")
    visit.page.get_by_role("button", name="Alle 65 Datenblätter zusammenstellen").click()
    ready = visit.page.get_by_role("button", name="Alle 65 als ZIP")
    ready.wait_for(timeout=60_000)
    visit.settle()
    with visit.page.expect_download() as waiting:
        ready.click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert len(archive.namelist()) == 65


def test_link_and_citation_can_be_copied_with_the_keyboard_alone(open_page: Callable[..., Visit]) -> None:
    visit = open_page(VIEW)
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.evaluate("navigator.clipboard.writeText('nothing yet')")
    panel = open_panel(visit)
    panel.get_by_role("button", name="Schließen").focus()
    for _stop in range(12):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Kopieren":
            break
    visit.page.keyboard.press("Enter")
    link = f"{visit.base_url}/karte?indikator=gigabit"
    visit.page.wait_for_function("link => navigator.clipboard.readText().then(one => one.startsWith(link))", arg=link)


@pytest.mark.parametrize("view", ["karte?indikator=gigabit&gemeinde=05958004", "verlauf?indikator=gigabit"])
def test_source_and_licence_stand_in_a_frame_of_the_usual_height(open_page: Callable[..., Visit], view: str) -> None:
    height = BY_CODE[view.partition("?")[0]].frame_height
    visit = open_page(f"/einbetten/{view}", width=600, height=height, settle=False)
    assert visit.page.evaluate("document.documentElement.scrollHeight") <= height
