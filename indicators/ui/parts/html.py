"""Templates and texts on pages: data reaches neither markup nor Streamlit's Markdown unescaped."""

import streamlit as st

from indicators.drawing.html import render


def plain(text: str) -> str:
    """Return text for Streamlit's labels, titles and messages, which read Markdown, so that nothing in it is markup.

    >>> plain("[hier](https://example.org)")
    '\\\\[hier\\\\](https\\\\://example.org)'
    """
    for character in "\\`*_{}[]<>#$~:|":
        text = text.replace(character, f"\\{character}")
    return text


def show(template: str, **values: object) -> None:
    """Put a rendered template on the page."""
    st.html(render(template, **values))
