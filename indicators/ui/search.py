"""Parts of the page of the search: its field, and what was found."""

from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.search.choice import MOST_SHOWN, FindChoice, found_words
from indicators.search.finding import find
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept


def show_field(data: Store, choice: FindChoice) -> None:
    """Draw the field of the page of the search."""
    towns = data.dataset.areas.at(Level.MUNICIPALITY)
    hint = _("zum Beispiel Ärzte {town}").format(town=towns[0].label) if towns else None
    Bound(data, choice, "search").text("text", _("Suche nach Orten, Kennzahlen, Zielen und mehr"), placeholder=hint)


@kept(lambda choice: choice)
def show_found(data: Store, choice: FindChoice) -> None:
    """Draw what was found, best first, and whose names of places were searched."""
    found, sources = find(data, choice.text), list(data.dataset.search_words.sources.values())
    if choice.text or sources:
        summary = found_words(choice.text, found)
        show("search/found.html", text=choice.text, found=found[:MOST_SHOWN], summary=summary, sources=sources)
