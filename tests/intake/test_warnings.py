"""What whoever takes a file over should have seen first: made-up files against made-up data."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.intake.columns import Given
from indicators.intake.difference import flips
from indicators.intake.files import read_content
from indicators.intake.prepare import prepare
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.intake.report import warnings
from indicators.intake.trial import Wanted, try_file
from indicators.loading.load import read_dataset
from indicators.paths import DATA

DAY = date(2022, 5, 1)
RECIPE = """title = "Erfunden"
marks = ["AGS", "Erfundenes"]
year_pattern = '_(20[0-9]{{2}})_'
[[value]]
indicator = "{}"
header = ["Erfundenes"]
"""


@pytest.fixture(autouse=True)
def recipes(goal_data: Path) -> None:
    """The shipped recipes, which say how tables are read."""
    shutil.copytree(DATA / "recipes", goal_data / "recipes")


def warned(folder: Path, text: str, name: str = "werte.csv", *, recipe: str = "") -> list[str]:
    found = try_file(text.encode(), name, Wanted(recipe), day=DAY, folder=folder)
    assert found.unreadable == [] and found.faults == 0
    return list(found.report["warnings"])


def test_a_file_that_is_newer_and_near_the_last_values_warns_of_nothing(goal_data: Path) -> None:
    assert warned(goal_data, "AGS;Jahr;anteil\n09901001;2022;21\n09901002;2022;52\n") == []


def test_a_file_older_than_the_data_says_so(goal_data: Path) -> None:
    [line] = warned(goal_data, "AGS;Jahr;anteil\n09901001;2019;10\n")
    assert line.startswith("älter als der Bestand: „Anteil“ endet in der Datei 2019, im Bestand 2021")


def test_values_far_from_the_last_ones_are_named(goal_data: Path) -> None:
    [line] = warned(goal_data, "AGS;Jahr;anteil\n09901001;2022;90\n")
    assert "weit vom letzten Wert des Ortes" in line and "20 (2021) → 90 (2022)" in line


def test_a_year_from_the_name_of_the_file_is_told(goal_data: Path) -> None:
    (goal_data / "recipes" / "mit_jahr.toml").write_text(RECIPE.format("anteil"), "utf-8")
    found = warned(goal_data, "AGS;Erfundenes\n09901001;21\n09901002;52\n", "a_2022_ende.csv", recipe="mit_jahr")
    assert found == ["Das Jahr steht nur im Namen der Datei."]


def test_a_file_of_which_nothing_counts_says_so(goal_data: Path) -> None:
    (goal_data / "recipes" / "mit_jahr.toml").write_text(RECIPE.format("gibt_es_nicht"), "utf-8")
    found = warned(goal_data, "AGS;Erfundenes\n09901001;21\n", "a_2022_ende.csv", recipe="mit_jahr")
    assert "gehört zu einem Indikator, den es hier gibt" in found[0]


def test_a_rating_that_would_be_lost_is_named(goal_data: Path) -> None:
    (goal_data / "sets" / "made_up" / "values.csv").rename(goal_data / "kept.csv")
    (goal_data / "sets" / "made_up" / "values.csv").write_text("indicator,area,year,value,sign,note\n", "utf-8")
    without = read_dataset(goal_data, day=DAY)
    (goal_data / "kept.csv").replace(goal_data / "sets" / "made_up" / "values.csv")
    dataset = read_dataset(goal_data, day=DAY)
    lost = flips(dataset, without, changed=set(dataset.indicators), day=DAY)
    assert [one for one in lost if one.before.rating.is_rated]
    file = read_content(b"AGS;Jahr;anteil\n09901001;2022;21\n", "werte.csv")
    recipe = recognise(file, read_recipes(goal_data / "recipes")[0], wanted="")
    intake = read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=Given(), progress=None)
    prepared = replace(prepare(intake, dataset, set_id="", day=DAY), flips=tuple(lost))
    assert "danach nicht mehr bewertet (" in warnings(prepared, dataset)[0]
