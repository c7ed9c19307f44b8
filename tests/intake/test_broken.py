"""Each file of tests/broken/intake/ gives exactly the problem its name says, at the place given here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicators.intake
from indicators.intake.files import read_content
from indicators.intake.findings import MOST_PROBLEMS
from indicators.intake.layout.tables import MISFIT
from indicators.intake.recipe import RecipeFault, parse_recipe, read_recipes
from indicators.intake.recognise import recognise
from indicators.model.problems import DataProblems
from indicators.paths import ROOT
from tests.intake import samples
from tests.intake.reading import codes, problems_of, recipes

BROKEN = ROOT / "tests" / "broken" / "intake"
PLACES = {
    "ambiguous": (None, None),
    "area": (3, None),
    "area-cut-off": (2, None),
    "column_missing": (None, None),
    "cut": (3, None),
    "duplicate": (3, "Bevölkerung"),
    "empty": (None, None),
    "fields": (2, None),
    "error_cell": (2, "gigabit"),
    "indicator_unknown": (None, None),
    "mojibake": (None, None),
    "name_and_code": (2, None),
    "no_rows": (None, None),
    "number": (2, "Bevölkerung"),
    "number-grouped-wrongly": (2, "Bevölkerung"),
    "number-unknown-sign": (2, "Bevölkerung"),
    "recipe_misfit": (None, None),
    "per_cent": (None, "gigabit"),
    "reference_day": (2, "Bevölkerung"),
    "unfinished": (None, None),
    "year_unknown": (2, "Bevölkerung"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_broken_file_gives_its_problem_at_its_place(name):
    [problem] = problems_of((BROKEN / f"{name}.csv").read_bytes())
    assert problem.code == name.partition("-")[0]
    assert (problem.row, problem.column) == PLACES[name]
    assert problem.found
    assert problem.expected


def test_every_problem_code_of_the_import_has_a_broken_file():
    folder = Path(indicators.intake.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    used = set(re.findall(r'(?:Problem|refusal|fault|_fault_once|notice)\(\s*"(\w+)"', source))
    in_other_tests = {
        "file_missing",
        "too_large",
        "archive",
        "binary",
        "encoding",
        "password",
        "trailing",
        "hidden",
        "html",
        "archive_rest",
    }  # test_files.py
    in_other_tests |= {"encoding_read"}  # test_layouts.py
    in_other_tests |= {"divided", "merged"}  # test_faults.py
    in_other_tests |= {"set_broken", "source_other", "unit_other", "implausible"}  # test_saving.py
    in_other_tests |= {"area_gone"}  # needs a table of changes: test_former_areas.py
    used.add(MISFIT)
    in_other_tests |= {"column_twice", "entries", "recipe_none"}  # test_convert.py, test_recognise.py
    in_other_tests |= {"csv", "many", "recipe", "recipe_unknown", "recipe_ambiguous"}  # below
    assert used - in_other_tests == {name.partition("-")[0] for name in PLACES}
    assert {path.stem for path in BROKEN.glob("*.csv")} == set(PLACES)


def test_a_cell_without_end_is_named_with_its_line():
    [problem] = problems_of("a;b\n1;2\n3;" + "x" * 140_000)
    assert (problem.code, problem.row) == ("csv", 3)


def test_more_problems_than_anyone_reads_are_cut_short():
    problems = problems_of("Gemeinde;Jahr;Bevölkerung\n" + "Olpee;2031;1\n" * (MOST_PROBLEMS + 50))
    assert codes(problems) == ["area"] * MOST_PROBLEMS + ["many"]


def test_an_unknown_recipe_is_named_with_what_was_meant():
    [problem] = problems_of(samples.POPULATION, recipe="bevölkerung_genesis")
    assert problem.code == "recipe_unknown"
    assert "Gemeint vielleicht: „bevoelkerung_genesis“" in problem.expected


def test_where_several_recipes_fit_a_person_has_to_say_which():
    known = recipes()
    two = {"eins": known["bevoelkerung_genesis"], "zwei": known["bevoelkerung_genesis"]}
    with pytest.raises(DataProblems) as caught:
        recognise(read_content(samples.POPULATION.encode(), "12411.csv"), two)
    assert codes(list(caught.value.problems)) == ["recipe_ambiguous"]


class TestRecipes:
    def test_every_shipped_recipe_can_be_read(self):
        folder = Path(indicators.intake.__file__).parents[2] / "data" / "recipes"
        read, problems = read_recipes(folder)
        assert problems == []
        assert set(read) == {path.stem for path in folder.glob("*.toml")}

    def test_a_broken_recipe_is_named_and_the_others_stay(self, tmp_path):
        (tmp_path / "gut.toml").write_text('title = "Gut"', encoding="utf-8")
        (tmp_path / "kaputt.toml").write_text("title =", encoding="utf-8")
        (tmp_path / "falsch.toml").write_text('title = "x"\nsign = "older"', encoding="utf-8")
        read, problems = read_recipes(tmp_path)
        assert list(read) == ["gut"]
        assert codes(problems) == ["recipe", "recipe"]
        assert "„sign“ ist unbekannt. Gemeint vielleicht: „signs“" in problems[0].found

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ({}, "title"),
            ({"title": 5}, "title"),
            ({"title": "x", "signs": "alt"}, "older, newer, either, none"),
            ({"title": "x", "first_year": "zwei"}, "first_year"),
            ({"title": "x", "first_year": True}, "first_year"),
            ({"title": "x", "marks": [1]}, "marks"),
            ({"title": "x", "header_mark": "AGS"}, "„header_mark“ braucht es nicht mehr"),
            ({"title": "x", "day": "30.6."}, "ein Tag wie 30.06. oder any"),
            ({"title": "x", "year_pattern": "20.."}, "Klammer"),
            ({"title": "x", "year_pattern": "("}, "regulärer Ausdruck"),
            ({"title": "x", "value": "bevoelkerung"}, "value"),
            ({"title": "x", "value": [{"header": "a"}]}, "indicator"),
            ({"title": "x", "value": [{"indicator": "a", "headers": "a"}]}, "header"),
            ({"title": "x", "value": [{"indicator": "a", "plus": "a"}]}, "plus"),
        ],
        ids=str,
    )
    def test_what_is_wrong_with_a_recipe_is_said(self, content, words):
        with pytest.raises(RecipeFault, match=re.escape(words)):
            parse_recipe("probe", content)
