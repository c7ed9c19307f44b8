"""What every page shares: notices and texts of the operator."""

import streamlit as st

from indicators.loading.texts import operator_text
from indicators.ui.parts.html import plain


def notices(messages: list[str]) -> None:
    """Show friendly notices about an address that could not be followed."""
    for message in messages:
        st.info(plain(message), icon=":material/info:")


def text_page(name: str) -> None:
    """Show a Markdown file of `data/texts`, with what settings say of the operator in place of its placeholders."""
    st.markdown(operator_text(name))
