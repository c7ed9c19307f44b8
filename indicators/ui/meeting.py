"""Parts of the page that prepares slides: which deck, how to show it, what is in it, its keys."""

import streamlit as st

from indicators.deck.choice import DeckChoice
from indicators.deck.ready import slides_of
from indicators.deck.routes import PICKER, deck_address
from indicators.language.i18n import gettext as _
from indicators.paper.routes import ways_to_use
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import show


def deck_controls(data: Store, choice: DeckChoice) -> None:
    """Let the visitor choose a place, and a pillar or the ready deck of the place; the ready slides follow."""
    bound, pillars = Bound(data, choice, "meeting"), data.dataset.pillars
    left, right = st.columns(2)
    bound.area(to=lambda code: {"area": code or choice.area, "slides": None}, at=left)
    all_of_them = {"": _("alle: die wichtigsten Ziele und Kennzahlen")}
    words = all_of_them | {code: one.label for code, one in pillars.items()}
    bound.select("pillar", _("Handlungsfeld"), words, to=lambda code: {"pillar": code, "slides": None}, at=right)


def show_ways(data: Store, choice: DeckChoice) -> None:
    """Draw the ways to use the deck: show it, print it, take it to a room without network."""
    release = data.release.id if data.release else ""
    show("meeting/ways.html", ways=ways_to_use(choice, release))


def show_slides(data: Store, choice: DeckChoice) -> None:
    """List the slides of the deck in their order."""
    slides, missing = slides_of(data, choice, data.day)
    notices(missing)
    st.subheader(_("{count} Folien").format(count=len(slides)), anchor="folien")
    release = data.release.id if data.release else ""
    address = deck_address(choice, release)
    rows = [(f"{address}#{number}", one.statement, one.name) for number, one in enumerate(slides, start=1)]
    show("meeting/slides.html", rows=rows, picker=f"{address}#{PICKER}")


def show_keys() -> None:
    """Explain the keys, folded away until asked for."""
    with st.expander(_("Tasten in der Vorführung")):
        show(
            "meeting/keys.html",
            keys=[
                (("→", "↓", _("Leertaste"), _("Bild ab")), _("nächste Folie (auch Klick, Wischen, Presenter)")),
                (("←", "↑", _("Bild auf")), _("vorige Folie")),
                ((_("Pos1"), _("Ende")), _("erste und letzte Folie")),
                (("F",), _("Vollbild ein und aus")),
                (("A",), _("Folien auswählen und ordnen")),
                (("P",), _("drucken")),
                (("Esc",), _("Vollbild oder Vorführung verlassen")),
            ],
        )
