"""Bring the catalogues of all languages in line with the texts of the code: new ones come in empty, old ones go.

    make catalogue          # then fill in what is empty; a test names it

Babel finds the texts (`_("…")`) in templates; in Python the syntax tree does, which sees those inside f-strings, too.
The texts of the data have catalogues of their own, see `indicators.loading.catalogues`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from indicators.language.i18n import DOMAIN, GERMAN, languages
from indicators.paths import LOCALES, ROOT

TEMPLATES = [(f"templates/**.{ending}", "jinja2") for ending in ("html", "xml", "svg")]
PLACEHOLDER = re.compile(r"\{\w*\}")
FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # so that a catalogue changes with its texts alone


def texts_of_the_code() -> Iterator[str]:
    """Yield every text of package and pages that is shown in the visitor's language, in the order of the files."""
    for path in [*sorted((ROOT / "indicators").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "_" and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
    for _file, _line, message, _comments, _context in extract_from_dir(ROOT / "indicators", method_map=TEMPLATES):
        yield message if isinstance(message, str) else message[0]


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language as it stands."""
    with path_of(language).open("rb") as file:
        return read_po(file)


def path_of(language: str) -> Path:
    """Return where the catalogue of a language stands."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str) -> Catalog:
    """Return the catalogue of a language with exactly the texts of the code; what has no translation yet is empty."""
    before = catalogue(language)
    known = {str(one.id): str(one.string) for one in before if one.id}
    found = Catalog(
        locale=before.locale, domain=DOMAIN, project="Regionalmonitor", version="1", creation_date=FIXED,
        revision_date=FIXED, fuzzy=False,
    )  # fmt: skip
    for text in dict.fromkeys(texts_of_the_code()):
        found.add(text, known.get(text, ""), flags=["python-brace-format"] if PLACEHOLDER.search(text) else [])
    return found


def main() -> None:
    """Write the catalogues anew and say how many texts are empty."""
    for language in languages():
        if language == GERMAN:
            continue
        found = updated(language)
        with path_of(language).open("wb") as file:
            write_po(file, found, width=120, sort_output=True, omit_header=False)
        empty = [one for one in found if one.id and not one.string]
        print(f"{path_of(language).relative_to(ROOT)}: {len(found)} texts, {len(empty)} without a translation")
        for one in empty:
            print(f"  {one.id}")


if __name__ == "__main__":
    main()
