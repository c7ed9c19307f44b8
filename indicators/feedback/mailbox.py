"""Messages as files in a folder of the operator's: one each, read by nobody but him, never more than fits."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from indicators.feedback.message import About, Message
from indicators.loading.load import data_dir
from indicators.loading.settings import Settings
from indicators.paths import ROOT

MOST_MESSAGES = 1000  # kept at a time: at most 20 MB
MOST_PER_HOUR = 40
LEAST_FREE_BYTES = 100_000_000  # that the disk keeps for everybody else
LARGEST_BYTES = 40_000  # of a file that is read
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without those that are read as one another
LETTERS_OF_A_RECEIPT = 8
_lock = Lock()


class MailboxFullError(RuntimeError):
    """Nothing more can be kept for the moment."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a visitor can refer to: the number of the message, and when it came (UTC)."""

    number: str
    came: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A message with its receipt."""

    receipt: Receipt
    message: Message


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The folder in which messages are kept."""

    folder: Path

    def keep(self, message: Message, came: datetime) -> Receipt:
        """Keep a message that came at a moment (UTC).

        Raises MailboxFullError where there is no room, OSError where it cannot be written.
        """
        with _lock:
            self._look_for_room(came)
            receipt = Receipt(_number(), came)
            moment = receipt.came.isoformat(timespec="milliseconds")
            told = {"number": receipt.number, "came": moment, **asdict(message)}
            content = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
            _write_new(self.folder / f"{receipt.came:%Y-%m-%d}-{receipt.number}.json", content)
        return receipt

    def messages(self) -> Iterator[Kept]:
        """Yield what is kept, oldest first; files that are not ours are passed over."""
        found = (_read(path) for path in self._files())
        yield from sorted((one for one in found if one), key=lambda one: one.receipt.came)

    def forget(self, before: datetime) -> int:
        """Delete the messages that came before a moment; returns how many."""
        gone = 0
        for path in self._files():
            one = _read(path)
            if one and one.receipt.came < before:
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def _files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.json") if path.is_file() and not path.is_symlink())

    def _look_for_room(self, now: datetime) -> None:
        files = self._files()
        hour_ago = now.timestamp() - 3600
        newest = sum(path.stat().st_mtime > hour_ago for path in files)
        if len(files) >= MOST_MESSAGES or newest >= MOST_PER_HOUR:
            raise MailboxFullError(f"{len(files)} messages, {newest} of them in the last hour")
        if shutil.disk_usage(self.folder).free < LEAST_FREE_BYTES:
            raise MailboxFullError("the disk is almost full")


def mailbox(settings: Settings) -> Mailbox | None:
    """Return where messages are kept; None where the operator named no folder, or one that cannot be used."""
    return Mailbox(Path(settings.feedback_folder)) if settings.feedback_folder and not fault(settings) else None


def fault(settings: Settings) -> str:
    """Return what is wrong with the folder the operator named, "" for nothing.

    It is neither among the data, which the dashboard only reads, nor where files are handed out from.
    """
    folder = Path(settings.feedback_folder)
    if not folder.is_absolute():
        return f"„{folder}“ ist kein ganzer Pfad: Er beginnt mit /."
    if not folder.is_dir():
        return f"Den Ordner „{folder}“ gibt es nicht."
    inside = [one for one in (data_dir(), ROOT) if folder.resolve().is_relative_to(one.resolve())]
    if inside:
        return f"„{folder}“ liegt in „{inside[0]}“: Nachrichten gehören außerhalb von Programm und Daten."
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return f"In „{folder}“ darf das Programm nicht lesen und schreiben."
    return ""


def _number() -> str:
    letters = "".join(secrets.choice(LETTERS) for _each in range(LETTERS_OF_A_RECEIPT))
    return f"{letters[:4]}-{letters[4:]}"


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, for its owner alone; it has all of its content or is not there."""
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            part.unlink(missing_ok=True)
            raise
    part.rename(path)


def _read(path: Path) -> Kept | None:
    try:
        with path.open("rb") as file:
            told: dict[str, Any] = json.loads(file.read(LARGEST_BYTES))
        receipt = Receipt(str(told["number"]), datetime.fromisoformat(told["came"]))
        texts = (str(told[name]) for name in ("text", "place", "reply"))
        return Kept(receipt, Message(About(told["about"]), *texts)) if receipt.came.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
