"""Page: which municipalities are most similar to one, by which features, and why."""

import streamlit as st

from indicators.store import Store
from indicators.ui.parts.about import show_sources
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.share import show_share
from indicators.ui.similar import show_controls, show_map, show_method, show_peers, show_words
from indicators.views.similar.choice import SimilarChoice
from indicators.views.similar.view import similar_to, similar_view

MAP = "similar_map"


def show(data: Store, choice: SimilarChoice) -> None:
    """Choose → compute → show."""
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
        show_sources(data, *(data.dataset.indicators[one.indicator] for one in found.features))


explore(SimilarChoice, show, **{MAP: ""})
