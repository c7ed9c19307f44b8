"""Page: the profile of one municipality, district or the region."""

import streamlit as st

from indicators.choice import PARAMETERS
from indicators.export.profile_view import profile_view
from indicators.i18n import gettext as _
from indicators.measures import measures_of_area
from indicators.model import Level
from indicators.parameters import EVERYWHERE, read_area
from indicators.ui.address import change_area
from indicators.ui.choropleth import new_click
from indicators.ui.controls import area_search
from indicators.ui.factsheets import sheet_of, show_sheet
from indicators.ui.frame import notices
from indicators.ui.html import plain, show
from indicators.ui.measure_parts import show_measures_of_area
from indicators.ui.profile import (
    show_chooser_map,
    show_goals,
    show_head,
    show_set,
    show_similar,
    show_standing_note,
    similar_codes,
)
from indicators.ui.share import show_share
from indicators.ui.store import store
from indicators.ui.working_list import show_title

MAP = "profile_map"

data = store()
if clicked := new_click(MAP):
    change_area(clicked)
messages: list[str] = []
parameters = st.query_params.to_dict()
area = data.dataset.areas[read_area(parameters, data.dataset, messages) or data.dataset.areas.region.code]

show_title(data, area.label, area="gemeinde")
notices(messages)
left, right = st.columns([1.6, 1], gap="large")
with left:
    area_search(data, area.code, changed=change_area, key="profile_area")
    show_head(data, area)
    with st.container(horizontal=True):
        show_sheet(data, area)
        show_share(lambda: [profile_view(data, area)], more=[sheet_of(data, area)])
with right:
    show_chooser_map(data, area, key=MAP)
has_measures = bool(measures_of_area(data.dataset, area))
measures_link = [("massnahmen", _("Maßnahmen"))] if has_measures else []
show("jump.html", links=[("ziele", _("Ziele")), *measures_link, *((one.id, one.label) for one in data.sets)])
if data.dataset.goals:
    st.subheader(_("Ziele"), anchor="ziele")
    show_goals(data, area)
if has_measures:
    st.subheader(_("Maßnahmen"), anchor="massnahmen")
    show_measures_of_area(data, area)
if area.level == Level.MUNICIPALITY and data.sets:
    show_standing_note(area)
similar = similar_codes(data, area)
show_similar(data, area, similar)
for one in data.sets:
    st.subheader(plain(one.label), anchor=one.id)
    show_set(data, one, area, similar=similar)
if unknown := sorted(set(parameters) - PARAMETERS - EVERYWHERE):
    st.caption(
        _("Unbekannte Angaben in der Adresse wurden übergangen: {names}").format(names=plain(", ".join(unknown)))
    )
