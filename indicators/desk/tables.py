"""Tables of a draft as people edit them: by their columns, with what the check has against each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.desk.drafts import Draft, content
from indicators.desk.rows import read, written
from indicators.loading.check.barriers import BARRIERS
from indicators.loading.check.glossary import GLOSSARY
from indicators.loading.check.goals import GOALS
from indicators.loading.check.groups import GROUPS
from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.check.outputs import OUTPUTS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.statements import STATEMENTS
from indicators.loading.load import read_dataset
from indicators.loading.schema import Table
from indicators.model.problems import DataProblems, Problem

EDITED = (MEASURES, REPORTS, GOALS, STATEMENTS, OUTPUTS, GROUPS, GLOSSARY, BARRIERS)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a draft: its file, columns, rows as text, and the bytes they were read from (None for no file)."""

    name: str
    table: Table
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, str]]
    seen: bytes | None

    def with_rows(self, rows: Sequence[Mapping[str, object]]) -> bytes:
        """Return the file with these rows; empty ones are left out, None is an empty cell."""
        texts = [{name: cell_text(row.get(name)) for name in self.columns} for row in rows]
        return written(self.columns, [one for one in texts if any(one.values())])


def cell_text(value: object) -> str:
    """Return what stands in a cell of an editor; one that nobody touched is empty.

    >>> cell_text(" Olpe "), cell_text(None), cell_text(float("nan"))
    ('Olpe', '', '')
    """
    return "" if value is None or value != value else str(value).strip()


def sheet(draft: Draft, table: Table, *, of_set: str = "") -> Sheet:
    """Return a table of a draft, one of a set with its id. Raises ValueError where the file is no table."""
    name = table.of_set(of_set) if of_set else table.file
    return sheet_of(table, name, content(draft.data, name))


def sheet_of(table: Table, name: str, seen: bytes | None) -> Sheet:
    """Return a file as a table, b"" and None as an empty one. Raises ValueError where it is none."""
    header, rows = read(seen) if seen else ((), [])
    columns = tuple(dict.fromkeys([*header, *table.columns])) if header else tuple(table.columns)
    return Sheet(name, table, columns, rows, seen)


def sheets_of_sets(draft: Draft) -> list[tuple[str, Table]]:
    """Return the tables of sources of a draft, each with its set."""
    return [(path.parent.name, SOURCES) for path in sorted((draft.data / "sets").glob(f"*/{SOURCES.file}"))]


def problems_of(draft: Draft, name: str = "", *, day: date) -> list[Problem]:
    """Return what the check has against the draft, or against one file of it."""
    try:
        found: Sequence[Problem] = read_dataset(draft.data, day=day).problems
    except DataProblems as error:
        found = error.problems
    return [one for one in found if not name or one.file == name]
