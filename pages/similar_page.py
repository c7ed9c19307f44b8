"""Page: which municipalities are most similar to one, by which features, and why."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.region_map import new_click
from indicators.ui.parts.share import show_share
from indicators.ui.parts.sources import show_sources_of
from indicators.ui.parts.store import store
from indicators.ui.parts.working_list import show_title
from indicators.ui.similar import show_controls, show_map, show_method, show_peers, show_words
from indicators.views.similar.choice import SimilarChoice
from indicators.views.similar.view import similar_to, similar_view

MAP = "similar_map"


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    choice, messages = current(SimilarChoice, data, clicked=new_click(MAP))
    notices(messages)
    area = data.dataset.areas[choice.area]
    found, peers = similar_to(data, choice)
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        show_controls(data, choice)
        show_words(data, area, found, peers)
        if peers:
            show_share(lambda: [similar_view(data, choice)])
    with right:
        show_map(data, area, peers, key=MAP)
    if peers:
        show_peers(data, choice, found, peers)
    show_method(found)
    if peers:
        show_sources_of(data, (data.dataset.indicators[one.indicator] for one in found.features))


show_title(store(), _("Ähnliche Gemeinden"), area="gemeinde")
explore()
