"""The chosen area beside the map: its figure in a sentence, its place among the others, its line over time."""

from dataclasses import replace

import streamlit as st

from indicators.address import links
from indicators.drawing.charts import timeline, timeline_alt
from indicators.figures.words import change_words, comparison, computation_note
from indicators.language.formatting import format_value, price_words
from indicators.language.i18n import gettext as _
from indicators.measures.events import events_alt
from indicators.store import Store
from indicators.ui.measures.parts import show_events
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.theme import show_chart
from indicators.views.map.distribution import distribution, distribution_alt
from indicators.views.map.picture import Picture, events, lines, marks, said, said_over_time
from indicators.views.measures.chart import mark_events


@kept(lambda one: one.choice)
def show_area(data: Store, one: Picture) -> None:
    """Say what the chosen area's figure is; without a choice, the region's."""
    areas = data.dataset.areas
    area = areas.get(one.choice.area) or areas.region
    figure = one.base.shown(area.code, one.choice.year)
    indicator = one.base.indicator
    known = figure is not None and figure.value is not None
    details = [format_value(figure.value, indicator), computation_note(figure)] if figure and known else []
    if one.choice.since:
        changed = one.series.at(area.code, one.choice.year)
        value = changed.value if changed else None
        latest = [_("keine Veränderung zu berechnen") if value is None else _change(one, value)]
    else:
        latest = [
            change_words(one.base.change(area.code, one.choice.year), one.base),
            comparison(one.base, area, areas, figure),
        ]
    show(
        "map/area_panel.html",
        area=area.label,
        sentence=said(data, one),
        details=" · ".join(word for word in details if word),
        latest=" · ".join(word for word in latest if word),
        href=links.profile(area.code),
    )


def _change(one: Picture, value: float) -> str:
    """The change as the map shows it: "+15,1 Prozentpunkte seit 2015"."""
    indicator, since = one.series.indicator, one.base.indicator.period(one.choice.since)
    text = f"{one.number(value)} {indicator.unit}".rstrip()
    said = _("{change} seit {year}").format(change=text, year=since)
    return ", ".join(filter(None, [said, price_words(indicator)]))


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
