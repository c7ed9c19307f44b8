"""Widgets of the map: set, indicator, level and year."""

from __future__ import annotations

import streamlit as st

from indicators.export.table import level_plural
from indicators.figures.change import years_before
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.map.options import PREFIX, display_options
from indicators.ui.parts.bound import Bound
from indicators.views.map.choice import MapChoice


def indicator_controls(data: Store, choice: MapChoice) -> None:
    """Draw set, indicator, level and how they are shown in one row."""
    bound = Bound(data, choice, PREFIX)
    columns = st.columns([1.1, 2, 0.9, 1.1], vertical_alignment="bottom")
    bound.set_and_indicator(columns)
    bound.select("level", _("Ebene"), {one: level_plural(one) for one in data.levels(choice.indicator)}, at=columns[2])
    with columns[3]:
        display_options(data, choice)


def year_control(data: Store, choice: MapChoice) -> None:
    """Draw the slider over the years that exist; a single year is named instead."""
    indicator = data.dataset.indicators[choice.indicator]
    years = data.years(choice.indicator, choice.level)
    if choice.since:
        years = [year for year in years if years_before(data.series[choice.indicator], years, year)]
    if len(years) < 2:
        st.caption(_("Jahr: {period} (einziger Stand)").format(period=indicator.period(choice.year)))
        return
    Bound(data, choice, PREFIX).slider("year", _("Jahr"), years)
