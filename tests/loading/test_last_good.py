"""What was read before is shown on while the files have faults, and nobody waits for files that others read."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from indicators.loading import last_good
from indicators.loading.fingerprint import Fingerprint
from indicators.loading.last_good import LastGood
from indicators.model.problems import DataProblems, Problem

DAY, NEXT = date(2026, 11, 23), date(2026, 11, 24)


@dataclass(frozen=True)
class Made:
    """A file of a made-up folder: parts that can be used, a name of a fault behind "!"."""

    text: str
    day: date

    @property
    def faults(self) -> tuple[Problem, ...]:
        _parts, mark, fault = self.text.partition("!")
        return (Problem(fault, "a.csv", 3, None, "Falsch.", "Richtig."),) if mark else ()

    @property
    def usable(self) -> frozenset[str]:
        return frozenset(self.text.partition("!")[0].split())


@dataclass
class Folder:
    """A data folder of one file, and what is shown of it."""

    path: Path
    reads: int = 0

    def __post_init__(self) -> None:
        self.shown = LastGood(self.make, lambda made, day: replace(made, day=day))

    def write(self, text: str) -> None:
        (self.path / "a.csv").write_text(text)
        os.utime(self.path / "a.csv", ns=(self.reads + 1, time.monotonic_ns()))  # long ago, and never the same

    def make(self, _files: Fingerprint, day: date | None) -> Made:
        self.reads += 1
        text = (self.path / "a.csv").read_text()
        if text == "unreadable":
            raise DataProblems([Problem("areas", "a.csv", None, None, "Weg.", "Da.")])
        if text == "denied":
            raise PermissionError(13, "Permission denied", str(self.path / "a.csv"))
        if text == "never thought of":
            raise ZeroDivisionError
        return Made(text, day or DAY)

    def text(self, day: date | None = DAY) -> str:
        return self.shown.get(self.path, day).text


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.write("a b")
    assert made.text() == "a b"
    return made


def test_files_are_read_once_until_they_change(folder):
    assert [folder.text() for _ in range(5)] == ["a b"] * 5
    assert folder.reads == 1
    folder.write("a b c")
    assert folder.text() == "a b c"
    folder.write("a")
    assert folder.text() == "a"  # who takes something out on purpose leaves no fault


@pytest.mark.parametrize("bad", ["a b!year", "a!set", "unreadable", "denied", "never thought of"])
def test_faults_leave_what_was_there_and_are_told_once_and_mended_by_the_next_good_state(folder, bad, caplog):
    folder.write(bad)
    assert [folder.text() for _ in range(5)] == ["a b"] * 5
    assert folder.reads == 2
    assert len(folder.shown.held_back(folder.path)) == 1
    assert len([one for one in caplog.messages if one.startswith("Fault in the data")]) == 1
    folder.write("a b new")
    assert folder.text() == "a b new"
    assert folder.shown.held_back(folder.path) == ()
    assert "no faults any more" in caplog.messages[-1]


def test_the_line_for_the_operator_has_place_found_and_expected(folder, caplog):
    folder.write("a b!year")
    folder.text()
    [line] = caplog.messages
    assert "a.csv, Zeile 3: Falsch. Richtig. [year]" in line and "until this is mended" in line


def test_what_began_with_faults_is_shown_as_it_is_until_it_has_none(tmp_path, caplog):
    folder = Folder(tmp_path)
    for text in ("a!one", "a b!two", "a b", "a b c!three"):
        folder.write(text)
        shown = folder.text()
    assert shown == "a b"
    folder = Folder(tmp_path)
    folder.write("a b!two")
    assert folder.text() == "a b!two"
    folder.write("a!three")  # b is gone
    assert folder.text() == "a b!two"


def test_what_never_could_be_read_is_an_error_each_time_but_read_once(tmp_path):
    folder = Folder(tmp_path)
    folder.write("unreadable")
    for _ in range(3):
        with pytest.raises(DataProblems, match="Weg"):
            folder.text()
    assert folder.reads == 1
    folder.write("a")
    assert folder.text() == "a"


def test_the_same_faulty_files_are_looked_at_again_after_a_while(folder, monkeypatch):
    """Rights that are given back change neither time nor size."""
    monkeypatch.setattr(last_good, "AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(last_good, "AGAIN_TIMES", 0.0)
    folder.write("denied")
    folder.text()
    reads = folder.reads
    time.sleep(0.06)
    folder.text()
    assert folder.reads == reads + 1


def test_at_midnight_what_is_held_is_of_the_new_day(folder):
    folder.write("a b!year")
    assert folder.shown.get(folder.path, DAY) == Made("a b", DAY)
    assert folder.shown.get(folder.path, NEXT) == Made("a b", NEXT)
    assert folder.shown.get(folder.path, DAY) == Made("a b", DAY)  # a clock that was set back


def test_a_file_that_has_just_changed_is_waited_for(folder, monkeypatch):
    monkeypatch.setattr(last_good, "SETTLED_SECONDS", 0.3)
    (folder.path / "a.csv").write_text("a")
    assert folder.text() == "a b"
    time.sleep(0.31)
    assert folder.text() == "a"


def test_a_file_from_the_future_is_not_waited_for(folder, monkeypatch):
    monkeypatch.setattr(last_good, "SETTLED_SECONDS", 1.0)
    (folder.path / "a.csv").write_text("a")
    os.utime(folder.path / "a.csv", (time.time() + 3600,) * 2)
    assert folder.text() == "a"


def test_files_that_change_while_they_are_read_are_read_again(folder, monkeypatch):
    real = folder.shown.make

    def make(files: Fingerprint, day: date | None) -> Made:
        made = real(files, day)
        folder.write("new")
        folder.shown.make = real
        return made

    folder.shown.make = make
    folder.write("half")
    assert [folder.text(), folder.text()] == ["a b", "new"]


def test_others_go_on_while_one_reads(folder):
    real, begun, go_on = folder.shown.make, threading.Event(), threading.Event()

    def make(files: Fingerprint, day: date | None) -> Made:
        begun.set()
        assert go_on.wait(5)
        return real(files, day)

    folder.shown.make = make
    folder.write("new")
    thread = threading.Thread(target=folder.text)
    thread.start()
    assert begun.wait(5)
    assert folder.text() == "a b"
    go_on.set()
    thread.join()
    assert folder.text() == "new"
