"""Yardsticks from outside in workbooks: made up, so that each cell can be checked by hand."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from indicators.address.choice import read
from indicators.export.outside import outside_sheets
from indicators.export.press import view_workbook
from indicators.export.set_files import set_workbook
from indicators.figures.all_series import all_series
from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.loading.load import read_dataset
from indicators.paths import ROOT
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from tests import made_up

DAY = date(2026, 1, 2)
HEADER = [
    "Indikator", "Einheit", "Gebiet", "Jahr", "Streuung der", "Anzahl", "unteres Zehntel", "unteres Quartil",
    "Median", "oberes Quartil", "oberes Zehntel", "Wert des Gebiets insgesamt", "Quelle",
    "Anmerkung",
]  # fmt: skip
SOURCE = "© Nachbaramt, Nachbarlizenz"


def store_of(folder) -> Store:
    dataset = read_dataset(folder, day=DAY)
    return Store(dataset, all_series(dataset), day=DAY)


@pytest.fixture
def outside(small_data):
    return store_of(made_up.write_references(small_data))


def of_set(store):
    return set_workbook(store, store.dataset.sets["made_up"], url="https://example.org", day=DAY)


def of_map(store, indicator):
    choice, _notices = read(MapChoice, {"indikator": indicator}, store)
    return view_workbook(views_of(store, choice)[0], url="https://example.org", day=DAY)


def sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_row_is_an_area_outside_an_indicator_and_a_year(outside):
    assert sheets(of_set(outside))["Vergleichswerte"] == [
        HEADER,
        ["anteil", "%", "Musterland", 2020, "Gemeinden", 1400, 10, 20.25, 30, 40, 50, 33.3, SOURCE, "Von Hand"],
        ["anteil", "%", "Musterland", 2021, "Gemeinden", 1399, "", "", 31, "", "", "", SOURCE, ""],
        ["anteil", "%", "Nachbarstadt", 2021, "", "", "", "", "", "", "", 0, SOURCE, ""],
        ["eigenart", "Punkte", "Musterland", 2020, "", "", "", "", "", "", "", 7, SOURCE, ""],
    ]


def test_it_stands_in_the_contents_and_its_source_among_the_sources(outside):
    found = sheets(of_set(outside))
    assert list(found) == ["Deckblatt", "Inhalt", "Werte", "Vergleichswerte", "Indikatoren", "Quellen"]
    [row] = [row for row in found["Inhalt"] if row[0] == "Vergleichswerte"]
    assert row[1].startswith("Vergleichswerte von außerhalb der Region") and row[2] == 4
    assert [row[0] for row in found["Quellen"][1:]] == ["muster", "nachbar"]
    cover = {str(row[0]): str(row[1]) for row in found["Deckblatt"]}
    assert SOURCE in cover["Quellen und Lizenzen"] and "© Nachbaramt" in cover["Zitierweise"]


def test_a_view_has_those_of_its_indicators_alone(outside):
    found = sheets(of_map(outside, "eigenart"))
    assert list(found) == ["Deckblatt", "Inhalt", "Werte", "Vergleichswerte"]
    assert [row[0] for row in found["Vergleichswerte"][1:]] == ["eigenart"]


def test_there_is_no_sheet_without_any(outside, small_data):
    assert "Vergleichswerte" not in sheets(of_map(outside, "quote"))
    bare = replace(outside, dataset=replace(outside.dataset, references={}))
    assert list(sheets(of_set(bare))) == ["Deckblatt", "Inhalt", "Werte", "Indikatoren", "Quellen"]
    assert outside_sheets(bare, bare.dataset.indicators) == []


def test_it_is_a_real_table_with_a_header_that_stays_and_a_format_for_each_number(outside):
    sheet = load_workbook(io.BytesIO(of_map(outside, "anteil")))["Vergleichswerte"]
    assert [one.ref for one in sheet.tables.values()] == ["A1:N4"]
    assert sheet.freeze_panes == "A2"
    formats = {name: sheet[name].number_format for name in ("A2", "D2", "F2", "H2", "L2")}
    assert formats == {"A2": "@", "D2": "0", "F2": "#,##0", "H2": "#,##0.0", "L2": "#,##0.0"}


def test_what_comes_back_by_the_import_are_the_figures_alone(outside):
    recipes = read_recipes(ROOT / "data" / "recipes")[0]
    areas, indicators = outside.dataset.areas, outside.dataset.indicators

    def read_back(store):
        file = read_content(of_set(store), "werte.xlsx")
        found = read_intake(file, recognise(file, recipes), areas=areas, indicators=indicators, given=Given())
        assert not [one for one in found.problems if not one.notice]
        return found.rows

    bare = replace(outside, dataset=replace(outside.dataset, references={}))
    assert len(read_back(outside)) > 10
    assert read_back(outside).equals(read_back(bare))
