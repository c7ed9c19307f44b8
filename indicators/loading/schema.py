"""A table of the data folder, declared once: reading, check and Data Package follow from its columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from indicators.loading.cells import TEXT, Cell
from indicators.loading.rows import Row, rows
from indicators.loading.tables import read_table
from indicators.model.problems import Problem

Fields = dict[str, Any]
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name in the header; `required` cells must not be empty, `title` is for people who fill it in.

    `field` is what our types call it: the name without `_de` unless told otherwise. `names` is the file whose codes
    stand in it, "" for other text.
    """

    name: str
    cell: Cell = TEXT
    required: bool = False
    field: str = ""
    title: str = ""
    names: str = ""

    def read(self, row: Row) -> Any:
        """Return what the cell of a row stands for; what is wrong with it is a fault of the row."""
        is_read = row.text(self.name) or self.cell.read_empty
        return self.cell.read(row, self.name) if is_read else self.cell.usual


def texts(*names: str) -> list[Column]:
    """Return columns of plain text that may be empty."""
    return [Column(name) for name in names]


@dataclass(frozen=True, slots=True)
class Table:
    """A file with columns that must be there and `optional` ones that may be left out.

    No two rows have the same `key`. In a `closed` table a column that is almost one of ours is a problem.
    """

    file: str
    needed: Sequence[Column]
    optional: Sequence[Column] = ()
    key: Sequence[str] = ()
    closed: bool = False

    @property
    def columns(self) -> dict[str, Column]:
        """All columns by name, in their order."""
        return {one.name: one for one in (*self.needed, *self.optional)}

    def of_set(self, set_id: str) -> str:
        """Return what messages call the file of a set."""
        return f"sets/{set_id}/{self.file}"

    def is_in(self, folder: Path) -> bool:
        """True where the folder has the file, or something in its place that cannot be read."""
        try:
            return (folder / self.file).exists()
        except OSError:
            return True

    def content(self, folder: Path) -> bytes:
        """Return the file of a folder as it is, b"" where there is none."""
        return (folder / self.file).read_bytes() if self.is_in(folder) else b""

    def frame(self, folder: Path, problems: list[Problem], *, name: str = "") -> pd.DataFrame | None:
        """Return the file of a folder as `read_table` does, its problems added; `name` is its name in messages."""
        needed, optional = ([one.name for one in columns] for columns in (self.needed, self.optional))
        name = name or self.file
        frame, found = read_table(folder / self.file, needed, name=name, optional=optional, closed=self.closed)
        problems += found
        return frame

    def fields(self, row: Row) -> Fields:
        """Return what the cells of a row stand for, by field; what is wrong with one is a fault of the row."""
        columns = self.columns.values()
        row.require(one.name for one in columns if one.required)
        return {one.field or one.name.removesuffix("_de"): one.read(row) for one in columns}

    def read(
        self,
        frame: pd.DataFrame,
        problems: list[Problem],
        make: Callable[[Row, Fields], Entry | None],
        *,
        name: str = "",
    ) -> dict[str, Entry]:
        """Return what `make` gives for the rows, by key, in file order; None is left out.

        Every fault is added to `problems`, a key that was used before too; `name` is the file's name in messages.
        """
        entries: dict[str, Entry] = {}
        [key] = self.key
        for row in rows(frame, name or self.file, problems):
            fields, value = self.fields(row), row.text(key)
            if value in entries:
                row.fault("duplicate", key, f"„{value}“ kommt mehrmals vor.", "Jedes Kürzel nur einmal.")
            if (one := make(row, fields)) is not None:
                entries[value] = one
        return entries
