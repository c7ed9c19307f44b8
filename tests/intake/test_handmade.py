"""Tables people build by hand: districts and towns of one name, titles above, and what is refused."""

from __future__ import annotations

import pytest

from indicators.intake.columns import Given
from tests.intake.reading import codes, figures, found, problems_of, read


def areas_of(text: str) -> list[str]:
    return [area for _, area, _ in figures(read(text))]


class TestTownsAndDistrictsOfOneName:
    def test_a_column_of_districts_means_the_districts(self):
        text = (
            "Kreis;Jahr;Bevölkerung\nOlpe;2031;1\nSoest;2031;2\nMärkischer Kreis;2031;3\nSiegen-Wittgenstein;2031;4\n"
        )
        assert areas_of(text) == ["05966", "05974", "05962", "05970"]

    def test_a_town_in_a_column_of_districts_is_a_problem(self):
        [problem] = problems_of("Kreis;Jahr;Bevölkerung\nArnsberg;2031;1\n")
        assert (problem.code, problem.row) == ("area", 2)

    @pytest.mark.parametrize("name", ["Olpe, Kreis", "Olpe (Kreis)", "Olpe, Landkreis", "Kreis Olpe"])
    def test_an_addition_that_says_kreis_means_the_district(self, name):
        assert areas_of(f'Gebiet;Jahr;Bevölkerung\n"{name}";2031;1\n') == ["05966"]

    @pytest.mark.parametrize("name", ["Olpe", "Olpe (Stadt)", "Olpe, Stadt"])
    def test_otherwise_the_town_is_meant(self, name):
        assert areas_of(f'Gemeinde;Jahr;Bevölkerung\n"{name}";2031;1\n') == ["05966024"]

    def test_a_town_with_its_district_beside_it_is_the_town(self):
        assert areas_of("Gebiet;Jahr;Bevölkerung\nMenden (Märkischer Kreis);2031;1\n") == ["05962040"]


def test_a_code_counts_more_than_a_name_beside_it():
    assert areas_of("Gemeinde;AGS;Jahr;Bevölkerung\nOlpe;05966;2031;1\n") == ["05966"]


def test_a_title_above_names_the_indicator_of_a_plain_column_of_values():
    assert list(figures(read("Gigabit-Stand;;\nBevölkerung;;\nGemeinde;Jahr;Wert\nOlpe;2031;1\n"))) == [
        ("bevoelkerung", "05966024", 2031)
    ]


def test_what_is_given_counts_more_than_a_title():
    text = "Bevölkerung\nGemeinde;2031\nOlpe;1\n"
    assert list(figures(read(text, given=Given(indicator="gigabit")))) == [("gigabit", "05966024", 2031)]


def test_a_year_header_with_a_slip_is_not_read_as_a_year():
    intake = read("Bevölkerung\nGemeinde;2030;203l\nOlpe;1;2\n")
    assert list(figures(intake)) == [("bevoelkerung", "05966024", 2030)]
    assert found(intake.skipped) == {"columns": 1}


def test_a_year_that_stands_in_two_columns_is_refused():
    assert codes(problems_of("Bevölkerung\nGemeinde;2030;2030\nOlpe;1;2\n")) == ["duplicate"]


def test_a_second_municipality_in_the_row_is_part_of_what_the_figure_means():
    [problem] = problems_of("Wohnort;Arbeitsort;Jahr;Bevölkerung\nOlpe;Soest;2031;1\nEnse;Werl;2031;2\n")
    assert problem.code == "indicator_unknown"
    assert "„Soest | Bevölkerung“, „Werl | Bevölkerung“" in problem.found


def test_the_header_is_found_below_lines_of_title():
    text = "Zusammenstellung\n\nvom Amt, erfunden;;\nGemeinde;Jahr;Bevölkerung\nOlpe;2031;1\n"
    assert list(figures(read(text))) == [("bevoelkerung", "05966024", 2031)]


@pytest.mark.parametrize("figure", ["ca. 5", "5-6", "1.000.00", "5..", ",5", "+", "1 2"])
def test_what_people_write_beside_a_number_is_a_problem_of_its_cell(figure):
    [problem] = problems_of(f"Gemeinde;Jahr;gigabit\nOlpe;2031;{figure}\n")
    assert (problem.code, problem.row, problem.column) == ("number", 2, "gigabit")
    assert f"„{figure}“" in problem.found
