"""Several processes at one data folder: each change whole, nobody falls over the others."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pytest

from indicators.loading.journal import READY, finish, write_together

FILES = [f"x/{number}.txt" for number in range(5)]


def write_often(folder: str, name: str, turns: int) -> int:
    """How many of the changes went through."""
    done = 0
    for turn in range(turns):
        content = dict.fromkeys(FILES, f"{name}{turn}".encode())
        try:
            write_together(Path(folder), content.copy)
            done += 1
        except FileExistsError:
            continue
    return done


def finish_often(folder: str, turns: int) -> int:
    for _ in range(turns):
        finish(Path(folder))
    return turns


def test_another_writer_at_the_same_point_is_said_and_leaves_nothing_behind(tmp_path, monkeypatch):
    write_together(tmp_path, lambda: {"a.csv": b"old"})
    (tmp_path / READY / "b").mkdir(parents=True)
    (tmp_path / READY / "b" / "c.csv").write_bytes(b"theirs")
    monkeypatch.setattr("indicators.loading.journal.finish", lambda folder: None)
    with pytest.raises(FileExistsError):
        write_together(tmp_path, lambda: {"a.csv": b"mine"})
    monkeypatch.undo()
    finish(tmp_path)
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b"]


def test_clearing_up_never_takes_the_next_change_away(tmp_path, monkeypatch):
    """Another process finished the change and made the next one, between our last file and our clearing up."""
    (tmp_path / READY).mkdir()
    (tmp_path / READY / "a.csv").write_bytes(b"first")
    real = Path.replace

    def replace_and_be_overtaken(path: Path, target: Path) -> Path:
        moved = real(path, target)
        (tmp_path / READY / "b.csv").write_bytes(b"second")
        return moved

    monkeypatch.setattr(Path, "replace", replace_and_be_overtaken)
    finish(tmp_path)
    monkeypatch.undo()
    finish(tmp_path)
    assert (tmp_path / "b.csv").read_bytes() == b"second"
    assert not (tmp_path / READY).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="open files can not be replaced there")
@pytest.mark.slow
def test_writers_and_readers_at_once_leave_one_whole_change(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        tasks = [pool.apply_async(write_often, (str(tmp_path), name, 40)) for name in "ab"]
        tasks += [pool.apply_async(finish_often, (str(tmp_path), 2_000)) for _ in range(2)]
        assert all(task.get(60) for task in tasks)
    finish(tmp_path)
    assert len({(tmp_path / name).read_bytes() for name in FILES}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
