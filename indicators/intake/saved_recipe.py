"""What a person said of a file's columns, kept as a recipe, so that the next edition needs no question."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from indicators.intake.columns import Given, Plan, plain
from indicators.intake.convert import Intake
from indicators.intake.files import PublisherFile
from indicators.intake.recipe import Recipe, RecipeFault, parse_recipe
from indicators.intake.recognise import HANDMADE, MARK_ROWS, recognise
from indicators.model.problems import DataProblems, refusal

NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
# The code of an official table says more than any head.
TABLE_CODE = re.compile(r"\b(?:\d{5}-\d{2}-\d{2}-\d|\d{5}-\d{4}|\d{5}-\d{2}[a-z]{1,2}|\d{4}[A-Z]-\d{4})\b")
MOST_MARKS = 6


def recipe_text(name: str, intake: Intake, given: Given, recipes: Mapping[str, Recipe]) -> str:
    """Return the TOML of a recipe that reads the file as it was read; raises DataProblems where it can not be kept.

    Its marks are the table's official code, or heads of the file. That it is the one by which this file would be
    recognised is tried before it is returned.
    """
    file = intake.file
    if not NAME.fullmatch(name):
        raise refusal("recipe_unknown", file.name, f"„{name}“ taugt nicht als Name.", "Kleine Buchstaben, Ziffern, _.")
    if name in recipes:
        raise refusal("recipe_unknown", file.name, f"Das Rezept „{name}“ gibt es schon.", "Einen anderen Namen wählen.")
    if not intake.plans:
        raise refusal("recipe_unknown", file.name, "Keine Spalte ist zugeordnet.", 'Mit --column "Kopf=indikator".')
    content: dict[str, Any] = {"title": f"Eigenes Rezept, zuerst für {file.name}", "marks": _marks(file, intake)}
    content |= {key: text for key, text in (("day", given.day), ("signs", given.signs)) if text}
    content |= {"decimal": given.decimal} if given.decimal else {}
    content |= {"source": intake.recipe.source} if intake.recipe.source else {}
    if given.year is not None and (pattern := _year_pattern(file.name, given.year)):
        content["year_pattern"] = pattern
    content["value"] = [_value(plan) for plan in intake.plans]
    _prove(name, content, file, recipes)
    lines = [f"{key} = {_toml(item)}" for key, item in content.items() if key != "value"]
    for value in content["value"]:
        lines += ["", "[[value]]", *(f"{key} = {_toml(item)}" for key, item in value.items())]
    return "\n".join(lines) + "\n"


def save_recipe(name: str, text: str, folder: Path) -> Path:
    """Write a recipe into the data folder and return its path."""
    path = folder / "recipes" / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _marks(file: PublisherFile, intake: Intake) -> list[str]:
    """The official code of the table, or the heads that were chosen, beside the marks by which it was recognised."""
    texts = [text for sheet in file.sheets if not sheet.hidden for text in sheet.texts(MARK_ROWS) if text]
    code = next((found[0] for text in texts if (found := TABLE_CODE.search(text))), "")
    if code:
        return [code]
    heads = [text for plan in intake.plans for column in plan.used for text in column.path if text]
    known = [plain(text) for text in texts]
    marks = [text for text in dict.fromkeys(heads) if any(plain(text) in one for one in known)]
    return [*intake.recipe.marks, *sorted(marks, key=len, reverse=True)[:MOST_MARKS]]


def _value(plan: Plan) -> dict[str, Any]:
    """The indicator and the head of its column, with the unit: another unit would be another figure."""
    value = plan.value
    header = [*value.header, *([plan.column.unit] if plan.column.unit and plan.column.unit not in value.header else [])]
    fields: dict[str, Any] = {"indicator": value.indicator, "header": header}
    fields |= {"plus": [list(one) for one in value.plus]} if value.plus else {}
    fields |= {"divide_by": list(value.divide_by)} if value.divide_by else {}
    fields |= {"factor": value.factor} if value.factor != 1 else {}
    return fields | ({"decimals": value.decimals} if value.decimals is not None else {})


def _year_pattern(name: str, year: int) -> str:
    """The file's name with its year as a pattern; "" where the year does not stand there once."""
    stem = name.rpartition(".")[0] or name
    parts = stem.split(str(year))
    return f"{re.escape(parts[0])}(20\\d{{2}}|19\\d{{2}}){re.escape(parts[1])}" if len(parts) == 2 else ""


def _prove(name: str, content: Mapping[str, Any], file: PublisherFile, recipes: Mapping[str, Recipe]) -> None:
    try:
        made = parse_recipe(name, content)
        others = {key: one for key, one in recipes.items() if key != HANDMADE}
        is_recognised = bool(made.marks) and recognise(file, {**others, name: made}).id == name
    except (DataProblems, RecipeFault):
        is_recognised = False
    if not is_recognised:
        found = "An diesem Rezept würde die Datei nicht erkannt: ein anderes passt ebenso gut."
        raise refusal("recipe_ambiguous", file.name, found, "Ein Rezept von Hand schreiben: docs/new-recipe.md.")


def _toml(item: Any) -> str:
    """A text, number or list as TOML, whose strings are written as JSON's."""
    return json.dumps(item, ensure_ascii=False)
