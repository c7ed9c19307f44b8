"""Which recipe a file wants."""

from __future__ import annotations

import pytest

from indicators.intake.files import read_content
from indicators.intake.recognise import names_of, recognise
from tests.intake import samples
from tests.intake.reading import codes, problems_of, recipes, shipped
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


def test_the_register_with_postcode_and_place_apart_has_its_own_recipe():
    rows = [list(row) for row in samples.CHARGING[:3]]
    rows.append(["Betreiber", "Postleitzahl", "Ort", "Inbetriebnahmedatum", "Anzahl Ladepunkte"])
    rows.append(["A", "59821", "Arnsberg", "2011-05-01", 1])
    assert recognise(read_content(samples.workbook(rows), "x.xlsx"), recipes()).id == "ladesaeulen_neu"


def test_what_a_person_wants_counts_more_than_marks():
    file = read_content(samples.POPULATION.encode(), "12411.csv")
    assert recognise(file, recipes(), wanted="pendler_genesis").id == "pendler_genesis"


def test_a_recognised_file_that_is_damaged_is_said_to_be_damaged_not_unknown():
    [problem] = problems_of(samples.POPULATION.replace("05", "O5").replace("DG;", "D;"))
    assert problem.code == "recipe_misfit"


def test_a_file_nobody_knows_is_named_with_its_begin_and_all_recipes():
    [problem] = problems_of("\n\nBetreff;Antwort\nja;nein\n")
    assert codes([problem]) == ["recipe_none"]
    assert "„Betreff“" in problem.found
    assert all(name in problem.expected for name in recipes())


def test_names_that_several_indicators_share_are_nobody_s():
    one = indicator("eins", label="Anteil", short="Anteil eins")
    two = indicator("zwei", label="Anteil", short="Anteil zwei")
    assert names_of({"eins": one, "zwei": two}) == {
        "eins": "eins", "anteil eins": "eins", "zwei": "zwei", "anteil zwei": "zwei"
    }  # fmt: skip


def test_computed_indicators_have_no_name_to_import_by():
    computed = [one for one in shipped().indicators.values() if one.quotient]
    assert computed
    assert {one.id for one in computed}.isdisjoint(names_of(shipped().indicators).values())
