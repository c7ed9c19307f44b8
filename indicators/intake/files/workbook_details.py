"""What the parts of a workbook say beside the contents of cells: per cent formats, errors, hidden rows and columns."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from indicators.intake.files.bombs import blocks, column_number
from indicators.intake.files.cell import is_percent_format
from indicators.intake.files.sheet import Details
from indicators.model.problems import refusal

# As in bombs.py, none of them reaches beyond the next "<".
_CELL_OR_ROW = re.compile(rb"<(?:\w+:)?(c|row)\b([^<>]*)>")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN_TAG = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']\s*([^"'<>]*?)\s*["']""")
_REFERENCE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_PLACE = rb"""(?:[^<>]*?\sr\s*=\s*["']\s*([A-Za-z]{1,3})(\d{1,7}))?"""
_VALUE = rb"(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?\s*<(?:\w+:)?v\b[^<>]*>([^<]{1,20})<"
_ERROR_VALUE = re.compile(_VALUE)
_ERROR = re.compile(rb"""<(?:\w+:)?c\b(?=[^<>]*\st\s*=\s*["']e["'])""" + _PLACE + rb"[^<>]*>(?:" + _VALUE + rb")?")
FEW = 100
PERCENT_FORMATS = frozenset({"9", "10"})  # of Excel itself: 0 % and 0,00 %
MOST_COLUMNS = 16_384


def workbook_details(archive: zipfile.ZipFile, name: str) -> dict[str, Details]:
    """Return the details by the name of their sheet; raises DataProblems where the workbook does not tell them.

    Without its formats a workbook could give figures a hundred times too small.
    """
    names = {one.casefold(): one for one in archive.namelist()}
    try:
        styles = names.get("xl/styles.xml")
        percents = _percent_styles(archive.read(styles)) if styles else frozenset()
        found = {}
        for title, part in _parts_of_sheets(archive, names):
            if part.casefold() in names:
                found[title] = _details_of(archive.read(names[part.casefold()]), percents)
        return found
    except (ElementTree.ParseError, DefusedXmlException, KeyError, ValueError, LookupError) as error:
        found_text = "Die Arbeitsmappe ist beschädigt."
        raise refusal("binary", name, found_text, "Bitte in Excel öffnen und neu als .xlsx speichern.") from error


def _parts_of_sheets(archive: zipfile.ZipFile, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Title of each sheet and the name of its part, by the workbook's relations."""
    targets = {}
    for one in ElementTree.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"])):
        targets[one.get("Id", "")] = one.get("Target", "").lstrip("/").removeprefix("xl/")
    for one in ElementTree.fromstring(archive.read(names["xl/workbook.xml"])).iter():
        if one.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
            yield one.get("name", ""), f"xl/{targets.get(relation, '')}"


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of cell styles that show per cent."""
    codes: dict[str, str] = {}
    found = set()
    for one in ElementTree.fromstring(styles):
        tag = one.tag.rpartition("}")[2]
        if tag == "numFmts":
            codes = {code.get("numFmtId", ""): code.get("formatCode", "") for code in one}
        elif tag == "cellXfs":
            for number, style in enumerate(one):
                kind = style.get("numFmtId", "0")
                if is_percent_format(codes[kind]) if kind in codes else kind in PERCENT_FORMATS:
                    found.add(str(number).encode())
    return frozenset(found)


def _details_of(sheet: bytes, percents: frozenset[bytes]) -> Details:
    hidden = b"hidden" in sheet
    places, errors = _marked_cells(sheet, percents)
    return Details(
        percents=places,
        errors=errors,
        hidden_rows=frozenset(_hidden_rows(sheet)) if hidden else frozenset(),
        hidden_columns=frozenset(_hidden_columns(sheet)) if hidden else frozenset(),
    )


def _marked_cells(sheet: bytes, percents: frozenset[bytes]) -> tuple[dict[int, list[int]], list[tuple[int, int, str]]]:
    """Columns of the per cent cells of each row, and the errors with their places.

    Cells need not say where they stand, nor which style they have: then all cells are counted.
    """
    has_errors = b'"e"' in sheet or b"'e'" in sheet
    errors = [one.groups() for one in _ERROR.finditer(sheet)] if has_errors else []
    if b"0" in percents or any(letters is None for letters, _, _ in errors):
        return _counted_cells(sheet, percents)
    places: dict[bytes, list[int]] = defaultdict(list)
    columns: dict[bytes, int] = {}
    styled = _of_styles(percents)
    for block in blocks(sheet) if percents else ():
        for style, letters, row in styled.findall(block):
            if style not in percents:
                continue
            if not letters:
                return _counted_cells(sheet, percents)
            if letters not in columns:
                columns[letters] = column_number(letters) - 1
            places[row].append(columns[letters])
    return (
        {int(row) - 1: found for row, found in places.items()},
        [(int(row) - 1, column_number(letters) - 1, _error(text)) for letters, row, text in errors],
    )


def _of_styles(percents: frozenset[bytes]) -> "re.Pattern[bytes]":
    """Finds cells of styles: a few of them by their numbers, else all to be looked at."""
    numbers = rb"|".join(sorted(percents)) if 0 < len(percents) <= FEW else rb"\d+"
    style = rb"""(?=[^<>]*\ss\s*=\s*["']\s*(%s)\s*["'])""" % numbers
    return re.compile(rb"<(?:\w+:)?c\b" + style + _PLACE)


def _counted_cells(sheet: bytes, percents: frozenset[bytes]) -> tuple[dict[int, list[int]], list[tuple[int, int, str]]]:
    """As _marked_cells, for cells whose place is the one after the cell before."""
    places: dict[int, list[int]] = defaultdict(list)
    errors = []
    row, column = -1, 0
    for tag in _CELL_OR_ROW.finditer(sheet):
        said = dict(_ATTRIBUTE.findall(tag[2]))
        place = said.get(b"r", b"")
        if tag[1] == b"row":
            row, column = int(place[:8]) - 1 if place.isdigit() else row + 1, 0
            continue
        if at := _REFERENCE.fullmatch(place):
            row, column = int(at[2]) - 1, column_number(at[1]) - 1
        if said.get(b"t") == b"e":
            value = _ERROR_VALUE.match(sheet, tag.end())
            errors.append((row, column, _error(value and value[1])))
        elif said.get(b"s", b"0") in percents:
            places[row].append(column)
        column += 1
    return places, errors


def _error(text: bytes | None) -> str:
    return text.decode("utf-8", "replace").strip() if text else "#N/A"


def _hidden_rows(sheet: bytes) -> Iterator[int]:
    """Rows that are hidden, by a person or a filter; a row need not say its number."""
    row = -1
    for tag in _ROW_TAG.finditer(sheet):
        said = dict(_ATTRIBUTE.findall(tag[1]))
        row = int(said[b"r"][:8]) - 1 if said.get(b"r", b"").isdigit() else row + 1
        if said.get(b"hidden") in (b"1", b"true"):
            yield row


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for tag in _COLUMN_TAG.finditer(sheet):
        said = dict(_ATTRIBUTE.findall(tag[1])) if b"hidden" in tag[1] else {}
        first, last = said.get(b"min", b""), said.get(b"max", b"")
        if said.get(b"hidden") in (b"1", b"true") and first.isdigit() and last.isdigit():
            yield from range(int(first[:6]) - 1, min(int(last[:6]), MOST_COLUMNS))
