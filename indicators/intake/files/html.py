"""Tables saved as a web page, which some servers hand out under the name of an Excel file; read by lxml."""

from indicators.intake.files import limits
from indicators.intake.files.cell import Cell, clean
from indicators.intake.files.sheet import Details, RawSheet, visible
from indicators.intake.files.workbook_details import MOST_COLUMNS
from indicators.model.problems import Problem, refusal

MOST_CELLS, MOST_ROWS = 2_000_000, 1_048_576
MOST_TABLES, MOST_NESTED = 10_000, 20
MOST_SPAN_COLUMNS, MOST_SPAN_ROWS = 400, 5_000
STARTS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div", b"<!--")


def looks_like_html(content: bytes) -> bool:
    """True for a file that begins as a web page does, or with a table."""
    start = content[:8192].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith(STARTS) or (start.startswith(b"<?xml") and b"<html" in start)


def html_sheets(text: str, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return each table of a page that has rows and columns as a sheet, and notices of hidden rows and columns.

    A table within another is a sheet of its own, and no text of the cell it stands in. Raises DataProblems where there
    is no table, or where it reaches over too many cells.
    """
    from lxml import etree

    tables = _Tables(name)
    try:
        etree.fromstring(text.encode(), etree.HTMLParser(target=tables, encoding="utf-8", no_network=True))
    except etree.LxmlError as error:
        raise limits.broken(name) from error
    grids = [one for one in tables.grids if len(one.rows) > 1 and max(map(len, one.rows)) > 1]
    if not grids:
        raise refusal("binary", name, "Die Datei ist eine Webseite ohne Tabelle.", "CSV, Excel oder ODS.")
    sheets, notices = [], []
    for number, one in enumerate(grids, 1):
        details = Details(hidden_rows=one.hidden_rows, hidden_columns=one.hidden_columns, merged=one.merged)
        sheet, more = visible(f"Tabelle {number}" if len(grids) > 1 else "", one.rows, details, file=name)
        sheets.append(sheet)
        notices += more
    return sheets, notices


class _Grid:
    """One table: its cells at the places they have once those that reach over several rows or columns are laid out."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.columns = 0
        self.text: list[str] | None = None
        self.span = (1, 1)
        self.taken: dict[int, int] = {}  # columns that cells from above reach into → for how many more rows

    def start_row(self) -> None:
        """A new row; what reached into the one before reaches one row less far."""
        self.taken = {column: left - 1 for column, left in self.taken.items() if left > 1}
        self.rows.append([])

    def start_cell(self, columns: int, rows: int) -> None:
        """A new cell, of which only the text is to come."""
        if not self.rows:
            self.start_row()
        self.text, self.span = [], (columns, rows)

    def end_row(self) -> int:
        """Go on to the last column that a cell from above reaches into, and return how many places that took."""
        more = max(self.taken, default=-1) + 1 - len(self.rows[-1]) if self.rows else 0
        if more > 0:
            self.rows[-1] += [""] * more
        return max(more, 0)

    def end_cell(self) -> int:
        """Put the cell where no cell from above reaches, and return how many places it took."""
        if self.text is None:
            return 0
        row = self.rows[-1]
        before = len(row)
        while len(row) in self.taken:
            row.append("")
        at, (columns, rows) = len(row), self.span
        row += [clean(" ".join("".join(self.text).split())), *[""] * (columns - 1)]
        if rows > 1:  # counted down at the start of the next row
            self.taken |= dict.fromkeys(range(at, at + columns), rows)
        if rows > 1 or columns > 1:
            top = len(self.rows) - 1
            self.merged.append(((top, at), (top + rows - 1, at + columns - 1)))
        self.text = None
        return len(row) - before


class _Tables:
    """What the parser tells about a page, as the tables in it; raises DataProblems where they become too large."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.grids: list[_Grid] = []
        self.open: list[_Grid] = []
        self.cells = self.rows = 0
        self.is_muted = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._start_table()
        elif tag in ("style", "script"):
            self.is_muted = True
        elif not self.open:
            return
        elif tag in ("tr", "caption"):
            self._start_row(is_hidden=_is_hidden(attributes))
        elif tag == "col":
            self._start_column(attributes)
        if self.open and tag in ("td", "th", "caption"):
            columns = _span(attributes.get("colspan"), MOST_SPAN_COLUMNS)
            self.open[-1].start_cell(columns, _span(attributes.get("rowspan"), MOST_SPAN_ROWS))
        elif self.open and tag in ("br", "p", "div", "li"):
            self.data(" ")

    def end(self, tag: str) -> None:
        if tag in ("style", "script"):
            self.is_muted = False
        elif self.open and tag in ("td", "th", "caption"):
            self._count(self.open[-1].end_cell())
        elif self.open and tag == "tr":
            self._count(self.open[-1].end_row())
        elif self.open and tag == "table":
            self.open.pop()

    def data(self, text: str) -> None:
        if self.open and not self.is_muted and self.open[-1].text is not None:
            self.open[-1].text.append(text)

    def close(self) -> None:
        """All was told."""

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS or (self.open[-1].rows and len(self.open[-1].rows[-1]) > MOST_COLUMNS):
            raise limits.too_many_cells(self.name, MOST_CELLS)

    def _start_table(self) -> None:
        if len(self.open) == MOST_NESTED or len(self.grids) == MOST_TABLES:
            raise refusal("binary", self.name, "Die Webseite hat zu viele Tabellen.", "CSV, Excel oder ODS.")
        self.open.append(_Grid())
        self.grids.append(self.open[-1])

    def _start_row(self, *, is_hidden: bool) -> None:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise limits.too_many_cells(self.name, MOST_CELLS)
        grid = self.open[-1]
        grid.start_row()
        if is_hidden:
            grid.hidden_rows.add(len(grid.rows) - 1)

    def _start_column(self, attributes: dict[str, str]) -> None:
        grid = self.open[-1]
        columns = range(grid.columns, grid.columns + _span(attributes.get("span"), MOST_SPAN_COLUMNS))
        grid.columns = columns.stop
        if _is_hidden(attributes) and columns.stop < MOST_COLUMNS:
            grid.hidden_columns |= set(columns)


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or "display:none" in "".join(attributes.get("style", "").split()).lower()


def _span(text: str | None, most: int) -> int:
    text = (text or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else 1
