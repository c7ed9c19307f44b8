"""Which recipe a file wants, and what it says by it."""

from collections.abc import Mapping

from indicators.intake.columns import Given, plain
from indicators.intake.convert import Intake, convert
from indicators.intake.files import PublisherFile
from indicators.intake.layout.read import Progress
from indicators.intake.recipe import Recipe
from indicators.model import Indicator
from indicators.model.areas import Areas
from indicators.model.problems import near_matches, refusal

HANDMADE = "tabelle"
MARK_ROWS = 30


def names_of(indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Return indicators by id, name and short name, in lower case; a name that several share is left out."""
    called: dict[str, set[str]] = {}
    for one in indicators.values():
        if not one.quotient:
            for name in {one.id, one.label, one.short}:
                called.setdefault(name.casefold(), set()).add(one.id)
    return {name: indicators[next(iter(ids))] for name, ids in called.items() if len(ids) == 1}


def recognise(file: PublisherFile, recipes: Mapping[str, Recipe], *, wanted: str = "") -> Recipe:
    """Return the recipe a person wants, else the one whose marks stand in the file, else that for tables of any kind.

    Of several, the one with most marks counts. Raises DataProblems where two say equally much of it, or none fits and
    there is none for tables of any kind: then a person has to say which.
    """
    if wanted:
        if wanted not in recipes:
            expected = f"Vorhanden: {', '.join(recipes)}.{near_matches(wanted, recipes)}"
            raise refusal("recipe_unknown", file.name, f"Das Rezept „{wanted}“ gibt es nicht.", expected)
        return recipes[wanted]
    texts = [plain(text) for sheet in file.sheets if not sheet.hidden for text in sheet.texts(MARK_ROWS) if text]
    marked = [one for one in recipes.values() if one.marks and _fits(one, texts)]
    most = max((_said(one) for one in marked), default=0)
    fitting = [one for one in marked if _said(one) == most]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(f"{one.id} ({one.title})" for one in fitting)
        raise refusal("recipe_ambiguous", file.name, f"Mehrere Rezepte passen: {names}.", "Mit --recipe eines nennen.")
    if HANDMADE in recipes:
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
    """Return what a file says by a recipe (`progress` as in `convert`); raises DataProblems where it holds no table."""
    names = names_of(indicators)
    return convert(
        recipe, file, areas=areas, names=names, indicators=indicators, given=given, by_name=recipe.id == HANDMADE,
        progress=progress,
    )  # fmt: skip


def _fits(recipe: Recipe, texts: list[str]) -> bool:
    """True where each mark stands in one of the texts."""
    return all(any(plain(mark) in text for text in texts) for mark in recipe.marks)


def _said(recipe: Recipe) -> int:
    """How much a recipe's marks say: the length of all of them."""
    return sum(map(len, recipe.marks))
