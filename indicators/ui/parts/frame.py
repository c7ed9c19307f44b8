"""What every page shares: notices, texts of the operator, the end of a page that has nothing to show."""

from __future__ import annotations

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.html import plain


def stop_without_data(data: Store) -> None:
    """End the page with a notice where there is no indicator to show."""
    if not data.sets:
        st.info(_("Es gibt noch keine Indikatoren. Sie kommen als Ordner unter data/sets hinzu."))
        st.stop()


def notices(messages: list[str]) -> None:
    """Show friendly notices about an address that could not be followed."""
    for message in messages:
        st.info(plain(message), icon=":material/info:")


def text_page(name: str) -> None:
    """Show a Markdown file of `data/texts`; the operator fills in its placeholders."""
    from indicators.loading.load import read_text

    st.markdown(read_text(name))


def show_method() -> None:
    """Explain how goals are rated, folded away until asked for."""
    with st.expander(_("So wird bewertet"), key="method"):
        text_page("methode")
