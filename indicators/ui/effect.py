"""Parts of the page from vision to effect: choice, the chain as a table and as a list."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.views.effect.chain import STEPS, cells
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.view import rows_of
from indicators.views.effect.words import counts, effect_sentence, step_words


def show_controls(data: Store, choice: EffectChoice) -> None:
    """Draw the choice of area and pillar."""
    bound = Bound(data, choice, "effect")
    left, right = st.columns([1.6, 1], vertical_alignment="bottom")
    area = data.dataset.areas.chosen(choice.area)
    bound.area(value=area.code, at=left)
    pillars = {"": _("alle")} | {one.id: one.label for one in data.dataset.pillars.values()}
    bound.select("pillar", _("Handlungsfeld"), pillars, at=right)


@kept(lambda choice: choice)
def show_chain(data: Store, choice: EffectChoice) -> None:
    """Say how far the chain reaches, and draw it: on wide screens as a table, on narrow ones as a list."""
    rows = rows_of(data, choice)
    area = data.dataset.areas.chosen(choice.area)
    show("parts/sentence.html", sentence=effect_sentence(counts(data, rows)))
    show(
        "effect/chain.html",
        caption=_("Von der Vision zur Wirkung: {area}").format(area=area.label),
        steps=[step_words()[step] for step in STEPS],
        rows=cells(rows),
        words=step_words(),
    )
