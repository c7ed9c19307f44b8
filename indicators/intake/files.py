"""Publishers' files as sheets of raw cells: CSV of any separator, Excel, or a ZIP archive with one CSV."""

import csv
import datetime as dt
import hashlib
import io
import re
import statistics
import zipfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from indicators.model.problems import DataProblems, Problem, refusal

Cell = str | int | float

MAX_BYTES = 50_000_000
MAX_UNPACKED = 200_000_000
MAX_TEXT = 100_000_000
MAX_CELLS = 6_000_000
SEPARATORS = (";", "\t", ",")
SAMPLE_LINES, SAMPLE_CHARACTERS = 400, 1_000_000
ZIP_MARK, XLS_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Text that was UTF-8, was taken for Windows-1252 and was saved as UTF-8 again: "Ã¼" for "ü".
MOJIBAKE = re.compile("Ã[\u00a4\u00b6\u00bc\u0084\u0096\u009c\u0178\u201e\u2013\u0153]")
# Each of them ends at the next "<" at the latest: what a hostile file leaves open must not be searched to its end.
_INDEX = re.compile(rb"<(?:\w+:)?v\b[^<]*?>\s*\+?(\d+)")
_STRING = re.compile(rb"<(?:\w+:)?si\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^<]*?\sr\s*=\s*["']\s*([A-Za-z]{1,3})(\d+)""")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One table of a file: its rows of cells and, for each row, the line an editor or Excel shows for it."""

    name: str
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]

    def texts(self, rows: int | None = None) -> Iterator[str]:
        """The texts of the first rows, or of all."""
        return (text_of(cell) for row in self.rows[:rows] for cell in row)


@dataclass(frozen=True, slots=True)
class PublisherFile:
    """A file as it came: name, SHA-256 of its bytes, sheets, and notices about how it had to be read."""

    name: str
    sha256: str
    sheets: Sequence[RawSheet]
    is_excel: bool
    notices: Sequence[Problem] = ()


def read_path(path: Path) -> PublisherFile:
    """Return a file of the disk; raises DataProblems where it is missing, too large or no table."""
    if not path.is_file():
        raise refusal("file_missing", path.name, "Die Datei gibt es nicht.", "Pfad einer Datei.")
    if path.stat().st_size > MAX_BYTES:
        raise _too_large(path.name, path.stat().st_size, MAX_BYTES)
    return read_content(path.read_bytes(), path.name)


def read_content(content: bytes, name: str) -> PublisherFile:
    """Return the sheets of a file given as bytes; what it is, its first bytes tell, not its name.

    Raises DataProblems where nothing can be read: empty, too large (also once unpacked), binary, no CSV in an archive.
    """
    if not content.strip():
        raise refusal("empty", name, "Die Datei ist leer.", "Erwartet wird eine Tabelle.")
    if len(content) > MAX_BYTES:
        raise _too_large(name, len(content), MAX_BYTES)
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(XLS_MARK):
        return PublisherFile(name, digest, _excel_sheets(content, name), is_excel=True)
    if content.startswith(ZIP_MARK):
        names = _members(content, name)
        if "[Content_Types].xml" in names:
            if any(one.endswith("workbook.bin") for one in names):  # .xlsb can not be looked through beforehand
                raise refusal("binary", name, "Das binäre Excel-Format wird nicht gelesen.", "Als .xlsx speichern.")
            _refuse_hostile_workbook(content, name)
            return PublisherFile(name, digest, _excel_sheets(content, name), is_excel=True)
        content = _only_csv(content, names, name)
    text, notices = _decoded(content, name)
    return PublisherFile(name, digest, [_csv_sheet(text, name)], is_excel=False, notices=notices)


def text_of(cell: Cell) -> str:
    """The cell as text without outer blanks; whole numbers without decimals.

    >>> text_of("  Arnsberg\\t"), text_of(5958004.0), text_of(0.5)
    ('Arnsberg', '5958004', '0.5')
    """
    if isinstance(cell, str):
        return cell.strip()
    return str(int(cell)) if float(cell).is_integer() else repr(cell)


def _too_large(name: str, size: int, limit: int) -> DataProblems:
    found = f"Die Datei hat {size / 1e6:.0f} Megabyte."
    return refusal("too_large", name, found, f"Höchstens {limit / 1e6:.0f} Megabyte; bitte die Auswahl verkleinern.")


