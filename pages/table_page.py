"""Page: indicators × areas as a heat table to sort, filter, copy and take away."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.parts.address import current, given
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.share import show_share
from indicators.ui.parts.sources import show_sources_of
from indicators.ui.parts.store import store
from indicators.ui.parts.theme import is_dark
from indicators.ui.parts.working_list import current_list, show_title
from indicators.ui.table import show_controls, show_heat_table, show_made
from indicators.views.table.choice import TableChoice, with_listed
from indicators.views.table.table import heat_table
from indicators.views.table.view import heat_view, wide_file


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    listed = current_list(data)
    choice, messages = current(TableChoice, data)
    choice = with_listed(choice, list(given()), listed.indicators)
    notices(messages)
    show_controls(data, choice, listed)
    found = heat_table(data, choice, listed=listed.areas, dark=is_dark())
    show_share(lambda: [heat_view(data, choice, found)], more=[wide_file(found)])
    show_heat_table(data, choice, found)
    show_made(data, found)
    show_sources_of(data, found.indicators)


show_title(store(), _("Tabelle"))
explore()
