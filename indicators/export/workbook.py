"""Tables as an Excel workbook that people and screen readers find their way in."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.drawing.palette import LIGHT
from indicators.export.cells import LONGEST_CELL
from indicators.export.table import Table
from indicators.language.formatting import number_pattern
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.loading.region import site_title

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST = 60


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first sheet: title, then labelled facts (a fact that is an address becomes a link)."""

    title: str
    facts: Sequence[tuple[str, str]]


def workbook(cover: Cover, tables: Sequence[tuple[str, Table]]) -> bytes:
    """Return an .xlsx file: cover sheet, contents, then one sheet per (name, table).

    Each table is a real one with a header row that stays in view and can be filtered. Nothing is said by colour alone.
    Texts stay texts: none becomes a formula, and only addresses on the cover become links.
    """
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": visible(cover.title, 250), "comments": site_title()})
        names = _sheet_names([_("Deckblatt"), _("Inhalt"), *(name for name, _table in tables)])
        _cover(book, names[0], cover)
        _contents(book, names, [table for _name, table in tables])
        for number, (name, (_wish, table)) in enumerate(zip(names[2:], tables, strict=True), start=1):
            _sheet(book, name, table, number)
    return content.getvalue()


def _cover(book: "Workbook", name: str, cover: Cover) -> None:
    sheet = book.add_worksheet(name)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    label = book.add_format({"bold": True, "valign": "top"})
    link = book.add_format({"font_color": LIGHT.area, "underline": 1, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    sheet.hide_gridlines(2)
    sheet.write_string(
        0, 0, visible(cover.title), book.add_format({"bold": True, "font_size": 18, "font_color": LIGHT.area})
    )
    for row, (fact, text) in enumerate(cover.facts, start=2):
        sheet.write_string(row, 0, fact, label)
        shown = _cell(text)
        if re.fullmatch(r"https?://[^\s\"<>]{1,2000}", shown):
            sheet.write_url(row, 1, shown, link, shown)
        else:
            sheet.write_string(row, 1, shown, wrapped)


def _contents(book: "Workbook", names: Sequence[str], tables: Sequence[Table]) -> None:
    sheet = book.add_worksheet(names[1])
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 80)
    sheet.set_column(2, 2, 12)
    head = book.add_format({"bold": True, "bottom": 1})
    link = book.add_format({"font_color": LIGHT.area, "underline": 1})
    for column, text in enumerate((_("Blatt"), _("Inhalt"), _("Zeilen"))):
        sheet.write_string(0, column, text, head)
    for row, (name, table) in enumerate(zip(names[2:], tables, strict=True), start=1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        sheet.write_string(row, 1, _cell(table.title))
        sheet.write_number(row, 2, len(table.rows))
    sheet.freeze_panes(1, 0)


def _sheet(book: "Workbook", name: str, table: Table, number: int) -> None:
    sheet = book.add_worksheet(name)
    formats = {digits: book.add_format({"num_format": number_pattern(digits)}) for digits in set(table.decimals) | {0}}
    text, whole = (
        book.add_format({"num_format": "@"}),
        {"year": book.add_format({"num_format": "0"}), "count": formats[0]},
    )
    for row, (cells, digits) in enumerate(zip(table.rows, table.decimals, strict=True), start=1):
        for column, (cell, kind) in enumerate(zip(cells, (one.kind for one in table.columns), strict=True)):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(row, column, _cell(cell), text if kind == "code" else None)
            elif cell is not None:
                sheet.write_number(row, column, cell, whole.get(kind, formats[digits]))
    _as_table(sheet, table, number)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _as_table(sheet: "Worksheet", table: Table, number: int) -> None:
    options: dict[str, Any] = {
        "columns": [{"header": one.label} for one in table.columns],
        "name": f"Tabelle{number}",
        "description": _cell(table.title)[:250],
        "style": "Table Style Light 1",
    }
    sheet.add_table(0, 0, max(len(table.rows), 1), len(table.columns) - 1, options)


def _widths(table: Table) -> list[int]:
    """Widths in characters that show the header and, up to a limit, the longest of the first cells."""
    sample = table.rows[:300]
    return [
        min(WIDEST, max(len(column.label) + 4, *(len(str(row[index] or "")) + 2 for row in sample), 8))
        for index, column in enumerate(table.columns)
    ]


def _cell(text: str) -> str:
    return visible(text, LONGEST_CELL)


def _sheet_names(wished: Sequence[str]) -> list[str]:
    """Names Excel takes: at most 31 characters, none of []:*?/\\, no apostrophe at the ends, no two alike."""
    names: list[str] = []
    for wish in wished:
        base = re.sub(r"[\[\]:*?/\\']", " ", visible(wish, 31)).strip() or _("Tabelle")
        name, count = base, 1
        while name.casefold() in (one.casefold() for one in names):
            count += 1
            name = f"{base[: 31 - len(str(count)) - 1]} {count}"
        names.append(name)
    return names
