"""Which recipe a file wants, and what it says by it."""

from collections.abc import Mapping

from indicators.intake.columns import Given
from indicators.intake.convert import Intake, convert
from indicators.intake.files import PublisherFile
from indicators.intake.handmade import adapt, looks_handmade
from indicators.intake.recipe import Recipe
from indicators.intake.selection import Progress
from indicators.intake.table import fits, read_raw_table
from indicators.model import Indicator
from indicators.model.areas import Areas
from indicators.model.problems import DataProblems, near_matches, refusal

HANDMADE = "tabelle"


def names_of(indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """Return ids of indicators by id, name and short name, in lower case; a name that several share is left out."""
    called: dict[str, set[str]] = {}
    for one in indicators.values():
        if not one.quotient:
            for name in {one.id, one.label, one.short}:
                called.setdefault(name.casefold(), set()).add(one.id)
    return {name: next(iter(ids)) for name, ids in called.items() if len(ids) == 1}


def recognise(file: PublisherFile, recipes: Mapping[str, Recipe], *, wanted: str = "") -> Recipe:
    """Return the recipe a person wants, else the one whose marks stand in the file, else that for hand-made tables.

    Raises DataProblems where none fits, or where several do: then a person has to say which.
    """
    if wanted:
        if wanted not in recipes:
            expected = f"Vorhanden: {', '.join(recipes)}.{near_matches(wanted, recipes)}"
            raise refusal("recipe_unknown", file.name, f"Das Rezept „{wanted}“ gibt es nicht.", expected)
        return recipes[wanted]
    marked = [one for one in recipes.values() if fits(one, file)]
    fitting = [one for one in marked if _is_readable(one, file)] or marked[:1]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(f"{one.id} ({one.title})" for one in fitting)
        raise refusal("recipe_ambiguous", file.name, f"Mehrere Rezepte passen: {names}.", "Mit --recipe eines nennen.")
    if HANDMADE in recipes and looks_handmade(recipes[HANDMADE], file):
        return recipes[HANDMADE]
    first = next((text for sheet in file.sheets for text in sheet.texts() if text), "")
    found = f"Kein Rezept passt. Die Datei beginnt mit „{first[:60]}“."
    raise refusal("recipe_none", file.name, found, f"Mit --recipe eines nennen: {', '.join(recipes)}.")


def read_intake(
    file: PublisherFile,
    recipe: Recipe,
    *,
    areas: Areas,
    indicators: Mapping[str, Indicator],
    given: Given,
    progress: Progress | None = None,
) -> Intake:
    """Return what a file says by a recipe (`progress` as in `convert`); raises DataProblems where it does not fit."""
    names = names_of(indicators)
    if recipe.id == HANDMADE:
        recipe = adapt(recipe, file, names=names, given=given)
    return convert(recipe, file, areas=areas, names=names, given=given, progress=progress)


def _is_readable(recipe: Recipe, file: PublisherFile) -> bool:
    try:
        read_raw_table(recipe, file)
    except DataProblems:
        return False
    return True
