"""The message in place of a part of a page that could not be made."""

import streamlit as st

from indicators.language.i18n import gettext as _


def show_failure(number: str) -> None:
    """Say that something failed, and under which number the operator finds it."""
    text = _("Hier ist ein Fehler geschehen. Der Betreiber findet ihn unter der Nummer {number}.").format(number=number)
    st.error(text, icon=":material/error:")
