"""Parts of the pages about accessibility: the declaration, and the film in sign language."""

import streamlit as st

from indicators.loading.settings import current_settings
from indicators.loading.sign_film import sign_film
from indicators.loading.texts import line_by_line, operator_text
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.views.accessibility import declared, until_words


def show_declaration(data: Store) -> None:
    """Draw the declaration as the facts are now."""
    settings = current_settings()
    show("accessibility/declaration.html", declared=declared(data, settings), until=until_words, settings=settings)


def show_easy() -> None:
    """Draw the text in easy language, a sentence a line."""
    st.markdown(line_by_line(operator_text("leichte-sprache")))


def show_film() -> None:
    """Draw the operator's film, or that there is none yet."""
    film = sign_film()
    show("accessibility/film.html", film=film.name if film else "")
