"""Page: how the municipalities spread over the values of an indicator, and where one of them stands."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.about import show_about, show_sources, show_ways_on
from indicators.ui.parts.address import given
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.html import plain
from indicators.ui.parts.share import beside_share
from indicators.ui.parts.working_list import current_list
from indicators.ui.spread import show_controls, show_dots, show_groups, show_rows, show_values
from indicators.views.spread.choice import SpreadChoice
from indicators.views.spread.spread import spread
from indicators.views.spread.view import KIND, spread_view
from indicators.views.spread.words import heading


def show(data: Store, choice: SpreadChoice) -> None:
    """Choose → compute → show."""
    choice = KIND.listed(choice, current_list(data), given(), data)
    found = spread(data, choice.indicator, choice.year)
    show_controls(data, choice, found)
    with beside_share(lambda: [spread_view(data, choice)]):
        st.subheader(plain(heading(found.indicator, found.year)), anchor="punkte")
    show_dots(data, choice, found)
    show_sources(data, found.indicator, figures=found.shown.values())
    if found.summary:
        st.subheader(_("Wer liegt wie die meisten?"), anchor="gruppen")
        show_groups(data, found)
        show_values(data, found)
    show_rows(data, choice)
    show_about(data, found.indicator)
    show_ways_on(data, found.indicator.id, None, here="verteilung", year=choice.year)


explore(SpreadChoice, show)
