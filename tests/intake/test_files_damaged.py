"""Files of every kind with bytes changed at random: read or refused, never a traceback.

By hand, for more examples than a test may take: `python -m tests.intake.test_files_damaged 20000`.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from indicators.intake.files import read_content
from indicators.model.problems import DataProblems
from tests.intake import books, samples

PIECES = [b"<", b">", b'"', b"'", b";", b"\x00", b"=", b"<table>", b"</table>", b'<td colspan="99999">', b"\xff\xfe"]
PIECES += [b'rowspan="5000"', b' r="XFD1"', b' t="e"', b' s="1"', b'sep="\n', b"sep=.\n", b"-1", b"99999999999", b"\r"]
PIECES += [b'hidden="1"', b'min="1"', b"\n", b"\xcc\x88", b"encoding", b'number-rows-repeated="9"']
PARTS = ("sheet", "content", "styles", "workbook", "trings", "daten")


def workbook() -> bytes:
    """A workbook with a per cent cell, an error, a hidden row and column, a merged range and a hidden sheet."""
    book = Workbook()
    page = book.active
    for one in (["Ort", 0.5, 2031], ["Olpe", "#N/A", 5], ["Soest", 0.25, None]):
        page.append(one)
    page["B1"].number_format = page["B3"].number_format = "0%"
    page["B2"].data_type = "e"
    page.row_dimensions[2].hidden = page.column_dimensions["C"].hidden = True
    page.merge_cells("A2:A3")
    book.create_sheet("alt").sheet_state = "hidden"
    return books.saved(book)


WHOLE = {
    "xlsx": workbook(),
    "ods": books.ods(
        '<table:table-column table:visibility="collapse"/>'
        + books.row(books.text("a", 'table:number-columns-spanned="2"') + books.number(0.5, kind="percentage"))
        + books.row(books.number(2, 'table:number-columns-repeated="3"'), 'table:visibility="filter"')
    ),
    "xls": books.xls(
        [
            books.xls_hidden_row(1),
            books.xls_text((0, 0), "Ort"),
            books.xls_number((0, 1), 0.5, 1),
            books.xls_error((1, 1), 7),
            books.xls_number((2, 0), 48944, 2),
            books.xls_merged(0, 1, 0, 0),
        ],
        formats=["0%", "DD.MM.YYYY"],
    ),
    "html": b"<html><table><col style='display:none'><tr><td rowspan=2 colspan=3>a<td>b<tr><td><table><tr><td>1<td>2"
    b"<tr><td>3</table><tr><th>x</table>",
    "csv": b'sep=;\r\na;b;c\r\n1;"x;y";\r\n="05";#NV;u\xc3\xa4;\r\n3;4;5;\r\n',
    "zip": samples.archive({"daten.csv": b"a;b\n1;2\n", "LIESMICH.txt": b"x"}),
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with a few bytes changed, lost, added or repeated; in archives mostly within a member."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        part = chance.choice([name for name in parts if any(one in name for one in PARTS)])
        return samples.archive(parts | {part: damaged(parts[part], chance)})
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(9)
        if kind < 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif kind < 4:
            del data[at : at + chance.randrange(1, 50)]
        elif kind < 6:
            data[at:at] = chance.choice(PIECES)
        elif kind < 8:
            start = chance.randrange(len(data) + 1)
            data[at:at] = data[start : start + chance.randrange(60)]
        else:
            del data[at:]
    return bytes(data)


def is_read(content: bytes) -> bool:
    """True where a file is read, False where it is refused with a problem that says why; others are failures."""
    try:
        file = read_content(content, "datei")
    except DataProblems as error:
        assert all(one.found and one.expected for one in error.problems)
        return False
    assert all(len(one.rows) == len(one.lines) for one in file.sheets)
    return True


@pytest.mark.parametrize("kind", WHOLE)
def test_the_whole_files_are_read(kind):
    assert is_read(WHOLE[kind])


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=120, deadline=None)
@given(number=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(kind, number):
    is_read(damaged(WHOLE[kind], random.Random(number)))


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<table>", b"\xff\xfe", b"sep="]),
)
def test_any_bytes_are_read_or_refused(content, start):
    is_read(start + content)


if __name__ == "__main__":
    for count in range(int(sys.argv[1])):
        is_read(damaged(WHOLE[[*WHOLE][count % len(WHOLE)]], random.Random(count)))
