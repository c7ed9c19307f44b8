"""Messages as files: each whole, for the operator alone, and never more than fits."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
import time
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from indicators.feedback.mailbox import MOST_MESSAGES, MOST_PER_HOUR, Mailbox, MailboxFullError, fault, mailbox
from indicators.feedback.message import LONGEST, About, Message, checked
from indicators.loading.settings import Settings
from indicators.paths import ROOT
from tests.hostile import HOSTILE

MESSAGE = Message(About.BARRIER, "Die Karte lässt sich\nmit der Tastatur nicht verlassen.", "Karte", "a@example.org")


@pytest.fixture
def box(tmp_path: Path) -> Mailbox:
    return Mailbox(tmp_path)


def age(folder: Path, hours: float) -> None:
    """Let all messages be older."""
    for path in folder.glob("*.json"):
        moment = time.time() - 3600 * hours
        os.utime(path, (moment, moment))


def test_a_message_is_one_file_that_says_all_and_that_others_cannot_read(box: Mailbox) -> None:
    receipt = box.keep(MESSAGE, datetime.now(UTC))
    [path] = box.folder.iterdir()
    assert path.name == f"{receipt.came:%Y-%m-%d}-{receipt.number}.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    told = json.loads(path.read_text("utf-8"))
    assert told == {
        "number": receipt.number, "came": receipt.came.isoformat(timespec="milliseconds"), "about": "barrier",
        "text": MESSAGE.text, "place": "Karte", "reply": "a@example.org",
    }  # fmt: skip
    [kept] = box.messages()
    assert kept.message == MESSAGE and kept.receipt.number == receipt.number


def test_a_thousand_hostile_inputs_fill_no_disk_and_leave_nothing_harmful(box: Mailbox) -> None:
    chance = random.Random(7)
    outcomes = {"refused": 0, "full": 0, "kept": 0}
    for _each in range(1000):
        text = "".join(chance.choice(HOSTILE) for _part in range(chance.randint(0, 8)))
        place, reply = chance.choice(HOSTILE), chance.choice(["", "a@example.org", chance.choice(HOSTILE)])
        message, _faults = checked(chance.choice(list(About)), text, place, reply)
        if message is None:
            outcomes["refused"] += 1
            continue
        try:
            box.keep(message, datetime.now(UTC))
            outcomes["kept"] += 1
        except MailboxFullError:
            outcomes["full"] += 1
    assert outcomes["kept"] == MOST_PER_HOUR and min(outcomes.values()) > 0 and sum(outcomes.values()) == 1000
    files = list(box.folder.iterdir())
    assert len(files) == MOST_PER_HOUR
    assert sum(path.stat().st_size for path in files) < MOST_PER_HOUR * (4 * LONGEST + 2000)
    for path in files:
        raw = path.read_bytes()
        assert path.suffix == ".json" and json.loads(raw)
        assert not any(byte in raw for byte in (b"\x00", b"\x07", b"\x1b", "\u202e".encode()))
    assert len(list(box.messages())) == MOST_PER_HOUR


def test_an_hour_later_there_is_room_again_until_the_folder_is_full(box: Mailbox) -> None:
    for _each in range(MOST_PER_HOUR):
        box.keep(MESSAGE, datetime.now(UTC))
    with pytest.raises(MailboxFullError):
        box.keep(MESSAGE, datetime.now(UTC))
    age(box.folder, 2)
    box.keep(MESSAGE, datetime.now(UTC))
    for number in range(MOST_MESSAGES):
        (box.folder / f"{number}.json").write_text("{}")
    age(box.folder, 2)
    with pytest.raises(MailboxFullError):
        box.keep(MESSAGE, datetime.now(UTC))


def test_a_disk_that_is_almost_full_is_left_to_others(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(MailboxFullError):
        box.keep(MESSAGE, datetime.now(UTC))
    assert list(box.folder.iterdir()) == []


def test_a_message_that_cannot_be_written_leaves_nothing_behind(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        box.keep(MESSAGE, datetime.now(UTC))
    assert list(box.folder.iterdir()) == []


def test_many_at_once_are_kept_apart_and_bounded(box: Mailbox) -> None:
    def send() -> None:
        for _each in range(10):
            try:
                box.keep(MESSAGE, datetime.now(UTC))
            except MailboxFullError:
                return

    threads = [Thread(target=send) for _each in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(list(box.messages())) == len(list(box.folder.iterdir())) == MOST_PER_HOUR


def test_what_is_not_ours_is_passed_over_and_never_deleted(box: Mailbox, tmp_path: Path) -> None:
    box.keep(MESSAGE, datetime.now(UTC))
    strange = {"a.json": b"{", "b.json": b"[]", "c.json": b'{"number": 1}', "d.txt": b"x", "e.json": b"\xff"}
    for name, content in strange.items():
        (box.folder / name).write_bytes(content)
    (box.folder / "link.json").symlink_to(ROOT / "README.md")
    assert len(list(box.messages())) == 1
    assert box.forget(datetime.now(UTC) + timedelta(days=1)) == 1
    assert {path.name for path in box.folder.iterdir()} == {*strange, "link.json"}


def test_only_a_folder_outside_of_program_and_data_can_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    good, inside = tmp_path / "post", data / "post"
    for one in (good, inside):
        one.mkdir(parents=True)
    monkeypatch.setenv("REGION_DATA_DIR", str(data))
    assert mailbox(Settings()) is None
    assert mailbox(Settings(feedback_folder=str(good))) == Mailbox(good)
    for wrong in (inside, data, ROOT / "static", tmp_path / "nirgends", Path("post")):
        settings = Settings(feedback_folder=str(wrong))
        assert mailbox(settings) is None and str(wrong) in fault(settings)
    (tmp_path / "link").symlink_to(inside)
    assert mailbox(Settings(feedback_folder=str(tmp_path / "link"))) is None
