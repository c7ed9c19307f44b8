"""Page: indicators × areas as a heat table to sort, filter, copy and take away."""

import streamlit as st

from indicators.export.heat_view import heat_view, wide_file
from indicators.heat_table import heat_table
from indicators.i18n import gettext as _
from indicators.table_choice import read_table_choice, with_listed
from indicators.ui.address import is_dark
from indicators.ui.choropleth import show_sources_of
from indicators.ui.frame import notices, stop_without_data
from indicators.ui.heat_table import show_controls, show_heat_table, show_made
from indicators.ui.share import show_share
from indicators.ui.store import store
from indicators.ui.working_list import current_list, show_title


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    parameters, listed = st.query_params.to_dict(), current_list(data)
    choice, messages = read_table_choice(parameters, data)
    choice = with_listed(choice, parameters, listed.indicators)
    notices(messages)
    show_controls(data, choice, listed)
    found = heat_table(data, choice, listed=listed.areas, dark=is_dark())
    show_share(lambda: [heat_view(data, choice, found)], more=[wide_file(found)])
    show_heat_table(data, choice, found)
    show_made(data, found)
    show_sources_of(data, found.indicators)


show_title(store(), _("Tabelle"))
explore()
