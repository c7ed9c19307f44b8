"""OpenDocument spreadsheets (.ods): read by calamine, looked through for per cent cells, hidden rows, and bombs."""

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from indicators.intake.files import limits
from indicators.intake.files.sheet import Details, RawSheet
from indicators.intake.files.workbook import read_by_calamine
from indicators.intake.files.workbook_details import MOST_COLUMNS
from indicators.model.problems import DataProblems, Problem, refusal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MANY = 1 << 40
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")


@dataclass
class _Sheet:
    """What is noted of a table while it passes by."""

    row: int = 0
    column: int = 0
    width: int = 0
    last: int = 0
    filled: int = 0
    percents: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


@dataclass
class _Sizes:
    """How much a document unfolds to, counted before any of it is unfolded."""

    name: str
    cells: int = 0
    characters: int = 0

    def add(self, cells: int, characters: int) -> None:
        """Raise DataProblems where it becomes too much."""
        self.cells += cells
        self.characters += characters
        if self.cells > limits.MAX_CELLS:
            raise limits.too_many_cells(self.name)
        if self.characters > limits.MAX_UNPACKED:
            raise limits.too_large(self.name, self.characters, limits.MAX_UNPACKED)


def sheets(content: bytes, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets of a spreadsheet and notices; raises DataProblems where it is hostile, protected or broken."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest or "content.xml" not in names:
            raise limits.protected(name)
        kind = archive.read("mimetype") if "mimetype" in names else b"spreadsheet"
        if b"spreadsheet" not in kind:
            found = "Die Datei ist ein OpenDocument, aber keine Tabelle."
            raise refusal("binary", name, found, "CSV, Excel oder ODS.")
        inside = archive.read("content.xml")
    return read_by_calamine(content, name, _details(inside, name))


def _details(inside: bytes, name: str) -> dict[str, Details]:
    """What the document says of each table's cells; raises DataProblems where it would unfold to too much."""
    said = _ENCODING.search(inside, 0, 200)
    if said and said[1].lower() != b"utf-8":  # what is counted must be what is read afterwards
        raise limits.broken(name)
    found: dict[str, _Sheet] = {}
    sheet: _Sheet | None = None
    sizes = _Sizes(name)
    try:
        for event, one in ElementTree.iterparse(io.BytesIO(inside), events=("start", "end")):
            tag = one.tag.rpartition("}")[2]
            if event == "start" and tag == "table":
                if _said(one, "name") in found:
                    raise refusal("binary", name, "Zwei Blätter heißen gleich.", "Bitte umbenennen.")
                sheet = found[_said(one, "name")] = _Sheet()
            elif event == "end" and tag == "table" and sheet:
                sizes.add(sheet.last * sheet.width - sheet.filled, 0)
                one.clear()
            elif event == "end" and sheet and tag == "table-column":
                _column(one, sheet)
            elif event == "end" and sheet and tag == "table-row":
                _row(one, sheet, sizes)
                one.clear()
    except DataProblems:  # a ValueError itself
        raise
    except (ElementTree.ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise limits.broken(name) from error
    return {
        title: Details(one.percents, one.errors, one.hidden_rows, one.hidden_columns, one.merged)
        for title, one in found.items()
    }


def _column(one: "Element", sheet: _Sheet) -> None:
    repeated = min(_number(one, "number-columns-repeated"), MOST_COLUMNS)
    if _said(one, "visibility") in ("collapse", "filter") and sheet.column < MOST_COLUMNS:
        sheet.hidden_columns |= set(range(sheet.column, sheet.column + repeated))
    sheet.column += repeated


def _row(row: "Element", sheet: _Sheet, sizes: _Sizes) -> None:
    """Note what a row says, after what it unfolds to was counted."""
    rows = _number(row, "number-rows-repeated")
    cells: list[tuple[Element, int, int]] = []
    column = 0
    for cell in row:
        repeated = _number(cell, "number-columns-repeated")
        if len(cell) or any("value" in key for key in cell.attrib):
            cells.append((cell, column, repeated))
            sizes.add(repeated * rows, _characters(cell) * repeated * rows)
            sheet.filled += repeated * rows
            sheet.width = max(sheet.width, column + repeated)
        column += repeated
    if cells:
        sheet.last = sheet.row + rows
        if sheet.last * sheet.width > limits.MAX_CELLS:
            raise limits.too_many_cells(sizes.name)
        if _said(row, "visibility") in ("collapse", "filter"):
            sheet.hidden_rows |= set(range(sheet.row, sheet.last))
        for cell, at, repeated in cells:
            _cell(cell, range(sheet.row, sheet.last), range(at, at + repeated), sheet)
    sheet.row += rows


def _cell(cell: "Element", rows: range, columns: range, sheet: _Sheet) -> None:
    kinds = {value for key, value in cell.attrib.items() if key.endswith("}value-type")}
    if "error" in kinds:
        text = "".join(cell.itertext()).strip() or "#N/A"
        sheet.errors += [(row, column, text) for row in rows for column in columns]
    elif "percentage" in kinds:
        for row in rows:
            sheet.percents[row] += columns
    down, right = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
    if down > 1 or right > 1:
        sheet.merged.append(((rows[0], columns[0]), (rows[0] + down - 1, columns[0] + right - 1)))


def _characters(cell: "Element") -> int:
    """How long the text of a cell becomes, be it within or an attribute; blanks are written as their number."""
    said = sum(map(len, cell.attrib.values()))
    if len(cell) == 1 and not len(cell[0]):
        return said + len(cell[0].text or "")
    blanks = sum(_number(one, "c") for one in cell.iter() if one.tag.rpartition("}")[2] == "s")
    return said + blanks + sum(map(len, cell.itertext()))


def _said(one: "Element", name: str) -> str:
    return next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == name), "")


def _number(one: "Element", name: str) -> int:
    """The largest that an attribute of this name says, whatever its namespace; one where none does."""
    if not one.attrib:
        return 1
    texts = [value.strip().lstrip("+") for key, value in one.attrib.items() if key.rpartition("}")[2] == name]
    numbers = [int(text) if len(text) < 12 else MANY for text in texts if text.isascii() and text.isdigit()]
    return max([*numbers, 1])
