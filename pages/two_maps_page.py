"""Page: two maps side by side that move together, of two indicators or two years."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.share import show_share
from indicators.ui.parts.sources import show_sources
from indicators.ui.parts.store import store
from indicators.ui.parts.theme import is_dark
from indicators.ui.parts.ways_on import show_ways_on
from indicators.ui.parts.working_list import show_title
from indicators.ui.two_maps import SIDES, clicked_area, show_both, show_common, show_side
from indicators.views.map.picture import picture
from indicators.views.two_maps.choice import MapPair
from indicators.views.two_maps.view import pair_view


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    pair, messages = current(MapPair, data, clicked=clicked_area())
    notices(messages)
    show_common(data, pair)
    maps = picture(data, pair.left, dark=is_dark()), picture(data, pair.right, dark=is_dark())
    for column, one, side in zip(st.columns(2, gap="medium"), maps, SIDES, strict=True):
        with column:
            show_side(data, pair, one, side=side)
    show_share(lambda: [pair_view(data, pair)])
    for indicator in {one.base.indicator.id: one.base.indicator for one in maps}.values():
        show_sources(data, indicator, computed=False)
    show_both(data, maps)
    show_ways_on(pair.left.indicator, pair.left.area, here="zwei-karten", year=pair.left.year)


show_title(store(), _("Zwei Karten"), area="gemeinde", indicator="indikator")
explore()
