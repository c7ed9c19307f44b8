"""Which recipe a file wants."""

from __future__ import annotations

import pytest

from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.recognise import HANDMADE, names_of, recognise
from indicators.model.problems import DataProblems
from tests.intake import samples
from tests.intake.reading import codes, figures, problems_of, read, recipes, shipped
from tests.made_up import indicator

EXPECTED = {
    "12411.csv": "bevoelkerung_genesis",
    "13111.csv": "pendler_genesis",
    "14111.csv": "bundestagswahl_genesis",
    "flach.csv": "bevoelkerung_ffcsv",
    "flach_neu.csv": "bevoelkerung_ffcsv_neu",
    "inkar_liste.csv": "inkar_liste",
    "gemeinde_privat_2030_ende.csv": "breitband",
    "mastr.csv": "marktstammdaten",
}
EXCEL = {"ladesaeulen": samples.CHARGING, "kommunalwahl": samples.COUNCIL}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_layout_is_recognised_by_its_own_marks_whatever_the_file_is_called(name):
    file = read_content(samples.BY_NAME[name].encode(), "umbenannt.csv")
    assert recognise(file, recipes()).id == EXPECTED[name]


@pytest.mark.parametrize("name", EXCEL)
def test_workbooks_are_recognised_too(name):
    assert recognise(read_content(samples.workbook(EXCEL[name]), "umbenannt.xlsx"), recipes()).id == name


def test_the_register_is_recognised_with_postcode_and_place_apart_too():
    rows = [list(row) for row in samples.CHARGING[:3]]
    rows.append(["Betreiber", "Postleitzahl", "Ort", "Inbetriebnahmedatum", "Anzahl Ladepunkte"])
    rows.append(["A", "59821", "Arnsberg", "2011-05-01", 1])
    assert recognise(read_content(samples.workbook(rows), "x.xlsx"), recipes()).id == "ladesaeulen"


def test_what_a_person_wants_counts_more_than_marks():
    file = read_content(samples.POPULATION.encode(), "12411.csv")
    assert recognise(file, recipes(), wanted="pendler_genesis").id == "pendler_genesis"


def test_a_recognised_file_that_is_damaged_is_said_to_be_damaged_not_unknown():
    [problem] = problems_of(samples.POPULATION.partition(";;31.12")[0])
    assert problem.code == "recipe_misfit"


def test_where_codes_are_damaged_the_names_beside_them_are_read():
    damaged = samples.POPULATION.replace("\n05", "\nO5")
    assert {area for _, area, _ in figures(read(damaged, given=Given(signs="older")))} == {
        area for _, area, _ in figures(read(samples.POPULATION))
    }


def test_a_file_without_places_is_named_with_its_begin():
    [problem] = problems_of("\n\nBetreff;Antwort\nja;nein\n")
    assert codes([problem]) == ["recipe_misfit"]
    assert "„Betreff“" in problem.found


def test_without_a_recipe_for_tables_of_any_kind_all_recipes_are_named():
    known = {name: one for name, one in recipes().items() if name != HANDMADE}
    with pytest.raises(DataProblems) as caught:
        recognise(read_content(b"Betreff;Antwort\nja;nein\n", "x.csv"), known)
    [problem] = caught.value.problems
    assert problem.code == "recipe_none"
    assert all(name in problem.expected for name in known)


def test_names_that_several_indicators_share_are_nobody_s():
    one = indicator("eins", label="Anteil", short="Anteil eins")
    two = indicator("zwei", label="Anteil", short="Anteil zwei")
    assert names_of({"eins": one, "zwei": two}) == {"eins": one, "anteil eins": one, "zwei": two, "anteil zwei": two}


def test_computed_indicators_have_no_name_to_import_by():
    computed = [one for one in shipped().indicators.values() if one.quotient]
    assert computed
    assert {one.id for one in computed}.isdisjoint(one.id for one in names_of(shipped().indicators).values())
