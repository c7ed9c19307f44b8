"""Texts of the interface: German is written in the code, other languages come as gettext catalogues."""

import re
from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from indicators.paths import LOCALES

DOMAIN = "regionalmonitor"
GERMAN = "de"
# Of this request or rerun alone: another visitor may read another language at the same time.
# What a mark such as ‹Kreise› in a text stands for: a level, and which of its words. ‹^Kreise› begins with a capital.
MARKS = {
    "Gemeinde": ("municipality", 0), "Gemeinden": ("municipality", 1), "Gemeinden, Dativ": ("municipality", 2),
    "der Gemeinde": ("municipality", 3),
    "Kreis": ("district", 0), "Kreise": ("district", 1), "Kreise, Dativ": ("district", 2),
    "dem Kreis": ("district", 3),
}  # fmt: skip
USUAL_WORDS = {
    "de": {
        "municipality": ("Gemeinde", "Gemeinden", "Gemeinden", "der Gemeinde"),
        "district": ("Kreis", "Kreise", "Kreisen", "dem Kreis"),
    },
    "en": {
        "municipality": ("municipality", "municipalities", "municipalities", "the municipality"),
        "district": ("district", "districts", "districts", "the district"),
    },
}
WordsOfLevels = Mapping[str, Mapping[str, tuple[str, str, str, str]]]  # by level and language
_MARK = re.compile(r"‹(\^?)([^›]+)›")
_words_of_levels: Callable[[], WordsOfLevels] = dict
_offered: Callable[[], Collection[str]] = tuple
_language: ContextVar[str] = ContextVar("language", default=GERMAN)


def use_language(code: str) -> None:
    """Show texts and numbers of this request in a language; one without a catalogue gives German."""
    _language.set(code if code in languages() else GERMAN)


def language() -> str:
    """Return the code of the current language."""
    return _language.get()


def locale() -> str:
    """Return the locale of the current language, which says how its dates and numbers are written.

    Where a language alone would give that of another country, its catalogue names the locale ("Language: en_GB").
    """
    return _locale(_language.get())


@lru_cache
def _locale(code: str) -> str:
    return _catalogue(code).info().get("language", code)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the region offers, German first; all there are where it names none."""
    offered = _offered()
    return tuple(code for code in _all_languages() if code == GERMAN or not offered or code in offered)


@lru_cache(maxsize=1)
def _all_languages() -> tuple[str, ...]:
    found = sorted(path.parents[1].name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (GERMAN, *found)


def gettext(message: str) -> str:
    """Return `message` in the current language, with the region's words where it names a level.

    >>> gettext("Karte"), gettext("Karte der ‹Gemeinden›")
    ('Karte', 'Karte der Gemeinden')
    """
    return with_levels(_catalogue(_language.get()).gettext(message))


def with_levels(text: str) -> str:
    """Return a text with the region's words where it names a level: ‹Gemeinden›; what is no such mark stays."""
    return _MARK.sub(_word, text) if "‹" in text else text


def region_says(levels: Callable[[], WordsOfLevels], offered: Callable[[], Collection[str]]) -> None:
    """Take words for levels and the languages offered from a region, which is asked each time; both may be empty."""
    global _words_of_levels, _offered
    _words_of_levels, _offered = levels, offered


def _word(mark: re.Match[str]) -> str:
    """The word for a mark: the region's own, in German where it has none in this language, else the usual one."""
    if mark[2] not in MARKS:
        return mark[0]
    level, which = MARKS[mark[2]]
    if own := _words_of_levels().get(level):
        words = own.get(_language.get()) or own.get(GERMAN) or next(iter(own.values()))
    else:
        words = USUAL_WORDS.get(_language.get(), USUAL_WORDS[GERMAN])[level]
    return words[which][0].upper() + words[which][1:] if mark[1] else words[which]


@lru_cache
def _catalogue(code: str) -> NullTranslations:
    """The catalogue of a language, compiled in memory: what is stored stays text that people can read."""
    path = LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
