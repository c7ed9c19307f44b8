"""Several files written as one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indicators.loading import journal
from indicators.loading.journal import READY, finish, write_together


def state(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_new_folders_and_old_files_are_written_and_nothing_is_left(tmp_path):
    (tmp_path / "a.csv").write_text("old")
    write_together(tmp_path, {"a.csv": b"new", "b/c/d.csv": b"more"})
    assert state(tmp_path) == {"a.csv": "new", "b/c/d.csv": "more"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b"]


def test_an_interruption_before_the_change_leaves_the_old_files(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old")

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together(tmp_path, {"a.csv": b"new"})
    finish(tmp_path)
    assert (tmp_path / "a.csv").read_text() == "old"


def test_whoever_comes_next_finishes_a_change_that_was_made(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old")
    monkeypatch.setattr(journal, "finish", lambda folder: None)
    write_together(tmp_path, {"a.csv": b"new", "b.csv": b"new"})
    assert (tmp_path / "a.csv").read_text() == "old"
    monkeypatch.undo()
    (tmp_path / READY / "b.csv").replace(tmp_path / "b.csv")  # as far as the interrupted one came
    finish(tmp_path)
    assert state(tmp_path) == {"a.csv": "new", "b.csv": "new"}


def test_a_reader_who_may_not_write_reads_on(tmp_path, monkeypatch):
    (tmp_path / READY).mkdir()
    (tmp_path / READY / "a.csv").write_text("new")

    def denied(self: Path, target: Path) -> None:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", denied)
    finish(tmp_path)
    assert (tmp_path / READY / "a.csv").exists()


def test_what_others_left_behind_long_ago_is_cleared(tmp_path):
    left, fresh = tmp_path / f"{journal.PREPARED}old", tmp_path / f"{journal.PREPARED}fresh"
    left.mkdir()
    fresh.mkdir()
    os.utime(left, (0, 0))
    write_together(tmp_path, {"a.csv": b"x"})
    assert not left.exists()
    assert fresh.exists()
