"""Templates and texts on pages: data reaches neither markup nor Streamlit's Markdown unescaped."""

from collections.abc import Mapping

import streamlit as st

from indicators.drawing.html import render
from indicators.drawing.terms import with_terms
from indicators.language.visible import plain as plain  # for pages, beside `show`
from indicators.model.problems import DataProblems
from indicators.model.term import Term
from indicators.ui.parts.store import shown_store


def show(template: str, **values: object) -> None:
    """Put a rendered template on the page; words of the glossary explain themselves where they stand."""
    st.html(with_terms(render(template, **values), _glossary()))


def _glossary() -> Mapping[str, Term]:
    """The words to explain, {} where the data can not be read."""
    try:
        return shown_store().dataset.glossary
    except DataProblems:
        return {}
