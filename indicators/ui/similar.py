"""Parts of the page of similar municipalities: choice, sentence, map, table with explanation."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from indicators.address import links
from indicators.figures.similarity import Peer, Similarity, usual_features
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.region_map import region_map
from indicators.ui.parts.theme import colors
from indicators.views.comparison.comparison import MOST_AREAS
from indicators.views.similar import words
from indicators.views.similar.choice import FEWEST, MOST, SimilarChoice, offered
from indicators.views.similar.region_map import similar_map

Peers = tuple[Peer, ...]


def show_controls(data: Store, choice: SimilarChoice) -> None:
    """Draw municipality, number of similar ones, and the features to go by."""
    bound = Bound(data, choice, "similar")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    bound.area(to=lambda code: {"area": code or choice.area}, at=left)
    bound.slider("count", _("Wie viele"), list(range(FEWEST, MOST + 1)), at=right)
    indicators = data.dataset.indicators
    labels = {one.id: words.feature_label(one, indicators[one.indicator]) for one in offered(data)}
    usual = _("Üblich sind die ersten {count}: auf allen anderen Seiten, und wo keines gewählt ist.")
    bound.pills(
        "features", _("Merkmale, nach denen verglichen wird"), labels,
        help=usual.format(count=len(usual_features(indicators))),
        value=[one.id for one in choice.chosen(data) if one.id in labels], wrap=True,
    )  # fmt: skip


def show_words(data: Store, area: Area, found: Similarity, peers: Peers) -> None:
    """Say who is most similar, which of all offered features cannot be used, and what similarity does not say."""
    every = data.similar(offered(data))
    others = [data.dataset.areas[one.code] for one in peers]
    show("parts/sentence.html", sentence=words.similar_sentence(area, others, len(found.features)))
    st.caption(plain(" ".join(filter(None, [words.unavailable_words(every, data), words.caution_words()]))))


def show_map(data: Store, area: Area, peers: Peers, *, key: str) -> None:
    """Draw the map with the chosen municipality and those similar to it; a click chooses another."""
    shown = similar_map(data, area, peers, colors())
    region_map(shown, key=key, label=_("Karte der ähnlichen ‹Gemeinden›"), height=380)


def show_peers(data: Store, choice: SimilarChoice, found: Similarity, peers: Peers) -> None:
    """Draw the municipality and those similar to it with every feature, its part in the distance, and ways on."""
    areas, indicators = data.dataset.areas, data.dataset.indicators
    area = areas[choice.area]
    codes = [area.code, *(one.code for one in peers)][:MOST_AREAS]
    show(
        "similar/table.html",
        caption=_("Ähnlich wie {area}").format(area=area.label),
        header=[words.feature_head(one, indicators[one.indicator], found.years[one.id]) for one in found.features],
        rows=[_row(data, found, area, None), *(_row(data, found, areas[one.code], one) for one in peers)],
        compare=f"vergleich?{urlencode({'gebiete': ','.join(codes)})}",
    )


def _row(data: Store, found: Similarity, area: Area, peer: Peer | None) -> dict[str, Any]:
    district = data.dataset.areas.district_of(area)
    features = [(one, data.dataset.indicators[one.indicator]) for one in found.features]
    return {
        "label": area.label,
        "href": links.profile(area.code),
        "district": district.label if district else "",
        "distance": format_number(peer.distance, 2) if peer else "",
        "why": words.why_words(peer, found, data) if peer else "",
        "cells": [
            (
                words.feature_value(one, indicator, found.raw[area.code][one.id]),
                words.part_percent(peer, one) if peer else None,
            )
            for one, indicator in features
        ],
    }


def show_method(found: Similarity) -> None:
    """Explain how similarity is computed, folded away until asked for."""
    with st.expander(_("So wird gerechnet")):
        st.markdown(plain(words.how_words(found)))
