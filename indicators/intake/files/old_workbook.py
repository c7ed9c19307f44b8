"""Excel workbooks of before 2007 (.xls): read by xlrd, which also tells per cent formats, errors and hidden rows."""

import io
from typing import Any

from indicators.intake.files import limits
from indicators.intake.files.cell import Cell, ErrorCell, clean, is_percent_format, percent, plain
from indicators.intake.files.sheet import Details, RawSheet, visible
from indicators.model.problems import DataProblems, Problem, refusal

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def sheets(content: bytes, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets of an old workbook and notices; raises DataProblems where it is protected, too large or broken.

    A new workbook that is protected by a password comes in the same container, and so do other programs' files.
    """
    import xlrd

    if ENCRYPTED in content:
        raise limits.protected(name)
    if not any(one in content for one in STREAMS):
        found = "Die Datei ist keine Tabelle, sondern zum Beispiel ein altes Word-Dokument."
        raise refusal("binary", name, found, "CSV, Excel oder ODS.")
    try:
        with xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
        ) as book:
            return _sheets(book, name)
    except (DataProblems, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:  # the reader's errors have no common type
        raise limits.protected(name) if "encrypted" in str(error) else limits.broken(name) from error


def _sheets(book: Any, name: str) -> tuple[list[RawSheet], list[Problem]]:
    found: list[RawSheet] = []
    notices: list[Problem] = []
    cells = characters = 0
    percents = _percent_styles(book)
    for number in range(book.nsheets):
        page = book.sheet_by_index(number)  # one at a time: what is too large is seen before the next
        cells += sum(page.row_len(row) for row in range(page.nrows))
        if cells > limits.MAX_CELLS:
            raise limits.too_many_cells(name)
        rows = [_row(book, page, row, percents) for row in range(page.nrows)]
        characters += sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
        if characters > limits.MAX_UNPACKED:
            raise limits.too_large(name, characters, limits.MAX_UNPACKED)
        sheet, more = visible(page.name, rows, _details(page), file=name)
        is_hidden = page.visibility != 0
        found.append(RawSheet(sheet.name, sheet.rows, sheet.lines, hidden=is_hidden))
        notices += [] if is_hidden else more
        book.unload_sheet(number)
    return found, notices


def _percent_styles(book: Any) -> frozenset[int]:
    """The numbers of the cell formats that show per cent."""
    codes = {key: is_percent_format(one.format_str or "") for key, one in book.format_map.items()}
    return frozenset(number for number, one in enumerate(book.xf_list) if codes.get(one.format_key))


def _row(book: Any, page: Any, row: int, percents: frozenset[int]) -> list[Cell]:
    import xlrd

    values, cells = page.row_values(row), []
    for column, (kind, value) in enumerate(zip(page.row_types(row), values, strict=True)):
        if kind == xlrd.XL_CELL_NUMBER:
            is_percent = bool(percents) and page.cell_xf_index(row, column) in percents
            cells.append(percent(value) if is_percent else plain(value))
        elif kind == xlrd.XL_CELL_TEXT:
            cells.append(clean(value))
        else:
            cells.append(_other(book, kind, value))
    return cells


def _other(book: Any, kind: int, value: Any) -> Cell:
    """A date, an error, a truth value, or nothing; a number with the format of a date that is none stays a number."""
    import xlrd

    if kind == xlrd.XL_CELL_ERROR:
        return ErrorCell(xlrd.error_text_from_code.get(value, "#N/A"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return plain(bool(value))
    if kind == xlrd.XL_CELL_DATE:
        try:
            date = xlrd.xldate_as_datetime(value, book.datemode)
        except (ValueError, OverflowError):
            return plain(float(value))
        return plain(date.time() if 0 <= value < 1 else date)
    return ""


def _details(page: Any) -> Details:
    """Hidden rows and columns, and merged ranges, whose ends xlrd gives exclusive."""
    return Details(
        hidden_rows=frozenset(row for row, one in page.rowinfo_map.items() if one.hidden),
        hidden_columns=frozenset(column for column, one in page.colinfo_map.items() if one.hidden),
        merged=[((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in page.merged_cells],
    )
