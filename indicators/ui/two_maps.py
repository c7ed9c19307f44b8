"""Parts of the page with two maps: choice, maps that move together, and the figures of both as a table."""

import streamlit as st

from indicators.language.formatting import format_short
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.map.choropleth import show_classes, show_map
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import plain, show
from indicators.views.map.picture import Picture, said
from indicators.views.two_maps.choice import MapPair

SIDES = ("left", "right")
HEIGHT = 460


def show_common(data: Store, pair: MapPair) -> None:
    """Draw what both maps share: level and area."""
    bound = Bound(data, pair, "pair")
    left, right = st.columns([1, 2.4], vertical_alignment="bottom")
    bound.level(at=left)
    bound.area(at=right)


def show_side(data: Store, pair: MapPair, one: Picture, *, side: str) -> None:
    """Draw one map with the choice of its indicator and year, its legend, and the sentence about the chosen area."""
    bound, prefix = Bound(data, pair, "pair"), "" if side == "left" else "other_"
    words = {"left": _("Linke Karte"), "right": _("Rechte Karte")}
    bound.select(f"{prefix}indicator", words[side], data.short_labels, key=f"pair_indicator_{side}")
    show_map(data, one, key=f"pair_{side}", height=HEIGHT, name=words[side], linked=True)
    show("parts/sentence.html", sentence=said(data, one))
    show_classes(data, one)


def show_both(data: Store, maps: tuple[Picture, Picture]) -> None:
    """Draw the figures of both maps as a table, folded away until asked for."""
    with st.expander(_("Werte als Tabelle")):
        header = [f"{one.base.indicator.short}, {one.base.indicator.period(one.choice.year)}" for one in maps]
        codes = dict.fromkeys(code for one in maps for code in one.shown)
        rows = [(data.dataset.areas[code].label, [_cell(one, code) for one in maps]) for code in codes]
        show("parts/table.html", first=_("Gebiet"), caption=" | ".join(header), header=header, rows=rows)
    if maps[0].base is maps[1].base and len({one.base.segment(one.choice.year) for one in maps}) > 1:
        text = _("Zwischen beiden Jahren wurde neu gezählt oder anders gemessen: Die Karten sind nicht vergleichbar.")
        st.warning(plain(text), icon=":material/warning:")


def _cell(one: Picture, code: str) -> str:
    if code not in one.shown:
        return "–"
    figure = one.shown[code]
    text = format_short(figure.value if figure else None, one.base.indicator, sign=figure.sign if figure else "")
    older = one.older_period(code)
    return f"{text} ({older})" if older else text
