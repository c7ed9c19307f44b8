"""Recipes: declared descriptions of publishers' tables, one TOML file each, so that a new table needs no code."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from indicators.model.problems import Problem, near_matches

SIGNS = ("older", "newer", "none")
DECIMALS = (",", ".", "auto")
AREA_BY = ("code", "place", "any")
YEAR_FROM = ("table", "column", "file")


class RecipeFault(ValueError):
    """One thing that is wrong with a recipe, in words."""


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator of a table: which column it stands in, and how it is made of columns where it is not one.

    An `optional` one need not be there: exports of which people choose the columns.
    """

    indicator: str
    header: tuple[str, ...] = ()
    plus: tuple[tuple[str, ...], ...] = ()
    divide_by: tuple[str, ...] = ()
    factor: float = 1.0
    decimals: int | None = None
    where: Mapping[str, str] | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to read one kind of table.

    `marks`: texts that stand in its first rows, by which it is recognised. `header_mark`: a cell of its header
    ("" = the header stands right above the first row that begins with an area code, as in GENESIS tables).
    `area_columns`: names of the columns whose cells, joined, are the area ("" header_mark: found by their content).
    `year_from`: "table" (in the header, in a line of its own or in a column, whichever is there), "column" or "file"
    (`year_pattern`, found in its first rows or else in the file's name). `area_by`: "code", "place" (postcode and
    place) or "any" (code or name). `indicator_column`, `sign_column`: where each row names its indicator or sign;
    `value_columns`: what hand-made tables call a column of figures. `cumulate` names a date column: rows are entries,
    counted up by year. `source` is an id of sources.csv, whose Datenstand is `as_of`, found by that pattern.
    """

    id: str
    title: str
    values: tuple[Value, ...]
    marks: tuple[str, ...] = ()
    sheet: str = ""
    header_mark: str = ""
    header_rows: int = 1
    merged_header: bool = False
    end_mark: str = ""
    area_columns: tuple[str, ...] = ()
    area_prefix: str = ""
    area_by: str = "code"
    year_from: str = "table"
    year_columns: tuple[str, ...] = ()
    year_pattern: str = ""
    where: Mapping[str, str] | None = None
    signs: str = "newer"
    decimal: str = ","
    as_of: str = ""
    source: str = ""
    cumulate: str = ""
    first_year: int = 0
    sign_column: str = ""
    indicator_column: str = ""
    value_columns: tuple[str, ...] = ()
    note: str = ""


def read_recipes(folder: Path) -> tuple[dict[str, Recipe], list[Problem]]:
    """Return the recipes of a folder by id (the file's name) and what is wrong with the others."""
    recipes, problems = {}, []
    for path in sorted(folder.glob("*.toml")):
        name = f"{folder.name}/{path.name}"
        try:
            recipes[path.stem] = parse_recipe(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(Problem("recipe", name, None, None, f"Nicht lesbar: {error}.", "Erwartet wird TOML."))
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
    for key, allowed in (("signs", SIGNS), ("decimal", DECIMALS), ("area_by", AREA_BY), ("year_from", YEAR_FROM)):
        if (found := getattr(recipe, key)) not in allowed:
            raise RecipeFault(f"„{key}“: „{found}“ ist unbekannt. Möglich: {', '.join(allowed)}.")
    if recipe.header_mark and not recipe.area_columns:
        raise RecipeFault("„area_columns“ fehlt. Bei „header_mark“ muss es die Spalten des Gebiets nennen.")
    if recipe.year_from == "file" and not recipe.year_pattern:
        raise RecipeFault('„year_pattern“ fehlt. Bei year_from = "file" sagt es, wo das Jahr steht.')
    for key in ("year_pattern", "as_of"):
        try:
            if (pattern := getattr(recipe, key)) and re.compile(pattern).groups != 1:
                raise RecipeFault(f"„{key}“ braucht genau eine Klammer um das, was gemeint ist.")
        except re.error as error:
            raise RecipeFault(f"„{key}“ ist kein regulärer Ausdruck: {error}.") from error
    return recipe


def _refuse_unknown(content: Mapping[str, Any], known: Sequence[str] | set[str], where: str) -> None:
    for key in content:
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
    if Mapping[str, str] in parts:
        if not isinstance(item, dict) or not all(isinstance(one, str) for one in item.values()):
            raise RecipeFault(f"„{key}“ ist keine Tabelle aus Spalte und Text.")
        return dict(item)
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
