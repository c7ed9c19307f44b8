"""Workbooks of Excel, new and old: what a cell shows, what is hidden, and what is merged."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from indicators.intake.files import ErrorCell, Percent, read_content
from indicators.model.problems import DataProblems
from tests.intake import books, samples

SHEET = "xl/worksheets/sheet1.xml"
NOT_READ = "Ausgeblendetes wird nicht gelesen; bitte einblenden, was mitzählen soll."


def book(*rows: list[object]) -> Workbook:
    made = Workbook()
    for one in rows:
        made.active.append(one)
    return made


def notices(content: bytes) -> list[tuple[str, str, str]]:
    return [(one.code, one.found, one.expected) for one in read_content(content, "buch.xlsx").notices]


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0%", 0.63, 63.0),
        ("0.00%", 0.07, 7.0),
        ("0.0 %", 1, 100.0),
        ("[Red]0.0%;-0.0%", -0.285, -28.5),
        ("0.0%", 123.456789, 12345.6789),
    ],
)
def test_a_per_cent_cell_is_the_number_it_shows(code, value, shown):
    made = book(["a", value])
    made.active["B1"].number_format = code
    cell = read_content(books.saved(made), "buch.xlsx").sheets[0].rows[0][1]
    assert isinstance(cell, Percent)
    assert cell == shown


@pytest.mark.parametrize("code", ["0.0", '0.0" %"', "0.0\\%", "0.0_%", "General"])
def test_a_format_that_only_looks_like_per_cent_leaves_the_number(code):
    made = book(["a", 0.63])
    made.active["B1"].number_format = code
    cell = read_content(books.saved(made), "buch.xlsx").sheets[0].rows[0][1]
    assert not isinstance(cell, Percent)
    assert cell == 0.63


def test_per_cent_and_errors_are_found_in_cells_that_do_not_say_where_they_stand():
    made = book(["a", "b"], [0.5, 0.25], [7, 0.75])
    for place in ("B2", "B3"):
        made.active[place].number_format = "0%"
    made.active["A3"] = "#N/A"
    without = books.saved(made)
    for place in ("A1", "B1", "A2", "B2", "A3", "B3"):
        without = books.with_part(without, SHEET, lambda part, at=place: part.replace(f' r="{at}"'.encode(), b""))
    rows = read_content(without, "buch.xlsx").sheets[0].rows
    assert [list(one) for one in rows] == [["a", "b"], [0.5, 25.0], ["#N/A", 75.0]]
    assert isinstance(rows[2][0], ErrorCell)


def test_a_style_without_number_may_be_per_cent_too():
    made = book([0.5])
    content = books.with_part(
        books.saved(made), "xl/styles.xml", lambda part: part.replace(b'<xf numFmtId="0"', b'<xf numFmtId="9"')
    )
    assert read_content(content, "buch.xlsx").sheets[0].rows[0][0] == 50.0


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"])
def test_an_error_is_no_empty_cell(error):
    made = book(["a", 1], ["b", 2])
    made.active["B1"].value, made.active["B1"].data_type = error, "e"
    cell = read_content(books.saved(made), "buch.xlsx").sheets[0].rows[0][1]
    assert (type(cell), cell) == (ErrorCell, error)


def test_an_error_of_a_formula_is_found_behind_it():
    content = books.with_part(
        books.saved(book([1])),
        SHEET,
        lambda part: part.replace(b'<c r="A1" t="n"><v>1</v></c>', b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    )
    assert read_content(content, "buch.xlsx").sheets[0].rows == [["#DIV/0!"]]


def test_hidden_rows_and_columns_are_left_out_and_named():
    made = book(["Ort", "Code", 2031], ["Olpe", 1, 5], ["Soest", 2, 6], ["Werl", 3, 7])
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["B"].hidden = True
    content = books.saved(made)
    [sheet] = read_content(content, "buch.xlsx").sheets
    assert [list(one) for one in sheet.rows] == [["Ort", "", 2031], ["Olpe", "", 5], ["Werl", "", 7]]
    assert list(sheet.lines) == [1, 2, 4]
    assert notices(content) == [
        ("hidden", "Blatt „Sheet“: 1 ausgeblendete Zeile (auch durch einen Filter): 3.", NOT_READ),
        ("hidden", "Blatt „Sheet“: 1 ausgeblendete Spalte: B.", NOT_READ),
    ]


def test_a_hidden_row_of_zeros_is_named_and_an_empty_one_is_not():
    made = book([1, 2], [0, 0], [None], [3, 4])
    made.active.row_dimensions[2].hidden = made.active.row_dimensions[3].hidden = True
    assert [one[1] for one in notices(books.saved(made))] == [
        "Blatt „Sheet“: 1 ausgeblendete Zeile (auch durch einen Filter): 2."
    ]


def test_many_hidden_rows_are_counted_and_the_first_named():
    made = book(*[["a", row] for row in range(12)])
    for row in range(2, 13):
        made.active.row_dimensions[row].hidden = True
    [(_, found, _)] = notices(books.saved(made))
    assert found == (
        "Blatt „Sheet“: 11 ausgeblendete Zeilen (auch durch einen Filter): 2, 3, 4, 5, 6, 7, 8, 9 und 3 weitere."
    )


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_marked_and_named(state):
    made = book(["a", 1])
    old = made.create_sheet("alt")
    old.append(["b", 2])
    old.sheet_state = state
    content = books.saved(made)
    assert [(one.name, one.hidden) for one in read_content(content, "buch.xlsx").sheets] == [
        ("Sheet", False),
        ("alt", True),
    ]
    assert notices(content) == [("hidden", "Ausgeblendetes Blatt: „alt“.", NOT_READ)]


def test_texts_years_and_dates_of_merged_cells_stand_in_each_of_them_but_no_figure():
    made = book(
        ["Kreis", "A", 2031, None, 7.5], [None, "B", None, None, None], [None, None, "31.12.2031", None, "12,5"]
    )
    for place in ("A1:A3", "C1:D2", "E1:E2", "C3:D3"):
        made.active.merge_cells(place)
    [sheet] = read_content(books.saved(made), "buch.xlsx").sheets
    assert [list(one) for one in sheet.rows] == [
        ["Kreis", "A", 2031, 2031, "7.5 (über 2 Zeilen zusammengefasst)"],
        ["Kreis", "B", 2031, 2031, ""],
        ["Kreis", "", "31.12.2031", "31.12.2031", "12,5"],
    ]


def test_a_title_merged_over_all_columns_there_are_makes_the_sheet_no_wider():
    made = book(["Titel"], ["a", 1])
    made.active.merge_cells("A1:XFD1")
    assert [len(one) for one in read_content(books.saved(made), "buch.xlsx").sheets[0].rows] == [2, 2]


def test_texts_are_read_as_they_are_meant():
    made = book(["Mo\u0308hnesee", "So\u200best", "\ufeffOlpe"])
    made.active["D1"].value, made.active["D1"].data_type = '="05958004"', "s"
    assert list(read_content(books.saved(made), "buch.xlsx").sheets[0].rows[0]) == [
        "Möhnesee",
        "Soest",
        "Olpe",
        "05958004",
    ]


@pytest.mark.parametrize("days_of_1904", [False, True])
def test_dates_are_iso_text_whichever_day_the_workbook_counts_from(days_of_1904):
    made = Workbook()
    if days_of_1904:
        made.epoch = CALENDAR_MAC_1904
    made.active.append([dt.datetime(2033, 12, 31), dt.datetime(2033, 12, 31, 12, 30)])
    assert read_content(books.saved(made), "buch.xlsx").sheets[0].rows == [["2033-12-31", "2033-12-31 12:30"]]


def test_a_strict_workbook_is_read_and_looked_through_like_others():
    def strict(part: bytes) -> bytes:
        return part.replace(
            b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"
        )

    made = book(["a", 0.5])
    made.active["B1"].number_format = "0%"
    made.active["C1"] = 1
    content = books.with_part(books.saved(made), SHEET, strict)
    content = books.with_part(content, "xl/workbook.xml", strict)
    content = books.with_part(content, "xl/styles.xml", strict)
    dated = books.with_part(
        content,
        SHEET,
        lambda part: part.replace(b'<c r="C1" t="n"><v>1</v>', b'<c r="C1" t="d"><v>2033-12-31T00:00:00</v>'),
    )
    assert read_content(dated, "buch.xlsx").sheets[0].rows == [["a", 50.0, "2033-12-31"]]
    far = books.with_part(
        content, SHEET, lambda part: part.replace(b"</row>", b'<c r="XFD1048576"><v>1</v></c></row>', 1)
    )
    with pytest.raises(DataProblems) as caught:
        read_content(far, "buch.xlsx")
    assert caught.value.problems[0].code == "too_large"


def test_a_number_that_is_none_is_an_error():
    content = books.with_part(books.saved(book([1])), SHEET, lambda part: part.replace(b"<v>1<", b"<v>NaN<"))
    assert isinstance(read_content(content, "buch.xlsx").sheets[0].rows[0][0], ErrorCell)


def test_a_workbook_whose_styles_can_not_be_read_is_refused():
    content = books.with_part(books.saved(book([0.5])), "xl/styles.xml", lambda _: b"<no")
    with pytest.raises(DataProblems) as caught:
        read_content(content, "buch.xlsx")
    assert caught.value.problems[0].code == "binary"


def test_a_long_first_text_is_not_counted_for_each_number_that_begins_with_its_place():
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>0.5</v></c></row>' for at in range(1, 8_001))
    content = samples.workbook([["x"]])
    content = books.with_part(
        content, "xl/sharedStrings.xml", lambda _: b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    )
    content = books.with_part(
        content, SHEET, lambda _: f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    )
    assert len(read_content(content, "buch.xlsx").sheets[0].rows) == 8_000


def test_an_old_workbook_tells_per_cent_dates_errors_and_merged_cells():
    content = books.xls(
        [
            books.xls_text((0, 0), "Kreis"),
            books.xls_number((0, 1), 0.63, 1),
            books.xls_number((0, 2), 0.63, 2),
            books.xls_number((0, 3), 48944, 3),
            books.xls_number((0, 4), 1e12, 3),
            books.xls_error((1, 1), 7),
            books.xls_error((1, 2), 42),
            books.xls_number((2, 2), 9),
            books.xls_merged(0, 2, 0, 0),
        ],
        formats=["0.0%", '0.0" %"', "DD.MM.YYYY"],
    )
    [sheet] = read_content(content, "alt.xls").sheets
    assert [list(one) for one in sheet.rows] == [
        ["Kreis", 63.0, 0.63, "2033-12-31", 1e12],
        ["Kreis", "#DIV/0!", "#N/A"],
        ["Kreis", "", 9.0],
    ]
    assert [type(cell) for cell in (sheet.rows[0][1], sheet.rows[0][2], sheet.rows[1][1])] == [
        Percent,
        float,
        ErrorCell,
    ]


def test_an_old_workbook_tells_what_is_hidden_and_from_which_day_it_counts():
    content = books.xls(
        [
            books.xls_hidden_row(1),
            books.xls_hidden_column(1),
            books.xls_number((0, 0), 47482, 1),
            books.xls_number((0, 1), 5),
            books.xls_number((1, 0), 6),
            books.xls_number((2, 0), 7),
        ],
        formats=["DD.MM.YYYY"],
        days_of_1904=True,
    )
    file = read_content(content, "alt.xls")
    assert [list(one) for one in file.sheets[0].rows] == [["2033-12-31", ""], [7.0]]
    assert list(file.sheets[0].lines) == [1, 3]
    assert [one.found for one in file.notices] == [
        "Blatt „Daten“: 1 ausgeblendete Zeile (auch durch einen Filter): 2.",
        "Blatt „Daten“: 1 ausgeblendete Spalte: B.",
    ]


def test_an_old_workbook_with_a_password_says_so():
    with pytest.raises(DataProblems) as caught:
        read_content(books.xls([], more=books.xls_password()), "alt.xls")
    [problem] = caught.value.problems
    assert (problem.code, problem.found, problem.expected) == (
        "password",
        "Die Datei ist mit einem Passwort geschützt.",
        "Bitte öffnen, ohne Kennwort speichern und noch einmal versuchen.",
    )
