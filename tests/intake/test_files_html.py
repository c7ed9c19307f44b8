"""Tables saved as web pages under the name of an Excel file."""

from __future__ import annotations

import time

import pytest

from indicators.intake.files import ErrorCell, PublisherFile, read_content
from indicators.model.problems import DataProblems

PAGE = ("html", "Die Datei ist eine Webseite, auch wenn sie anders heißt.", "Ihre Tabelle ist gelesen.")


def page(inside: str, encoding: str = "utf-8") -> PublisherFile:
    return read_content(f"<html><body>{inside}</body></html>".encode(encoding), "tabelle.xls")


def rows(file: PublisherFile, sheet: int = 0) -> list[list[object]]:
    return [list(one) for one in file.sheets[sheet].rows]


def refused(content: str) -> str:
    with pytest.raises(DataProblems) as caught:
        read_content(content.encode(), "tabelle.xls")
    return caught.value.problems[0].found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_page_is_read_in_each_encoding(encoding):
    file = read_content(
        "<table><tr><th>Möhnesee<th>2031</tr><tr><td>a<br>b<td>1&nbsp;234,5</table>".encode(encoding), "tabelle.xls"
    )
    assert rows(file) == [["Möhnesee", "2031"], ["a b", "1 234,5"]]
    assert file.is_excel
    assert [(one.code, one.found, one.expected) for one in file.notices][-1] == PAGE


@pytest.mark.parametrize(
    "start", ['<?xml version="1.0"?><!DOCTYPE html><html>', "<!DOCTYPE html>", "\n <meta>", "<!-- x -->"]
)
def test_a_page_is_told_by_how_it_begins(start):
    file = read_content(f"{start}<table><tr><td>a<td>1<tr><td>b<td>2</table>".encode(), "tabelle.csv")
    assert rows(file) == [["a", "1"], ["b", "2"]]


def test_cells_over_rows_and_columns_leave_the_others_in_their_places():
    file = page(
        "<table><caption>Titel</caption><tr><th rowspan=2>Ort<th colspan=2>2031</tr><tr><th>a<th>b"
        "<tr><td rowspan=3>Olpe<td>1<td>93,5<tr></tr><tr><td colspan=2>7,5<tr><td>x<td>y<td>z</table>"
    )
    assert rows(file) == [
        ["Titel"],
        ["Ort", "2031", "2031"],
        ["Ort", "a", "b"],
        ["Olpe", "1", "93,5"],
        ["Olpe"],
        ["Olpe", "7,5", ""],
        ["x", "y", "z"],
    ]


def test_a_cell_from_above_reaches_into_rows_that_end_before_it():
    file = page("<table><tr><td>a<td>x<td rowspan=2>2031<tr><td>b</tr><tr><td>c<td>y</table>")
    assert rows(file) == [["a", "x", "2031"], ["b", "", "2031"], ["c", "y"]]


def test_each_table_is_a_sheet_and_a_table_within_one_is_no_text_of_its_cell():
    file = page(
        "<table><tr><td>Menü<td><table><tr><td>1<td>2<tr><td>3<td>4</table><tr><td>Ende<td>x</table><table><tr><td>-</table>"
    )
    assert [one.name for one in file.sheets] == ["Tabelle 1", "Tabelle 2"]
    assert rows(file) == [["Menü", ""], ["Ende", "x"]]
    assert rows(file, 1) == [["1", "2"], ["3", "4"]]


def test_hidden_rows_and_columns_are_left_out_and_named():
    file = page(
        "<table><col><col style='DISPLAY: none'><tr><td>a<td>1<td>2<tr style='display:none'><td>b<td>3<td>4"
        "<tr><td>c<td>5<td>6</table>"
    )
    assert rows(file) == [["a", "", "2"], ["c", "", "6"]]
    assert [one.found for one in file.notices][1:] == [
        "1 ausgeblendete Zeile (auch durch einen Filter): 2.",
        "1 ausgeblendete Spalte: B.",
    ]


def test_styles_and_scripts_are_no_text_and_errors_are_errors():
    file = page("<table><tr><td><style>td{}</style>a<script>var x=5</script><td>#DIV/0!<tr><td>b<td>1</table>")
    assert rows(file) == [["a", "#DIV/0!"], ["b", "1"]]
    assert isinstance(file.sheets[0].rows[0][1], ErrorCell)


def test_a_page_without_table_is_refused():
    assert refused("<html><p>Fehler 404") == "Die Datei ist eine Webseite ohne Tabelle."


@pytest.mark.parametrize(
    "content",
    [
        "<table>" + "<tr><td colspan=999 rowspan=9999>x" * 30_000,
        "<table><tr>" + "<td>" * 100_000,
        "<table><tr><td>" + "<a " * 300_000,
        "<table>" * 300_000,
        "<table></table>" * 100_000,
        "<!--" * 300_000,
        "<table><tr><td>" + "<div>" * 300_000,
        '<!DOCTYPE html [<!ENTITY x "yyyy">]><table><tr><td>&x;',
        "<table><tr>" + "<td>12" * 2_100_000,
    ],
)
def test_hostile_pages_are_refused_at_once(content):
    begin = time.process_time()
    assert refused(content)
    assert time.process_time() - begin < 8
