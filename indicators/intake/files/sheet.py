"""A file as it was read: its sheets of raw cells, and what had to be done to read them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.intake.files.cell import Cell, text_of
from indicators.model.problems import Problem

_FIGURE = re.compile(r"[+\-\u2212]?\s*(?:[1-9]\d*(?:[.\s]\d{3})*|0)(?:[.,]\d+)?\s*%?")
_YEAR = re.compile(r"(?:19|20)\d\d|2100")
MOST_FILLED = 1_000_000
LISTED = 8
NOT_READ = "Ausgeblendetes wird nicht gelesen; bitte einblenden, was mitzählen soll."


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One table of a file: its rows of cells and, for each row, the line an editor or Excel shows for it.

    A `hidden` sheet is there to be named, not to be read.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    hidden: bool = False

    def texts(self, rows: int | None = None) -> Iterator[str]:
        """The texts of the first rows, or of all."""
        return (text_of(cell) for row in self.rows[:rows] for cell in row)


@dataclass(frozen=True, slots=True)
class PublisherFile:
    """A file as it came: name, SHA-256 of its bytes, sheets, and notices about how it had to be read.

    `is_excel` where cells have types and rows need not be equally long; `is_cut` where a text ends without line break.
    """

    name: str
    sha256: str
    sheets: Sequence[RawSheet]
    is_excel: bool
    notices: Sequence[Problem] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """What a spreadsheet says about the cells of a sheet beside their content; places are (row, column) from zero.

    `percents` has the columns of the cells with a per cent format, by row.
    """

    percents: Mapping[int, Sequence[int]] = field(default_factory=dict)
    errors: Sequence[tuple[int, int, str]] = ()
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()


def notice(code: str, name: str, found: str, expected: str) -> Problem:
    """Return what a person should know about how a file was read."""
    return Problem(code, name, None, None, found, expected, notice=True)


def visible(
    name: str,
    rows: list[list[Cell]],
    details: Details,
    *,
    file: str,
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
) -> tuple[RawSheet, list[Problem]]:
    """Return a sheet without hidden rows, hidden columns emptied and merged texts filled, and notices of the hidden.

    Only hidden rows and columns that hold something are named.
    """
    wide = _fill_merged(rows, merged or details.merged)
    width = max(map(len, rows), default=0)
    columns = [one for one in sorted(details.hidden_columns) if one < width and _is_filled(rows, one)]
    for row in rows if columns else ():
        for index in columns:
            if index < len(row):
                row[index] = ""
    kept = [number for number in range(len(rows)) if number not in details.hidden_rows]
    dropped = [
        number + 1
        for number in sorted(details.hidden_rows)
        if number < len(rows) and any(cell != "" for cell in rows[number])
    ]
    where = f"Blatt „{name}“: " if name else ""
    notices = []
    if wide:
        found = f"{where}Zahlen in zusammengefassten Zellen: {_listed(wide)}. Jede gilt für die erste ihrer Spalten."
        notices.append(notice("merged", file, found, "Bitte prüfen, ob sie für mehrere Spalten gemeint sind."))
    if dropped:
        words = "1 ausgeblendete Zeile" if len(dropped) == 1 else f"{len(dropped)} ausgeblendete Zeilen"
        found = f"{where}{words} (auch durch einen Filter): {_listed(map(str, dropped))}."
        notices.append(notice("hidden", file, found, NOT_READ))
    if columns:
        words = "1 ausgeblendete Spalte" if len(columns) == 1 else f"{len(columns)} ausgeblendete Spalten"
        notices.append(notice("hidden", file, f"{where}{words}: {_listed(map(letters, columns))}.", NOT_READ))
    sheet = RawSheet(name, [rows[number] for number in kept], [number + 1 for number in kept])
    return sheet, notices


def letters(index: int) -> str:
    """The letters of a column as spreadsheets show them.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def _is_filled(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    return any(index < len(row) and row[index] != "" for row in rows)


def _listed(texts: Iterable[str]) -> str:
    every = list(texts)
    return ", ".join(every[:LISTED]) + (f" und {len(every) - LISTED} weitere" if len(every) > LISTED else "")


def _is_figure(content: Cell) -> bool:
    """True for a number or its text; a year, a date and a key with its zero are none."""
    if isinstance(content, str):
        return _FIGURE.fullmatch(content.strip()) is not None and not _YEAR.fullmatch(content.strip())
    return not (1900 <= content <= 2100 and float(content).is_integer())


def _fill_merged(rows: list[list[Cell]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> list[str]:
    """Each cell of a merged range gets its text or year; a figure is not repeated: it would stand for others too.

    One over several rows becomes a text that says so, for nobody knows whose it is; returned are the places of those
    over several columns.
    """
    wide: list[str] = []
    budget = MOST_FILLED
    width = max(map(len, rows), default=0)
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        budget -= (min(bottom, len(rows) - 1) - top + 1) * (right - left + 1)
        content = rows[top][left]
        if content != "" and _is_figure(content):
            if bottom > top:
                rows[top][left] = f"{text_of(content)} (über {bottom - top + 1} Zeilen zusammengefasst)"
            elif right > left:
                wide.append(f"{letters(left)}{top + 1}")
            continue
        if budget < 0 or content == "":
            continue
        end = min(right + 1, width)
        for row in rows[top : bottom + 1]:
            row += [""] * (end - len(row))
            for index in range(left, end):
                if row[index] == "":
                    row[index] = content
    return wide
