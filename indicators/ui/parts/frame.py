"""What every page shares: notices, texts of the operator, the end of a page that has nothing to show."""

from collections.abc import Sized

import streamlit as st

from indicators.loading.texts import operator_text
from indicators.ui.parts.html import plain


def stop_without(there: Sized, text: str, *, title: str = "") -> None:
    """End the page with a notice, below its title if it has none yet, where nothing is there to show."""
    if not there:
        if title:
            st.title(title)
        st.info(text)
        st.stop()


def notices(messages: list[str]) -> None:
    """Show friendly notices about an address that could not be followed."""
    for message in messages:
        st.info(plain(message), icon=":material/info:")


def text_page(name: str) -> None:
    """Show a Markdown file of `data/texts`, with what settings say of the operator in place of its placeholders."""
    st.markdown(operator_text(name))
