"""Page: the profile of one municipality, district or the region."""

import streamlit as st

from indicators.address.parameters import EVERYWHERE, read_area
from indicators.language.i18n import gettext as _
from indicators.measures.reach import measures_of_area
from indicators.model import Level
from indicators.ui.measures.parts import show_measures_of_area
from indicators.ui.parts.address import change_area
from indicators.ui.parts.controls import area_search
from indicators.ui.parts.factsheets import sheet_of, show_sheet
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.region_map import new_click
from indicators.ui.parts.share import show_share
from indicators.ui.parts.store import store
from indicators.ui.parts.working_list import show_title
from indicators.ui.profile import (
    show_chooser_map,
    show_goals,
    show_head,
    show_set,
    show_similar,
    show_standing_note,
    similar_codes,
)
from indicators.views.map.choice import PARAMETERS
from indicators.views.profile import profile_view

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
show("parts/jump.html", links=[("ziele", _("Ziele")), *measures_link, *((one.id, one.label) for one in data.sets)])
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
