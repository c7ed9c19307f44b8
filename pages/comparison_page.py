"""Page: up to eight areas over time, with district, region and similar municipalities."""

import streamlit as st

from indicators.store import Store
from indicators.ui import comparison as parts
from indicators.ui.parts.about import show_about, show_quality, show_sources, show_ways_on
from indicators.ui.parts.address import given
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.html import plain
from indicators.ui.parts.share import beside_share
from indicators.ui.parts.working_list import current_list
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.view import KIND, comparison_of, comparison_view


def show(data: Store, choice: ComparisonChoice) -> None:
    """Choose → compute → show."""
    choice = KIND.listed(choice, current_list(data), given(), data)
    parts.show_controls(data, choice)
    comparison = comparison_of(data, choice)
    indicator = data.dataset.indicators[choice.indicator]
    with beside_share(lambda: [comparison_view(data, choice)]):
        st.subheader(plain(indicator.label), anchor="verlauf")
        st.caption(plain(comparison.series.indicator.unit))
    parts.show_statement(data, choice)
    parts.show_reservations(data, choice, comparison)
    parts.show_charts(data, choice, comparison)
    show_quality(data, indicator, {data.dataset.areas[line.code].level for line in comparison.lines if line.code})
    parts.show_coverage(comparison)
    parts.show_similar(data, choice)
    show_sources(data, indicator, figures=[one for line in comparison.lines for one in line.figures])
    parts.show_outside(data, choice)
    parts.show_table(data, choice, comparison)
    show_about(data, indicator)
    show_ways_on(data, choice.indicator, None, here="vergleich")


explore(ComparisonChoice, show)
