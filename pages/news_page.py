"""Page: what each release of the data brought, and how the data stood before."""

import streamlit as st

from indicators.ui.news import show_releases
from indicators.ui.parts.store import store
from indicators.views.pages import NEWS

st.title(NEWS.title())
st.markdown(NEWS.purpose())
show_releases(store())
