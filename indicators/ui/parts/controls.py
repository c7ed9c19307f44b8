"""Widgets that show the choice of the address and write a changed one back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store
from indicators.ui.parts.address import hold


def area_search(data: Store, code: str | None, *, changed: Callable[[str | None], None], key: str) -> None:
    """Draw a searchable list of all areas: region, districts, then municipalities; `changed` gets the new code."""
    areas = data.dataset.areas
    ordered = [areas.region, *areas.at(Level.DISTRICT), *areas.at(Level.MUNICIPALITY)]
    labels = {area.code: area.label for area in ordered}
    hold(key, code)

    def pick() -> None:
        changed(st.session_state[key])

    st.selectbox(
        _("Gemeinde, Kreis oder Region suchen"),
        list(labels),
        key=key,
        index=None,
        format_func=lambda one: labels[one],
        placeholder=_("Name eingeben"),
        on_change=pick,
    )
