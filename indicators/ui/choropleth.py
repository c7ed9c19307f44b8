"""The map of one indicator with its legend, and what a click on it does."""

from __future__ import annotations

import time
from collections.abc import Iterable

import streamlit as st

from indicators.choice import Choice
from indicators.classes import CONFIDENTIAL, MISSING, ZERO, Method
from indicators.formatting import missing_text
from indicators.histogram import HEIGHT, WIDTH, histogram
from indicators.html import render
from indicators.i18n import gettext as _
from indicators.maps import MapArea, MapView
from indicators.model import Indicator, Level, Sign
from indicators.palette import class_colors
from indicators.picture import Picture
from indicators.sparkline import data_uri
from indicators.store import Store
from indicators.ui.address import change_choice, hold, is_dark
from indicators.ui.html import show
from indicators.ui.region_map import read_click, region_map
from indicators.wording import coverage_line

MODEL_TOWN = "Pionierkommune"
PAINTING_SECONDS = 0.05


def new_click(key: str) -> str | None:
    """Return the area clicked since the last run, None for no new click.

    To be asked before the page is drawn: the map's answer is there at the start of the rerun that a click causes, so
    that one click needs one rerun. Clicks are counted, so that the same area can be clicked again.
    """
    click = read_click(st.session_state.get(key))
    seen = st.session_state.get(f"{key}_seen", 0)
    if click is None or click.count <= seen:
        return None
    st.session_state[f"{key}_seen"] = click.count
    return click.area


def show_map(data: Store, one: Picture, *, key: str, height: int, name: str = "", linked: bool = False) -> None:
    """Draw the map; a click is read with `new_click` in the rerun it causes.

    `name` tells several maps of a page apart for screen readers; `linked` ones move together.
    """
    indicator = one.series.indicator
    towns = [area.code for area in data.dataset.areas.model_towns] if one.choice.level == Level.MUNICIPALITY else []
    view = MapView(
        level="district" if one.choice.level == Level.DISTRICT else "municipality",
        areas={code: _map_area(one, code) for code in one.shown},
        colors=class_colors(one.classes, one.colors),
        class_labels=one.classes.labels,
        zero_color=one.colors.zero,
        suffix=indicator.unit,
        period=indicator.period(one.choice.year),
        missing_text=missing_text(""),
        stale_text=_("älterer Wert"),
        selected=one.choice.area,
        marked=towns,
        marked_text=MODEL_TOWN,
        dark=is_dark(),
        tiles=one.choice.tiles,
    )
    label = ", ".join(filter(None, [_("Karte von Südwestfalen"), name]))
    region_map(view, key=key, label=label, height=height, linked=linked)


def let_it_paint() -> None:
    """Wait a moment after the map, so that the browser shows it before it takes in table and charts.

    Browser code of Streamlit handles what arrives within 10 ms in one go, on the thread that also paints the map.
    Without the pause a change of year shows only when everything beside the map has been redrawn.
    """
    time.sleep(PAINTING_SECONDS)


def _map_area(one: Picture, code: str) -> MapArea:
    figure = one.shown[code]
    if figure is None or figure.value is None:
        return MapArea(one.classes.members[code], missing_text(figure.sign if figure else ""))
    text = one.number(figure.value)
    stale = figure.year < one.choice.year
    if stale:
        text = f"{text} ({one.series.indicator.period(figure.year)})"
    return MapArea(one.classes.members[code], text, stale)


def show_legend(data: Store, one: Picture, *, with_histogram: bool = True) -> None:
    """Draw the legend, what the limits were found from, and the sources below."""
    show_classes(one)
    # Apart from the legend: what stays the same from year to year is not sent again.
    if with_histogram:
        _show_histogram(one)
    computed = any(figure and figure.sign == Sign.COMPUTED for figure in one.shown.values())
    show_sources(data, one.series.indicator, computed=computed)


def show_classes(one: Picture) -> None:
    """Draw the classes with their counts, zero and missing apart, unit and coverage."""
    indicator, classes = one.series.indicator, one.classes
    colors = class_colors(classes, one.colors)
    zero = classes.count(ZERO)
    show(
        "legend.html",
        title=f"{indicator.label}, {indicator.period(one.choice.year)} – {indicator.unit}",
        classes=[(colors[index], label, classes.count(index)) for index, label in enumerate(classes.labels)],
        zero={"color": one.colors.zero, "count": zero, "label": one.zero_label} if zero else None,
        missing=classes.count(MISSING),
        confidential=classes.count(CONFIDENTIAL),
        stale=sum(figure is not None and figure.year < one.choice.year for figure in one.shown.values()),
        towns=_("Pionierkommune") if one.choice.level == Level.MUNICIPALITY else "",
        coverage=coverage_line(one.shown, indicator, year=one.choice.year, level=one.choice.level),
    )


def _show_histogram(one: Picture) -> None:
    """Draw how often which figures occur, with the limits of the classes; the same for all years unless asked for."""
    found = histogram(one)
    if found is None:
        return
    drawn = render("histogram.svg", one=found, width=WIDTH, height=HEIGHT, line=one.colors.text)
    caption = _("Grenzen um {reference}").format(reference=one.around) if one.around else _limits_from(one)
    show("histogram.html", one=found, image=data_uri(drawn), caption=caption)


def _limits_from(one: Picture) -> str:
    if one.choice.scheme.method == Method.AROUND and one.classes.method != Method.AROUND:
        return _("gleich viele je Klasse, weil der Region ein Wert fehlt")
    if one.classes.method in (Method.OWN, Method.CHOSEN):
        return _("feste Grenzen") if one.classes.method == Method.OWN else _("eigene Grenzen")
    if one.choice.since and not one.choice.scheme.yearly:
        return _("Grenzen aus der Veränderung seit {year} bis zuletzt").format(
            year=one.base.indicator.period(one.choice.since)
        )
    return _("Grenzen aus diesem Jahr") if one.choice.scheme.yearly else _("Grenzen aus allen Jahren")


def show_sources(data: Store, indicator: Indicator, *, computed: bool) -> None:
    """Draw the source line: each attribution once with its licence, and how computed figures were made."""
    sources = {(one.attribution, one.licence): one for one in data.sources_of(indicator)}
    how = _("Eigene Berechnung: {how}").format(how=indicator.weight_note) if computed else ""
    show("source_line.html", sources=list(sources.values()), computed=how)


def show_sources_of(data: Store, indicators: Iterable[Indicator]) -> None:
    """Draw one source line for several indicators: each attribution once with its licence."""
    sources = {(one.attribution, one.licence): one for indicator in indicators for one in data.sources_of(indicator)}
    show("source_line.html", sources=list(sources.values()), computed="")


def background_option(data: Store, choice: Choice) -> bool:
    """Draw the switch for background tiles with the notice whose server it calls; returns its state."""
    hold("choose_tiles", choice.tiles)

    def changed() -> None:
        change_choice(data, choice, tiles=st.session_state["choose_tiles"])

    return st.toggle(
        _("Hintergrundkarte (ruft basemap.de des BKG auf)"),
        key="choose_tiles",
        on_change=changed,
        help=_(
            "Wird der Hintergrund eingeschaltet, lädt Ihr Browser Kartenbilder vom Server des Bundesamts für "
            "Kartographie und Geodäsie (sgx.geodatenzentrum.de) und überträgt dabei Ihre IP-Adresse dorthin."
        ),
    )
