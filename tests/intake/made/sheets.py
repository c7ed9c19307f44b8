"""Rows of cells written as a CSV text or a workbook, as publishers and office software do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn
from openpyxl import Workbook

Value = str | int | float | date | None
Rows = Sequence[Sequence[Value]]


def csv_text(rows: Iterable[Sequence[str]], separator: str = ";", newline: str = "\n") -> str:
    """Rows as CSV; a cell is in quotes where it has to be, a row with nothing in it is an empty line."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=newline).writerows(row if row != [""] else [] for row in rows)
    return out.getvalue()


def encoded(draw: DrawFn, text: str) -> bytes:
    """The text in one of the usual encodings that hold all its letters."""
    kind = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
    try:
        return text.encode(kind)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")


def drawn_csv(draw: DrawFn, rows: Iterable[Sequence[str]], separators: str = ";") -> bytes:
    """Rows as CSV with any of the separators, either line end and any usual encoding."""
    separator = draw(st.sampled_from(separators))
    return encoded(draw, csv_text(rows, separator, draw(st.sampled_from(["\n", "\r\n"]))))


def padded(rows: Iterable[Sequence[str]], width: int) -> list[list[str]]:
    """All rows with as many cells as the widest."""
    return [[*row, *[""] * (width - len(row))] for row in rows]


def typed(text: str) -> Value:
    """A German number as the number it is, any other text as it stands.

    >>> typed("1234,5"), typed("05958004"), typed("-")
    (1234.5, '05958004', '-')
    """
    plain = text.replace(",", ".")
    bare = plain.removeprefix("-")
    if not bare.replace(".", "", 1).isdigit() or not bare[0].isdigit() or (bare[0] == "0" and bare[1:2].isdigit()):
        return text
    return float(Decimal(plain)) if "." in plain else int(plain)


def workbook(
    sheets: Mapping[str, Rows],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook with these sheets; `merged` are ranges by sheet, `formats` number formats by "sheet!cell"."""
    book = Workbook()
    first = book.active
    assert first is not None
    for number, (name, rows) in enumerate(sheets.items()):
        page = book.create_sheet(name) if number else first
        page.title = name
        for row in rows:
            page.append(list(row))
        for one in (merged or {}).get(name, ()):
            page.merge_cells(one)
    for place, number_format in (formats or {}).items():
        name, cell = place.split("!")
        book[name][cell].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column_letter(index: int) -> str:
    """The letter of a column, counted from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    return (column_letter(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def runs(row: Sequence[str], *, within: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """First and last index of neighbouring equal texts of two cells or more; none reaches over an index of `within`."""
    found, start = [], 0
    for index in range(1, len(row) + 1):
        ends = index == len(row) or row[index] != row[start] or (within is not None and index in within)
        if ends:
            if index - start > 1 and row[start]:
                found.append((start, index - 1))
            start = index
    return found
