"""What was made of the data folder: made anew when a file changes, and kept on while the files have faults."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Generic, Protocol, TypeVar

from indicators.loading.fingerprint import Fingerprint, fingerprint
from indicators.loading.journal import finish
from indicators.model.problems import DataProblems, Problem

SETTLED_SECONDS = 1.0  # a file that changed less than that ago may still be being written
AGAIN_SECONDS, AGAIN_TIMES = 5.0, 10.0  # faults are looked at again, at the most a tenth of the time
MOST_KEPT = 2
_log = logging.getLogger(__name__)


class Made(Protocol):
    """What is made of the files: as of which day, the faults in it, and what of it can be used."""

    @property
    def day(self) -> date:
        """As of which day it speaks."""

    @property
    def faults(self) -> Sequence[Problem]:
        """What is wrong with the files, without notices."""

    @property
    def usable(self) -> frozenset[str]:
        """The names of its parts that can be used."""


K = TypeVar("K")
V = TypeVar("V")
M = TypeVar("M", bound=Made)


@dataclass(frozen=True)
class _Tried(Generic[M]):
    """The files as they were read last: what they gave, or why what was there before is shown on."""

    files: Fingerprint
    made: M | None
    faults: tuple[Problem, ...] = ()
    again: float = float("inf")  # the moment from which on the same files are read again

    def is_of(self, files: Fingerprint) -> bool:
        """True where there is nothing new to be read."""
        return self.files == files and time.monotonic() < self.again


@dataclass
class LastGood(Generic[M]):
    """The newest data that can be shown.

    Files with faults never take the place of those without: they go on being shown until the folder is mended, and
    the operator is told once. Files that just change are waited for. What was never without fault is shown as it is.

    `make` reads a folder, whose state is handed to it, as of a day; None for no day in particular. `of_day` gives what
    was made before as of another day.
    """

    make: Callable[[Fingerprint, date | None], M]
    of_day: Callable[[M, date], M]
    _tried: dict[tuple[Path, date | None], _Tried[M]] = field(default_factory=dict)
    _good: dict[Path, M] = field(default_factory=dict)
    _held: dict[Path, tuple[Problem, ...]] = field(default_factory=dict)
    _told: dict[Path, tuple[Problem, ...]] = field(default_factory=dict)
    _reading: Lock = field(default_factory=Lock)

    def get(self, folder: Path, day: date | None) -> M:
        """Return what is to be shown of a folder; raises DataProblems where nothing ever could be read of it.

        While one visitor has changed files read, the others go on with what was there.
        """
        files = fingerprint(folder)
        tried = self._tried.get((folder, day))
        if tried and tried.is_of(files):
            return self._shown(tried, folder, day)
        good = self._good.get(folder)
        if good is not None and _is_being_written(files):
            return self._as_of(good, folder, day)
        if not self._reading.acquire(blocking=good is None):
            return self._as_of(self._good[folder], folder, day)
        try:
            tried = self._tried.get((folder, day))
            if tried is None or not tried.is_of(fingerprint(folder)):
                tried = self._read(folder, day)
            return self._shown(tried, folder, day)
        finally:
            self._reading.release()

    def has(self, folder: Path) -> bool:
        """True where something of a folder could be read before, which is shown whatever became of its files."""
        return folder in self._good

    def held_back(self, folder: Path) -> tuple[Problem, ...]:
        """Return the faults for which files of a folder are not shown, () where they are."""
        return self._held.get(folder, ())

    def _shown(self, tried: _Tried[M], folder: Path, day: date | None) -> M:
        if tried.made is not None:
            return tried.made
        if folder not in self._good:
            raise DataProblems(tried.faults)
        return self._as_of(self._good[folder], folder, day)

    def _as_of(self, good: M, folder: Path, day: date | None) -> M:
        if day is None or good.day == day:
            return good
        self._good[folder] = moved = self.of_day(good, day)
        return moved

    def _read(self, folder: Path, day: date | None) -> _Tried[M]:
        """Read the folder and decide what of it is shown from now on."""
        finish(folder)
        files, began = fingerprint(folder), time.monotonic()
        made, faults = self._made(folder, files, day)
        good = self._good.get(folder)
        if made is not None and good is not None and fingerprint(folder) != files:  # partly old, partly new
            return _Tried((), None)
        again = float("inf")
        if made is None or (good is not None and _is_worse(made, good)):
            made = None
            now = time.monotonic()
            again = now + max(AGAIN_SECONDS, AGAIN_TIMES * (now - began))
        tried = _Tried(files, made, faults, again)
        _put(self._tried, (folder, day), tried)
        if made is not None:
            _put(self._good, folder, made)
        self._tell(folder, tried)
        return tried

    def _made(self, folder: Path, files: Fingerprint, day: date | None) -> tuple[M | None, tuple[Problem, ...]]:
        try:
            made = self.make(files, day)
            return made, tuple(made.faults)
        except DataProblems as error:
            return None, tuple(one for one in error.problems if not one.notice)
        except OSError as error:
            told = f"Die Daten können nicht gelesen werden: {error.strerror or error}."
            place = Path(str(error.filename or folder)).name
            return None, (Problem("unreadable", place, None, None, told, "Bitte Rechte und Datenträger prüfen."),)
        except Exception as error:
            if folder not in self._good:
                raise
            _log.exception("The data cannot be read")
            told = f"Die Daten können nicht gelesen werden: {type(error).__name__}."
            return None, (Problem("unreadable", folder.name, None, None, told, "Der Grund steht im Protokoll."),)

    def _tell(self, folder: Path, tried: _Tried[M]) -> None:
        """One line for the operator when faults are there, are others, or are gone."""
        self._held[folder] = tried.faults if tried.made is None else ()
        before, self._told[folder] = self._told.get(folder, ()), tried.faults
        if tried.faults == before:
            return
        if not tried.faults:
            _log.warning("The data have no faults any more: what is in %s is shown from now on.", folder)
            return
        more = f" (and {len(tried.faults) - 1} more: python -m indicators check)" if len(tried.faults) > 1 else ""
        if tried.made is not None:
            shown = "All else is shown."
        elif folder in self._good:
            shown = "What was read before is shown until this is mended."
        else:
            shown = "Nothing can be shown until this is mended."
        first = min(tried.faults, key=lambda one: one.row is not None or one.column is not None)  # a whole file
        _log.error("Fault in the data: %s%s %s", first, more, shown)


def _put(kept: dict[K, V], key: K, value: V) -> None:
    """Put something in as the newest; the oldest goes."""
    kept.pop(key, None)
    kept[key] = value
    for one in list(kept)[:-MOST_KEPT]:
        del kept[one]


def _is_being_written(files: Fingerprint) -> bool:
    newest = max((changed for _name, changed, _size in files), default=0)
    return 0 <= time.time_ns() - newest < SETTLED_SECONDS * 1e9


def _is_worse(made: Made, good: Made) -> bool:
    """True where faults take something away that was there."""
    return bool(made.faults) and (not good.faults or not good.usable <= made.usable)
