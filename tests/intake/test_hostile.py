"""Small files that stand for gigabytes, or that would be searched for hours: refused at once, in little memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from indicators.intake.files import limits, read_content
from indicators.model.problems import DataProblems
from indicators.paths import ROOT
from tests.intake import samples

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
FAR_ROW = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c {}><v>1</v></c></row>'


def workbook(inside: str, *, texts: str = "", sheet: str = SHEET) -> bytes:
    """A workbook whose sheet holds just this XML; `sheet` is the name of its part."""
    with zipfile.ZipFile(io.BytesIO(samples.workbook([["a"]]))) as one:
        parts = {name: one.read(name) for name in one.namelist()}
    del parts[SHEET]
    parts[sheet] = f'<worksheet xmlns="{SPACE}"><sheetData>{inside}</sheetData></worksheet>'.encode()
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(SHEET.encode(), sheet.encode())
    if texts:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SPACE}">{texts}</sst>'.encode()
    return samples.archive(parts)


def refused(content: bytes) -> str:
    with pytest.raises(DataProblems) as caught:
        read_content(content, "datei")
    [problem] = caught.value.problems
    return problem.code


@pytest.mark.parametrize(
    "reference",
    [
        'r="XFD1048576"',
        "r='XFD1048576'",
        'r="bz1048576"',
        'r = "BZ1048576"',
        'x=">" r="BZ1048576"',
        's="1"\nr="BZ1048576"',
    ],
)
def test_a_cell_far_away_is_found_however_its_place_is_written(reference):
    assert refused(workbook(FAR_ROW.format(reference))) == "too_large"


def test_a_cell_far_away_is_found_whatever_the_part_of_the_sheet_is_called():
    assert refused(workbook(FAR_ROW.format('r="BZ1048576"'), sheet="xl/worksheets/sheet1.foo")) == "too_large"


def test_cells_that_do_not_say_where_they_stand_are_counted(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CELLS", 99)
    assert refused(workbook("<row>" + "<c><v>1</v></c>" * 100 + "</row>")) == "too_large"


def test_the_cells_of_all_sheets_count_together(monkeypatch):
    book = samples.workbook([["a", "b"]] * 30, sheet="Zwei", first="Eins")
    monkeypatch.setattr(limits, "MAX_CELLS", 61)
    assert len(read_content(book, "zwei.xlsx").sheets) == 2
    monkeypatch.setattr(limits, "MAX_CELLS", 59)
    assert refused(book) == "too_large"


@pytest.mark.parametrize(("text", "value"), [("<si>", "<v>"), ('<si a="">', '<v a="">'), ("<si >", "<v> ")])
def test_a_long_text_used_often_is_found_however_it_is_written(text, value):
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s">{value}0</v></c></row>' for row in range(1, 8_000))
    assert refused(workbook(cells, texts=f"{text}<t>{'x' * 30_000}</t></si>")) == "too_large"


def test_a_second_list_of_texts_can_not_hide_the_first():
    with zipfile.ZipFile(io.BytesIO(workbook("", texts="<si><t>a</t></si>"))) as one:
        parts = {name: one.read(name) for name in one.namelist()}
    assert refused(samples.archive(parts | {"a.xml": b"<si/>"})) == "binary"


def test_the_binary_format_of_excel_is_refused_by_name():
    assert refused(samples.archive({"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"\x83"})) == "binary"


@pytest.mark.parametrize("inside", ["<c " * 400_000, "<v " * 400_000, '<c r="' * 200_000, "<" + "a" * 1_000_000])
def test_what_is_left_open_is_not_searched_to_the_end_again_and_again(inside):
    assert refused(workbook(inside)) == "binary"


def test_texts_left_open_are_not_searched_to_the_end_again_and_again():
    content = workbook('<row r="1"><c r="A1"><v>1</v></c></row>', texts="<si>" * 400_000)
    assert refused(content) == "binary"


def test_a_panic_of_the_excel_reader_is_a_problem_like_any_other(monkeypatch):
    import python_calamine

    class Panic(BaseException):
        """As the reader's own: no Exception."""

    def panics(_content: object) -> None:
        raise Panic

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", panics, raising=False)
    assert refused(samples.workbook([["a"]])) == "binary"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in Linux' unit")
@pytest.mark.parametrize(
    "make",
    [
        'b"a;b\\n" * 12_000_000',
        'b";" * 49_000_000',
        'b"a\\r" * 24_000_000',
        'samples.archive({"a.csv": b"a;b\\n" * 24_000_000})',
    ],
)
@pytest.mark.slow
def test_a_table_of_millions_of_tiny_cells_is_refused_in_half_a_gigabyte(make):
    code = (
        "from tests.memory import peak_kilobytes\nfrom indicators.intake.files import read_content\n"
        "from indicators.model.problems import DataProblems\nfrom tests.intake import samples\n"
        f"try:\n    read_content({make}, 'x')\n    print('read')\n"
        "except DataProblems as error:\n    print(error.problems[0].code)\n"
        "print(peak_kilobytes())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    answer, kilobytes = ended.stdout.split()
    assert answer == "too_large"
    assert int(kilobytes) < 500_000
