"""Page: slides for a meeting – choose a place or a pillar, show them, print them, take them along."""

import streamlit as st

from indicators.deck.choice import read_deck_choice
from indicators.language.i18n import gettext as _
from indicators.ui.meeting import pillar_control, show_keys, show_slides, show_ways
from indicators.ui.parts.address import change_deck
from indicators.ui.parts.controls import area_search
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.store import store

data = store()
choice, messages = read_deck_choice(st.query_params.to_dict(), data.dataset)

st.title(_("Sitzung"))
stop_without_data(data)
notices(messages)
st.markdown(_("Folien für Rat und Ausschuss: je Folie eine Aussage, ein Bild, eine Quelle – aus den aktuellen Daten."))
left, right = st.columns(2)
with left:
    area_search(data, choice.area, changed=lambda code: change_deck(choice, area=code), key="meeting_area")
with right:
    pillar_control(data, choice)
show_ways(data, choice)
show_slides(data, choice)
show_keys()