def _members(content: bytes, name: str) -> list[str]:
    """Names in an archive, after every member was unpacked once without being kept.

    The sizes an archive declares may lie; but a member that is larger than it says fails its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            declared = sum(one.file_size for one in archive.infolist())
            if declared <= MAX_UNPACKED:
                for one in archive.infolist():
                    with archive.open(one) as member:
                        while member.read(1 << 20):
                            pass
                return archive.namelist()
    except Exception as error:  # broken archives raise errors of half a dozen modules
        raise refusal("archive", name, "Das Archiv ist beschädigt oder verschlüsselt.", "ZIP oder Excel.") from error
    raise _too_large(name, declared, MAX_UNPACKED)


def _only_csv(content: bytes, names: Sequence[str], name: str) -> bytes:
    inside = [one for one in names if one.lower().endswith((".csv", ".txt")) and not one.startswith("__MACOSX/")]
    if len(inside) != 1:
        found = f"Das Archiv enthält {len(inside)} CSV-Dateien."
        raise refusal("archive", name, found, "Genau eine CSV-Datei; sonst bitte auspacken und einzeln einlesen.")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(inside[0])


def _refuse_hostile_workbook(content: bytes, name: str) -> None:
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
            if cells > MAX_CELLS:
                raise _too_many_cells(name)
            indices = (int(one[1][:8]) for one in _INDEX.finditer(sheet))
            used += sum(lengths[index] for index in indices if index < len(lengths))
            if used > MAX_UNPACKED:
                raise _too_large(name, used, MAX_UNPACKED)


def _lengths_of_texts(parts: Iterable[bytes], name: str) -> "array[int]":
    """Lengths of the shared texts of a workbook; only one of its parts may hold such."""
    lengths = array("L")
    for part in parts:
        starts = array("L", islice((one.start() for one in _STRING.finditer(part)), MAX_CELLS + 1))
        if len(starts) > MAX_CELLS:
            raise _too_many_cells(name)
        if starts and lengths:
            raise refusal("binary", name, "Die Arbeitsmappe hat zwei Textlisten.", "Bitte neu als .xlsx speichern.")
        lengths.extend(after - start for start, after in pairwise((*starts, len(part))) if starts)
    return lengths


def _too_many_cells(name: str) -> DataProblems:
    expected = f"Höchstens {MAX_CELLS / 1e6:.0f} Millionen Zellen; bitte die Auswahl verkleinern."
    return refusal("too_large", name, "Die Tabelle reicht über zu viele Zellen.", expected)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _excel_sheets(content: bytes, name: str) -> list[RawSheet]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for title in workbook.sheet_names:
            page = workbook.get_sheet_by_name(title)
            if page.total_height * page.total_width > MAX_CELLS:
                raise _too_many_cells(name)
            rows = page.to_python(skip_empty_area=False)
            cells = [[_plain(cell) for cell in row] for row in rows]
            sheets.append(RawSheet(title, cells, range(1, len(cells) + 1)))
    except (DataProblems, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's own errors have no common type; its panics are no Exception
        found = "Die Excel-Datei kann nicht gelesen werden."
        raise refusal("binary", name, found, "Bitte in Excel öffnen und neu als .xlsx speichern.") from error
    if not any(sheet.rows for sheet in sheets):
        raise refusal("empty", name, "Die Datei enthält keine Zellen.", "Erwartet wird eine Tabelle.")
    return sheets


def _plain(cell: object) -> Cell:
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float | str):
        return cell
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _decoded(content: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a CSV: UTF-16 by its mark, else UTF-8, else Windows-1252, which German offices still write."""
    if len(content) > MAX_TEXT:
        raise _too_large(name, len(content), MAX_TEXT)
    notices = []
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            found = f"Das Zeichen an Stelle {error.start} ist weder UTF-8 noch Windows-1252."
            raise refusal("encoding", name, found, "Bitte als „CSV UTF-8“ speichern.") from error
        notices.append(_notice("encoding_read", name, "Die Datei ist nicht in UTF-8.", "Als Windows-1252 gelesen."))
    control = sum(text.count(chr(code)) for code in (*range(9), 11, *range(14, 32)))
    if "\x00" in text or control > len(text) / 100:
        raise refusal("binary", name, "Die Datei ist kein Text.", "CSV, Excel, oder ZIP mit einer CSV-Datei.")
    if MOJIBAKE.search(text):
        found = "Umlaute sehen zerstört aus (zum Beispiel „Ã¼“ statt „ü“)."
        notices.append(_notice("mojibake", name, found, "Bitte neu und als UTF-8 herunterladen."))
    return text, notices


def _notice(code: str, name: str, found: str, expected: str) -> Problem:
    return Problem(code, name, None, None, found, expected, notice=True)


def _csv_sheet(text: str, name: str) -> RawSheet:
    separator = _separator(text)
    if text.count(separator) + max(text.count("\n"), text.count("\r")) > MAX_CELLS:
        raise _too_many_cells(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows, lines, line = [], [], 1
    try:
        for cells in reader:
            rows.append(cells)
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise refusal("csv", name, f"Nicht lesbar: {error}.", "Erwartet wird CSV.", line=line) from error
    return RawSheet("", rows, lines)


def _separator(text: str) -> str:
    """The first of semicolon, tab, comma that cuts most lines of the file into the same number of columns, two or more.

    The order matters: German files have decimal commas, files with commas hardly ever have semicolons.
    """
    sample = list(islice(io.StringIO(text[:SAMPLE_CHARACTERS], newline=None), SAMPLE_LINES))
    for separator in SEPARATORS:
        try:
            widths = [len(cells) for cells in csv.reader(sample, delimiter=separator) if any(cells)]
        except csv.Error:
            continue
        if widths and (usual := statistics.mode(widths)) > 1 and widths.count(usual) * 2 > len(widths):
            return separator
    return ";" if text.count(";") > text.count(",") else ","
