"""Tables of a draft as people edit them: by their columns, with what the check has against each row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.desk.drafts import Draft
from indicators.desk.rows import lines, read, written
from indicators.loading.cells import DAY, PARTIAL_DATE, Cell
from indicators.loading.check.barriers import BARRIERS
from indicators.loading.check.glossary import GLOSSARY
from indicators.loading.check.goals import GOALS
from indicators.loading.check.groups import GROUPS
from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.check.outputs import OUTPUTS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.statements import STATEMENTS
from indicators.loading.schema import Table

COMMA, GERMAN_DAY = re.compile(r"-?\d+,\d+"), re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
EMPTY = "–"  # in a list to choose from: nothing
EDITED = (MEASURES, REPORTS, GOALS, STATEMENTS, OUTPUTS, GROUPS, GLOSSARY, BARRIERS)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a draft: its file, columns, rows as text, and the bytes they were read from (None for no file)."""

    name: str
    table: Table
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, str]]
    seen: bytes | None

    @property
    def lines(self) -> Sequence[int]:
        """The line on which each row begins, as problems name it."""
        return lines(self.seen) if self.seen else []

    def with_rows(self, rows: Sequence[Mapping[str, object]]) -> bytes:
        """Return the file with these rows; empty ones are left out, None is an empty cell."""
        texts = [{name: cell_text(row.get(name)) for name in self.columns} for row in rows]
        return written(self.columns, [one for one in texts if any(one.values())])


def cell_text(value: object) -> str:
    """Return what stands in a cell of an editor; one that nobody touched is empty, like one with a dash.

    >>> cell_text(" Olpe "), cell_text(None), cell_text(float("nan")), cell_text(EMPTY)
    ('Olpe', '', '', '')
    """
    text = "" if value is None or value != value else str(value).strip()
    return "" if text == EMPTY else text


def as_written(cell: Cell, text: str) -> str:
    """Return what somebody typed as our files write it: a decimal comma as a point, a German day as ISO 8601 has it.

    Nothing else is changed: what is neither is for the check to refuse.

    >>> from indicators.loading.cells import NUMBER
    >>> (as_written(NUMBER, "-93,5"), as_written(DAY, "9.11.2026"), as_written(NUMBER, "1.234,5"))
    ('-93.5', '2026-11-09', '1.234,5')
    """
    if cell.type == "number" and COMMA.fullmatch(text):
        return text.replace(",", ".")
    if cell in (DAY, PARTIAL_DATE) and (found := GERMAN_DAY.fullmatch(text)):
        day, month, year = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return text


def sheet_of(table: Table, name: str, seen: bytes | None) -> Sheet:
    """Return a file as a table, b"" and None as an empty one. Raises ValueError where it is none."""
    header, rows = read(seen) if seen else ((), [])
    columns = tuple(dict.fromkeys([*header, *table.columns])) if header else tuple(table.columns)
    return Sheet(name, table, columns, rows, seen)


def sheets_of_sets(draft: Draft) -> list[tuple[str, Table]]:
    """Return the tables of sources of a draft, each with its set."""
    return [(path.parent.name, SOURCES) for path in sorted((draft.data / "sets").glob(f"*/{SOURCES.file}"))]
