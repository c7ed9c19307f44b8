"""The words, signs and units that figures are told with, each with what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.language.formatting import missing_text, sign_text
from indicators.language.i18n import gettext as _
from indicators.language.visible import file_stem
from indicators.model import Sign
from indicators.model.areas import sort_key
from indicators.model.indicator import SIGNS_WITHOUT_VALUE
from indicators.store import Store


@dataclass(frozen=True, slots=True)
class Explained:
    """A word, sign or unit: where it stands on the page, what it means, and where that is written ("" = nowhere)."""

    anchor: str
    word: str
    meaning: str
    url: str = ""


def words(data: Store) -> list[Explained]:
    """Return the words of the glossary by the alphabet."""
    terms = sorted(data.dataset.glossary.values(), key=lambda one: sort_key(one.term))
    return [Explained(anchor_of(one.term), one.term, one.explanation, one.url) for one in terms]


def signs() -> list[Explained]:
    """Return the signs of official statistics that stand beside a figure or in its place."""
    meanings = {one: missing_text(one) if one in SIGNS_WITHOUT_VALUE else sign_text(one) for one in Sign}
    return [Explained(f"zeichen-{one}", str(one), meaning) for one, meaning in sorted(meanings.items())]


def units(data: Store) -> list[Explained]:
    """Return the units of the indicators by the alphabet, each with the indicators it is that of."""
    used: dict[str, list[str]] = {}
    for series in data.series.values():
        used.setdefault(series.indicator.unit, []).append(series.indicator.short)
    by_name = sorted(used.items(), key=lambda one: sort_key(one[0]))
    return [Explained(f"einheit-{number}", unit, _listed(names)) for number, (unit, names) in enumerate(by_name, 1)]


def groups(data: Store) -> list[tuple[str, list[Explained]]]:
    """Return words, signs and units with their headings; without those there are none of."""
    found = [
        (_("Begriffe"), words(data)),
        (_("Zeichen neben und statt Zahlen"), signs()),
        (_("Einheiten"), units(data)),
    ]
    return [(title, explained) for title, explained in found if explained]


def _listed(names: Sequence[str], most: int = 4) -> str:
    more = len(names) - most
    told = ", ".join(names[:most])
    return _("{names} und {n} weitere").format(names=told, n=more) if more > 0 else told


def anchor_of(word: str) -> str:
    """Return the anchor of a word.

    >>> anchor_of("Index 0–1"), anchor_of("FTTH/B")
    ('index-01', 'ftth-b')
    """
    return file_stem(word)
