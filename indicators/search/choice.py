"""What a visitor searches for, and what the page of the search says of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.address import fields
from indicators.address.choice import Choice
from indicators.language.i18n import gettext as _
from indicators.search.finding import Found

LONGEST = 200
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class FindChoice(Choice):
    """What is searched for, "" for nothing yet."""

    text: str = fields.free_text("q", longest=LONGEST)


def found_words(text: str, found: Sequence[Found]) -> str:
    """Return how much was found, or what to try where nothing was."""
    if not found:
        return _(
            "Zu „{text}“ gibt es hier nichts. Gesucht wird in Orten, ‹Kreise, Dativ›, Kennzahlen, Zielen, "
            "Maßnahmen, Quellen und Seiten; oft hilft ein kürzeres Wort."
        ).format(text=text)
    if len(found) > MOST_SHOWN:
        return _("Zu „{text}“: die {shown} besten von {n} Treffern.").format(text=text, shown=MOST_SHOWN, n=len(found))
    return (_("Zu „{text}“: ein Treffer.") if len(found) == 1 else _("Zu „{text}“: {n} Treffer.")).format(
        text=text, n=len(found)
    )
