"""Widgets of the map: set, indicator, level and year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from indicators.export.table import level_plural
from indicators.figures.change import years_before
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.map.options import display_options
from indicators.ui.parts.address import change_choice, hold
from indicators.views.map.choice import Choice


def indicator_controls(data: Store, choice: Choice) -> None:
    """Draw set, indicator, level and how they are shown in one row."""
    current = data.dataset.indicators[choice.indicator]
    by_set = {one.id: one for one in data.sets}
    columns = st.columns([1.1, 2, 0.9, 1.1], vertical_alignment="bottom")
    with columns[0]:
        _select(data, choice, "set", _("Thema"), [*by_set], current.set, lambda code: by_set[code].label)
    with columns[1]:
        names = list(by_set[current.set].indicators)
        labels = {name: data.dataset.indicators[name].label for name in names}
        _select(data, choice, "indicator", _("Indikator"), names, choice.indicator, lambda name: labels[name])
    with columns[2]:
        _select(data, choice, "level", _("Ebene"), data.levels(choice.indicator), choice.level, level_plural)
    with columns[3]:
        display_options(data, choice)


def _select(
    data: Store,
    choice: Choice,
    field: str,
    label: str,
    options: list[Any],
    value: object,
    words: Callable[[Any], str],
) -> None:
    key = f"choose_{field}"
    hold(key, value)

    def changed() -> None:
        chosen = st.session_state[key]
        if field == "set":
            change_choice(data, choice, indicator=data.dataset.sets[chosen].lead, year=0)
        else:
            change_choice(data, choice, **{field: chosen})

    st.selectbox(label, options, key=key, format_func=words, on_change=changed)


def year_control(data: Store, choice: Choice) -> None:
    """Draw the slider over the years that exist; a single year is named instead."""
    indicator = data.dataset.indicators[choice.indicator]
    years = data.years(choice.indicator, choice.level)
    if choice.since:
        years = [year for year in years if years_before(data.series[choice.indicator], years, year)]
    if len(years) < 2:
        st.caption(_("Jahr: {period} (einziger Stand)").format(period=indicator.period(choice.year)))
        return
    hold("choose_year", choice.year)

    def changed() -> None:
        change_choice(data, choice, year=st.session_state["choose_year"])

    st.select_slider(_("Jahr"), years, key="choose_year", on_change=changed)
