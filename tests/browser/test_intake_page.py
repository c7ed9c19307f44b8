"""Trying a file in the browser, and following an earlier state of the data through the pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.intake import trial
from tests.intake import samples
from tools.browser import Visit

TABLE = "Gemeinde;Jahr;Gigabitfähige Anschlüsse (leitungsgebunden)\nArnsberg;2035;97,5\nSoest;2020;98,1\nOlpe;2035;x1\n"


def drop(visit: Visit, path: Path) -> None:
    visit.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(path)
    visit.page.locator(".rm-intake, .rm-problems").first.wait_for(timeout=trial.SECONDS * 1000)
    visit.settle()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A made-up table."""
    path = tmp_path / "eigene.csv"
    path.write_text(TABLE.replace("x1", "99"), encoding="utf-8")
    return path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_a_report_fits_is_accessible_and_german(
    open_page: Callable[..., Visit], table: Path, dark: bool, width: int
) -> None:
    visit = open_page("/pruefen", dark=dark, width=width, height=800)
    drop(visit, table)
    assert visit.page.get_by_text("Die Datei ist in Ordnung und könnte übernommen werden.").count() == 1
    assert visit.page.get_by_text("2 neue Werte, 1 geändert, 0 gleich").count() == 1
    assert visit.overflow_px == 0
    assert visit.axe() == []
    assert visit.foreign_hosts == set()
    uploader = visit.page.get_by_test_id("stFileUploader").inner_text()
    assert "Upload" not in uploader
    assert "Drag" not in uploader


def test_the_limit_is_told_in_german_before_a_file_is_chosen(open_page: Callable[..., Visit]) -> None:
    uploader = open_page("/pruefen").page.get_by_test_id("stFileUploader").inner_text()
    assert "Datei wählen" in uploader
    assert "je Datei" in uploader


def test_the_converted_set_can_be_taken_away(open_page: Callable[..., Visit], table: Path) -> None:
    visit = open_page("/pruefen")
    drop(visit, table)
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Umgewandelte Daten und Bericht (ZIP)").click()
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as archive:
        values = archive.read("sets/digitalisierung/values.csv").decode()
        assert "gigabit,05958004,2035,97.5,," in values
        assert sorted(archive.namelist())[:2] == ["bericht.json", "gelesen.csv"]


def test_an_excel_file_with_a_problem_says_where(open_page: Callable[..., Visit], tmp_path: Path) -> None:
    path = tmp_path / "eigene.xlsx"
    path.write_bytes(samples.workbook([["Gemeinde", "Jahr", "gigabit"], ["Olppe", 2035, 5]]))
    visit = open_page("/pruefen")
    drop(visit, path)
    assert (
        visit.page.get_by_text(
            "eigene.xlsx, Zeile 2: „Olppe“ ist kein bekanntes Gebiet. Gemeint vielleicht: „Olpe (Stadt)“."
        ).count()
        == 1
    )


def test_two_visitors_do_not_see_each_other_s_file(open_page: Callable[..., Visit], table: Path) -> None:
    drop(open_page("/pruefen"), table)
    assert open_page("/pruefen").page.locator(".rm-intake").count() == 0


def test_an_earlier_state_stays_while_links_are_followed_and_ends_with_its_own_link(
    open_page: Callable[..., Visit],
) -> None:
    visit = open_page("/gemeinde?gemeinde=05966&stand=2026-11-22")
    banner = visit.page.locator(".rm-release")
    assert "22.11.2026" in banner.inner_text()
    with visit.rerun():
        visit.page.locator("a[data-page][href*='karte?indikator']").first.click()
    visit.page.wait_for_url("**/karte?*stand=2026-11-22*")
    assert banner.count() == 1
    with visit.rerun():
        banner.get_by_role("link").click()
    visit.page.wait_for_url("**/neu")
    assert banner.count() == 0


def test_from_the_news_to_the_state_before(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/neu")
    with visit.rerun():
        visit.page.get_by_role("link", name="Den Stand davor ansehen").first.click()
    visit.page.wait_for_url("**/?stand=*")
    assert visit.page.locator(".rm-release").count() == 1
