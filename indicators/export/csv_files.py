"""Tables as CSV, for Excel and for programs."""

import csv
import io

from indicators.export.cells import harmless
from indicators.export.table import Cell, Table
from indicators.language.formatting import number_text


def excel_csv(table: Table) -> bytes:
    """Return a table as German Excel opens it: UTF-8 with byte order mark, semicolons, decimal comma, German header.

    Numbers are unrounded and without thousands separators; a missing one is an empty cell.
    """
    return _written(table, [one.label for one in table.columns], separator=";", decimal=",").encode("utf-8-sig")


def machine_csv(table: Table) -> bytes:
    """Return a table for programs: UTF-8 without byte order mark, commas, decimal point, codes as header."""
    return _written(table, [one.code for one in table.columns], separator=",", decimal=".").encode("utf-8")


def _written(table: Table, header: list[str], *, separator: str, decimal: str) -> str:
    content = io.StringIO(newline="")
    writer = csv.writer(content, delimiter=separator, lineterminator="\r\n" if separator == ";" else "\n")
    writer.writerow(header)
    writer.writerows([_text(cell, decimal) for cell in row] for row in table.rows)
    return content.getvalue()


def _text(cell: Cell, decimal: str) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, float):
        return number_text(cell).replace(".", decimal)
    return "" if cell is None else str(cell)
