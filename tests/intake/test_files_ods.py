"""OpenDocument spreadsheets: what a cell shows, what is hidden, and what would unfold to gigabytes."""

from __future__ import annotations

import pytest

from indicators.intake.files import ErrorCell, Percent, read_content
from indicators.model.problems import DataProblems
from tests.intake import samples
from tests.intake.books import number, ods, row, text

NOT_READ = "Ausgeblendetes wird nicht gelesen; bitte einblenden, was mitzählen soll."
EMPTY = '<table:table-cell table:number-columns-repeated="{}"/>'
COLUMNS, ROWS = 'table:number-columns-repeated="{}"', 'table:number-rows-repeated="{}"'


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(DataProblems) as caught:
        read_content(content, "tabelle.ods")
    [problem] = caught.value.problems
    return problem.code, problem.found


def test_cells_have_the_types_they_have_in_a_workbook():
    cells = text("Mo\u0308hnesee") + number(0.63, kind="percentage") + number(5)
    cells += '<table:table-cell office:value-type="date" office:date-value="2033-12-31"/>'
    file = read_content(ods(row(cells)), "tabelle")
    assert file.is_excel
    assert [list(one) for one in file.sheets[0].rows] == [["Möhnesee", 63.0, 5.0, "2033-12-31"]]
    assert isinstance(file.sheets[0].rows[0][1], Percent)


def test_repeated_per_cent_cells_are_per_cent_each():
    content = ods(row(text("a") + number(0.5, COLUMNS.format(2), "percentage"), ROWS.format(2)))
    assert [list(one) for one in read_content(content, "tabelle").sheets[0].rows] == [["a", 50.0, 50.0]] * 2


@pytest.mark.parametrize(
    "value", ['office:value-type="string" office:string-value=""', 'office:value-type="float" office:value="0"']
)
def test_an_error_is_no_empty_cell_and_no_zero(value):
    cell = f'<table:table-cell {value} calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    shown = read_content(ods(row(text("a") + cell)), "tabelle").sheets[0].rows[0][1]
    assert (type(shown), shown) == (ErrorCell, "#DIV/0!")


def test_hidden_rows_columns_and_sheets_are_left_out_and_named():
    rows = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows += row(text("Olpe") + number(1) + number(2)) + row(text("Soest") + number(3), 'table:visibility="filter"')
    tables = f'<table:table table:name="Daten">{rows}</table:table>'
    tables += f'<table:table table:name="alt" table:style-name="aus">{row(number(9))}</table:table>'
    styles = '<style:style style:name="aus" style:family="table">'
    styles += '<style:table-properties table:display="false"/></style:style>'
    file = read_content(ods(tables, styles=styles, named=True), "tabelle")
    assert [list(one) for one in file.sheets[0].rows] == [["Olpe", "", 2.0]]
    assert [one.hidden for one in file.sheets] == [False, True]
    assert [(one.found, one.expected) for one in file.notices] == [
        ("Blatt „Daten“: 1 ausgeblendete Zeile (auch durch einen Filter): 2.", NOT_READ),
        ("Blatt „Daten“: 1 ausgeblendete Spalte: B.", NOT_READ),
        ("Ausgeblendetes Blatt: „alt“.", NOT_READ),
    ]


def test_a_merged_text_stands_in_each_cell():
    covered = "<table:covered-table-cell/>"
    merged = text("2031", 'table:number-columns-spanned="2"') + covered
    content = ods(row(merged + number(1)) + row(number(2) + number(3) + number(4)))
    assert list(read_content(content, "tabelle").sheets[0].rows[0]) == ["2031", "2031", 1.0]


def test_blanks_up_to_the_end_of_the_sheet_are_no_cells():
    content = ods(row(number(1) + EMPTY.format(16_383)) + row(EMPTY.format(16_384), ROWS.format(1_048_575)))
    assert [list(one) for one in read_content(content, "tabelle").sheets[0].rows] == [[1.0]]


@pytest.mark.parametrize(
    "inside",
    [
        row(number(1, COLUMNS.format(2_000_000_000))),
        row(number(1, COLUMNS.format(20_000_000_000_000))),
        row(number(1, COLUMNS.format("+2000000000"))),
        row(number(1, 'x:number-columns-repeated="1" xmlns:x="urn:x" ' + COLUMNS.format(2_000_000_000))),
        row(number(1), ROWS.format(2_000_000_000)),
        row(EMPTY.format(1), ROWS.format(2_000_000_000)) + row(number(1)),
        row(EMPTY.format(2_000_000_000) + number(1)),
        row(f"<table:covered-table-cell {COLUMNS.format(2_000_000_000)}/>" + number(1)),
        row(f'<table:table-cell office:value="1" {COLUMNS.format(2_000_000_000)}/>'),
        row(text("x" * 100_000, COLUMNS.format(10_000))),
        row(text('<text:s text:c="2000000000"/>')),
        row(text('<text:s text:c="9999"/>' * 50_000)),
        row(f'<table:table-cell office:string-value="{"x" * 100_000}" {COLUMNS.format(9_999)}/>'),
    ],
)
def test_what_would_unfold_to_gigabytes_is_refused_before(inside):
    assert refused(ods(inside))[0] == "too_large"


def test_the_areas_of_all_sheets_count_together():
    rows = row(EMPTY.format(2_000) + number(1)) + row(number(1)) * 1_500
    tables = "".join(f'<table:table table:name="{one}">{rows}</table:table>' for one in range(3))
    assert refused(ods(tables, named=True))[0] == "too_large"


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE a [<!ENTITY x "yyyy">]><a>&x;</a>',
        b"<a>" * 100_000,
        b'<?xml version="1.0" encoding="UTF-7"?><a/>',
        b'<?xml version="1.0" encoding="nothing"?><a/>',
        b"",
    ],
)
def test_hostile_xml_is_refused(document):
    assert refused(ods("", more={"content.xml": document})) == ("binary", "Die Datei kann nicht gelesen werden.")


def test_two_sheets_of_one_name_are_refused():
    tables = f'<table:table table:name="a">{row(number(1))}</table:table>' * 2
    assert refused(ods(tables, named=True)) == ("binary", "Zwei Blätter heißen gleich.")


def test_a_password_is_named_whether_it_protects_parts_or_all():
    manifest = {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    said = ("password", "Die Datei ist mit einem Passwort geschützt.")
    assert refused(ods("", more=manifest)) == said
    assert refused(samples.archive({"mimetype": b"x", "encrypted-package": b"x"} | manifest)) == said


def test_a_document_of_texts_is_no_table():
    content = ods(row(number(1)), more={"mimetype": b"application/vnd.oasis.opendocument.text"})
    assert refused(content) == ("binary", "Die Datei ist ein OpenDocument, aber keine Tabelle.")
