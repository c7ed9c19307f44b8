"""Something that is no file in a file's place, and files without rights: a problem with its place, no waiting."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from indicators.intake.recipe import read_recipes
from indicators.loading.fingerprint import fingerprint
from indicators.loading.journal import READY
from indicators.loading.load import read_dataset
from indicators.loading.settings import read_settings, settings_time
from indicators.loading.tables import read_table
from indicators.loading.texts import read_text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")


def codes(folder: Path, name: str) -> list[str]:
    return [one.code for one in read_table(folder / name, ["a"], name=name)[1]]


def test_a_pipe_or_a_folder_in_place_of_a_file_is_said_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    assert codes(tmp_path, "pipe.csv") == codes(tmp_path, "folder.csv") == ["no_file"]
    assert codes(tmp_path, "none.csv") == ["file_missing"]


def test_a_pipe_among_recipes_settings_and_texts_is_not_waited_for(tmp_path):
    (tmp_path / "texts").mkdir()
    for name in ("a.toml", "settings.toml", "texts/a.md"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "b.toml").mkdir()
    recipes, problems = read_recipes(tmp_path)
    assert not recipes and [one.file.rpartition("/")[2] for one in problems] == ["b.toml"]
    assert read_settings(tmp_path)[1] == [] and settings_time(tmp_path) == 0
    assert "fehlt" in read_text("a", folder=tmp_path)


def test_a_file_without_rights_is_a_problem_with_the_reason(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("a\n1\n")
    (tmp_path / "settings.toml").write_text('email = "a@example.org"')
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text("Text")

    def denied(_path: Path, *_arguments: object, **_options: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", denied)
    [problem] = read_table(tmp_path / "a.csv", ["a"], name="a.csv")[1]
    assert (problem.code, problem.file) == ("unreadable", "a.csv") and "Permission denied" in problem.found
    assert "Permission denied" in read_settings(tmp_path)[1][0].found
    assert "kann nicht gelesen werden" in read_text("a", folder=tmp_path)


def test_optional_files_that_are_folders_are_problems_and_not_left_out(small_data):
    (small_data / "goals.csv").mkdir()
    assert "no_file" in [one.code for one in read_dataset(small_data).problems]


def test_a_file_that_goes_away_meanwhile_is_none(small_data, monkeypatch):
    before = fingerprint(small_data)
    (small_data / "gone.csv").symlink_to(small_data / "nowhere.csv")
    assert fingerprint(small_data) == before


def test_an_import_that_cannot_be_finished_here_is_a_problem(small_data, monkeypatch):
    (small_data / READY).mkdir()
    (small_data / READY / "sets.csv").write_text("new")

    def denied(_path: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", denied)
    assert "interrupted" in [one.code for one in read_dataset(small_data).problems]
