"""Catalogues of the data's texts, one per language in the data folder: `languages/en.po`, as gettext has them.

Each has the German texts of the data with what they are in that language.
"""

import re
from pathlib import Path

from indicators.model.problems import Problem

FOLDER = "languages"
PLACEHOLDER = re.compile(r"\{\w*\}")


def path_of(folder: Path, language: str) -> Path:
    """Return where the catalogue of a language stands in a data folder."""
    return folder / FOLDER / f"{language}.po"


def read_catalogue(folder: Path, language: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the catalogue of a language, {} where there is none, and what is wrong with it.

    A translation with other placeholders than its text is left out: a sentence could not be filled in.
    """
    path = path_of(folder, language)
    name = f"{FOLDER}/{language}.po"
    if not path.is_file():
        return {}, []
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            found = {str(one.id): str(one.string) for one in read_po(file, abort_invalid=True) if one.id and one.string}
    except (OSError, ValueError, PoFileError) as error:
        return {}, [Problem("translation", name, None, None, f"Nicht lesbar: {error}.", "Ein Katalog wie von gettext.")]
    problems = []
    for text, translation in list(found.items()):
        if (wrong := sorted(PLACEHOLDER.findall(translation))) != (right := sorted(PLACEHOLDER.findall(text))):
            told = f"Die Übersetzung von „{text[:60]}“ hat die Platzhalter {', '.join(wrong) or 'keine'}."
            problems.append(Problem("translation", name, None, None, told, f"{', '.join(right) or 'Keine'}."))
            del found[text]
    return found, problems


def catalogue_problems(folder: Path) -> list[Problem]:
    """Return what is wrong with all catalogues of a data folder."""
    return [one for path in sorted(folder.glob(f"{FOLDER}/*.po")) for one in read_catalogue(folder, path.stem)[1]]
