"""The page "Mitmachen": roles on map and list, and a municipality that joins by one row of a file."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from indicators.address.choice import read
from indicators.factsheet.content import sheet
from indicators.loading.settings import Settings
from indicators.ui.parts.store import store
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from tests.conftest import SHIPPED
from tests.pages.test_goals_page import part
from tests.pages.test_pages import Tags, notices, run, words

TEXT = "# Mitmachen\n\nSo geht es: [Antrag](https://example.org/a)\n"
NEW, LABEL = "05958999", "Neustadt am Muster"
# Made up: no such municipality exists. Its district is one that is there.
ONE_ROW = f"{NEW},,{LABEL},{LABEL},in {LABEL},Stadt,05958,Mitmacherkommune (2027),12.5,,2027-01,https://example.org/r\n"


@pytest.fixture
def small(monkeypatch, goal_data: Path) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    (goal_data / "texts").mkdir()
    (goal_data / "texts" / "mitmachen.md").write_text(TEXT, encoding="utf-8")
    return goal_data


@pytest.fixture(scope="module")
def one_more(tmp_path_factory) -> Path:
    """The shipped data with a made-up municipality more: one row, nothing else."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("joined") / "data"))
    with (folder / "areas.csv").open("a", encoding="utf-8") as file:
        file.write(ONE_ROW)
    return folder


@pytest.fixture
def joined(monkeypatch, one_more: Path) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(one_more))
    assert store().dataset.problems == ()
    return one_more


def test_the_shipped_roles_are_all_there(monkeypatch):
    monkeypatch.delenv("REGION_DATA_DIR", raising=False)
    tables = part(run("joining_page"), "rm-roles")
    assert [tables.count(f"{role} <span") for role in ("Pionierkommune", "Mitmacherkommune", "Unterstützer")] == [1] * 3
    assert tables.count('scope="row"') == 5 + 14 + 5
    assert tables.count("09.07.2019") == 5
    assert "keine Angabe" in tables
    legend = part(run("joining_page"), "rm-legend")
    assert "keine Rolle verzeichnet" in legend
    assert [fields["src"] for tag, fields in Tags(legend).found if tag == "img"] == [
        "app/static/role/1.svg", "app/static/role/2.svg",
    ]  # fmt: skip


def test_the_operators_text_and_the_way_of_a_new_row_are_there(small):
    page = words(run("joining_page"))
    assert "So geht es" in page
    assert "in die Liste der Gebiete auf" in page and "areas.csv" not in page


def test_an_area_of_the_address_is_told_with_its_role(small):
    assert "<b>Musterstadt</b>: Pionierkommune, seit: keine Angabe" in part(
        run("joining_page", gemeinde="09901001"), "rm-sentence"
    )
    assert "keine Rolle verzeichnet" in part(run("joining_page", gemeinde="09901002"), "rm-sentence")
    assert len(notices(run("joining_page", gemeinde="99999999"))) == 1


def test_without_any_role_and_text_there_is_still_a_page(small):
    file = small / "areas.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Pionierkommune", ""), encoding="utf-8")
    (small / "texts" / "mitmachen.md").unlink()
    page = words(run("joining_page"))
    assert "Für keine Kommune ist eine Rolle verzeichnet." in page
    assert "fehlt" in page


class TestOneRow:
    def test_it_takes_part_has_its_role_and_is_among_those_to_choose(self, joined):
        test = run("joining_page", gemeinde=NEW)
        tables = part(test, "rm-roles")
        assert LABEL in tables
        assert "Januar 2027" in tables
        assert 'Mitmacherkommune <span class="rm-count">(15)' in tables
        assert f"<b>{LABEL}</b>: Mitmacherkommune, seit Januar 2027" in part(test, "rm-sentence")
        assert LABEL in run("profile_page").selectbox(key="profile_area").options

    def test_its_profile_has_its_role_no_figure_and_no_fault(self, joined):
        test = run("profile_page", gemeinde=NEW)
        assert test.title[0].value == LABEL
        assert "Mitmacherkommune (2027)" in part(test, "rm-head")
        assert "keine Angabe" in words(test)

    def test_no_page_fails_on_it(self, joined):
        pages: tuple[tuple[str, dict[str, str]], ...] = (
            ("overview_page", {"gemeinde": NEW}),
            ("map_page", {"indikator": "gigabit", "gemeinde": NEW}),
            ("map_page", {"indikator": "ladepunkte", "gemeinde": NEW}),
            ("goals_page", {"gemeinde": NEW}),
            ("goals_page", {"ziel": "glasfaser_2030", "gemeinde": NEW}),
            ("measures_page", {"gemeinde": NEW}),
            ("measures_page", {"gemeinde": NEW, "ansicht": "liste"}),
            ("meeting_page", {"gemeinde": NEW}),
            ("data_page", {}),
        )
        for page, parameters in pages:
            assert notices(run(page, **parameters)) == [], (page, parameters)

    def test_its_fact_sheet_and_images_can_be_made(self, joined):
        data = store()
        area = data.dataset.areas[NEW]
        assert LABEL in str(sheet(data, area, day=date(2027, 1, 1), settings=Settings()))
        choice, _ = read(MapChoice, {"indikator": "gigabit", "gemeinde": NEW}, data)
        for view in views_of(data, choice):
            assert view.svg("").startswith(b"<?xml")

    def test_regional_measures_reach_it_too(self, joined):
        assert "gilt für die ganze Region" in part(run("profile_page", gemeinde=NEW), "rm-profile rm-measures")


def test_a_link_that_is_none_takes_nothing_else_down_and_is_never_a_link(small):
    file = small / "areas.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [f"{lines[0]},since,role_url", *(f"{line},,javascript:alert(1)" for line in lines[1:])]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "javascript:" not in part(run("joining_page"), "rm-roles")
    assert "areas.csv, Zeile 5, Spalte „role_url“" in words(run("data_page"))
