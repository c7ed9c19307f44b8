"""Page: what this is, the region at a glance, and where to go next."""

import streamlit as st

from indicators.drawing.html import render
from indicators.language.i18n import gettext as _
from indicators.ui.goals.all_goals import show_goal_picture
from indicators.ui.map.area_panel import show_area
from indicators.ui.map.choropleth import show_legend, show_map
from indicators.ui.overview import headline_cards, lead_control, model_town_cards, show_data_dates, show_ways_on
from indicators.ui.parts.exploring import begin
from indicators.ui.parts.html import plain
from indicators.ui.parts.share import show_share
from indicators.ui.parts.store import store
from indicators.ui.parts.theme import is_dark
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import picture
from indicators.views.map.view import views_of
from indicators.views.pages import START

MAP = "overview_map"


@st.fragment
def lead_map() -> None:
    """The map of one lead indicator and the model towns' figures for it."""
    data, choice = begin(MapChoice, {MAP: "year"})
    one = picture(data, choice, dark=is_dark())
    left, right = st.columns([1.35, 1], gap="large")
    with right:
        lead_control(data, choice)
        show_area(data, one)
        show_legend(data, one, with_histogram=False)
        show_share(lambda: views_of(data, choice))
    with left:
        show_map(data, one, key=MAP, height=470)
    if role := data.dataset.areas.marked_role:
        st.subheader(plain(f"{role}: {one.base.indicator.label}"))
        model_town_cards(data, one)


st.title(START.heading)
st.html(render("parts/lead.html", text=START.purpose()))
lead_map()
data = store()
if data.dataset.goals:
    st.subheader(_("Die Region, gemessen an Vorgaben und Vorschlägen"))
    st.caption(
        _("Zeichen für die ganze Region. Vorgaben von Bund und Land und Vorschläge sind keine Beschlüsse der Region.")
    )
    show_goal_picture(data)
st.subheader(_("Die Region in Kennzahlen"))
headline_cards(data)
show_data_dates(data)
st.subheader(_("Wie weiter?"))
show_ways_on()
