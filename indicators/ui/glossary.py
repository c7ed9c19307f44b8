"""Parts of the glossary page: words, signs and units."""

import streamlit as st

from indicators.drawing.html import render
from indicators.store import Store
from indicators.ui.parts.kept import kept
from indicators.views.glossary import groups


@kept(lambda: None)
def show_groups(data: Store) -> None:
    """Draw each group that has anything; its words are explained here and are no buttons."""
    for title, explained in groups(data):
        st.subheader(title)
        st.html(render("data/glossary.html", explained=explained))
