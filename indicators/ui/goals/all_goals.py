"""All goals by pillar: sentence, distribution of the statuses, the region against the target, origin."""

import streamlit as st

from indicators.model import Area
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.views.goals.cards import goal_cards, region_picture


@kept(lambda area: area.code)
def show_all_goals(data: Store, area: Area) -> None:
    """Draw every pillar with its goals; `area` is the one whose own value stands beside each target."""
    for pillar, goals in goal_cards(data, area):
        st.subheader(plain(pillar.label), anchor=pillar.id)
        show("goals/all_goals.html", description=pillar.description, goals=goals)


@kept(lambda: None)
def show_goal_picture(data: Store) -> None:
    """Draw the region's own status per pillar, one symbol for each indicator with goals."""
    show("goals/picture.html", pillars=region_picture(data))
