"""A visitor's file in a process of its own: the same outcome as here, ended for good where it takes too much."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import psutil
import pytest

from indicators.intake import trial
from indicators.intake.columns import Given
from indicators.intake.trial import TrialEndedError, Wanted, try_beside, try_file

DAY = date(2026, 11, 27)
TABLE = b"Gemeinde;Jahr;Anteil;Sonstiges\nMusterstadt;2022;12,5;1\nMusterdorf;2021;51;2\n"


@pytest.fixture(autouse=True)
def made_up_data(monkeypatch: pytest.MonkeyPatch, goal_data: Path) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    return goal_data


@pytest.mark.parametrize(
    ("content", "name", "wanted"),
    [
        (TABLE, "eigene.csv", Wanted(given=Given(columns={"Sonstiges": "weg"}))),
        (b"Gemeinde;Wert\nMusterstadt;12,5\n", "ä ö.csv", Wanted(given=Given(year=2022, indicator="anteil"))),
        (b"\x00\x01", "bild.csv", Wanted()),
        (b"", "leer.csv", Wanted()),
    ],
    ids=["columns", "said beside", "no table", "empty"],
)
def test_the_outcome_is_that_of_trying_it_here(content: bytes, name: str, wanted: Wanted):
    here, beside = try_file(content, name, wanted, day=DAY), try_beside(content, name, wanted, day=DAY)
    assert beside.archive[:2] == here.archive[:2]  # a ZIP has the time of its making in it
    assert len(beside.archive) == len(here.archive)
    for field in ("unreadable", "faults", "is_new", "has_sets", "columns", "recipe"):
        assert getattr(beside, field) == getattr(here, field), field
    assert {**beside.report, "summary": None} == {**here.report, "summary": None}
    assert [tuple(one) for one in beside.report.get("summary", ())] == here.report.get("summary", [])


def children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "indicators.intake.trial" in " ".join(one.cmdline())]


def test_what_takes_too_long_is_ended_and_leaves_no_process():
    began = time.monotonic()
    with pytest.raises(TrialEndedError, match=r"more than 0\.3 s"):
        try_beside(TABLE, "eigene.csv", Wanted(), day=DAY, seconds=0.3)
    assert time.monotonic() - began < 5 and not children()


def test_what_needs_too_much_memory_ends_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The limit is set by the process itself: another module in its place sets it, and then asks for more."""
    greedy = tmp_path / "greedy.py"
    greedy.write_text(
        "from indicators.intake import trial\n"
        "trial.try_file = lambda *_args, **_options: bytearray(trial.MEMORY_BYTES)\n"
        "trial.main()\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}")
    monkeypatch.setattr(trial, "__name__", "greedy")
    with pytest.raises(TrialEndedError, match="MemoryError"):
        try_beside(TABLE, "eigene.csv", Wanted(), day=DAY)


def test_nothing_is_written(made_up_data: Path):
    before = {path: path.read_bytes() for path in made_up_data.rglob("*") if path.is_file()}
    try_beside(TABLE, "eigene.csv", Wanted(), day=DAY)
    assert {path: path.read_bytes() for path in made_up_data.rglob("*") if path.is_file()} == before
