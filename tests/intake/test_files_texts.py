"""Text files as they come: separators, quotes, errors, invisible characters; and files that are no table at all."""

from __future__ import annotations

import pytest

from indicators.intake.files import ErrorCell, read_content
from indicators.model.problems import DataProblems, Problem
from tests.intake import samples


def rows(text: str) -> list[list[object]]:
    return [list(one) for one in read_content(text.encode(), "datei.csv").sheets[0].rows]


def refused(content: bytes) -> Problem:
    with pytest.raises(DataProblems) as caught:
        read_content(content, "datei.xls")
    [problem] = caught.value.problems
    return problem


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_usual_separator_and_end_of_line(separator, end):
    text = end.join([separator.join("abc"), separator.join("123"), ""])
    assert rows(text) == [["a", "b", "c"], ["1", "2", "3"]]


@pytest.mark.parametrize("first", ["sep=;\r\n", "sep=;\n", '"sep=;"\n', "SEP=;\r"])
def test_the_line_that_names_the_separator_is_obeyed_and_no_row(first):
    sheet = read_content(f"{first}a,b,c;1\nd,e,f;2\n".encode(), "datei.csv").sheets[0]
    assert [list(one) for one in sheet.rows] == [["a,b,c", "1"], ["d,e,f", "2"]]
    assert list(sheet.lines) == [2, 3]


@pytest.mark.parametrize("first", ['sep="\n', "sep=a\n", "sep=\n", "sep= \n"])
def test_a_line_that_names_no_separator_is_a_row(first):
    try:
        assert len(rows(first + "a;1\nb;2\n")) >= 3
    except DataProblems as error:
        assert error.problems[0].code == "csv"


def test_a_quote_left_open_is_refused_with_its_line_instead_of_swallowing_the_rest():
    problem = refused(b'a;b\n1;2\n3;"x\n5;6\n7;8\n')
    assert (problem.code, problem.row, problem.found) == (
        "csv",
        3,
        "Ein Anführungszeichen, das ein Feld beginnt, wird nicht geschlossen.",
    )
    assert refused(b'a;b\n1;"').code == "csv"
    assert rows('a;b\n1;2" Rohr\n3;"x\ny"') == [["a", "b"], ["1", '2" Rohr'], ["3", "x\ny"]]


def test_texts_are_read_as_they_are_meant():
    text = 'a;b;c\n="05958004";"=""0595""";#NV\nMo\u0308hne\u200bsee; #DIV/0! ;Err:502\n'
    read = rows(text)
    assert read[1:] == [["05958004", "0595", "#NV"], ["Möhnesee", "#DIV/0!", "Err:502"]]
    assert [type(cell) for row in read[1:] for cell in row if str(cell)[0] in "#E"] == [ErrorCell] * 3


def test_a_separator_at_the_end_of_lines_is_no_field_where_the_head_has_none():
    file = read_content(b"a;b;c\n1;2;3;\n4;5;;\n", "datei.csv")
    assert [list(one) for one in file.sheets[0].rows] == [["a", "b", "c"], ["1", "2", "3"], ["4", "5", ""]]
    [said] = file.notices
    assert (said.code, said.found, said.expected) == (
        "trailing",
        "2 Zeilen enden mit einem Trennzeichen, auf das kein Feld folgt.",
        "Es ist weggelassen.",
    )


@pytest.mark.parametrize("text", ["a;b;c\n1;2;3;\n4;5;6;7\n", "a;b;c;\n1;2;3;\n", "a;b;c\n1;2;3\n4;5;6\n"])
def test_separators_are_left_where_a_field_follows_or_all_lines_are_alike(text):
    file = read_content(text.encode(), "datei.csv")
    assert not file.notices
    assert [len(one) for one in file.sheets[0].rows] == [line.count(";") + 1 for line in text.splitlines()]


def test_a_text_that_ends_in_a_line_may_have_been_cut():
    assert read_content(b"a;b\n1;2", "datei.csv").is_cut
    assert not read_content(b"a;b\n1;2\n", "datei.csv").is_cut


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "ein PDF"),
        (b"{\\rtf1 a;b}", "ein Text mit Format (RTF)"),
        (b'\xef\xbb\xbf{"a": [1, 2]}', "eine JSON-Datei"),
        (b'[{"a": 1}]', "eine JSON-Datei"),
        (b"MIME-Version: 1.0\nX: y\n", "ein Webarchiv (MHTML)"),
        (b'<?xml version="1.0"?><daten><a>1</a></daten>', "eine XML-Datei"),
        ('<?xml version="1.0"?><daten/>'.encode("utf-16"), "eine XML-Datei"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "eine XML-Kalkulationstabelle von 2003",
        ),
        (samples.archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "ein Word-Dokument"),
    ],
)
def test_what_is_no_table_is_refused_by_name(content, what):
    problem = refused(content)
    assert (problem.code, problem.found) == ("binary", f"Die Datei ist {what}.")
