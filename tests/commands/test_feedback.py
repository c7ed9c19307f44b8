"""The command line `feedback`: what visitors wrote, listed and forgotten."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.feedback.mailbox import Mailbox
from indicators.feedback.message import About, Message


def test_messages_are_listed_oldest_first(box: Mailbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback"]) == 0
    assert capsys.readouterr().out == "Keine Nachrichten.\n"
    now = datetime.now(UTC)
    second = box.keep(Message(About.BARRIER, "Die Schrift ist zu klein."), now)
    text = "Die Zahl ist\nzu hoch."
    first = box.keep(Message(About.FIGURE, text, "Karte", "a@example.org"), now - timedelta(hours=1))
    main(["feedback"])
    told = capsys.readouterr().out
    assert told.index(first.number) < told.index(second.number)
    assert "Eine Zahl oder ein Text\nSeite: Karte\nAntwort an: a@example.org\n  Die Zahl ist\n  zu hoch.\n" in told
    main(["feedback", "--format", "json"])
    assert [one["about"] for one in json.loads(capsys.readouterr().out)] == ["figure", "barrier"]


def test_what_came_long_ago_is_forgotten(box: Mailbox, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    box.keep(Message(About.OTHER, "Eine Nachricht, die alt ist."), now - timedelta(days=200))
    new = box.keep(Message(About.OTHER, "Eine Nachricht, die neu ist."), now - timedelta(days=100))
    assert main(["feedback", "--forget", "180"]) == 0
    assert capsys.readouterr().out.startswith("Gelöscht: 1.\n")
    assert [one.receipt.number for one in box.messages()] == [new.number]


def test_without_a_folder_it_says_what_to_set(
    small_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert main(["feedback"]) == 2
    assert "feedback_folder" in capsys.readouterr().err
    (small_data / "settings.toml").write_text('feedback_folder = "/gibt/es/nicht"\n', "utf-8")
    assert main(["feedback"]) == 2
    assert "/gibt/es/nicht" in capsys.readouterr().err
