import io
import shutil
import zipfile

import pandas as pd
import pytest

from indicators.figures.all_series import all_series
from indicators.loading.fingerprint import fingerprint
from indicators.loading.load import data_dir, read_dataset, read_set_archive
from indicators.model import Level
from indicators.model.problems import DataProblems
from indicators.paths import ROOT
from tests.made_up import INDICATORS_CSV, INDICATORS_HEADER, VALUES_CSV, areas, write_set

NEW = INDICATORS_HEADER + (
    "neu_eins,,Neu 1,Neu 1,%,up,0,share,,,0,100,,,,,Teil,,,,,muster\n"
    "neu_zwei,,Neu 2,Neu 2,Punkte,down,0,index,,,,,,,,,Teil,,,,,muster\n"
)
NEW_VALUES = "indicator,area,year,value,sign,note\nneu_eins,09901001,2020,7,,\nneu_zwei,09902001,2020,8,,\n"


def test_the_made_up_folder_has_no_problem(small_data):
    dataset = read_dataset(small_data)
    assert dataset.problems == ()
    assert list(dataset.indicators) == ["einwohner", "anteil", "quote", "eigenart"]


def test_zero_missing_and_confidential_stay_three_different_things(small_data):
    share = all_series(read_dataset(small_data))["anteil"]
    zero, confidential = share.at("09902001", 2020), share.at("09902002", 2020)
    assert (zero.value, zero.sign) == (0.0, "")
    assert (confidential.value, confidential.sign) == (None, "g")
    assert share.at("09902001", 2021) is None


def test_the_region_has_its_districts_and_these_have_their_municipalities():
    region = areas()
    assert [area.code for area in region.at(Level.DISTRICT)] == ["09902", "09901"]
    assert [area.name for area in region.members(region["09901"])] == ["Musterdorf", "Musterstadt"]
    assert len(region.members(region.region)) == 4
    assert region.district_of(region["09902001"]).label == "Kreis Beispielstadt"


def test_districts_and_region_have_the_area_of_their_municipalities():
    assert [areas()[code].area_km2 for code in ("swf", "09901", "09902")] == [100, 40, 60]


def test_a_new_folder_adds_indicators_without_any_change_of_code(small_data):
    write_set(small_data, "neuer_satz", indicators=NEW, values=NEW_VALUES)
    dataset = read_dataset(small_data)
    assert dataset.sets["neuer_satz"].label == "Neuer satz"
    assert dataset.sets["neuer_satz"].indicators == ("neu_eins", "neu_zwei")
    assert all_series(dataset)["neu_eins"].latest("09901001").value == 7


def test_a_set_without_values_yet_is_no_problem(small_data):
    write_set(small_data, "neuer_satz", indicators=NEW, values="indicator,area,year,value,sign,note\n")
    dataset = read_dataset(small_data)
    assert dataset.problems == ()
    assert all_series(dataset)["neu_eins"].figures("09901001") == []


def test_a_broken_set_is_named_and_harms_no_other(small_data):
    before = read_dataset(small_data)
    broken = write_set(small_data, "kaputt", indicators=NEW, values=NEW_VALUES)
    (broken / "values.csv").unlink()
    after = read_dataset(small_data)
    assert after.broken_sets == ("kaputt",)
    assert [(one.code, one.file) for one in after.problems] == [("file_missing", "sets/kaputt/values.csv")]
    assert list(after.sets) == ["made_up"]
    pd.testing.assert_frame_equal(after.values, before.values)


def test_a_broken_row_takes_only_itself_away(small_data):
    write_set(small_data, "neuer_satz", indicators=NEW, values=NEW_VALUES + "neu_eins,09901002,2020,sieben,,\n")
    dataset = read_dataset(small_data)
    assert [one.code for one in dataset.problems] == ["number"]
    assert len(dataset.values.query("indicator == 'neu_eins'")) == 1


def test_a_broken_indicator_is_named_once_and_not_again_for_each_of_its_values(small_data):
    write_set(small_data, "neuer_satz", indicators=NEW.replace("share", "shrae"), values=NEW_VALUES)
    dataset = read_dataset(small_data)
    assert [(one.code, one.file) for one in dataset.problems] == [("choice", "sets/neuer_satz/indicators.csv")]
    assert dataset.sets["neuer_satz"].indicators == ("neu_zwei",)


def test_an_indicator_that_another_set_has_already_is_named_and_the_first_stays(small_data):
    write_set(small_data, "zweiter", indicators=INDICATORS_CSV, values=VALUES_CSV.replace(",100,", ",999,"))
    dataset = read_dataset(small_data)
    assert [one.code for one in dataset.problems] == ["duplicate"] * 4
    assert {one.file for one in dataset.problems} == {"sets/zweiter/indicators.csv"}
    assert all_series(dataset)["einwohner"].at("09901001", 2020).value == 100


def test_load_after_export_is_the_identity(small_data, tmp_path):
    shutil.copytree(small_data, tmp_path / "again")
    shutil.rmtree(tmp_path / "again" / "sets")
    archive = zipfile.ZipFile(io.BytesIO(read_set_archive("made_up", small_data)))
    archive.extractall(tmp_path / "again" / "sets")
    before, after = read_dataset(small_data), read_dataset(tmp_path / "again")
    assert (after.indicators, after.sources, after.sets) == (before.indicators, before.sources, before.sets)
    pd.testing.assert_frame_equal(after.values, before.values)


@pytest.mark.parametrize("name", ["fehlt", "../small", ""])
def test_only_a_set_that_exists_can_be_exported(small_data, name):
    with pytest.raises(KeyError):
        read_set_archive(name, small_data)


def test_a_folder_without_sets_is_empty_and_not_an_error(small_data):
    shutil.rmtree(small_data / "sets")
    dataset = read_dataset(small_data)
    assert (dict(dataset.sets), len(dataset.values), dataset.problems) == ({}, 0, ())


def test_hidden_folders_are_no_sets(small_data):
    (small_data / "sets" / ".git").mkdir()
    assert read_dataset(small_data).problems == ()


def test_without_areas_nothing_can_be_shown_and_the_error_says_why(tmp_path):
    with pytest.raises(DataProblems, match=r"areas\.csv: Die Datei fehlt"):
        read_dataset(tmp_path)


def test_the_fingerprint_changes_with_a_file_and_only_then(small_data):
    before = fingerprint(small_data)
    assert fingerprint(small_data) == before
    with (small_data / "sets" / "made_up" / "values.csv").open("a", encoding="utf-8") as values:
        values.write("eigenart,09901002,2020,6,,\n")
    assert fingerprint(small_data) != before


def test_the_data_folder_is_looked_up_at_each_call(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert data_dir() == small_data
    assert list(read_dataset().sets) == ["made_up"]
    monkeypatch.delenv("REGION_DATA_DIR")
    assert len(read_dataset().sets) == 6


def test_the_set_to_copy_in_the_documentation_is_a_set_without_problems(shipped_copy):
    text = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
    block = text.partition("```csv\n")[2].partition("```")[0]
    folder = shipped_copy / "sets" / "radverkehr"
    folder.mkdir()
    for part in block.split("# ")[1:]:
        name, _, content = part.partition("\n")
        (folder / name).write_text(content, encoding="utf-8")
    dataset = read_dataset(shipped_copy)
    assert dataset.problems == ()
    assert all_series(dataset)["radwege"].latest("05958004").value == 81.5
