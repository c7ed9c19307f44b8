"""Short ways to read a made-up file by the shipped recipes, areas and indicators."""

from __future__ import annotations

from functools import cache
from typing import Any

from indicators.intake.columns import Given
from indicators.intake.convert import Intake
from indicators.intake.files import read_content
from indicators.intake.recipe import Recipe, parse_recipe, read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.loading.load import read_dataset
from indicators.model import DataSet
from indicators.model.problems import DataProblems, Problem
from indicators.paths import ROOT

DATA = ROOT / "data"

Figure = tuple[str, str, int]


@cache
def shipped() -> DataSet:
    """The shipped data."""
    return read_dataset(DATA)


@cache
def recipes() -> dict[str, Recipe]:
    """The shipped recipes."""
    return read_recipes(DATA / "recipes")[0]


def read(content: str | bytes, name: str = "datei.csv", *, recipe: str = "", given: Given | None = None) -> Intake:
    """Read a file as the command line would."""
    file = read_content(content.encode() if isinstance(content, str) else content, name)
    data = shipped()
    wanted = recognise(file, recipes(), wanted=recipe)
    return read_intake(file, wanted, areas=data.areas, indicators=data.indicators, given=given or Given())


def read_by(content: str | bytes, name: str = "datei.csv", **fields: Any) -> Intake:
    """Read a file by a recipe made of `fields`; without values it looks for the population in "Wert"."""
    described: dict[str, Any] = {"title": "Probe", "value": [{"indicator": "bevoelkerung", "header": "Wert"}], **fields}
    file = read_content(content.encode() if isinstance(content, str) else content, name)
    data = shipped()
    recipe = parse_recipe("probe", described)
    return read_intake(file, recipe, areas=data.areas, indicators=data.indicators, given=Given())


def figures(intake: Intake) -> dict[Figure, tuple[float | None, str]]:
    """Value and sign by indicator, area and year; None = no figure."""
    return {
        (row["indicator"], row["area"], int(row["year"])): (
            None if row["value"] != row["value"] else row["value"],
            row["sign"],
        )
        for row in intake.rows.to_dict("records")
    }


def found(findings: Any) -> dict[str, int]:
    """Counts by code."""
    return {one.code: one.count for one in findings}


def problems_of(content: str | bytes, name: str = "datei.csv", **options: Any) -> list[Problem]:
    """Every problem of a file, wherever it shows."""
    try:
        return list(read(content, name, **options).problems)
    except DataProblems as error:
        return list(error.problems)


def codes(problems: list[Problem]) -> list[str]:
    """The codes of problems."""
    return [one.code for one in problems]
