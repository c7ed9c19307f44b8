"""Page: the profile of one municipality, district or the region."""

import streamlit as st

from indicators.address.area_choice import AreaChoice
from indicators.language.i18n import gettext as _
from indicators.measures.reach import measures_of_area
from indicators.model import Level
from indicators.ui import profile as parts
from indicators.ui.measures.parts import show_measures_of_area
from indicators.ui.parts.address import current
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.factsheets import office_files, sheet_of, show_paper, show_sheet
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.region_map import new_moves
from indicators.ui.parts.share import show_share
from indicators.ui.parts.store import store
from indicators.ui.parts.working_list import show_title
from indicators.views.map.choice import MapChoice
from indicators.views.profile import profile_view

MAP = "profile_map"

data = store()
choice, messages = current(AreaChoice, data, moved=new_moves({MAP: ""}), besides=MapChoice.allowed())
area = data.dataset.areas.get(choice.area) or data.dataset.areas.region

show_title(data, area.label, AreaChoice)
notices(messages)
similar = parts.similar_codes(data, area)
left, right = st.columns([1.6, 1], gap="large")
with left:
    bound = Bound(data, choice, "profile")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        bound.area(value=area.code)
        bound.group(value=area.code)
    parts.show_summary(data, area, similar)
    parts.show_head(data, area)
    with st.container(horizontal=True):
        show_sheet(data, area)
        show_paper(data, area)
        parts.show_slides_link(area)
        show_share(lambda: [profile_view(data, area)], more=[sheet_of(data, area)], links=office_files(data, area))
with right:
    parts.show_chooser_map(data, area, key=MAP)
parts.show_near(data, area, similar)
has_measures = bool(measures_of_area(data.dataset, area))
measures_link = [("massnahmen", _("Maßnahmen"))] if has_measures else []
show("parts/jump.html", links=[("ziele", _("Ziele")), *measures_link, *((one.id, one.label) for one in data.sets)])
if data.dataset.goals:
    st.subheader(_("Ziele"), anchor="ziele")
    parts.show_goals(data, area)
if has_measures:
    st.subheader(_("Maßnahmen"), anchor="massnahmen")
    show_measures_of_area(data, area)
if area.level == Level.MUNICIPALITY and data.sets:
    parts.show_standing_note(area)
for one in data.sets:
    st.subheader(plain(one.label), anchor=one.id)
    parts.show_set(data, one, area, similar=similar)
