"""The chosen area beside the map: its figure in a sentence, its place among the others, its line over time."""

from dataclasses import replace

import streamlit as st

from indicators.drawing.charts import timeline, timeline_alt
from indicators.language.i18n import gettext as _
from indicators.measures.events import events_alt
from indicators.store import Store
from indicators.ui.measures.parts import show_events
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.theme import show_chart
from indicators.views.map.area_words import area_words
from indicators.views.map.distribution import distribution, distribution_alt
from indicators.views.map.picture import Picture, events, lines, marks, said_over_time
from indicators.views.measures.chart import mark_events


@kept(lambda one: one.choice)
def show_area(data: Store, one: Picture) -> None:
    """Say what the chosen area's figure is; without a choice, the region's."""
    show("map/area_panel.html", told=area_words(data, one))


@kept(lambda one: one.choice)
def show_distribution(data: Store, one: Picture) -> None:
    """Draw one dot per area with the chosen one marked."""
    areas = data.dataset.areas
    labels = {code: areas[code].label for code in one.values}
    st.subheader(_("Verteilung {year}").format(year=one.series.indicator.period(one.choice.year)))
    figure = distribution(one, labels, marks(data, one, outside=True))
    show_chart(figure, key="distribution", alt=distribution_alt(one.series, one.values, labels))


@kept(lambda one: replace(one.choice, year=0))
def show_timeline(data: Store, one: Picture) -> None:
    """Draw the chosen area over time with its district and the region."""
    drawn = lines(data, one)
    st.subheader(_("Zeitverlauf"))
    if not any(figure.value is not None for line in drawn for figure in line.figures):
        st.info(_("Für die Auswahl gibt es keine Zeitreihe."), icon=":material/show_chart:")
        return
    began = events(data, one, drawn)
    figure = timeline(one.base, drawn, colors=one.colors)
    mark_events(figure, began, colors=one.colors)
    told = [timeline_alt(one.base, drawn, said_over_time(data, one)), events_alt(began)]
    show_chart(figure, key="timeline", alt=" ".join(filter(None, told)))
    show_events(began)
