"""Page: measures and lead projects as board, list and time plan, or one of them with its history."""

from dataclasses import replace

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.measures import board
from indicators.ui.measures.one_measure import show_measure
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.store import store
from indicators.views.measures.choice import MeasureChoice, chosen_measures
from indicators.views.measures.rows import measures_address
from indicators.views.pages import MEASURES, no_measures

data = store()
choice, messages = current(MeasureChoice, data)
title = MEASURES.heading
if not data.dataset.measures:
    st.title(title)
    st.info(no_measures())
elif choice.measure:
    measure = data.dataset.measures[choice.measure]
    show("parts/back.html", href=measures_address(replace(choice, measure="")), text=_("Alle Maßnahmen"))
    st.title(plain(measure.label), anchor=measure.id)
    notices(messages)
    show_measure(data, measure)
else:
    st.title(title)
    notices(messages)
    board.filter_controls(data, choice)
    measures = chosen_measures(data.dataset, choice, data.day)
    board.show_count(data, choice, measures)
    board.show_measures(data, choice, measures)
    show("measures/more.html")
    board.show_measure_files()
