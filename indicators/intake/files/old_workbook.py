"""Excel workbooks of before 2007 (.xls): read by xlrd, which also tells per cent formats, errors and hidden rows."""

import io
import re

from indicators.intake.files import limits
from indicators.intake.files.cell import Cell, ErrorCell, percent, plain
from indicators.intake.files.sheet import Details, RawSheet, visible
from indicators.intake.files.workbook import protected
from indicators.model.problems import DataProblems, Problem, refusal

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def sheets(content: bytes, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets of an old workbook and notices; raises DataProblems where it is protected, too large or broken.

    A new workbook that is protected by a password comes in the same container.
    """
    import xlrd

    if ENCRYPTED in content:
        raise protected(name)
    try:
        with xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            found: list[RawSheet] = []
            notices: list[Problem] = []
            cells = 0
            for page in book.sheets():
                cells += page.nrows * page.ncols
                if cells > limits.MAX_CELLS:
                    raise limits.too_many_cells(name)
                rows = [
                    [_cell(book, page, row, column) for column in range(page.row_len(row))] for row in range(page.nrows)
                ]
                sheet, more = visible(page.name, rows, _details(page), file=name)
                is_hidden = page.visibility != 0
                found.append(RawSheet(sheet.name, sheet.rows, sheet.lines, hidden=is_hidden))
                notices += [] if is_hidden else more
            return found, notices
    except DataProblems:
        raise
    except Exception as error:  # the reader's errors have no common type
        if "encrypted" in str(error):
            raise protected(name) from error
        found_text = "Die Excel-Datei kann nicht gelesen werden."
        raise refusal("binary", name, found_text, "Bitte in Excel öffnen und neu als .xlsx speichern.") from error


def _cell(book: "xlrd.Book", page: "xlrd.sheet.Sheet", row: int, column: int) -> Cell:  # type: ignore[name-defined]  # noqa: F821
    import xlrd

    kind, value = page.cell_type(row, column), page.cell_value(row, column)
    if kind == xlrd.XL_CELL_NUMBER:
        shown = book.format_map.get(book.xf_list[page.cell_xf_index(row, column)].format_key)
        is_percent = shown is not None and "%" in re.sub(r'"[^"]*"|\\.', "", shown.format_str)
        return percent(value) if is_percent else float(value)
    if kind == xlrd.XL_CELL_DATE:
        return plain(xlrd.xldate_as_datetime(value, book.datemode))
    if kind == xlrd.XL_CELL_ERROR:
        return ErrorCell(xlrd.error_text_from_code.get(value, "#N/A"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return plain(bool(value))
    return plain(str(value))


def _details(page: "xlrd.sheet.Sheet") -> Details:  # type: ignore[name-defined]  # noqa: F821
    """Hidden rows and columns, and merged ranges, whose ends xlrd gives exclusive."""
    return Details(
        hidden_rows=frozenset(row for row, one in page.rowinfo_map.items() if one.hidden),
        hidden_columns=frozenset(column for column, one in page.colinfo_map.items() if one.hidden),
        merged=[((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in page.merged_cells],
    )
