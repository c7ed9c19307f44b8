"""Parts of the page with two maps: choice, maps that move together, and the figures of both as a table."""

from __future__ import annotations

import streamlit as st

from indicators.language.formatting import format_short
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store
from indicators.ui.map.choropleth import show_classes, show_map
from indicators.ui.parts.address import change_map_pair, hold
from indicators.ui.parts.controls import area_search
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.region_map import new_click
from indicators.views.map.picture import Picture, said
from indicators.views.two_maps.choice import MapPair

SIDES = ("left", "right")
HEIGHT = 460


def act_on_clicks(data: Store, pair: MapPair) -> bool:
    """Write an area clicked on either map into the address; True where there was one."""
    for side in SIDES:
        if clicked := new_click(f"pair_{side}"):
            change_map_pair(data, pair, area=clicked)
            return True
    return False


def show_common(data: Store, pair: MapPair) -> None:
    """Draw what both maps share: level and area."""
    left, right = st.columns([1, 2.4], vertical_alignment="bottom")
    levels = {Level.MUNICIPALITY: _("Gemeinden"), Level.DISTRICT: _("Kreise")}
    with left:
        hold("pair_level", pair.left.level)
        st.selectbox(
            _("Ebene"), list(levels), format_func=lambda one: levels[one], key="pair_level",
            on_change=lambda: change_map_pair(data, pair, level=st.session_state["pair_level"]),
        )  # fmt: skip
    with right:
        area_search(data, pair.left.area, changed=lambda code: change_map_pair(data, pair, area=code), key="pair_area")


def show_side(data: Store, pair: MapPair, one: Picture, *, side: str) -> None:
    """Draw one map with the choice of its indicator and year, its legend, and the sentence about the chosen area."""
    choice = one.choice
    indicators = {name: data.dataset.indicators[name] for group in data.sets for name in group.indicators}
    labels = {name: f"{one.short} ({data.dataset.sets[one.set].label})" for name, one in indicators.items()}
    key = f"pair_indicator_{side}"
    hold(key, choice.indicator)
    words = {"left": _("Linke Karte"), "right": _("Rechte Karte")}
    st.selectbox(
        words[side], list(labels), format_func=lambda name: labels[name], key=key,
        on_change=lambda: change_map_pair(data, pair, side, indicator=st.session_state[key]),
    )  # fmt: skip
    _year(data, pair, one, side)
    show_map(data, one, key=f"pair_{side}", height=HEIGHT, name=words[side], linked=True)
    show("parts/sentence.html", sentence=said(data, one))
    show_classes(one)


def _year(data: Store, pair: MapPair, one: Picture, side: str) -> None:
    choice, period = one.choice, one.base.indicator.period
    years = data.years(choice.indicator, choice.level)
    if len(years) < 2:
        st.selectbox(_("Jahr"), [period(choice.year)], key=f"pair_only_{side}", disabled=True)
        return
    key = f"pair_year_{side}"
    hold(key, choice.year)
    st.selectbox(
        _("Jahr"), years[::-1], format_func=period, key=key,
        on_change=lambda: change_map_pair(data, pair, side, year=st.session_state[key]),
    )  # fmt: skip


def show_both(data: Store, maps: tuple[Picture, Picture]) -> None:
    """Draw the figures of both maps as a table, folded away until asked for."""
    with st.expander(_("Werte als Tabelle")):
        header = [f"{one.base.indicator.short}, {one.base.indicator.period(one.choice.year)}" for one in maps]
        codes = dict.fromkeys(code for one in maps for code in one.shown)
        rows = [(data.dataset.areas[code].label, [_cell(one, code) for one in maps]) for code in codes]
        show("parts/table.html", first=_("Gebiet"), caption=" | ".join(header), header=header, rows=rows)
    if maps[0].base is maps[1].base and _broken(maps):
        text = _("Zwischen beiden Jahren wurde neu gezählt oder anders gemessen: Die Karten sind nicht vergleichbar.")
        st.warning(plain(text), icon=":material/warning:")


def _cell(one: Picture, code: str) -> str:
    if code not in one.shown:
        return "–"
    figure = one.shown[code]
    text = format_short(figure.value if figure else None, one.base.indicator, sign=figure.sign if figure else "")
    older = figure is not None and figure.value is not None and figure.year < one.choice.year
    return f"{text} ({one.base.indicator.period(figure.year)})" if figure and older else text


def _broken(maps: tuple[Picture, Picture]) -> bool:
    return len({one.base.segment(one.choice.year) for one in maps}) > 1
