"""The table twin of the map: same areas, same figures, same selection."""

from dataclasses import replace

import pandas as pd
import pyarrow as pa
import streamlit as st

from indicators.address import links
from indicators.language.formatting import format_short, round_half_up
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.map.controls import PREFIX
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.views.map.picture import Picture

HEIGHT = 330


def show_table(data: Store, one: Picture) -> None:
    """Draw the sortable, searchable table; a chosen row is the chosen area on the map and the other way round."""
    indicator = one.series.indicator
    Bound(data, one.choice, PREFIX).rows(
        data.keep(("area_table", replace(one.choice, area=None, tiles=False)), lambda: _table(data, one)),
        list(one.shown),
        key="area_table",
        height=HEIGHT,
        column_config={
            "area": st.column_config.TextColumn(_("Gebiet"), width=150),
            "value": st.column_config.NumberColumn(
                _("Wert"), help=indicator.unit, width="small", format="localized", step=10**-indicator.decimals
            ),
            "class": st.column_config.TextColumn(_("Klasse")),
            "note": st.column_config.TextColumn(_("Stand, Hinweis")),
        },
        alt=_("Tabelle: {indicator} je Gebiet").format(indicator=indicator.label),
    )


def _table(data: Store, one: Picture) -> pa.Table:
    """The figures of the map, a row per area; the column of notes only where there is one."""
    codes = list(one.shown)
    # No pandas Styler: it would send the text of every cell a second time, with each change of year.
    frame = pd.DataFrame(
        {
            "area": [data.dataset.areas[code].label for code in codes],
            "value": pd.Series([_shown(one, code) for code in codes], dtype=float),
            "class": pd.Categorical([one.class_label(code) for code in codes]),
        }
    )
    if any(notes := [one.note(code) for code in codes]):
        frame["note"] = notes
    # Without pandas' own description of its columns, which would go along with each change of year.
    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)


def _shown(one: Picture, code: str) -> float | None:
    """The value with the decimals shown, so that sorting and reading agree."""
    value = one.values[code]
    return None if value is None else round_half_up(value, one.series.indicator.decimals)


@kept(lambda one: one.choice)
def show_plain_table(data: Store, one: Picture) -> None:
    """Draw the same figures as a plain table for screen readers and paper."""
    indicator = one.series.indicator
    rows = [
        {
            "label": data.dataset.areas[code].label,
            "href": links.profile(code),
            "selected": code == one.choice.area,
            "cells": (_value(one, code), one.class_label(code), one.note(code)),
        }
        for code in one.shown
    ]
    show(
        "map/area_table.html",
        caption=f"{indicator.label}, {indicator.unit}, {one.period}",
        header=(_("Gebiet"), _("Wert"), _("Klasse"), _("Stand, Hinweis")),
        rows=rows,
    )


def _value(one: Picture, code: str) -> str:
    figure = one.shown[code]
    return format_short(figure.value if figure else None, one.series.indicator, sign=figure.sign if figure else "")
