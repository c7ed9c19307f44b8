"""Page: two maps side by side that move together, of two indicators or two years."""

import streamlit as st

from indicators.store import Store
from indicators.ui.parts.about import show_quality, show_sources, show_ways_on
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.share import show_share
from indicators.ui.parts.theme import is_dark
from indicators.ui.two_maps import SIDES, show_both, show_common, show_side
from indicators.views.map.picture import picture
from indicators.views.two_maps.choice import MapPair
from indicators.views.two_maps.view import pair_view


def show(data: Store, pair: MapPair) -> None:
    """Choose → compute → show."""
    show_common(data, pair)
    maps = picture(data, pair.left, dark=is_dark()), picture(data, pair.right, dark=is_dark())
    for column, one, side in zip(st.columns(2, gap="medium"), maps, SIDES, strict=True):
        with column:
            show_side(data, pair, one, side=side)
            show_quality(data, one.base.indicator, {one.choice.level})
    show_share(lambda: [pair_view(data, pair)])
    for indicator in {one.base.indicator.id: one.base.indicator for one in maps}.values():
        show_sources(data, indicator)
    show_both(data, maps)
    show_ways_on(data, pair.left.indicator, pair.left.area, here="zwei-karten", year=pair.left.year)


explore(MapPair, show, pair_left="year", pair_right="other_year")
