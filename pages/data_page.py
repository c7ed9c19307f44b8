"""Page: every indicator with definition, coverage, source and licence; problems; downloads."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import held_back
from indicators.ui.data import show_calendar, show_dates, show_downloads, show_entries, show_held_back, show_problems
from indicators.ui.parts.address import current
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.factsheets import show_all_sheets
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import plain
from indicators.ui.parts.store import store
from indicators.views.catalogue import SearchChoice, matching
from indicators.views.pages import CATALOGUE

data = store()
st.title(CATALOGUE.title())
show_held_back(held_back())
show_problems(data)
choice, messages = current(SearchChoice, data)
notices(messages)
search = choice.search
Bound(data, choice, "catalogue").text(
    "search", _("Suche in Namen, Definitionen und Quellen"), placeholder=_("zum Beispiel Glasfaser")
)
for one in data.sets:
    found = matching(data, one, search)
    if found:
        st.subheader(plain(one.label), anchor=one.id)
        if one.description:
            st.caption(plain(one.description))
        show_dates(data, one)
        show_entries(data, found)
        show_downloads(data, one)
if search and not any(matching(data, one, search) for one in data.sets):
    st.info(_("Kein Indikator passt zu „{search}“.").format(search=plain(search)))
if data.dataset.sources and not search:
    st.subheader(_("Was wann erscheint"), anchor="termine")
    st.caption(_("Nach dem Rhythmus der Herausgeber; überfällig heißt: dort liegt vermutlich eine neuere Ausgabe."))
    show_calendar(data)
show_all_sheets(data)
