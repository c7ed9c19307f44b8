"""Checked values kept beside the CSVs: the same as checked anew, never older than the files, never in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from indicators.figures.all_series import all_series
from indicators.loading import load
from indicators.loading.checked import FOLDER, InFile, InMemory, state_of
from indicators.loading.fingerprint import fingerprint
from indicators.loading.load import read_dataset
from indicators.paths import ROOT
from tests.made_up import write_goals, write_set

BROKEN = ROOT / "tests" / "broken"


@pytest.fixture(autouse=True)
def every_folder_is_large(monkeypatch):
    monkeypatch.setattr(load, "LARGE", 0)


def files_of(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*"))


def test_what_was_kept_is_what_is_checked_anew(tmp_path, monkeypatch):
    folder = shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    monkeypatch.setattr(load, "LARGE", 10**9)
    anew = read_dataset(folder)
    monkeypatch.setattr(load, "LARGE", 0)
    first, again = read_dataset(folder), read_dataset(folder)
    assert isinstance(anew.figures, InMemory) and isinstance(again.figures, InFile)
    for one in (first, again):
        pd.testing.assert_frame_equal(one.values, anew.values)
        assert one.problems == anew.problems
        assert one.broken_sets == anew.broken_sets
    for name, series in all_series(anew).items():
        kept = all_series(again)[name]
        assert {area.code: kept.figures(area.code) for area in anew.areas} == {
            area.code: series.figures(area.code) for area in anew.areas
        }
    assert again.figures.of("gibtesnicht").empty and list(again.figures.of("gibtesnicht")) == list(anew.values)


def test_faults_of_files_rows_and_whole_sets_are_told_again(small_data):
    write_goals(small_data)
    values = small_data / "sets" / "made_up" / "values.csv"
    values.write_text(values.read_text(encoding="utf-8").replace("20", "2o", 1) + "anteil,99999999,2020,1,,\n", "utf-8")
    (small_data / "sets" / "wege" / "values.csv").write_text("kein,kopf\n1,2\n", "utf-8")
    first, again = read_dataset(small_data), read_dataset(small_data)
    assert isinstance(again.figures, InFile)
    assert again.problems == first.problems and {one.file for one in again.problems} >= {"sets/wege/values.csv"}
    assert again.broken_sets == first.broken_sets == ("wege",)
    assert again.sets == first.sets


def test_a_changed_file_is_read_anew_and_only_the_last_state_is_kept(small_data):
    read_dataset(small_data)
    [before] = files_of(small_data)
    values = small_data / "sets" / "made_up" / "values.csv"
    assert not (read_dataset(small_data).values["value"] == 98.5).any()
    values.write_text(values.read_text(encoding="utf-8") + "anteil,09901001,2033,98.5,,\n", "utf-8")
    assert (read_dataset(small_data).values["value"] == 98.5).any()
    [after] = files_of(small_data)
    assert after != before


def test_another_code_makes_it_anew(small_data, monkeypatch):
    files = fingerprint(small_data)
    before = state_of(files)
    monkeypatch.setattr("indicators.loading.checked._code", lambda: "andere")
    assert state_of(files) != before


@pytest.mark.parametrize("content", [b"", b"PAR1 kaputt", None])
def test_a_damaged_file_is_told_and_made_anew(small_data, caplog, content):
    whole = read_dataset(small_data).values
    [path] = files_of(small_data)
    path.write_bytes(path.read_bytes()[:-40] if content is None else content)
    again = read_dataset(small_data)
    pd.testing.assert_frame_equal(again.values, whole)
    assert "cannot be read and are made anew" in caplog.text
    assert isinstance(read_dataset(small_data).figures, InFile)


def test_a_folder_nobody_may_write_to_is_read_all_the_same(small_data, monkeypatch, caplog):
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert isinstance(read_dataset(small_data).figures, InMemory)
    assert "are not kept" in caplog.text
    assert not files_of(small_data)


def test_values_can_be_read_when_a_later_state_has_taken_their_place(small_data):
    first = read_dataset(small_data)
    write_set(small_data, "neu", indicators="id\n", values="indicator,area,year,value,sign,note\n")
    read_dataset(small_data)
    assert len(files_of(small_data)) == 1
    assert len(first.figures.of("anteil")) == len(first.values[first.values["indicator"] == "anteil"]) > 0
