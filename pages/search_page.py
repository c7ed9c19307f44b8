"""Page: one search over places, indicators, goals, measures, sources and pages."""

import streamlit as st

from indicators.search.choice import FindChoice
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices
from indicators.ui.parts.store import store
from indicators.ui.search import show_field, show_found
from indicators.views.pages import SEARCH

data = store()
st.title(SEARCH.title())
choice, messages = current(FindChoice, data)
notices(messages)
show_field(data, choice)
show_found(data, choice)
