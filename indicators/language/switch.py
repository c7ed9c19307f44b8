"""The way to the same page in another language."""

from dataclasses import dataclass

from indicators.language.i18n import GERMAN, language, languages

NAMES = {"de": "Deutsch", "en": "English"}  # of languages in themselves; others are called by their code


@dataclass(frozen=True, slots=True)
class Other:
    """Another language: its code, its name in itself, and the address of the page in it."""

    code: str
    name: str
    href: str


def other_language(address: str) -> Other:
    """Return the next language of the list with the address of a page in it.

    >>> other_language("karte?jahr=2021")
    Other(code='en', name='English', href='karte?jahr=2021&lang=en')
    """
    known = languages()
    code = known[(known.index(language()) + 1) % len(known)]
    sign = "&" if "?" in address else "?"
    href = address if code == GERMAN else f"{address}{sign}lang={code}"
    return Other(code, NAMES.get(code, code), href or "./")
