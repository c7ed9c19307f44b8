"""Tables saved as a web page, which some servers hand out under the name of an Excel file."""

from html.parser import HTMLParser

from indicators.intake.files import limits
from indicators.intake.files.cell import Cell, clean
from indicators.intake.files.sheet import RawSheet
from indicators.model.problems import refusal

MOST_SPAN = 400


class _Tables(HTMLParser):
    """Collects the cells of all tables; a table within a table is text of its cell."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.tables: list[list[list[Cell]]] = []
        self.depth = self.cells = 0
        self.text: list[str] | None = None
        self.span = (1, 1)
        self.open_below: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append([])
                self.open_below = {}
        elif self.depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].append([])
            self._take_from_above()
        elif self.depth == 1 and tag in ("td", "th"):
            self._end_cell()
            said = dict(attrs)
            self.span = _span(said.get("colspan")), _span(said.get("rowspan"))
            self.text = []
        elif tag == "br" and self.text is not None:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table") and self.depth == 1:
            self._end_cell()
        if tag == "table" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def _end_cell(self) -> None:
        if self.text is None:
            return
        if not self.tables[-1]:
            self.tables[-1].append([])
        content = " ".join("".join(self.text).split())
        self.text = None
        columns, rows = self.span
        for _ in range(columns):
            self._put(content, rows)
        self._take_from_above()

    def _put(self, content: str, rows: int) -> None:
        self.cells += 1
        if self.cells > limits.MAX_CELLS:
            raise limits.too_many_cells(self.name)
        row = self.tables[-1][-1]
        if rows > 1:
            self.open_below[len(row)] = rows - 1, content
        row.append(clean(content))

    def _take_from_above(self) -> None:
        row = self.tables[-1][-1]
        while (above := self.open_below.pop(len(row), None)) is not None:
            left, content = above
            at = len(row)
            self._put(content, 1)
            if left > 1:
                self.open_below[at] = left - 1, content


def looks_like_html(content: bytes) -> bool:
    """True for a file that begins as a web page does, or with a table."""
    start = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style"))


def html_sheets(text: str, name: str) -> list[RawSheet]:
    """Return each table of a page that has rows and columns as a sheet; raises DataProblems where there is none."""
    parser = _Tables(name)
    parser.feed(text)
    parser.close()
    tables = [[row for row in table if row] for table in parser.tables]
    tables = [table for table in tables if len(table) > 1 and max(map(len, table)) > 1]
    if not tables:
        raise refusal("binary", name, "Die Datei ist eine Webseite ohne Tabelle.", "CSV, Excel oder ODS.")
    return [
        RawSheet(f"Tabelle {number}" if len(tables) > 1 else "", table, range(1, len(table) + 1))
        for number, table in enumerate(tables, 1)
    ]


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MOST_SPAN) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
