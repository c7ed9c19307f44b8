"""Page: one indicator on the map, with table, distribution and time line."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.map.area_panel import show_area, show_distribution, show_timeline
from indicators.ui.map.area_table import HEIGHT, show_plain_table, show_table
from indicators.ui.map.choropleth import show_legend, show_map
from indicators.ui.map.controls import PREFIX, background_option, indicator_controls
from indicators.ui.parts.about import show_about, show_ways_on
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.region_map import is_painted, show_after, show_waiting
from indicators.ui.parts.share import show_share
from indicators.ui.parts.theme import is_dark
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import picture
from indicators.views.map.view import views_of

MAP = "map"
CHARTS_HEIGHT = 400  # pixels that distribution and time line take at least


def show(data: Store, choice: MapChoice) -> None:
    """Choose → compute → show."""
    indicator_controls(data, choice)
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        one = picture(data, choice, dark=is_dark())
        show_map(data, one, key=MAP, height=540, tells=True)
        background_option(data, choice)
        show_about(data, one.base.indicator)
        show_ways_on(data, choice.indicator, choice.area, here="karte", year=choice.year)
    with right:
        Bound(data, choice, PREFIX).area()
        show_share(lambda: views_of(data, choice))
        show_area(data, one)
        show_legend(data, one)
        if st.toggle(_("Einfache Tabelle"), key="plain_table", help=_("Für Vorleseprogramme und Papier.")):
            show_plain_table(data, one)
        elif is_painted(MAP):
            show_table(data, one)
        else:
            show_waiting(HEIGHT, "")
    if not is_painted(MAP):
        show_after(MAP, _("Tabelle, Verteilung und Zeitverlauf folgen, sobald die Karte steht."), height=CHARTS_HEIGHT)
        return
    distribution, line = st.columns(2, gap="medium")
    with distribution:
        show_distribution(data, one)
    with line:
        show_timeline(data, one)


explore(MapChoice, show, **{MAP: "year"})
