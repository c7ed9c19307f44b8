"""The files of the data folder after an import, line by line; interruptions and the log are in test_saving.py."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.prepare import Prepared, prepare
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake
from indicators.intake.save import as_archive, save, values_file
from indicators.loading.load import read_dataset
from indicators.loading.releases import read_changes, read_releases
from indicators.model import DataSet
from tests.intake.reading import DATA

DAY = date(2022, 5, 1)
HEADER = "Indikator;AGS;Jahr;Wert;Zeichen\n"


def prepared(folder: Path, rows: str, *, name: str = "eigene.csv") -> tuple[Prepared, DataSet]:
    """Made-up rows of indicator, area, year, value and sign against a folder."""
    dataset = read_dataset(folder)
    recipe = read_recipes(DATA / "recipes")[0]["tabelle"]
    intake = read_intake(
        read_content((HEADER + rows).encode(), name),
        recipe,
        areas=dataset.areas,
        indicators=dataset.indicators,
        given=Given(),
    )
    return prepare(intake, dataset, set_id="", day=DAY), dataset


def written(folder: Path, rows: str) -> list[str]:
    """The lines of values.csv after an import that had nothing against it."""
    one, dataset = prepared(folder, rows)
    assert one.faults == []
    return values_file(one, dataset, folder, "made_up").decode().splitlines()


def own_values(folder: Path) -> Path:
    return folder / "sets" / "made_up" / "values.csv"


def test_only_lines_that_change_change(small_data):
    before = set(own_values(small_data).read_text(encoding="utf-8").splitlines())
    after = set(written(small_data, "anteil;09901001;2020;11;\n"))
    assert (before - after, after - before) == ({"anteil,09901001,2020,10,,"}, {"anteil,09901001,2020,11,,"})


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("anteil;09901001;2020;;g", "anteil,09901001,2020,,g,"),  # withdrawn
        ("anteil;09902002;2020;7;", "anteil,09902002,2020,7,,"),  # no longer confidential
        ("anteil;09901001;2020;10;r", "anteil,09901001,2020,10,r,"),  # only the sign
        ("einwohner;09901001;2021;110;", "einwohner,09901001,2021,110,,"),  # no longer preliminary
        ("anteil;09901001;2022;12,25;", "anteil,09901001,2022,12.25,,"),
    ],
)
def test_figures_and_signs_take_each_other_s_place(small_data, row, line):
    assert line in written(small_data, f"{row}\n")


def test_a_limited_figure_takes_the_place_of_an_unreliable_one_of_the_same_sign(small_data):
    path = own_values(small_data)
    path.write_text(path.read_text(encoding="utf-8").replace("2020,,g,", "2020,,u,"), encoding="utf-8")
    assert "anteil,09902002,2020,5,u," in written(small_data, "anteil;09902002;2020;5;u\n")


def test_a_note_a_person_wrote_stays_with_its_figure(small_data):
    path = own_values(small_data)
    text = path.read_text(encoding="utf-8").replace("anteil,09901001,2020,10,,", "anteil,09901001,2020,10.0,,geprüft")
    path.write_text(text, encoding="utf-8")
    assert "anteil,09901001,2020,10.0,,geprüft" in written(
        small_data, "anteil;09901001;2020;10;\nanteil;09901001;2022;1;\n"
    )
    assert "anteil,09901001,2020,11,,geprüft" in written(small_data, "anteil;09901001;2020;11;\n")


def test_new_lines_stand_with_their_indicator_by_area_and_year(small_data):
    after = written(small_data, "anteil;09902001;2021;1;\nanteil;09901001;2019;2;\n")
    own = [line for line in after if line.startswith("anteil")]
    assert own[0] == "anteil,09901001,2019,2,,"
    assert own == sorted(own)
    assert after[0] == "indicator,area,year,value,sign,note"


def test_further_columns_of_the_file_stay(small_data):
    path = own_values(small_data)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{lines[0]},von", *(f"{line},Amt" for line in lines[1:])]) + "\n", encoding="utf-8")
    after = written(small_data, "anteil;09901001;2022;1;\n")
    assert "anteil,09901001,2020,10,,,Amt" in after
    assert "anteil,09901001,2022,1,,," in after


def test_both_sides_of_a_revision_are_in_the_list_of_changes(small_data):
    one, dataset = prepared(small_data, "anteil;09901001;2020;;g\nanteil;09902002;2020;7;p\n")
    changes = read_changes(small_data, save(one, dataset, small_data, day=DAY))
    assert changes[["area", "before", "before_sign", "after", "after_sign"]].to_numpy().tolist() == [
        ["09901001", "10", "", "", "g"],
        ["09902002", "", "g", "7", "p"],
    ]


def test_a_file_name_with_a_line_break_stays_on_its_line_of_the_log(small_data):
    one, dataset = prepared(small_data, "anteil;09901001;2022;1;\n", name="a\nb,c.csv")
    save(one, dataset, small_data, day=DAY)
    [entry], problems = read_releases(small_data)
    assert (entry.file, problems) == ("a b,c.csv", [])


def test_the_archive_holds_the_sets_as_they_would_be_what_was_read_and_the_report(small_data):
    one, dataset = prepared(small_data, "anteil;09901001;2022;1;\n")
    before = own_values(small_data).read_bytes()
    with zipfile.ZipFile(io.BytesIO(as_archive(one, dataset, small_data))) as archive:
        assert archive.namelist() == ["sets/made_up/values.csv", "gelesen.csv", "bericht.json"]
        assert archive.read("sets/made_up/values.csv") == values_file(one, dataset, small_data, "made_up")
        [row] = csv.DictReader(io.StringIO(archive.read("gelesen.csv").decode()))
        assert (row["indicator"], row["area"], row["year"], row["value"]) == ("anteil", "09901001", "2022", "1")
        assert json.loads(archive.read("bericht.json"))["recipe"] == "tabelle"
    assert own_values(small_data).read_bytes() == before


def test_the_archive_of_a_file_with_faults_has_no_set_to_take_over(small_data):
    one, dataset = prepared(small_data, "anteil;09901001;2022;101;\nanteil;09901002;2022;1;\n")
    assert one.faults
    with zipfile.ZipFile(io.BytesIO(as_archive(one, dataset, small_data))) as archive:
        assert archive.namelist() == ["gelesen.csv", "bericht.json"]


def test_blanks_around_a_stored_code_do_not_make_its_figure_a_second_one(small_data):
    path = own_values(small_data)
    text = path.read_text(encoding="utf-8").replace("anteil,09901001,2020,10", "anteil, 09901001 ,2020 ,10")
    path.write_text(text, encoding="utf-8")
    one, dataset = prepared(small_data, "anteil;09901001;2020;11;\n")
    save(one, dataset, small_data, day=DAY)
    assert "anteil,09901001,2020,11,," in path.read_text(encoding="utf-8")
    assert read_dataset(small_data).problems == ()
