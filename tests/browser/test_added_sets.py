"""A set dropped into the data folder appears everywhere; a broken one is reported and harms nothing."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, expect

from indicators.loading.check.indicators import INDICATORS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from tools.browser import Visit
from tools.local_server import ROOT, LocalServer

HOSTILE = "<img src=x onerror=alert(1)>"
INDICATOR = {
    "direction": "up",
    "decimals": "1",
    "kind": "share",
    "definition_de": HOSTILE,
    "sentence_de": "{place} lag der erfundene Wert {period} bei {value}.",
    "source": "made_up",
}


def write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, a made-up set of two indicators with hostile names, and a broken set."""
    folder = tmp_path_factory.mktemp("added") / "data"
    shutil.copytree(ROOT / "data", folder)
    areas = folder / "areas.csv"
    areas.write_text(areas.read_text(encoding="utf-8").replace(",Altena,Altena,", f",Altena,{HOSTILE},"), "utf-8")
    new = folder / "sets" / "made_up_set"
    indicators = [
        INDICATOR | {"id": "made_up_one", "label_de": "Erfunden eins", "short_de": "Eins", "unit_de": "% der Tests"},
        INDICATOR | {"id": "made_up_two", "label_de": HOSTILE, "short_de": HOSTILE, "unit_de": HOSTILE},
    ]
    values = [
        {"indicator": name, "area": "05962004", "year": year, "value": value}
        for name in ("made_up_one", "made_up_two")
        for year, value in (("2020", "12.5"), ("2021", "25.0"))
    ]
    source = {"id": "made_up", "publisher": HOSTILE, "dataset": "Test", "licence": "Test", "attribution": HOSTILE}
    write(new / "indicators.csv", [one.name for one in INDICATORS.needed], indicators)
    write(new / "values.csv", VALUES.columns, values)
    write(new / "sources.csv", SOURCES.columns, [source])
    broken = folder / "sets" / "broken_set"
    broken.mkdir()
    (broken / "values.csv").write_text("unsinn", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def base_url(data_dir: Path) -> Iterator[str]:
    """A server with these data instead of the shared one."""
    with LocalServer(data_dir=data_dir) as running:
        yield running.base_url


def test_new_set_is_everywhere_and_broken_one_is_reported(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=made_up_one", cold=True)
    assert "Erfunden eins" in visit.page.locator(".rm-legend-title").inner_text()
    label = visit.map.locator("path[role=button][aria-label*='25,0']").get_attribute("aria-label")
    assert label is not None and label.startswith("Altena")
    visit.goto("/gemeinde?gemeinde=05962004")
    row = visit.page.locator("tr", has_text="Erfunden eins")
    assert "25,0\u202f%" in row.inner_text()
    visit.goto("/daten")
    assert "Erfunden eins" in visit.text
    assert "broken_set" in visit.text.replace("\\", "")
    assert "Gigabitfähige Anschlüsse" in visit.text


def test_hostile_names_stay_text(open_page: Callable[..., Visit]) -> None:
    paths = ("/", "/karte?indikator=made_up_two", "/gemeinde?gemeinde=05962004", "/daten")
    visit = open_page("/impressum", cold=True)
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", dismiss)
    for path in paths:
        visit.goto(path)
        entries = visit.page.locator("[data-testid=stExpander] summary")
        entries.evaluate_all("(all) => all.forEach((one) => one.click())")
        expect(visit.page.locator("[data-testid=stExpander] details:not([open])")).to_have_count(0)
        visit.settle()
        assert dialogs == [], path
        for frame in visit.page.frames:
            assert frame.locator("img[src=x]").count() == 0, path
        assert visit.page_errors == [], path
