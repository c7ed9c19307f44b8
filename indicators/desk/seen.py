"""What the pages of the office look at again and again, computed anew only where a file changed."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from indicators.desk.drafts import Draft, files_of
from indicators.desk.releasing import Outlook, outlook
from indicators.desk.rows import Change
from indicators.desk.tables import problems_of
from indicators.model.problems import Problem

KEPT = 12  # drafts, with the last states of each
State = tuple[tuple[str, int, int], ...]  # name, time of the last change in nanoseconds, bytes


def state_of(folder: Path) -> State:
    """Return names, times and sizes of all files of a folder: equal as long as nothing changed."""
    found = []
    for name in files_of(folder):
        try:
            file = (folder / name).stat()
        except FileNotFoundError:
            continue
        found.append((name, file.st_mtime_ns, file.st_size))
    return tuple(found)


def changes_seen(draft: Draft) -> Sequence[Change]:
    """Return what a draft changes."""
    return _changes(draft, state_of(draft.data))


def problems_seen(draft: Draft, name: str = "", *, day: date) -> list[Problem]:
    """Return what the check has against a draft, or against one file of it."""
    return [one for one in _problems(draft, state_of(draft.data), day) if not name or one.file == name]


def outlook_seen(draft: Draft, folder: Path, *, day: date) -> Outlook:
    """Return what a release of the draft would do. Raises DataProblems, OSError."""
    return _outlook(draft, folder, state_of(draft.data), state_of(folder), day)


@lru_cache(maxsize=KEPT)
def _changes(draft: Draft, _state: State) -> Sequence[Change]:
    return draft.changes()


@lru_cache(maxsize=KEPT)
def _problems(draft: Draft, _state: State, day: date) -> Sequence[Problem]:
    return problems_of(draft, day=day)


@lru_cache(maxsize=KEPT)
def _outlook(draft: Draft, folder: Path, _state: State, _present: State, day: date) -> Outlook:
    return outlook(draft, folder, day=day)
