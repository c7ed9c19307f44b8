"""Page: measures and lead projects as board, list and time plan, or one of them with its history."""

from dataclasses import replace
from datetime import date

import streamlit as st

from indicators.i18n import gettext as _
from indicators.measure_choice import chosen_measures
from indicators.ui.address import current_measure_choice
from indicators.ui.frame import notices
from indicators.ui.html import plain, show
from indicators.ui.measure_parts import measures_address
from indicators.ui.measure_view import show_measure
from indicators.ui.measures import (
    filter_controls,
    show_count,
    show_measure_files,
    show_measures,
    show_no_measures,
)
from indicators.ui.store import store

data = store()
choice, messages = current_measure_choice(data)
if not data.dataset.measures:
    show_no_measures()
elif choice.measure:
    measure = data.dataset.measures[choice.measure]
    show("back.html", href=measures_address(replace(choice, measure=None)), text=_("Alle Maßnahmen"))
    st.title(plain(measure.label), anchor=measure.id)
    notices(messages)
    show_measure(data, measure)
else:
    st.title(_("Maßnahmen & Leitprojekte"))
    notices(messages)
    filter_controls(data, choice)
    measures = chosen_measures(data.dataset, choice, date.today())
    show_count(data, choice, measures)
    show_measures(data, choice, measures)
    show("measures_more.html")
    show_measure_files()
