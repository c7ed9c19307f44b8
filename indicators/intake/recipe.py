"""Recipes: declared descriptions of publishers' tables, one TOML file each, so that a new table needs no code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from indicators.loading.operator_files import read_toml
from indicators.model.problems import DataProblems, Problem, near_matches

SIGNS = ("older", "newer", "either", "none")
DECIMALS = (",", ".", "auto")
DAY = re.compile(r"\d{2}\.\d{2}\.|any")
# How a table is laid out is found by its structure; what recipes once said about it says nothing more.
NO_LONGER = frozenset(
    {"sheet", "header_mark", "header_rows", "merged_header", "end_mark", "area_columns", "area_prefix", "area_by",
     "year_from", "year_columns", "where", "as_of", "sign_column", "indicator_column", "value_columns"}
)  # fmt: skip


class RecipeFault(ValueError):
    """One thing that is wrong with a recipe, in words."""


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator of a table: which column it stands in, and how it is made of columns where it is not one.

    `header` are the texts above the column from top to bottom, categories of its rows first, without years; `or_header`
    other editions' texts for the same. `divide_by` may name several spellings too. An `optional` one need not be there:
    exports of which people choose the columns.
    """

    indicator: str
    header: tuple[str, ...] = ()
    or_header: tuple[tuple[str, ...], ...] = ()
    plus: tuple[tuple[str, ...], ...] = ()
    divide_by: tuple[str, ...] = ()
    or_divide_by: tuple[tuple[str, ...], ...] = ()
    factor: float = 1.0
    decimals: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the columns of one kind of table mean; how it is laid out is found by its structure.

    `marks`: texts that stand in its first rows, by which it is recognised. `signs` "" = those of official tables where
    it is built like one, else those that mean the same in both generations. `day`: the yearly reporting date that
    stands for its year ("30.06.", "any"; "" = the last day, or what the table itself states). `year_pattern` finds the
    year in the first rows or else in the file's name, where nothing else says it. `cumulate` names a date column: rows
    are entries, counted up by year from `first_year` on. `source` is an id of sources.csv.
    """

    id: str
    title: str
    values: tuple[Value, ...]
    marks: tuple[str, ...] = ()
    year_pattern: str = ""
    day: str = ""
    signs: str = ""
    decimal: str = "auto"
    source: str = ""
    cumulate: str = ""
    first_year: int = 0
    note: str = ""


def read_recipes(folder: Path) -> tuple[dict[str, Recipe], list[Problem]]:
    """Return the recipes of a folder by id (the file's name) and what is wrong with the others."""
    recipes: dict[str, Recipe] = {}
    problems: list[Problem] = []
    for path in sorted(one for one in folder.glob("*.toml") if not one.is_fifo()):
        name = f"{folder.name}/{path.name}"
        try:
            content = read_toml(path, name=name, code="recipe", expected="Siehe docs/new-recipe.md.")
            recipes[path.stem] = parse_recipe(path.stem, content)
        except DataProblems as error:
            problems += error.problems
        except RecipeFault as error:
            problems.append(Problem("recipe", name, None, None, str(error), "Siehe docs/new-recipe.md."))
    return recipes, problems


def parse_recipe(name: str, content: Mapping[str, Any]) -> Recipe:
    """Return the recipe a TOML table describes; raises RecipeFault for anything unknown or of the wrong kind."""
    known = {one.name for one in fields(Recipe)} - {"id", "values"} | {"value"}
    _refuse_unknown(content, known, "")
    if not content.get("title"):
        raise RecipeFault("„title“ fehlt.")
    plain = {key: _typed(key, item, Recipe) for key, item in content.items() if key != "value"}
    listed = content.get("value", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise RecipeFault("„value“ ist keine Liste. Bitte [[value]] schreiben.")
    recipe = Recipe(id=name, values=tuple(_value(one) for one in listed), **plain)
    for key, allowed in (("signs", ("", *SIGNS)), ("decimal", DECIMALS)):
        if (found := getattr(recipe, key)) not in allowed:
            raise RecipeFault(f"„{key}“: „{found}“ ist unbekannt. Möglich: {', '.join(filter(None, allowed))}.")
    if recipe.day and not DAY.fullmatch(recipe.day):
        raise RecipeFault(f"„day“: „{recipe.day}“ ist kein Stichtag. Möglich: ein Tag wie 30.06. oder any.")
    try:
        if recipe.year_pattern and re.compile(recipe.year_pattern).groups != 1:
            raise RecipeFault("„year_pattern“ braucht genau eine Klammer um das, was gemeint ist.")
    except re.error as error:
        raise RecipeFault(f"„year_pattern“ ist kein regulärer Ausdruck: {error}.") from error
    return recipe


def _refuse_unknown(content: Mapping[str, Any], known: Sequence[str] | set[str], where: str) -> None:
    for key in content:
        if key in NO_LONGER:
            raise RecipeFault(f"„{where}{key}“ braucht es nicht mehr: der Aufbau wird erkannt. Bitte streichen.")
        if key not in known:
            raise RecipeFault(f"„{where}{key}“ ist unbekannt.{near_matches(key, known)}")


def _value(content: Mapping[str, Any]) -> Value:
    _refuse_unknown(content, {one.name for one in fields(Value)}, "value.")
    if not content.get("indicator"):
        raise RecipeFault("„value.indicator“ fehlt.")
    return Value(**{key: _typed(key, item, Value) for key, item in content.items()})


def _typed(key: str, item: Any, owner: type) -> Any:
    """A TOML item as the field of a frozen type; lists become tuples, and a single text counts as a list of one."""
    kind = get_type_hints(owner)[key]
    parts = get_args(kind)
    if tuple[str, ...] in parts:
        if not isinstance(item, list):
            raise RecipeFault(f"„{key}“ ist keine Liste.")
        return tuple(_texts(key, one) for one in item)
    if get_origin(kind) is tuple:
        return _texts(key, item)
    plain = parts[0] if parts else kind
    if not isinstance(item, (int, float) if plain is float else plain) or (
        isinstance(item, bool) and plain is not bool
    ):
        raise RecipeFault(f"„{key}“: „{item}“ hat die falsche Art. Erwartet: {plain.__name__}.")
    return item


def _texts(key: str, item: Any) -> tuple[str, ...]:
    listed = [item] if isinstance(item, str) else item
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise RecipeFault(f"„{key}“ ist kein Text und keine Liste von Texten.")
    return tuple(listed)
