"""Page: two indicators against each other over the municipalities."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices, stop_without_data
from indicators.ui.parts.share import show_share
from indicators.ui.parts.sources import show_sources
from indicators.ui.parts.store import store
from indicators.ui.parts.ways_on import show_ways_on
from indicators.ui.parts.working_list import show_title
from indicators.ui.relation import show_controls, show_correlations, show_points, show_relation
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.relation import relate
from indicators.views.relation.view import relation_view


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    stop_without_data(data)
    choice, messages = current(RelationChoice, data)
    notices(messages)
    show_controls(data, choice)
    show_share(lambda: [relation_view(data, choice)])
    relation = relate(data, choice.x, choice.y)
    show_relation(data, choice, relation)
    for indicator in dict.fromkeys((relation.x.id, relation.y.id)):
        show_sources(data, data.dataset.indicators[indicator], computed=False)
    show_points(relation)
    show_correlations(data, choice)
    show_ways_on(choice.x, choice.area, here="zusammenhang")


show_title(store(), _("Zusammenhang"), area="gemeinde", indicator="indikator")
explore()
