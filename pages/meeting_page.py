"""Page: slides for a meeting – choose a place or a pillar, show them, print them, take them along."""

import streamlit as st

from indicators.deck.choice import DeckChoice
from indicators.language.i18n import gettext as _
from indicators.ui.meeting import deck_controls, show_keys, show_slides, show_ways
from indicators.ui.parts.exploring import begin

st.title(_("Sitzung"))
data, choice = begin(DeckChoice, {})
st.markdown(_("Folien für Rat und Ausschuss: je Folie eine Aussage, ein Bild, eine Quelle – aus den aktuellen Daten."))
deck_controls(data, choice)
show_ways(data, choice)
show_slides(data, choice)
show_keys()
