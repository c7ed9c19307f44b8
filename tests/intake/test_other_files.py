"""OpenDocument, web pages and archives: what is read, what is said, and what is refused before it fills the memory."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.files import Percent, read_content
from indicators.model.problems import DataProblems
from tests.intake import samples

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def text_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell {more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def number_cell(value: str, kind: str = "float", more: str = "") -> str:
    return f'<table:table-cell {more} office:value-type="{kind}" office:value="{value}"><text:p/></table:table-cell>'


def ods(rows: str, *, before: str = "", prologue: str = "", manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet of one sheet with these rows."""
    inside = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content xmlns:office="{OFFICE}" '
        f'xmlns:table="{TABLE}" xmlns:text="{TEXT}" office:version="1.2"><office:automatic-styles/><office:body>'
        f'<office:spreadsheet><table:table table:name="Daten">{before}{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": inside.encode(),
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
    }
    return samples.archive(parts)


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


HEAD = row(text_cell("Gemeinde"), text_cell("Jahr"), text_cell("gigabit"))


def refused(content: bytes, name: str = "datei") -> str:
    with pytest.raises(DataProblems) as caught:
        read_content(content, name)
    [problem] = caught.value.problems
    return problem.code


class TestOpenDocument:
    def test_cells_have_their_types_and_per_cent_cells_what_they_show(self):
        content = ods(HEAD + row(text_cell("Olpe"), number_cell("2035"), number_cell("0.63", "percentage")))
        [sheet] = read_content(content, "tabelle.ods").sheets
        assert sheet.rows[1] == ["Olpe", 2035.0, 63.0]
        assert isinstance(sheet.rows[1][2], Percent)

    def test_hidden_rows_are_named_and_left_out(self):
        hidden = row(text_cell("Soest"), number_cell("2035"), number_cell("1"), more='table:visibility="collapse"')
        file = read_content(ods(HEAD + hidden + row(text_cell("Olpe"), number_cell("2035"), number_cell("2"))), "x.ods")
        assert [cells[0] for cells in file.sheets[0].rows] == ["Gemeinde", "Olpe"]
        assert list(file.sheets[0].lines) == [1, 3]
        assert [one.code for one in file.notices] == ["hidden"]

    @pytest.mark.parametrize(
        "rows",
        [
            row(number_cell("1", more='table:number-columns-repeated="9999999"')),
            row(number_cell("1"), more='table:number-rows-repeated="99999999"'),
            row(text_cell('<text:s text:c="999999999"/>')),
            row(
                number_cell("1", more='table:number-columns-repeated="4000"'), more='table:number-rows-repeated="4000"'
            ),
        ],
    )
    def test_repetitions_that_stand_for_gigabytes_are_refused(self, rows):
        assert refused(ods(HEAD + rows)) == "too_large"

    def test_entities_of_its_own_and_a_password_are_refused(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        assert refused(ods(HEAD, prologue=bomb)) == "binary"
        assert refused(ods(HEAD, manifest="<encryption-data/>")) == "password"


class TestWebPages:
    def test_spans_reach_over_their_cells(self):
        page = (
            "<table><tr><th rowspan=2>Gemeinde</th><th colspan=2>gigabit</th></tr><tr><th>2034</th><th>2035</th></tr>"
            "<tr><td>Olpe</td><td>1,5</td><td>2,5</td></tr></table>"
        )
        [sheet] = read_content(page.encode(), "export.xls").sheets
        assert sheet.rows == [["Gemeinde", "gigabit", "gigabit"], ["Gemeinde", "2034", "2035"], ["Olpe", "1,5", "2,5"]]

    def test_a_table_in_a_table_is_no_table_and_a_page_without_one_is_refused(self):
        inner = "<table><tr><td>x</td></tr></table>"
        page = f"<table><tr><td>a{inner}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
        [sheet] = read_content(page.encode(), "export.xls").sheets
        assert [len(cells) for cells in sheet.rows] == [2, 2]
        assert refused(b"<html><body><p>Bitte anmelden</p></body></html>") == "binary"

    def test_spans_that_stand_for_gigabytes_are_cut(self):
        page = "<table>" + "<tr><td colspan=999999999 rowspan=999999999>a</td><td>b</td></tr>" * 3 + "</table>"
        [sheet] = read_content(page.encode(), "export.xls").sheets
        assert max(map(len, sheet.rows)) <= 3 * 401


class TestArchives:
    def test_several_tables_are_named_and_an_archive_within_is_refused(self):
        with pytest.raises(DataProblems, match=r"2 Tabellen: a.csv, b.xlsx"):
            read_content(samples.archive({"a.csv": b"a;b", "b.xlsx": b"x"}), "zwei.zip")
        inner = samples.archive({"a.csv": b"a;b\n1;2\n"})
        assert refused(samples.archive({"innen.csv": inner})) == "archive"

    def test_a_workbook_within_an_archive_is_read(self):
        content = samples.archive({"t.xlsx": samples.workbook([["a", "b"]]), "Metadaten.pdf": b"%PDF"})
        assert read_content(content, "paket.zip").sheets[0].rows == [["a", "b"]]


KINDS = {
    "ods": ods(HEAD + row(text_cell("Olpe"), number_cell("2035"), number_cell("0.63", "percentage"))),
    "xlsx": samples.workbook([["Gemeinde", "Jahr", "gigabit"], ["Olpe", 2035, 93.5]]),
    "html": b"<table><tr><th>Gemeinde<th>2035</tr><tr><td>Olpe<td>1</table>",
    "zip": samples.archive({"a.csv": b"Gemeinde;Jahr\nOlpe;1\n"}),
}


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 2**32))
def test_any_damage_of_a_file_is_read_or_refused(kind, seed):
    chance = random.Random(seed)
    content = bytearray(KINDS[kind])
    if (
        zipfile.is_zipfile(io.BytesIO(bytes(content))) and chance.random() < 0.7
    ):  # damage what is packed, not the packing
        with zipfile.ZipFile(io.BytesIO(bytes(content))) as one:
            parts = {name: bytearray(one.read(name)) for name in one.namelist()}
        name = chance.choice([one for one in parts if parts[one]])
        _damage(parts[name], chance)
        content = bytearray(samples.archive({key: bytes(part) for key, part in parts.items()}))
    else:
        _damage(content, chance)
    try:
        assert read_content(bytes(content) or b";", f"datei.{kind}").sheets
    except DataProblems as error:
        assert error.problems


def _damage(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content))
        if chance.random() < 0.5:
            content[at] = chance.randrange(256)
        elif chance.random() < 0.5:
            del content[at : at + chance.randint(1, 20)]
        else:
            content[at:at] = content[at : at + chance.randint(1, 40)]
        if not content:
            content.extend(b"x")
