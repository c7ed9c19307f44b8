"""Files as they come: what is refused, quickly and without filling the memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping

import pytest

from indicators.intake.files import read_content, read_path, text_of
from indicators.intake.files.read import XLS_MARK, ZIP_MARK
from indicators.model.problems import DataProblems
from indicators.paths import ROOT
from tests.intake import samples


def refused(content: bytes, name: str = "datei.csv") -> str:
    with pytest.raises(DataProblems) as caught:
        read_content(content, name)
    [problem] = caught.value.problems
    return problem.code


def test_a_file_that_is_not_there_or_empty_or_no_text(tmp_path):
    with pytest.raises(DataProblems) as caught:
        read_path(tmp_path / "fehlt.csv")
    assert caught.value.problems[0].code == "file_missing"
    assert refused(b" \n") == "empty"
    assert refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00") == "binary"
    assert refused(b"\x81\x8d\x8f\x90;") == "encoding"


def test_archives_that_can_not_be_used():
    assert refused(samples.archive({"a.csv": b"a;b", "b.csv": b"a;b"}), "zwei.zip") == "archive"
    assert refused(samples.archive({"a.pdf": b"%PDF"}), "keine.zip") == "archive"
    assert refused(samples.archive({"a.csv": b"a;b"})[:-9], "kaputt.zip") == "archive"
    assert refused(ZIP_MARK + b"rest", "kaputt.zip") == "archive"


def test_a_workbook_that_can_not_be_read():
    assert refused(XLS_MARK + b"\x00" * 600, "kaputt.xls") == "binary"
    broken = samples.archive({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<no"})
    assert refused(broken, "kaputt.xlsx") == "binary"


def test_a_workbook_with_a_cell_far_away_is_refused():
    content = samples.workbook([["a"]])
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert refused(_with_sheet(content, lambda xml: xml.replace(b"</sheetData>", far)), "weit.xlsx") == "too_large"


def test_a_workbook_that_repeats_a_long_text_too_often_is_refused():
    strings = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    cells = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % row for row in range(2, 10_000))
    content = _with_sheet(
        samples.workbook([["x"]]), lambda xml: xml.replace(b"</row>", cells + b"</row>", 1), {"xl/texts.xml": strings}
    )
    assert refused(content, "lang.xlsx") == "too_large"


def _with_sheet(content: bytes, change: Callable[[bytes], bytes], more: Mapping[str, bytes] | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as one:
        parts = {name: one.read(name) for name in one.namelist()}
    changed = {name: change(part) if "sheet1" in name else part for name, part in parts.items()}
    return samples.archive(changed | dict(more or {}))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in Linux' unit")
@pytest.mark.parametrize("kind", ["csv", "bomb", "lying_bomb"])
@pytest.mark.slow
def test_huge_files_are_refused_within_seconds_and_half_a_gigabyte(kind, tmp_path):
    path = tmp_path / f"{kind}.{'csv' if kind == 'csv' else 'zip'}"
    if kind == "csv":
        with path.open("wb") as file:
            file.truncate(100_000_000)
    else:
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as one,
            one.open("a.csv", "w", force_zip64=True) as inside,
        ):
            for _ in range(600):
                inside.write(b"0" * 1_000_000)
        if kind == "lying_bomb":  # declares 600 bytes in both of its headers
            size = (600_000_000).to_bytes(8, "little")
            raw = path.read_bytes().replace(size, (600).to_bytes(8, "little"))
            path.write_bytes(raw.replace((600_000_000).to_bytes(4, "little"), (600).to_bytes(4, "little")))
    code = (
        "import sys\nfrom tests.memory import peak_kilobytes\nfrom pathlib import Path\n"
        "from indicators.intake.files import read_path\n"
        "from indicators.model.problems import DataProblems\n"
        "try:\n    read_path(Path(sys.argv[1]))\n    print('read')\n"
        "except DataProblems as error:\n    print(error.problems[0].code)\n"
        "print(peak_kilobytes())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
    )
    answer, kilobytes = ended.stdout.split()
    assert answer == ("archive" if kind == "lying_bomb" else "too_large")
    assert int(kilobytes) < 500_000


def test_lines_are_those_an_editor_shows_even_after_cells_with_line_breaks():
    sheet = read_content(b'a;b\n"x\ny";1\nc;2\n', "datei.csv").sheets[0]
    assert list(sheet.lines) == [1, 2, 4]


def test_numbers_of_excel_become_text_without_decimals_they_do_not_have():
    [sheet] = read_content(samples.workbook([[5958004, 0.5, None, True]]), "x.xlsx").sheets
    assert [text_of(cell) for cell in sheet.rows[0]] == ["5958004", "0.5", "", "True"]
