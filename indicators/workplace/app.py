"""The office as Streamlit runs it: who is there, the pages, and the draft they work on."""

import streamlit as st

from indicators.language.i18n import GERMAN, use_language
from indicators.language.i18n import gettext as _
from indicators.loading.region import icon_path, site_title
from indicators.ui.parts.style import show_style
from indicators.workplace import figures, history, overview, releasing, reports, tables, texts
from indicators.workplace.chosen import say_done
from indicators.workplace.login import show_who, who_is_there


def run() -> None:
    """Set up the pages and run the chosen one; without a person who may be here there is nothing but the login."""
    use_language(GERMAN)
    st.set_page_config(page_title=f"{_('Büro')} · {site_title()}", page_icon=str(icon_path()), layout="wide")
    show_style()
    person = who_is_there()
    if person is None:
        return
    pages = [
        st.Page(overview.page, title=_("Entwürfe"), url_path="entwuerfe", default=True),
        st.Page(figures.page, title=_("Zahlen"), url_path="zahlen"),
        st.Page(reports.page, title=_("Halbjahresrunde"), url_path="berichte"),
        st.Page(tables.page, title=_("Tabellen"), url_path="tabellen"),
        st.Page(texts.page, title=_("Texte"), url_path="texte"),
        st.Page(releasing.page, title=_("Prüfen und freigeben"), url_path="freigeben"),
        st.Page(history.page, title=_("Verlauf"), url_path="verlauf"),
    ]
    chosen = st.navigation(pages, position="top")
    show_who(person)
    say_done()
    chosen.run()
