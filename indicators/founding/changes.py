"""Boundaries of an older year for areas of today: which of the older ones together are one of them."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from indicators.founding.tables import as_table
from indicators.loading.check.area_changes import AREA_CHANGES, check_area_changes
from indicators.loading.tables import read_table
from indicators.model.area_changes import AreaChanges
from indicators.model.problems import DataProblems, Problem


def read_changes(path: Path, keys: Collection[str]) -> AreaChanges:
    """Return the changes of a table that lead to areas with these keys; others are passed over.

    Raises DataProblems where the file is no such table or one of these rows has a fault.
    """
    problems: list[Problem] = []
    needed = [one.name for one in AREA_CHANGES.needed]
    frame, found = read_table(path, needed, name=path.name, closed=True)
    problems += found
    changes = AreaChanges()
    if frame is not None:
        changes = check_area_changes(frame, problems, keys, of_all=True, name=path.name)
    if faults := [one for one in problems if not one.notice]:
        raise DataProblems(faults)
    return changes


def changes_file(changes: AreaChanges) -> bytes:
    """Return changes as `area_changes.csv`, oldest first."""
    names = [one.name for one in AREA_CHANGES.needed]
    cells = (
        (one.date.isoformat(), one.old, one.old_name, one.new, one.part.value, one.url)
        for one in sorted(changes.rows, key=lambda one: (one.date, one.new, one.old))
    )
    return as_table(names, [dict(zip(names, row, strict=True)) for row in cells])


def wholes(there: Collection[str], wanted: Collection[str], changes: AreaChanges) -> Mapping[str, str]:
    """Return for each boundary that is there the area of today that it is, or is some of.

    An area of which some is missing is not named: one that only parts went to, or whose predecessors are not all there.
    """
    found: dict[str, str] = {}
    for key in wanted:
        found |= dict.fromkeys(_made_of(key, there, changes, date.max) or (), key)
    return found


def _made_of(key: str, there: Collection[str], changes: AreaChanges, before: date) -> set[str] | None:
    """The boundaries that together are an area, as it was before a day; None where some of it is missing."""
    own = {key} if key in there else None
    into = [one for one in changes.rows if one.new == key and one.date < before]
    if not into:
        return own
    day = max(one.date for one in into)
    latest = [one for one in into if one.date == day]
    whole = [one for one in latest if one.is_whole]
    keeps = any(one.keeps_key for one in whole) or not whole
    if len(whole) < len(latest) or (own and not keeps):
        return own
    parts = [_made_of(one.old, there, changes, day) for one in whole if not one.keeps_key]
    if keeps and not any(parts):
        return own  # the boundaries are newer
    if keeps:
        parts.append(_made_of(key, there, changes, day))
    known = [one for one in parts if one]
    return set[str]().union(*known) if len(known) == len(parts) else None
