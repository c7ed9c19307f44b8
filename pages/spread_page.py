"""Page: how the municipalities spread over the values of an indicator, and where one of them stands."""

import streamlit as st

from indicators.figures.series import any_computed
from indicators.language.i18n import gettext as _
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.html import plain
from indicators.ui.parts.share import show_share
from indicators.ui.parts.sources import show_about, show_sources
from indicators.ui.parts.store import store
from indicators.ui.parts.ways_on import show_ways_on
from indicators.ui.parts.working_list import current_list, show_title
from indicators.ui.spread import show_controls, show_dots, show_groups, show_rows, show_values
from indicators.views.spread.choice import SpreadChoice, with_listed
from indicators.views.spread.spread import spread
from indicators.views.spread.view import spread_view
from indicators.views.spread.words import heading


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    choice, messages = current(SpreadChoice, data)
    notices(messages)
    choice = with_listed(choice, current_list(data).areas, data)
    found = spread(data, choice.indicator, choice.year)
    show_controls(data, choice, found)
    head, share = st.columns([4, 1], vertical_alignment="bottom")
    with head:
        st.subheader(plain(heading(found.indicator, found.year)), anchor="punkte")
    with share:
        show_share(lambda: [spread_view(data, choice)])
    show_dots(data, choice, found)
    computed = any_computed(found.shown.values())
    show_sources(data, found.indicator, computed=computed)
    if found.summary:
        st.subheader(_("Wer liegt wie die meisten?"), anchor="gruppen")
        show_groups(found)
        show_values(data, found)
    show_rows(data, choice)
    show_about(found.indicator)
    show_ways_on(found.indicator.id, None, here="verteilung", year=choice.year)


show_title(store(), _("Verteilung"), indicator="indikator")
explore()
