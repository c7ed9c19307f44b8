"""Two changed versions of one file become one: row by row where it is a table of ours, else the file as a whole."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from indicators.loading import schema
from indicators.loading.check.area_changes import AREA_CHANGES
from indicators.loading.check.barriers import BARRIERS
from indicators.loading.check.glossary import GLOSSARY
from indicators.loading.check.goals import GOALS, PILLARS, VISIONS
from indicators.loading.check.groups import GROUPS
from indicators.loading.check.indicators import INDICATORS, SETS
from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.check.outputs import OUTPUTS
from indicators.loading.check.quality import QUALITY
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.statements import STATEMENTS
from indicators.loading.check.values import VALUES
from indicators.loading.releases import RELEASES

# The tables of ours, by the name of their file.
TABLES: Mapping[str, schema.Table] = {
    one.file: one for one in (
        AREA_CHANGES, BARRIERS, GLOSSARY, GOALS, GROUPS, INDICATORS, MEASURES, OUTPUTS, PILLARS, QUALITY, REPORTS,
        SETS, SOURCES, STATEMENTS, VALUES, VISIONS,
    )
}  # fmt: skip
# By which columns a row is known again; in the others it may change.
KEYS: Mapping[str, Sequence[str]] = {
    **{name: tuple(one.key) for name, one in TABLES.items() if one.key},
    SETS.file: ("set",),
    REPORTS.file: ("measure", "date"),
    OUTPUTS.file: ("measure", "what_de"),
    STATEMENTS.file: ("area", "goal", "indicator", "measure", "date"),
    QUALITY.file: ("indicator", "level", "first_year"),
    RELEASES: ("release",),
}  # fmt: skip

Row = Mapping[str, str]
Known = tuple[str, ...]  # the cells of a key, and which row of that key it is


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two people changed in different ways: the file, the row's key ("" for a file as a whole), and three states.

    A row that is not there is None.
    """

    file: str
    key: str
    base: Row | None
    present: Row | None
    mine: Row | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A file in which both changes are, but those in conflict: there it is as at `present`; None for no file."""

    content: bytes | None
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its header, and its rows by key, in their order."""

    header: tuple[str, ...]
    rows: Mapping[Known, Row]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that differs between two states of a file; None where it is not there."""

    file: str
    key: str
    before: Row | None
    after: Row | None


def merge(
    name: str, base: bytes | None, present: bytes | None, mine: bytes | None, *, keep: Collection[str] = ()
) -> Merge:
    """Return what becomes of a file that was `base` for both, and is now `present` for the others and `mine` for me.

    Of rows in conflict those named in `keep` by their key ("" for the file as a whole) become as mine.
    """
    if mine in (base, present):
        return Merge(present)
    if present == base:
        return Merge(mine)
    tables = [_table(name, content) for content in (base, present, mine)]
    first, theirs, ours = tables
    if first is None or theirs is None or ours is None:
        whole = [None if content is None else {"": _text(content)} for content in (base, present, mine)]
        return Merge(mine if "" in keep else present, (Conflict(name, "", *whole),))
    rows: dict[Known, Row] = {}
    conflicts = []
    for key in _order(theirs.rows, ours.rows):
        before, there, here = (one.rows.get(key) for one in (first, theirs, ours))
        chosen = there
        if _same(there, before) or _same(here, there):
            chosen = here
        elif not _same(here, before):
            conflicts.append(Conflict(name, key_words(key), before, there, here))
            chosen = here if key_words(key) in keep else there
        if chosen is not None:
            rows[key] = chosen
    header = tuple(dict.fromkeys([*theirs.header, *(ours.header)]))
    return Merge(written(header, rows.values()), tuple(conflicts))


def changes(name: str, before: bytes | None, after: bytes | None) -> list[Change]:
    """Return the rows of a file that differ, in their order; of what is no table of ours the file as a whole."""
    if before == after:
        return []
    old, new = _table(name, before), _table(name, after)
    if old is None or new is None:
        sides = [None if content is None else {"": _text(content)} for content in (before, after)]
        return [Change(name, "", *sides)]
    found = []
    for key in _order(old.rows, new.rows):
        one, other = old.rows.get(key), new.rows.get(key)
        if not _same(one, other):
            found.append(Change(name, key_words(key), one, other))
    return found


def read(content: bytes) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return header and rows of a CSV file; what a row lacks is "".

    Raises ValueError for what is no such table: other bytes than UTF-8, no header, more cells than columns.
    """
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    try:
        rows = [dict(row) for row in reader]
    except csv.Error as error:
        raise ValueError(str(error)) from error
    header = tuple(reader.fieldnames or ())
    if not header or len(set(header)) != len(header) or any(None in row for row in rows):
        raise ValueError("no table")
    return header, [{name: cell or "" for name, cell in row.items()} for row in rows]


