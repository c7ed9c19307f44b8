"""Texts of the interface: German is written in the code, other languages come as gettext catalogues."""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "regionalmonitor"
LOCALES = Path(__file__).parent / "locales"
_current: NullTranslations = NullTranslations()


def use_language(language: str) -> None:
    """Switch the texts to `language`; German, or a language without a catalogue, shows the texts of the code."""
    global _current
    _current = translation(DOMAIN, LOCALES, languages=[language], fallback=True)


def gettext(message: str) -> str:
    """Return `message` in the current language.

    >>> gettext("Karte")
    'Karte'
    """
    return _current.gettext(message)
