"""Page: up to eight areas over time, with district, region and similar municipalities."""

from dataclasses import replace

import streamlit as st

from indicators.figures.series import any_computed
from indicators.language.i18n import gettext as _
from indicators.ui.comparison import (
    show_charts,
    show_controls,
    show_coverage,
    show_reservations,
    show_similar,
    show_table,
)
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.html import plain
from indicators.ui.parts.share import show_share
from indicators.ui.parts.sources import show_about, show_sources
from indicators.ui.parts.store import store
from indicators.ui.parts.ways_on import show_ways_on
from indicators.ui.parts.working_list import current_list, show_title
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.view import comparison_of, comparison_view


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    choice, messages = current(ComparisonChoice, data)
    notices(messages)
    choice = replace(choice, areas=choice.areas or current_list(data).areas)
    show_controls(data, choice)
    comparison = comparison_of(data, choice)
    indicator = data.dataset.indicators[choice.indicator]
    head, share = st.columns([4, 1], vertical_alignment="bottom")
    with head:
        st.subheader(plain(indicator.label), anchor="verlauf")
        st.caption(plain(comparison.series.indicator.unit))
    with share:
        show_share(lambda: [comparison_view(data, choice)])
    show_reservations(data, choice, comparison)
    show_charts(comparison)
    show_coverage(comparison)
    show_similar(data, choice)
    computed = any_computed(one for line in comparison.lines for one in line.figures)
    show_sources(data, indicator, computed=computed)
    show_table(data, choice, comparison)
    show_about(indicator)
    show_ways_on(choice.indicator, None, here="vergleich")


show_title(store(), _("Vergleich"), indicator="indikator")
explore()
