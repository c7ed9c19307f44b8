"""Page: words, signs and units, each with what it means."""

import streamlit as st

from indicators.ui.glossary import show_groups
from indicators.ui.parts.store import store
from indicators.views.pages import GLOSSARY

data = store()
st.title(GLOSSARY.title())
st.markdown(GLOSSARY.purpose())
show_groups(data)
