"""The office at this machine: quiet, accessible, fitting, and a change that goes all the way to a release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from indicators.desk.act import Act
from indicators.desk.drafts import begin, content, drafts, save
from indicators.loading.releases import read_releases
from tests import made_up
from tests.browser.programs import free_port, running
from tools.browser import Visit

PAGES = ("", "zahlen", "berichte", "tabellen", "texte", "freigeben", "verlauf")
LAPTOP, PHONE, PROJECTOR = (1366, 768), (390, 844), (1920, 1080)
VALUES = "sets/made_up/values.csv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up data with a draft that changes one value."""
    made = made_up.write_measures(made_up.write_goals(made_up.write_folder(tmp_path_factory.mktemp("office") / "data")))
    (made / "texts").mkdir()
    (made / "texts" / "impressum.md").write_text("# Impressum\n\n[Name des Betreibers]\n", "utf-8")
    act = Act("Ada", datetime.now(UTC))
    draft, seen = begin(made, "Nachtrag", act), content(made, VALUES)
    assert seen is not None
    file = seen.replace(b"anteil,09901001,2021,20,,", b"anteil,09901001,2021,25,,")
    save(draft, {VALUES: file}, seen={VALUES: seen}, act=act)
    return made


@pytest.fixture(scope="module")
def office(folder: Path) -> Iterator[str]:
    port = free_port()
    url = f"http://localhost:{port}/"
    with running(["indicators", "office", "--port", str(port)], f"{url}_stcore/health", REGION_DATA_DIR=str(folder)):
        yield url


def test_every_page_is_accessible_fits_and_asks_nobody_else(browser: Browser, office: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    visit, wrong = Visit(page, office), {}
    for path in PAGES:
        page.goto(office + path)
        page.locator("h1").wait_for()
        for (width, height), theme in ((LAPTOP, "light"), (PROJECTOR, "light"), (PHONE, "dark")):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme)
            page.wait_for_timeout(800)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found = visit.axe() if (width, height) != PROJECTOR else []
            if over > 0 or found:
                wrong[path, width] = (over, found)
    assert wrong == {} and visit.foreign_hosts == set() and visit.page_errors == []
    context.close()


def test_a_draft_is_released_in_the_browser(browser: Browser, office: str, folder: Path) -> None:
    page = browser.new_page(locale="de-DE")
    page.goto(f"{office}freigeben")
    page.get_by_text("Änderungen (1)").wait_for()
    page.get_by_label("Name der Ausgabe").fill("Anteil nachgetragen")
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Freigeben", exact=True)
    page.wait_for_function("one => !one.disabled", arg=button.element_handle())
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Veröffentlicht.").first.wait_for()
    assert [one.title for one in read_releases(folder)[0]] == ["Anteil nachgetragen"] and drafts(folder) == []
    page.close()
