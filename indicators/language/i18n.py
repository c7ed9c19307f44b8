"""Texts of the interface: German is written in the code, other languages come as gettext catalogues."""

from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from indicators.paths import LOCALES

DOMAIN = "regionalmonitor"
GERMAN = "de"
# Of this request or rerun alone: another visitor may read another language at the same time.
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


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of all languages there are, German first."""
    found = sorted(path.parents[1].name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (GERMAN, *found)


def gettext(message: str) -> str:
    """Return `message` in the current language.

    >>> gettext("Karte")
    'Karte'
    """
    return _catalogue(_language.get()).gettext(message)


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
