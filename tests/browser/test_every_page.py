"""Every page in three sizes, both themes and languages: no error, no foreign host, no scrolling aside, accessible."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators.paths import ROOT
from indicators.views.pages import PAGES, START
from tools.browser import Visit
from tools.local_server import LocalServer

# What is asked of a page beside its plain address; a page that is not named here is opened as it is.
VIEWS = {
    "karte": (
        "",
        "?indikator=steuerkraft&seit=2010&als=prozent&anzahl=5&gemeinde=05958004",
        "?indikator=uebernachtungen&gemeinde=05970012",  # figures are missing
    ),
    "zwei-karten": ("?gemeinde=05958004",),
    "aehnliche": ("?gemeinde=05958020",),
    "tabelle": ("?thema=wirtschaft&sortiert=-steuerkraft",),
    "vergleich": ("?indikator=steuerkraft&skala=index", "?gruppe=pionierkommunen"),
    "zusammenhang": ("?indikator=steuerkraft&gegen=arbeitslosenanteil",),
    "verteilung": ("?indikator=uebernachtungen&gebiete=05958004,05970004&themen=alle", "?gruppe=keine"),
    "suche": ("?q=%C3%84rzte%20Olpe",),
    "wirkung": ("?gemeinde=05966024&saeule=digital",),
    "ziele": (
        "",
        "?ansicht=register",
        "?ansicht=matrix&gemeinde=05958004",
        "?ziel=glasfaser_2030&gemeinde=05958004&tempo=drittel",
    ),
    "gemeinde": ("?gemeinde=05958004", "?gemeinde=05966&stand=2026-11-22", "?gruppe=pionierkommunen"),
    "sitzungen": ("?gemeinde=05958004",),
    "projekte": ("", "?ansicht=zeitplan", "?massnahme=regionale_datenplattform"),
    "mitmachen": ("?gemeinde=05958012",),
}
PARTS = 4  # so that they run side by side
PROJECTOR, LAPTOP, PHONE = (1920, 1080), (1366, 768), (390, 844)


@pytest.fixture
def titles() -> dict[str, str]:
    """Title by address of all pages the navigation declares."""
    return {"" if page == START else page.address: page.title() for page in PAGES}


def found_wrong(visit: Visit, title: str, site: str = "Regionalmonitor Südwestfalen") -> dict[str, object]:
    """What is not as it should be on the page that is shown, by what was looked at; changes window and theme."""
    page = visit.page
    expected: dict[str, tuple[object, object]] = {
        "title": (page.title(), f"{title} · {site}"),
        "language": (page.evaluate("document.documentElement.lang"), "de"),
        "words of the makers": (page.get_by_text("Deploy", exact=True).or_(page.get_by_text("Made with")).count(), 0),
    }
    for target in ("impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "rueckmeldung"):
        expected[f"links to {target}"] = (page.locator(f".rm-foot a[href={target}]").count(), 1)
    for (width, height), theme in ((LAPTOP, "light"), (PROJECTOR, "light"), (PHONE, "dark")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        visit.settle()
        expected[f"overflow in px, {width} px wide"] = (visit.overflow_px, 0)
        if (width, height) == LAPTOP:  # on the projector it is the same, larger
            expected[f"axe, {theme}, {width} px wide"] = (visit.axe(), [])
    path, _mark, query = page.url.removeprefix(visit.base_url).partition("?")
    visit.follow(f"{path}?{query}&lang=en" if query else f"{path}?lang=en")
    expected |= {
        "overflow in px, phone, English": (visit.overflow_px, 0),
        "axe, dark, phone, English": (visit.axe(), []),
        "language, English": (page.evaluate("document.documentElement.lang"), "en"),
    }
    expected |= {
        "foreign hosts": (visit.foreign_hosts, set()),
        "errors": (visit.console_errors + visit.page_errors + visit.failed_responses, []),
    }
    return {name: found for name, (found, right) in expected.items() if found != right}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_quiet_private_accessible_and_fits(
    open_page: Callable[..., Visit], titles: dict[str, str], part: int
) -> None:
    """The first of each part is a deep link, the others follow each other without a reload."""
    assert len(titles) >= 20
    assert set(VIEWS) <= set(titles), f"no page of the navigation: {set(VIEWS) - set(titles)}"
    addresses = [(path, f"/{path}{query}") for path in titles for query in VIEWS.get(path, ("",))][part::PARTS]
    visit = open_page(addresses[0][1], cold=True)
    wrong: dict[str, dict[str, object]] = {}
    for path, address in addresses:
        visit.page.emulate_media(color_scheme="light")
        visit.page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
        if address != addresses[0][1]:
            visit.follow(address)
        if found := found_wrong(visit, titles[path]):
            wrong[address] = found
        visit.forget()
    assert wrong == {}


def test_every_page_of_a_made_up_town_is_so_too(
    open_page: Callable[..., Visit], start_server: Callable[..., LocalServer], titles: dict[str, str]
) -> None:
    """A region without a municipality, with other words for its levels, little data, and a small map."""
    server, quarter = start_server(data_dir=ROOT / "examples" / "lindenstadt"), "09998000-11"
    asked = {
        "karte": f"?gemeinde={quarter}", "gemeinde": f"?gemeinde={quarter}", "ziele": "?ansicht=matrix",
        "vergleich": f"?gebiete={quarter},09998000", "verteilung": f"?gebiete={quarter}", "tabelle": "?ebene=kreis",
        "aehnliche": f"?gemeinde={quarter}", "suche": "?q=lindenhang", "sitzungen": f"?gemeinde={quarter}",
    }  # fmt: skip
    addresses = {path: f"/{path}{asked.get(path, '')}" for path in titles}
    visit, wrong = open_page(addresses[""], cold=True, server=server), {}
    for path, address in addresses.items():
        visit.page.emulate_media(color_scheme="light")
        visit.page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
        if path:
            visit.follow(address)
        title = "Stadtteil" if path == "gemeinde" else titles[path].replace("Gemeinden", "Stadtteile")
        if found := found_wrong(visit, title, "Regionalmonitor Lindenstadt (erfunden)"):
            wrong[address] = found
        if path == "karte":
            box = visit.map.locator(".leaflet-container").bounding_box()
            shapes = [one.bounding_box() for one in visit.map.locator("path[role=button]:visible").all()]
            assert len(shapes) == 9 and box
            assert all(box["y"] <= one["y"] and one["y"] + one["height"] <= box["y"] + box["height"] + 1
                       for one in shapes if one)  # fmt: skip
        visit.forget()
    assert wrong == {}


def test_each_map_has_59_municipalities(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/")
    for path in ("/", "/karte", "/ziele?ziel=gigabit_2025", "/gemeinde?gemeinde=05958004"):
        if path != "/":
            visit.follow(path)
        assert visit.map.locator("path[role=button]:visible").count() == 59, path


def test_links_change_the_page_without_a_reload(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/")
    visit.page.evaluate("window.sameDocument = true")
    visit.page.get_by_role("link", name="Zum Profil").click()
    visit.page.wait_for_url("**/gemeinde")
    visit.settle()
    assert visit.page.evaluate("window.sameDocument") is True
    assert visit.page.get_by_role("heading", level=1).inner_text() == "Südwestfalen"


def test_the_chain_of_effect_is_whole_on_upright_and_on_wide_paper(open_page: Callable[..., Visit]) -> None:
    page = open_page("/wirkung?gemeinde=05966024").page
    page.emulate_media(media="print")
    for width, seen in ((794, "ul"), (1047, "table")):  # A4 without margins, and the same on its side with some
        page.set_viewport_size({"width": width, "height": 1000})
        parts = page.locator(f"{seen}[class^=rm-chain] :is(li, td).rm-step-indicator")
        assert parts.first.is_visible()
        assert max(parts.evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")) <= width
