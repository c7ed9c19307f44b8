"""What the pages of the office look at again and again, computed anew only where a file changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from indicators.desk.drafts import Draft, content, files_of
from indicators.desk.outlook import Outlook, outlook
from indicators.desk.rows import Change, keys_by_line
from indicators.loading.load import read_dataset
from indicators.model import DataSet
from indicators.model.problems import DataProblems, Problem

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
    return [one for one in _read(draft, state_of(draft.data), day)[1] if not name or one.file == name]


def rows_seen(draft: Draft) -> Mapping[tuple[str, int], str]:
    """Return the keys of all rows that a problem of the draft names, by file and line."""
    return _rows(draft, state_of(draft.data))


def dataset_seen(draft: Draft, *, day: date) -> DataSet | None:
    """Return the data of a draft, None where they can not be used at all."""
    return _read(draft, state_of(draft.data), day)[0]


def outlook_seen(draft: Draft, folder: Path, *, day: date) -> Outlook:
    """Return what a release of the draft would do. Raises DataProblems, OSError."""
    return _outlook(draft, folder, state_of(draft.data), state_of(draft.base), state_of(folder), day)


@lru_cache(maxsize=KEPT)
def _changes(draft: Draft, _state: State) -> Sequence[Change]:
    return draft.changes()


@lru_cache(maxsize=KEPT)
def _rows(draft: Draft, _state: State) -> Mapping[tuple[str, int], str]:
    day = draft.begun.date()
    names = {one.file for one in problems_seen(draft, day=day) if one.row is not None}
    return {(name, line): key for name in names for line, key in keys_by_line(name, content(draft.data, name)).items()}


@lru_cache(maxsize=KEPT)
def _read(draft: Draft, _state: State, day: date) -> tuple[DataSet | None, Sequence[Problem]]:
    try:
        found = read_dataset(draft.data, day=day)
    except DataProblems as error:
        return None, error.problems
    return found, found.problems


@lru_cache(maxsize=KEPT)
def _outlook(draft: Draft, folder: Path, _state: State, _base: State, _present: State, day: date) -> Outlook:
    return outlook(draft, folder, day=day)
