"""Page: slides for a meeting – choose a place or a pillar, show them, print them, take them along."""

import streamlit as st

from indicators.deck.choice import DeckChoice
from indicators.ui.meeting import deck_controls, show_keys, show_slides, show_ways
from indicators.ui.parts.exploring import begin
from indicators.views.pages import MEETING

st.title(MEETING.title())
data, choice = begin(DeckChoice, {})
st.markdown(MEETING.purpose())
deck_controls(data, choice)
show_ways(data, choice)
show_slides(data, choice)
show_keys()
