"""A table → its columns of figures, each cell with its area and time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from indicators.intake.layout.found import FoundCell, FoundColumn
from indicators.intake.layout.heads import Head, path_of
from indicators.intake.layout.roles import FIGURE_WORDS, Roles, name_of
from indicators.intake.layout.tables import Row, Table
from indicators.intake.periods import Kind, Period, period_in_heading, period_of
from indicators.intake.units import unit_of

NAMELESS = "Werte"  # the title of columns below nothing but times
# Texts beside single figures, which a reader of the figures should know.
REMARK_WORDS = re.compile(r"(?:bemerkung|hinweis|anmerkung|fußnote|kommentar)\w*", re.IGNORECASE)
# Heads that name a part of a year without saying of which.
PART_NAMES = re.compile(
    r"(?:[1-4]|i{1,3}|iv)\.?\s?(?:quartal|vierteljahr|halbjahr)|q[1-4]|januar|februar|märz|april|mai|juni|juli|august|"
    r"september|oktober|november|dezember",
    re.IGNORECASE,
)
FEW_CATEGORIES, MOST_CATEGORIES = 40, 400


class ManyEntries(Exception):
    """The rows of a table are single entries, not figures of areas; its text names the column that tells them apart."""


class Columns(NamedTuple):
    """The columns of a table: those of figures, the titles of those that hold none, and texts that may divide its rows.

    `dividing` are such columns' titles with what stands in them.
    """

    figures: list[FoundColumn]
    without: list[str]
    dividing: list[tuple[str, list[str]]]


def columns_of(table: Table, rows: Sequence[Row], *, period: Period | None = None) -> Columns:
    """Return the columns of a table.

    `rows` are those of the region's areas; `period` stands for the table where nothing in it names a time. Raises
    ManyEntries where rows are entries with names of their own.
    """
    parts = Roles(table, rows)
    found: dict[tuple[int, tuple[str, ...], str], FoundColumn] = {}
    labels = {_labels(row, parts) for row in rows}
    if parts.entries:
        raise ManyEntries(", ".join(f"„{one.title}“" for one in parts.entries))
    if len(labels) > MOST_CATEGORIES or len(labels) > max(FEW_CATEGORIES, len(rows) // 3):
        raise ManyEntries(", ".join(f"„{one.title}“" for one in parts.categories))
    of_table = _of_table(table, rows, parts) or period
    unit_of_table = _unit_of(table.heading, *table.titles)
    for row in rows:
        own = _period(row, None, parts)
        unit = unit_of(row.text(parts.unit.index)) or row.text(parts.unit.index) if parts.unit else ""
        above = (_unit_of(row.heading) if row.heading else "") or unit_of_table
        sign = row.text(parts.sign.index) if parts.sign else ""
        for head in (*parts.figures, *parts.texts):
            path = head.path if head in parts.texts else _path(row, head, parts)
            column = found.get((head.index, path, unit or above))
            if column is None:
                column = FoundColumn(
                    path, unit or head.unit or above, table.sheet.name, head.index, table.day, head.is_torn
                )
                column.is_torn = column.is_torn or parts.has_two_times
                column.is_text, column.says_time = head in parts.texts, parts.time is not None
                found[head.index, path, unit or above] = column
            time = _part(head.period or own or period_in_heading(row.heading) or of_table, row, parts)
            if head.period and own is None and parts.filled_time(row):
                time = _of_words(row.text(parts.time.index) if parts.time else "", head.period.year)
                column.is_torn = column.is_torn or time is None
            if time and PART_NAMES.fullmatch(name_of(head)):
                time = replace(time, kind=Kind.PART, text=f"{name_of(head)} {time.year}")
            cell = row.cells[head.index] if head.index < len(row.cells) else ""
            column.cells.append(FoundCell(row.place.code, time, cell, row.line, sign, row.place.namesakes))
    dividing = [(one.title, list(dict.fromkeys(row.text(one.index) for row in rows))) for one in parts.dividing]
    return Columns(list(found.values()), [one.title for one in parts.names if one.title], dividing)


def _of_table(table: Table, rows: Sequence[Row], parts: Roles) -> Period | None:
    """The time the titles name, unless rows have their own, or a head has another year: then it may not be meant."""
    of_titles = table.period
    if any(_period(row, None, parts) for row in rows) or (parts.time and any(map(parts.filled_time, rows))):
        return None
    if of_titles is None:
        of_titles = table.heads[table.key.columns[0]].period or period_in_heading(table.heading)
    others = {one.period.year for one in table.heads if one.period}
    return None if of_titles and others - {of_titles.year} else of_titles


def _unit_of(*texts: str) -> str:
    """The one unit that lines above a table name; "" without one, or with several."""
    units = {unit for text in texts if (unit := path_of([text])[1])}
    return units.pop() if len(units) == 1 else ""


def _of_words(text: str, year: int) -> Period | None:
    """The time that words beside a row make of the year in the head: "Juni", "Ende", "31.12."; None for any others."""
    return period_of(f"{text} {year}") or period_of(f"{text}{year}")


def _part(time: Period | None, row: Row, parts: Roles) -> Period | None:
    """The time of a row that is told apart by a part of the year: a quarter, a month."""
    text = row.text(parts.part.index) if parts.part else ""
    if not parts.part or not text or time is None:
        return time or period_of(text)
    return replace(time, kind=Kind.PART, text=f"{time.text} {name_of(parts.part)} {text}")


def remarks_of(table: Table, rows: Sequence[Row]) -> Iterator[str]:
    """The texts beside single figures, each with its line."""
    for one in table.heads:
        if one.path and REMARK_WORDS.fullmatch(name_of(one)):
            yield from (f"Zeile {row.line}: {text[:80]}" for row in rows if (text := row.text(one.index)))


def _period(row: Row, head: Head | None, parts: Roles) -> Period | None:
    if head and head.period:
        return head.period
    return period_of(row.cells[parts.time.index]) if parts.time and parts.time.index < len(row.cells) else row.period


def _labels(row: Row, parts: Roles) -> tuple[str, ...]:
    return tuple(text for one in parts.categories if (text := row.text(one.index)))


def _path(row: Row, head: Head, parts: Roles) -> tuple[str, ...]:
    """Block, categories and head, top to bottom; a head that only says "Wert" adds nothing to a label."""
    labels = _labels(row, parts)
    own = head.path
    if len(own) == 1 and own[0].casefold() in FIGURE_WORDS and (labels or row.heading or parts.table.heading):
        own = ()
    block = path_of([row.heading])[0] if row.heading else ()
    title = path_of([parts.table.heading])[0] if parts.table.heading and not block and not own else ()
    path = (*block, *(title if head.period or not labels else ()), *labels, *own)
    return path or (head.unit or (NAMELESS if head.period else f"Spalte {head.index + 1}"),)
