"""Every page in three sizes, light and dark: no error, no foreign host, no sideways scrolling, accessible."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tools.browser import Visit

PAGES = {
    "/": "Überblick",
    "/karte": "Karte",
    "/karte?indikator=steuerkraft&seit=2010&als=prozent&anzahl=5&gemeinde=05958004": "Karte",
    "/zwei-karten?gemeinde=05958004": "Zwei Karten",
    "/aehnliche?gemeinde=05958020": "Ähnliche Gemeinden",
    "/tabelle?thema=wirtschaft&sortiert=-steuerkraft": "Tabelle",
    "/vergleich?indikator=steuerkraft&skala=index": "Vergleich",
    "/zusammenhang?indikator=steuerkraft&gegen=arbeitslosenanteil": "Zusammenhang",
    "/verteilung?indikator=uebernachtungen&gebiete=05958004,05970004&themen=alle": "Verteilung",
    "/verteilung?gruppe=keine": "Verteilung",
    "/ziele": "Ziele",
    "/ziele?ziel=glasfaser_2030&gemeinde=05958004&tempo=drittel": "Ziele",
    "/gemeinde?gemeinde=05958004": "Gemeinde",
    "/sitzungen?gemeinde=05958004": "Sitzung",
    "/projekte": "Projekte",
    "/projekte?ansicht=zeitplan": "Projekte",
    "/projekte?massnahme=regionale_datenplattform": "Projekte",
    "/mitmachen?gemeinde=05958012": "Mitmachen",
    "/daten": "Daten & Quellen",
    "/neu": "Was ist neu",
    "/pruefen": "Daten prüfen",
    "/schnittstelle": "Datenschnittstelle",
    "/gemeinde?gemeinde=05966&stand=2026-11-22": "Gemeinde",
    "/impressum": "Impressum",
    "/datenschutz": "Datenschutz",
    "/barrierefreiheit": "Barrierefreiheit",
}
LAPTOP = (1366, 768)
THEN = {"light": (1920, 1080), "dark": (390, 844)}  # a projector, a phone: the same visit, made larger or smaller


@pytest.mark.parametrize("theme", THEN)
@pytest.mark.parametrize("path", PAGES)
def test_page_is_quiet_private_accessible_and_fits(open_page: Callable[..., Visit], path: str, theme: str) -> None:
    visit = open_page(path, width=LAPTOP[0], height=LAPTOP[1], dark=theme == "dark")
    assert visit.page.title() == f"{PAGES[path]} · Regionalmonitor Südwestfalen"
    assert visit.page.evaluate("document.documentElement.lang") == "de"
    assert visit.page.get_by_text("Deploy", exact=True).count() == 0
    assert visit.page.get_by_text("Made with").count() == 0
    for target in ("impressum", "datenschutz", "barrierefreiheit"):
        assert visit.page.locator(f".rm-foot a[href={target}]").count() == 1
    if theme == "light":
        assert visit.axe() == []
    assert visit.overflow_px == 0
    width, height = THEN[theme]
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.settle()
    if theme == "dark":
        assert visit.axe() == []
    assert visit.overflow_px == 0
    assert visit.foreign_hosts == set()
    assert visit.console_errors == []
    assert visit.page_errors == []
    assert visit.failed_responses == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation_where_figures_are_missing(open_page: Callable[..., Visit], dark: bool) -> None:
    assert open_page("/karte?indikator=uebernachtungen&gemeinde=05970012", dark=dark).axe() == []


@pytest.mark.parametrize("path", ["/", "/karte", "/ziele?ziel=gigabit_2025", "/gemeinde?gemeinde=05958004"])
def test_map_has_59_municipalities(open_page: Callable[..., Visit], path: str) -> None:
    areas = open_page(path).map.locator("path[role=button]:visible")
    assert areas.count() == 59


def test_links_change_the_page_without_a_reload(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/")
    visit.page.evaluate("window.sameDocument = true")
    visit.page.get_by_role("link", name="Zum Gemeindeprofil").click()
    visit.page.wait_for_url("**/gemeinde")
    visit.settle()
    assert visit.page.evaluate("window.sameDocument") is True
    assert visit.page.get_by_role("heading", level=1).inner_text() == "Südwestfalen"
