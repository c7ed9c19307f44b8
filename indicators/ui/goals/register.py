"""The register of goals on the page."""

from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.views.goals.register import by_state, register, register_sentence, state_words


@kept(lambda: ())
def show_register(data: Store) -> None:
    """Draw every goal below where it stands, with who decided it, where that is written, and what it replaces."""
    entries, words = register(data, data.day), state_words()
    show("parts/sentence.html", sentence=register_sentence(entries))
    show(
        "goals/register.html",
        states=[(words[state], own) for state, own in by_state(entries)],
        how=_(
            "Beschlossen ist nur, was ein Rat, ein Kreistag oder die Region selbst beschlossen hat und mit Beschluss "
            "und Datum belegt."
        ),
    )
