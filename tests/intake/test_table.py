"""Where in a sheet header, area, year and figures stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.files import read_content
from indicators.intake.recipe import Recipe, parse_recipe
from indicators.intake.table import RawTable, fits, plain_header, read_raw_table, year_of
from indicators.model.problems import DataProblems, Problem
from tests.intake import samples

MARKED = {"header_mark": "AGS", "area_columns": ["AGS"]}


def recipe(**fields: object) -> Recipe:
    return parse_recipe("probe", {"title": "Probe", **fields})


def table(text: str, **fields: object) -> RawTable:
    return read_raw_table(recipe(**fields), read_content(text.encode(), "datei.csv"))


def misfit(text: str, **fields: object) -> Problem:
    with pytest.raises(DataProblems) as caught:
        table(text, **fields)
    [problem] = caught.value.problems
    assert problem.code == "recipe_misfit"
    return problem


class TestHeaderAboveTheData:
    def test_header_rows_lose_years_repetitions_and_footnotes(self):
        one = table("Titel;;;\n;;31.12.2031;31.12.2031\n;;Insgesamt  1);Insgesamt\n;;Insgesamt;ha\n05958;HSK;1;2\n")
        assert [(column.header, column.year) for column in one.columns] == [
            ((), None), ((), None), (("Insgesamt",), 2031), (("Insgesamt", "ha"), 2031)
        ]  # fmt: skip
        assert (one.area_columns, one.year_column, one.first_row) == ((0,), None, 4)

    def test_a_date_before_the_code_is_the_year(self):
        one = table(";;;Zahl\n22.09.2013;05958;HSK;1\n")
        assert (one.area_columns, one.year_column) == ((1,), 0)

    def test_the_last_year_line_above_the_data_is_theirs(self):
        assert table("30.06.2030;;\n30.06.2031;;\n;;Zahl\n05958;HSK;1\n").first_year == 2031

    def test_data_without_a_header_above_do_not_fit(self):
        assert misfit("Titel;;\n05958;HSK;1\n").row is None

    def test_header_rows_of_different_widths_do_not_fit(self):
        problem = misfit(";;a;b\n;;c\n05958;HSK;1;2\n")
        assert problem.row == 1
        assert "3 und 4 Felder" in problem.found


class TestHeaderWithAMark:
    def test_it_is_found_below_other_lines_in_any_case(self):
        one = table("Titel;\n\nags;Wert\n05958;1\n", **MARKED | {"area_columns": ["ags"]})
        assert (one.first_row, [row.line for row in one.rows()]) == (3, [4])

    def test_one_that_is_missing_is_named_with_the_begin_of_the_table(self):
        problem = misfit("Gemeinde;Wert\nOlpe;1\n", **MARKED)
        assert "„AGS“" in problem.found
        assert "„Gemeinde“" in problem.found

    def test_an_area_column_that_stands_twice_is_not_chosen_from(self):
        assert "2-mal" in misfit("AGS;AGS;Wert\n05958;05966;1\n", **MARKED).found

    def test_a_year_column_that_is_missing_is_named_with_what_is_there(self):
        problem = misfit("AGS;Jahre;Wert\n05958;2031;1\n", **MARKED, year_from="column", year_columns=["Jahr"])
        assert "Gemeint vielleicht: „Jahre“" in problem.found

    def test_words_of_a_merged_header_reach_the_columns_to_their_right(self):
        text = "AGS;Bevölkerung;;Fläche\n;insgesamt;männlich;\n05958;3;1;2\n"
        one = table(text, **MARKED, header_rows=2, merged_header=True)
        assert [column.title for column in one.columns[1:3]] == ["Bevölkerung | insgesamt", "Bevölkerung | männlich"]

    def test_a_header_at_the_end_of_the_file_does_not_fit(self):
        assert "2 Kopfzeilen" in misfit("AGS;Wert\n", **MARKED, header_rows=2).expected


class TestRows:
    def test_blank_lines_are_none_and_lines_of_a_year_set_it(self):
        one = table("AGS;Wert\n05958;1\n;\n2031;\n05966;2\n", **MARKED)
        assert [(row.line, row.year) for row in one.rows()] == [(2, None), (5, 2031)]

    def test_beyond_the_end_of_a_row_there_is_nothing(self):
        [row] = table("AGS;Wert\n05958\n", **MARKED).rows()
        assert (row.text(1), row.cell(1)) == ("", "")


def test_a_recipe_fits_a_file_with_all_of_its_marks():
    file = read_content(b"Tabelle 1;x\nAGS;Wert\n", "datei.csv")
    assert fits(recipe(marks=["Tabelle", "Wert"]), file)
    assert not fits(recipe(marks=["Tabelle", "Werte"]), file)
    assert not fits(recipe(), file)


def test_the_named_sheet_is_read_and_a_missing_one_is_named_with_what_is_there():
    book = read_content(samples.workbook([["AGS", "Wert"], ["05958", 1]], sheet="Daten", first="Titel"), "x.xlsx")
    assert read_raw_table(recipe(**MARKED, sheet="Daten"), book).sheet.name == "Daten"
    assert read_raw_table(recipe(**MARKED), book).sheet.name == "Daten"  # the first that is not empty
    with pytest.raises(DataProblems) as caught:
        read_raw_table(recipe(**MARKED, sheet="Werte"), book)
    assert "Vorhanden: Titel, Daten." in caught.value.problems[0].found


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))
def test_the_year_of_any_date_is_found(year, month, day):
    for text in (f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}", str(year)):
        assert year_of(text) == year
    assert year_of(float(year)) == year


@pytest.mark.parametrize("text", ["", "20311", "203", "2031/32", "31.12.31", "2031p", "2031,0", "1899", "2101", "٢٠٣١"])
def test_what_is_no_year_is_none(text):
    assert year_of(text) is None


@given(st.text(max_size=30))
def test_a_plain_header_stays_plain(text):
    once = plain_header(text)
    assert once == " ".join(once.split())
