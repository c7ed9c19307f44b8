"""The pictures of docs/office.md: ``python -m tools.office_pictures``.

They are taken of the office at work on a copy of the data. The figures of the newest year of one indicator are taken
out of the copy and brought in again from a file: so all that is seen is real, and nothing of it is kept.
"""

from __future__ import annotations

import csv
import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from indicators.loading.check.values import VALUES
from indicators.paths import DATA, ROOT
from tests.browser.programs import free_port, running
from tools.browser import chromium

FOLDER = ROOT / "docs" / "pictures"
SIZE: ViewportSize = {"width": 1180, "height": 900}
INDICATOR, SET = "gigabit", "digitalisierung"
COLOURS = 64  # of a picture: it shows text on plain ground


def without_newest(folder: Path) -> tuple[str, bytes]:
    """Take the newest figures of the indicator out of a data folder, and return them as a file with its name."""
    path = folder / VALUES.of_set(SET)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    newest = max(row["year"] for row in rows if row["indicator"] == INDICATOR)
    out = [row for row in rows if (row["indicator"], row["year"]) == (INDICATOR, newest)]
    _write(path, [row for row in rows if row not in out])
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(
        [["AGS", "Jahr", INDICATOR], *([row["area"], row["year"], row["value"].replace(".", ",")] for row in out)]
    )
    return f"{INDICATOR}-{newest}.csv", text.getvalue().encode()


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class Office:
    """The office in a browser, page by page."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.page: Page = browser.new_page(locale="de-DE", viewport=SIZE, color_scheme="light")

    def open(self, path: str) -> None:
        """Open a page by the menu, so that the session stays."""
        if self.page.url == "about:blank":
            self.page.goto(self.url)
        else:
            self.page.get_by_role("link", name=path, exact=True).first.click()
        self.page.locator("h1", has_text=path).wait_for()
        self.rest()

    def rest(self) -> None:
        """Wait until nothing runs."""
        self.page.wait_for_timeout(400)
        self.page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        )
        self.page.wait_for_timeout(600)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.rest()

    def take(self, name: str, *, at: str = "") -> None:
        """Write a picture of what is seen, or of what follows some words."""
        if at:
            self.page.get_by_text(at, exact=True).first.evaluate("one => one.scrollIntoView({block: 'start'})")
            self.page.wait_for_timeout(300)
        self.page.screenshot(path=FOLDER / f"office-{name}.png")
        path = FOLDER / f"office-{name}.png"
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
        print(path.relative_to(ROOT), path.stat().st_size, flush=True)


def work_through(office: Office, name: str, file: bytes) -> None:
    """Go the way of docs/office.md, with a picture at each station."""
    page = office.page
    office.open("Entwürfe")
    page.get_by_label("Neuer Entwurf: worum geht es?").fill("Gigabit: neue Ausgabe")
    office.press("Entwurf beginnen")
    office.take("drafts")
    office.open("Zahlen")
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": file})
    page.get_by_text("Die Datei ist in Ordnung").first.wait_for()
    office.rest()
    office.take("file", at="Verstanden")
    office.press("In den Entwurf übernehmen")
    page.get_by_text("Von Hand", exact=True).click()
    office.rest()
    office.take("by-hand")
    office.open("Halbjahresrunde")
    office.take("round")
    office.open("Tabellen")
    page.get_by_role("combobox", name="Tabelle").click()
    page.get_by_role("option", name="Ziele", exact=True).click()
    office.rest()
    office.take("form")
    office.open("Texte")
    office.take("text")
    office.open("Prüfen und freigeben")
    office.take("release")
    page.get_by_label("Name der Ausgabe: was ist neu?").fill("Gigabit: neue Ausgabe")
    office.press("Freigeben")
    office.open("Verlauf")
    office.take("history")


def main() -> int:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        folder, port = Path(home) / "data", free_port()
        shutil.copytree(DATA, folder)
        name, file = without_newest(folder)
        url = f"http://localhost:{port}/"
        command = ["indicators", "office", "--port", str(port)]
        with running(command, f"{url}_stcore/health", REGION_DATA_DIR=str(folder)), chromium() as browser:
            work_through(Office(browser, url), name, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
