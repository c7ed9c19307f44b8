"""Page: tell the operator of a barrier or a wrong figure."""

import streamlit as st

from indicators.ui.feedback import show_form, show_other_ways
from indicators.views.pages import FEEDBACK

st.title(FEEDBACK.title())
st.markdown(FEEDBACK.purpose())
show_form()
show_other_ways()
