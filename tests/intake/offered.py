"""A made-up file read as a person would who says of every column that it counts."""

from __future__ import annotations

from indicators.intake.columns import Given
from indicators.intake.convert import convert
from indicators.intake.files import PublisherFile, read_content
from indicators.intake.findings import LISTED, Account
from indicators.intake.layout.read import read_layout
from indicators.intake.places import Places
from indicators.intake.recipe import Recipe, Value
from indicators.intake.recognise import recognise
from indicators.model.problems import DataProblems, Problem
from tests.intake.reading import recipes, shipped

Key = tuple[tuple[str, ...], str, int]


def recipe_of(file: PublisherFile) -> Recipe:
    """A recipe that takes every column of figures, each named by its head; that of the register for registers."""
    known = recognise(file, recipes())
    if known.cumulate:
        return known
    layout = read_layout(file, places=Places(shipped().areas), account=Account(file.name))
    columns = [one for one in layout.columns if not one.is_text]
    units = {one.path for one in columns if sum(other.path == one.path for other in columns) > 1}
    values = [
        Value("\n".join(one.path), (*one.path, one.unit) if one.path in units and one.unit else one.path)
        for one in columns
    ]
    return Recipe("alles", "Alles", tuple(values))


def offered(content: bytes, name: str, given: Given | None = None) -> dict[Key, tuple[float | None, str]]:
    """Value (None = a sign only) and sign by path, area and year; raises DataProblems for any fault."""
    found, problems = _read(content, name, given or Given())
    if any(not one.notice for one in problems):
        raise DataProblems([one for one in problems if not one.notice])
    return found


def faults(content: bytes, name: str) -> list[Problem]:
    """What a report says against taking a file over: what forbids it, and that its end or a field may be missing."""
    try:
        return [one for one in _read(content, name, Given())[1] if not one.notice or one.code in ("cut", "trailing")]
    except DataProblems as error:
        return list(error.problems)


def left_out(content: bytes, name: str) -> set[tuple[str, str]]:
    """The rows a report names as left out, each with the reason."""
    file = read_content(content, name)
    intake = convert(recipe_of(file), file, areas=shipped().areas, names={}, given=Given())
    return {(one.code, text) for one in intake.skipped if one.code in LISTED for text in one.examples}


def _read(content: bytes, name: str, given: Given) -> tuple[dict[Key, tuple[float | None, str]], list[Problem]]:
    file = read_content(content, name)
    recipe = recipe_of(file)
    intake = convert(recipe, file, areas=shipped().areas, names={}, given=given)
    names = {value.indicator: tuple(value.indicator.split("\n")) for value in recipe.values}
    if recipe.cumulate:
        names = {value.indicator: tuple(value.header) for value in recipe.values}
    found = {
        (names[row["indicator"]], row["area"], int(row["year"])): (
            None if row["value"] != row["value"] else row["value"], row["sign"]
        )
        for row in intake.rows.to_dict("records")
    }  # fmt: skip
    return found, list(intake.problems)
