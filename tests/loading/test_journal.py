"""Several files written as one."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from indicators.loading import journal
from indicators.loading.journal import READY, finish, write_together


def state(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_new_folders_and_old_files_are_written_and_nothing_is_left(tmp_path):
    (tmp_path / "a.csv").write_text("old")
    write_together(tmp_path, lambda: {"a.csv": b"new", "b/c/d.csv": b"more"})
    assert state(tmp_path) == {"a.csv": "new", "b/c/d.csv": "more"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b"]


def test_an_interruption_before_the_change_leaves_the_old_files(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old")

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together(tmp_path, lambda: {"a.csv": b"new"})
    finish(tmp_path)
    assert (tmp_path / "a.csv").read_text() == "old"


def test_whoever_comes_next_finishes_a_change_that_was_made(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old")
    monkeypatch.setattr(journal, "finish", lambda folder: None)
    write_together(tmp_path, lambda: {"a.csv": b"new", "b.csv": b"new"})
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


def test_what_an_interrupted_writer_left_behind_is_cleared_by_the_next(tmp_path):
    left = tmp_path / f"{journal.PREPARED}old" / "b"
    left.mkdir(parents=True)
    (left / "c.csv").write_text("half")
    write_together(tmp_path, lambda: {"a.csv": b"x"})
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_what_cannot_be_written_leaves_no_trace(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_together(tmp_path, lambda: {"a.csv": b"new", "b/c.csv": b"new"})
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such lock")
def test_a_writer_waits_for_the_other_but_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "PATIENCE_SECONDS", 0.1)
    with journal.alone(tmp_path), pytest.raises(FileExistsError, match="another import"):
        write_together(tmp_path, lambda: {"a.csv": b"x"})
    write_together(tmp_path, lambda: {"a.csv": b"x"})
    assert (tmp_path / "a.csv").read_bytes() == b"x"
