"""Spreadsheets written by hand for the tests, down to their bytes where no library writes what is to be read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

from tests.intake import samples

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "table": "table", "text": "text", "style": "style"}.items()
)
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed, or with one more."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return samples.archive(parts | {part: change(parts.get(part, b""))})


def number(value: float, more: str = "", kind: str = "float") -> str:
    """A cell of a number in an OpenDocument."""
    said = f'office:value-type="{kind}" office:value="{value}" {more}'
    return f"<table:table-cell {said}><text:p>x</text:p></table:table-cell>"


def text(content: str, more: str = "") -> str:
    """A cell of a text in an OpenDocument."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{content}</text:p></table:table-cell>'


def row(cells: str, more: str = "") -> str:
    """A row of an OpenDocument."""
    return f"<table:table-row {more}>{cells}</table:table-row>"


def ods(inside: str, *, more: Mapping[str, bytes] | None = None, styles: str = "", named: bool = False) -> bytes:
    """An OpenDocument spreadsheet with these rows in its sheet "Daten", or with these tables."""
    tables = inside if named else f'<table:table table:name="Daten">{inside}</table:table>'
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} {CALC}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": ODS, "META-INF/manifest.xml": b"<manifest/>", "content.xml": document.encode()}
    return samples.archive(parts | dict(more or {}))


def xls(
    records: Sequence[bytes], *, formats: Sequence[str] = (), days_of_1904: bool = False, more: bytes = b""
) -> bytes:
    """An old workbook (BIFF8) with these records in its sheet; style 0 is plain, style n has the n-th format."""
    styles = b"".join(_record(0x41E, struct.pack("<H", 164 + at) + _long(one)) for at, one in enumerate(formats))
    for index in (0, *range(164, 164 + len(formats))):
        styles += _record(0xE0, struct.pack("<HHHBBBBIiH", 0, index, 0, 0, 0, 0, 0, 0, 0, 0))
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 0)) + more
    begin += _record(0x42, struct.pack("<H", 1200)) + _record(0x22, struct.pack("<H", days_of_1904)) + styles
    at = len(begin) + 4 + 6 + 2 + len("Daten") + 4
    begin += _record(0x85, struct.pack("<IBB", at, 0, 0) + b"\x05\x00Daten") + _record(0x0A, b"")
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 0))
    return _container(begin + sheet + b"".join(records) + _record(0x0A, b""))


def xls_number(at: tuple[int, int], value: float, style: int = 0) -> bytes:
    """A number in an old workbook."""
    return _record(0x203, struct.pack("<HHHd", *at, style, value))


def xls_text(at: tuple[int, int], content: str) -> bytes:
    """A text in an old workbook."""
    return _record(0x204, struct.pack("<HHH", *at, 0) + _long(content))


def xls_error(at: tuple[int, int], code: int) -> bytes:
    """An error in an old workbook: 7 is #DIV/0!, 42 is #N/A."""
    return _record(0x205, struct.pack("<HHHBB", *at, 0, code, 1))


def xls_hidden_row(number_of_row: int) -> bytes:
    """A hidden row of an old workbook."""
    return _record(0x208, struct.pack("<HHHHHHI", number_of_row, 0, 9, 255, 0, 0, 0x120))


def xls_hidden_column(column: int) -> bytes:
    """A hidden column of an old workbook."""
    return _record(0x7D, struct.pack("<HHHHHH", column, column, 0, 0, 1, 0))


def xls_merged(top: int, bottom: int, left: int, right: int) -> bytes:
    """A merged range of an old workbook."""
    return _record(0xE5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def xls_password() -> bytes:
    """What an old workbook says that is protected."""
    return _record(0x2F, bytes(54))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _long(content: str) -> bytes:
    return struct.pack("<HB", len(content), 1) + content.encode("utf-16-le")


def _container(stream: bytes) -> bytes:
    """The compound file around a stream: head, allocation table, directory, stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\x00")
    sectors = len(stream) // 512
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    table = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    allocation = struct.pack("<128I", *table, *[free] * (128 - len(table)))
    directory = _entry("Root Entry", 5, child=1, start=end, size=0)
    directory += _entry("Workbook", 2, child=free, start=2, size=len(stream)) + bytes(256)
    return head + allocation + directory + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    named = letters.ljust(64, b"\x00") + struct.pack("<HBB", len(letters) + 2, kind, 1)
    return (
        named
        + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<II", start, size)
        + bytes(4)
    )
