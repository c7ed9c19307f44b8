"""Page: who takes part in which role since when, what one needs to join, and how the dashboard takes one in."""

import streamlit as st

from indicators.address.area_choice import AreaChoice
from indicators.drawing.html import render
from indicators.language.i18n import gettext as _
from indicators.ui.joining import show_chosen, show_role_legend, show_role_map, show_roles
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices, text_page
from indicators.ui.parts.html import show
from indicators.ui.parts.region_map import new_moves
from indicators.ui.parts.store import store
from indicators.views.pages import JOINING

MAP = "joining_map"

data = store()
choice, messages = current(AreaChoice, data, moved=new_moves({MAP: ""}))
area = data.dataset.areas.get(choice.area)

st.title(JOINING.title())
notices(messages)
st.html(render("parts/lead.html", text=JOINING.purpose()))
left, right = st.columns([1, 1.25], gap="large")
with left:
    show_role_map(data, area, key=MAP)
    show_chosen(data, area)
    show_role_legend(data)
with right:
    st.subheader(_("Was braucht es, um mitzumachen?"), anchor="wie")
    text_page("mitmachen")
st.subheader(_("Wer macht mit, und seit wann?"), anchor="wer")
show_roles(data)
st.subheader(_("Wie kommt eine Kommune in diesen Monitor?"), anchor="monitor")
show("joining/how.html")
