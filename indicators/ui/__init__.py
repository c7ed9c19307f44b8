"""The only part of the package that imports Streamlit: cached data, the address as state, page parts."""