def lines(content: bytes) -> list[int]:
    """Return the line of a CSV file on which each of its rows begins, as an editor counts.

    >>> lines("\\n".join(["a,b", '1,"two', 'lines"', "", "3,4"]).encode())
    [2, 5]
    """
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    next(reader, None)
    found, begins = [], reader.line_num + 1
    for row in reader:
        if row:
            found.append(begins)
        begins = reader.line_num + 1
    return found


def written(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a CSV file as ours are written."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(header), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def keys_by_line(name: str, content: bytes | None) -> dict[int, str]:
    """Return the keys of a table's rows, as changes name them, by the line each begins on; {} for no table of ours."""
    table = _table(name, content)
    if table is None or content is None:
        return {}
    return dict(zip(lines(content), map(key_words, table.rows), strict=True))


def key_words(key: Known) -> str:
    """Return a row's key in words, which of several alike with its number."""
    *cells, number = key
    return ", ".join(filter(None, cells)) + (f" ({int(number) + 1})" if number != "0" else "")


def conflict_rows(conflicts: Iterable[Conflict]) -> list[dict[str, str]]:
    """Return conflicts cell by cell, as a table shows them: file, row, column, and the three states."""
    found = []
    for one in conflicts:
        sides = [side or {} for side in (one.base, one.present, one.mine)]
        for column in dict.fromkeys(name for side in sides for name in side):
            base, present, mine = (side.get(column, "") for side in sides)
            if not base == present == mine:
                row = {"file": one.file, "row": one.key, "column": column}
                found.append({**row, "base": base, "present": present, "mine": mine})
    return found


def _table(name: str, content: bytes | None) -> Table | None:
    """A table of ours by key, an empty one where there is no file; None for what cannot be read as one."""
    columns = KEYS.get(PurePosixPath(name).name)
    if columns is None:
        return None
    if content is None:
        return Table((), {})
    try:
        header, rows = read(content)
    except ValueError:
        return None
    found: dict[Known, Row] = {}
    for row in rows:
        cells, number = tuple(row.get(one, "").strip() for one in columns), 0
        while (*cells, str(number)) in found:
            number += 1
        found[*cells, str(number)] = row
    return Table(header, found)


def _order(theirs: Iterable[Known], ours: Iterable[Known]) -> list[Known]:
    """All keys: theirs in their order, ours that they have not behind the one that comes before them here."""
    order, known = list(theirs), set(theirs)
    behind: dict[Known | None, list[Known]] = {}
    last: Known | None = None
    for key in ours:
        if key in known:
            last = key
        else:
            behind.setdefault(last, []).append(key)
    return [*behind.get(None, ()), *(each for key in order for each in (key, *behind.get(key, ())))]


def _same(one: Row | None, other: Row | None) -> bool:
    """Whether two rows say the same; a column that one of them lacks is empty."""
    if one is None or other is None:
        return one is other
    return all(one.get(name, "") == other.get(name, "") for name in {*one, *other})


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
