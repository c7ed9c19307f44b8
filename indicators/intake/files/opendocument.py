"""OpenDocument spreadsheets (.ods): read by calamine, looked through for per cent cells, hidden rows, and bombs."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from indicators.intake.files import limits
from indicators.intake.files.sheet import Details, RawSheet
from indicators.intake.files.workbook import protected, read_by_calamine
from indicators.model.problems import Problem, refusal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BLANKS = 10_000


@dataclass
class _Sheet:
    """What is noted of a table while it passes by."""

    name: str
    row: int = 0
    width: int = 0
    last: int = 0
    percents: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    column: int = 0


def sheets(content: bytes, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets of a spreadsheet and notices; raises DataProblems where it is hostile, protected or broken."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise protected(name)
        inside = archive.read("content.xml")
    return read_by_calamine(content, name, _details(inside, name))


def _details(inside: bytes, name: str) -> dict[str, Details]:
    """What the document says of each table's cells; raises DataProblems where its cells reach too far."""
    found: dict[str, _Sheet] = {}
    sheet: _Sheet | None = None
    cells = 0
    try:
        for event, one in ElementTree.iterparse(io.BytesIO(inside), events=("start", "end")):
            tag = one.tag.rpartition("}")[2]
            if event == "start" and tag == "table":
                sheet = found.setdefault(_said(one, "name"), _Sheet(_said(one, "name")))
            elif event == "end" and tag == "s" and _number(one, "c") > MOST_BLANKS:
                raise limits.too_many_cells(name)
            elif event == "end" and sheet and tag == "table-column":
                _column(one, sheet)
            elif event == "end" and sheet and tag == "table-row":
                cells += _row(one, sheet)
                one.clear()
                if max(cells, sheet.last * sheet.width) > limits.MAX_CELLS:
                    raise limits.too_many_cells(name)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise refusal("binary", name, "Die Datei ist beschädigt.", "Bitte neu als .xlsx speichern.") from error
    return {
        one.name: Details(one.percents, (), one.hidden_rows, one.hidden_columns, one.merged) for one in found.values()
    }


def _column(one: "Element", sheet: _Sheet) -> None:
    repeated = min(_number(one, "number-columns-repeated"), 1024)
    if _said(one, "visibility") in ("collapse", "filter"):
        sheet.hidden_columns |= set(range(sheet.column, sheet.column + repeated))
    sheet.column += repeated


def _row(row: "Element", sheet: _Sheet) -> int:
    """Note what a row says and return how many filled cells it stands for."""
    rows = _number(row, "number-rows-repeated")
    column = filled = 0
    for cell in row:
        repeated = _number(cell, "number-columns-repeated")
        kind = _said(cell, "value-type")
        if kind or len(cell):
            filled += repeated
            sheet.width = max(sheet.width, column + repeated)
            if kind == "percentage" and repeated * rows <= limits.MAX_CELLS:
                places = ((at, to) for at in range(rows) for to in range(column, column + repeated))
                sheet.percents += [(sheet.row + at, to) for at, to in places]
            down, right = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if down > 1 or right > 1:
                sheet.merged.append(((sheet.row, column), (sheet.row + down - 1, column + right - 1)))
        column += repeated
    if filled:
        sheet.last = sheet.row + rows
        if _said(row, "visibility") in ("collapse", "filter"):
            sheet.hidden_rows |= set(range(sheet.row, sheet.row + min(rows, limits.MAX_CELLS)))
    sheet.row += rows
    return filled * rows


def _said(one: "Element", name: str) -> str:
    return next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == name), "")


def _number(one: "Element", name: str) -> int:
    text = _said(one, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
