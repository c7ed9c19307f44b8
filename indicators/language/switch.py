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


def in_language(address: str, code: str) -> str:
    """Return the address of a page in a language.

    >>> in_language("karte?jahr=2021&lang=en", "de"), in_language("", "en")
    ('karte?jahr=2021', '?lang=en')
    """
    page, _mark, query = address.partition("?")
    kept = "&".join(one for one in query.split("&") if one and not one.startswith("lang="))
    query = "&".join(filter(None, [kept, "" if code == GERMAN else f"lang={code}"]))
    return f"{page}?{query}" if query else page


def other_language(address: str) -> Other | None:
    """Return the next language of the list with the address of a page in it, None where German is the only one.

    >>> other_language("karte?jahr=2021")
    Other(code='en', name='English', href='karte?jahr=2021&lang=en')
    """
    known = languages()
    if len(known) == 1:
        return None
    code = known[(known.index(language()) + 1) % len(known)]
    return Other(code, NAMES.get(code, code), in_language(address, code) or "./")
