"""Excel workbooks (.xlsx, .xlsm): read by calamine, looked through for what it does not tell, and against bombs."""

import io
import re
import zipfile
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from indicators.intake.files import limits
from indicators.intake.files.cell import Cell, ErrorCell, percent, plain
from indicators.intake.files.sheet import Details, RawSheet, visible
from indicators.model.problems import DataProblems, Problem, refusal

# Each of them ends at the next "<" at the latest: what a hostile file leaves open must not be searched to its end.
_INDEX = re.compile(rb"<(?:\w+:)?v\b[^<]*?>\s*\+?(\d+)")
_STRING = re.compile(rb"<(?:\w+:)?si\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^<]*?\sr\s*=\s*["']\s*([A-Za-z]{1,3})(\d+)""")
_CELL_TAG = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
_ERROR_VALUE = re.compile(rb"(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?\s*<(?:\w+:)?v>([^<]{1,20})<")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN_TAG = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"'<>]*)["']""")
_PLACE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
PERCENT_FORMATS = frozenset({9, 10})  # of Excel itself: 0 % and 0,00 %
MOST_COLUMNS = 16_384
MAX_STYLES = 20_000_000


def sheets(content: bytes, name: str) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets of a workbook and notices; raises DataProblems where it is hostile, protected or broken."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(one.endswith("workbook.bin") for one in archive.namelist()):  # can not be looked through beforehand
            raise refusal("binary", name, "Das binäre Excel-Format wird nicht gelesen.", "Als .xlsx speichern.")
    _refuse_hostile(content, name)
    return read_by_calamine(content, name, _details(content))


def read_by_calamine(content: bytes, name: str, details: dict[str, Details]) -> tuple[list[RawSheet], list[Problem]]:
    """Return the sheets that calamine reads, mended by what else is known of them; raises DataProblems."""
    import python_calamine

    found: list[RawSheet] = []
    notices: list[Problem] = []
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in workbook.sheets_metadata:
            if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            page = workbook.get_sheet_by_name(meta.name)
            if page.total_height * page.total_width > limits.MAX_CELLS:
                raise limits.too_many_cells(name)
            cells = [[plain(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
            known = details.get(meta.name, Details())
            merged = known.merged or [*(page.merged_cell_ranges or [])]
            own = Details(known.percents, known.errors, known.hidden_rows, known.hidden_columns, merged)
            _mend(cells, own)
            sheet, more = visible(meta.name, cells, own, file=name)
            is_hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
            found.append(RawSheet(sheet.name, sheet.rows, sheet.lines, hidden=is_hidden))
            notices += [] if is_hidden else more
    except python_calamine.PasswordError as error:
        raise protected(name) from error
    except (DataProblems, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's own errors have no common type; its panics are no Exception
        found_text = "Die Datei kann nicht gelesen werden."
        expected = "Bitte in Excel oder LibreOffice öffnen und neu als .xlsx speichern."
        raise refusal("binary", name, found_text, expected) from error
    return found, notices


def protected(name: str) -> DataProblems:
    """Return the refusal of a file that needs a password."""
    expected = "Bitte öffnen, ohne Kennwort speichern und noch einmal versuchen."
    return refusal("password", name, "Die Datei ist mit einem Passwort geschützt.", expected)


def _mend(cells: list[list[Cell]], details: Details) -> None:
    """Error cells, which the reader leaves empty, and per cent formats, which it does not know."""
    for row, column, text in details.errors:
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = ErrorCell(text)
    for row, column in details.percents:
        if row < len(cells) and column < len(cells[row]):
            cell = cells[row][column]
            if isinstance(cell, int | float):
                cells[row][column] = percent(float(cell))


def _refuse_hostile(content: bytes, name: str) -> None:
    """A few bytes of a workbook can stand for gigabytes: far-away cells, or one long text used many times."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:  # names of parts prove nothing: each is looked at
        lengths = _lengths_of_texts((archive.read(one) for one in archive.namelist()), name)
        cells = used = 0
        for sheet in (part for one in archive.namelist() if b"sheetData" in (part := archive.read(one))):
            width = last = count = 0
            for letters, row in (one.groups() for one in _REFERENCE.finditer(sheet)):
                width, last = max(width, _column_number(letters)), max(last, int(row[:8]))
            count = sum(1 for _ in _CELL.finditer(sheet))
            cells += max(last * width, count)
            if cells > limits.MAX_CELLS:
                raise limits.too_many_cells(name)
            indices = (int(one[1][:8]) for one in _INDEX.finditer(sheet))
            used += sum(lengths[index] for index in indices if index < len(lengths))
            if used > limits.MAX_UNPACKED:
                raise limits.too_large(name, used, limits.MAX_UNPACKED)


def _lengths_of_texts(parts: Iterable[bytes], name: str) -> "array[int]":
    """Lengths of the shared texts of a workbook; only one of its parts may hold such."""
    lengths = array("L")
    for part in parts:
        starts = array("L", islice((one.start() for one in _STRING.finditer(part)), limits.MAX_CELLS + 1))
        if len(starts) > limits.MAX_CELLS:
            raise limits.too_many_cells(name)
        if starts and lengths:
            raise refusal("binary", name, "Die Arbeitsmappe hat zwei Textlisten.", "Bitte neu als .xlsx speichern.")
        lengths.extend(after - start for start, after in pairwise((*starts, len(part))) if starts)
    return lengths


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _details(content: bytes) -> dict[str, Details]:
    """What the parts of a workbook say about cells, by the name of their sheet; nothing where they can not be read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        try:
            styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
            percents = _percent_styles(styles) if styles and len(styles) < MAX_STYLES else frozenset()
            parts = dict(_parts_of_sheets(archive))
        except (ElementTree.ParseError, DefusedXmlException, KeyError, ValueError):
            return {}
        return {title: _details_of(archive.read(part), percents) for title, part in parts.items() if part in names}


def _parts_of_sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Title of each sheet and the name of its part, by the workbook's relations."""
    targets = {}
    for one in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        targets[one.get("Id", "")] = one.get("Target", "").lstrip("/").removeprefix("xl/")
    for one in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if one.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
            yield one.get("name", ""), f"xl/{targets.get(relation, '')}"


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of cell styles that show per cent."""
    root = ElementTree.fromstring(styles)
    own, found = {}, set()
    for one in root.iter():
        tag = one.tag.rpartition("}")[2]
        if tag == "numFmt":
            own[one.get("numFmtId")] = re.sub(r'"[^"]*"|\\.', "", one.get("formatCode", ""))
        elif tag == "cellXfs":
            for number, style in enumerate(one):
                kind = style.get("numFmtId", "0")
                if "%" in own.get(kind, "") or (kind.isdigit() and int(kind) in PERCENT_FORMATS):
                    found.add(str(number).encode())
    return frozenset(found)


def _details_of(sheet: bytes, percents: frozenset[bytes]) -> Details:
    places: list[tuple[int, int]] = []
    errors: list[tuple[int, int, str]] = []
    if percents or b't="e"' in sheet or b"t='e'" in sheet:
        for tag in _CELL_TAG.finditer(sheet):
            said = dict(_ATTRIBUTE.findall(tag[1]))
            place = _PLACE.fullmatch(said.get(b"r", b"").strip())
            if not place:
                continue
            at = int(place[2]) - 1, _column_number(place[1]) - 1
            if said.get(b"t") == b"e":
                value = _ERROR_VALUE.match(sheet, tag.end())
                errors.append((*at, value[1].decode("utf-8", "replace") if value else "#N/A"))
            elif said.get(b"s") in percents:
                places.append(at)
    hidden = b"hidden" in sheet
    return Details(
        percents=places,
        errors=errors,
        hidden_rows=frozenset(_hidden_rows(sheet)) if hidden else frozenset(),
        hidden_columns=frozenset(_hidden_columns(sheet)) if hidden else frozenset(),
    )


def _hidden_rows(sheet: bytes) -> Iterator[int]:
    for tag in _ROW_TAG.finditer(sheet):
        said = dict(_ATTRIBUTE.findall(tag[1])) if b"hidden" in tag[1] else {}
        if said.get(b"hidden") in (b"1", b"true") and said.get(b"r", b"").isdigit():
            yield int(said[b"r"][:8]) - 1


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for tag in _COLUMN_TAG.finditer(sheet):
        said = dict(_ATTRIBUTE.findall(tag[1])) if b"hidden" in tag[1] else {}
        first, last = said.get(b"min", b""), said.get(b"max", b"")
        if said.get(b"hidden") in (b"1", b"true") and first.isdigit() and last.isdigit():
            yield from range(int(first[:6]) - 1, min(int(last[:6]), MOST_COLUMNS))
