"""Page: how programs get the data, with examples to copy."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.interface import show_examples, show_resources, show_terms
from indicators.ui.parts.store import store
from indicators.views.pages import INTERFACE

data = store()
st.title(INTERFACE.title())
st.markdown(INTERFACE.purpose())
st.subheader(_("Was es gibt"), anchor="adressen")
show_resources(data)
st.subheader(_("Beispiele"), anchor="beispiele")
show_examples(data)
st.subheader(_("Lizenz und Zitat"), anchor="lizenz")
show_terms(data)
