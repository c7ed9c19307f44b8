"""The least a Streamlit page can do: one slider and one text, for tools/bench.py to compare with."""

import streamlit as st

year = st.select_slider("Year", options=list(range(2010, 2022)), value=2021)
st.text(f"Year {year}")
