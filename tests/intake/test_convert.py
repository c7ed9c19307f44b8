"""What converting says where a table is not quite as expected; the layouts themselves are in test_layouts.py."""

from __future__ import annotations

import pytest

from indicators.intake.columns import Given
from indicators.intake.convert import convert
from indicators.intake.files import read_content
from tests.intake import samples
from tests.intake.reading import codes, figures, found, problems_of, read, read_by, recipes, shipped

GENESIS = "GENESIS-Tabelle: 14111-01-02-5\n;;;Wahlberechtigte;Wahlbeteiligung\n;;;Anzahl;Prozent\n"


def test_a_date_line_with_a_slip_does_not_leave_its_rows_to_the_year_before():
    damaged = samples.COMMUTERS.replace("30.06.2030", "30.06.203O").replace(
        "05958004;      Arnsberg;190", "05958008;;190"
    )
    problem, *others = problems_of(damaged)
    assert (problem.code, problem.row) == ("year_unknown", 8)
    assert "„30.06.203O“ steht allein" in problem.found
    assert {(one.code, one.row) for one in others} == {("year_unknown", 9)}


def test_a_date_line_that_is_lost_makes_its_figures_contradict_those_before():
    lost = samples.COMMUTERS.replace("30.06.2030;;;;;;\n", "")
    assert set(codes(problems_of(lost))) == {"duplicate"}


def test_the_sign_beside_a_number_of_excel_does_not_change_the_number():
    rows = [["AGS", "Jahr", "gigabit", "Zeichen"], ["05958004", 2031, 1.234, "p"], ["05958004", 2030, 93.5, "p"]]
    intake = read(samples.workbook(rows))
    assert figures(intake) == {("gigabit", "05958004", 2031): (1.234, "p"), ("gigabit", "05958004", 2030): (93.5, "p")}
    assert (intake.repairs, intake.skipped, intake.problems) == ((), (), ())


def test_a_column_of_years_with_a_gap_is_to_be_filled_not_overruled():
    [problem] = problems_of("AGS;Jahr;Bevölkerung\n05958004;;1\n", given=Given(year=2031))
    assert problem.code == "year_unknown"
    assert "--year" not in problem.expected


def test_figures_that_repeat_are_counted_and_those_that_contradict_are_left_out():
    text = "AGS;Jahr;Bevölkerung\n05958004;2031;1\n5958004;2031;1\n05958008;2031;2\n05958008;2031;3\n"
    intake = read(text)
    assert figures(intake) == {("bevoelkerung", "05958004", 2031): (1, "")}
    assert found(intake.skipped) == {"repeated": 1}
    assert [(one.code, one.row) for one in intake.problems] == [("duplicate", 5)]


def test_a_row_that_lost_a_cell_is_left_out_with_its_line():
    intake = read("AGS;Jahr;gigabit;Bevölkerung\n05958004;2031;5;100\n05958008;2031;200\n")
    assert [(one.code, one.row) for one in intake.problems] == [("fields", 3)]
    assert {area for _, area, _ in figures(intake)} == {"05958004"}


def test_a_short_row_outside_the_region_is_nobody_s_problem():
    assert codes(problems_of("AGS;Jahr;Bevölkerung\n05958004;2031;100\n01001000\n")) == []


def test_nothing_below_the_end_mark_is_read():
    text = f"{GENESIS}22.09.2013;05958004;Arnsberg;500;70,5\n__________\n22.09.2009;05958004;Arnsberg;1;1\n"
    assert {year for _, _, year in figures(read(text))} == {2013}


@pytest.mark.parametrize(
    ("parts", "value", "skipped"),
    [(("6", "4"), 1.5, {}), (("6", "0"), None, {"incomplete": 1}), (("", "4"), None, {"incomplete": 1})],
)
def test_a_quotient_is_computed_only_of_all_its_parts(parts, value, skipped):
    text = "AGS;Jahr;Wert;Teiler\n05958004;2031;{};{}\n".format(*parts)
    made = {"indicator": "bevoelkerung", "header": "Wert", "divide_by": "Teiler"}
    intake = read_by(text, signs="none", value=[made])
    assert [one for one, _sign in figures(intake).values()] == ([value] if value else [])
    assert found(intake.skipped) | {"empty": 0} == skipped | {"empty": 0}


def test_a_part_that_is_no_number_is_a_fault_of_the_whole():
    made = {"indicator": "bevoelkerung", "header": "Wert", "plus": [["Mehr"]]}
    intake = read_by("AGS;Jahr;Wert;Mehr\n05958004;2031;1;l\n", value=[made])
    assert [(one.code, one.row) for one in intake.problems] == [("number", 2)]
    assert intake.rows.empty


def test_categories_of_rows_are_part_of_the_head_and_the_others_are_named():
    text = "AGS;Jahr;Art;Wert\n05958004;2031;Kinder;1\n05958004;2031;Alte;2\n"
    intake = read_by(text, value=[{"indicator": "bevoelkerung", "header": ["Alte"]}])
    assert figures(intake) == {("bevoelkerung", "05958004", 2031): (2, "")}
    assert [one.examples for one in intake.skipped if one.code == "columns"] == [("Kinder",)]


def test_a_category_that_lost_its_total_is_not_taken_for_it():
    only_women = "".join(line for line in samples.FFCSV_NEW.splitlines(keepends=True) if "Insgesamt" not in line)
    [problem] = problems_of(only_women, recipe="bevoelkerung_ffcsv_neu")
    assert problem.code == "column_missing"
    assert "Vorhanden: „weiblich | Bevölkerungsstand“." in problem.found


def test_reading_reports_how_far_it_is_and_can_be_stopped():
    shares: list[float] = []
    rows = "".join(f"22.09.2013;{1_001_000 + n:08};Ort;1;1\n" for n in range(1_200))
    file = read_content(f"{GENESIS}22.09.2013;05958004;Arnsberg;500;70,5\n{rows}".encode(), "14111.csv")
    recipe = recipes()["bundestagswahl_genesis"]
    convert(recipe, file, areas=shipped().areas, names={}, progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) == 3
    assert shares[0] == 0

    def stop(_share: float) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        convert(recipe, file, areas=shipped().areas, names={}, progress=stop)
