"""ZIP archives with a table and what comes with it."""

from __future__ import annotations

import io
import zipfile

import pytest

from indicators.intake.files import read_content
from indicators.model.problems import DataProblems, Problem
from tests.intake import samples
from tests.intake.books import number, ods, row

TABLE = b"a;b\n1;2\n"


def refused(parts: dict[str, bytes]) -> Problem:
    with pytest.raises(DataProblems) as caught:
        read_content(samples.archive(parts), "archiv.zip")
    [problem] = caught.value.problems
    return problem


@pytest.mark.parametrize(
    "rest", ["LIESMICH.txt", "readme.html", "Metadaten.csv", "Anlage.pdf", "ordner/Lizenz.txt", "notiz.txt"]
)
def test_the_one_table_is_read_and_the_rest_named(rest):
    file = read_content(samples.archive({rest: b"Hinweis;x\n1;2\n", "ordner/daten.csv": TABLE}), "archiv.zip")
    assert [list(one) for one in file.sheets[0].rows] == [["a", "b"], ["1", "2"]]
    [said] = file.notices
    assert (said.code, said.found, said.expected) == (
        "archive_rest",
        "Aus dem Archiv ist „ordner/daten.csv“ gelesen.",
        f"Nicht gelesen: „{rest}“.",
    )


@pytest.mark.parametrize("name", ["daten.txt", "beschreibung.csv", "tabelle.htm"])
def test_a_table_alone_is_read_whatever_it_is_called(name):
    content = b"<table><tr><td>a<td>b<tr><td>1<td>2</table>" if name.endswith("htm") else TABLE
    file = read_content(samples.archive({name: content, "__MACOSX/._x.csv": b"x", "x/.DS_Store": b"x"}), "archiv.zip")
    assert [list(one) for one in file.sheets[0].rows] == [["a", "b"], ["1", "2"]]
    assert "archive_rest" not in {one.code for one in file.notices}


def test_spreadsheets_within_are_read():
    for name, content in {"a.xlsx": samples.workbook([["x", 1]]), "a.ods": ods(row(number(1)))}.items():
        assert read_content(samples.archive({name: content, "info.pdf": b"%PDF"}), "archiv.zip").sheets[0].rows


def test_several_tables_are_refused_by_their_names():
    problem = refused({"a.csv": TABLE, "b.xlsx": b"x"})
    assert (problem.code, problem.found) == ("archive", "Das Archiv enthält 2 Tabellen: „a.csv“, „b.xlsx“.")


def test_an_archive_within_an_archive_is_refused():
    inner = samples.archive({"a.csv": TABLE})
    assert refused({"a.zip": inner}).found == "Im Archiv steckt ein Archiv."
    assert refused({"a.csv": inner}).found == "Im Archiv steckt ein Archiv."


def test_no_table_is_said():
    assert refused({"a.pdf": b"%PDF"}).found == "Das Archiv enthält keine Tabellen."


def test_an_archive_with_a_password_says_so():
    content = bytearray(samples.archive({"a.csv": TABLE}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.start_dir
    content[at + 8] |= 1
    with pytest.raises(DataProblems) as caught:
        read_content(bytes(content), "archiv.zip")
    assert caught.value.problems[0].code == "password"
