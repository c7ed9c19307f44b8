"""The map of one indicator with its legend, and what a click on it does."""

from __future__ import annotations

from indicators.drawing.html import render
from indicators.drawing.leaflet_map import MapArea, MapView
from indicators.drawing.sparkline import data_uri
from indicators.figures.series import any_computed
from indicators.figures.words import coverage_line
from indicators.language.formatting import missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store
from indicators.ui.map.controls import PREFIX
from indicators.ui.parts.address import is_dark
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.region_map import region_map
from indicators.ui.parts.sources import show_sources
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method
from indicators.views.map.classes import CONFIDENTIAL, MISSING, ZERO
from indicators.views.map.colors import class_colors
from indicators.views.map.histogram import HEIGHT, WIDTH, histogram
from indicators.views.map.picture import Picture

MODEL_TOWN = "Pionierkommune"


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
    computed = any_computed(one.shown.values())
    show_sources(data, one.series.indicator, computed=computed)


def show_classes(one: Picture) -> None:
    """Draw the classes with their counts, zero and missing apart, unit and coverage."""
    indicator, classes = one.series.indicator, one.classes
    colors = class_colors(classes, one.colors)
    zero = classes.count(ZERO)
    show(
        "map/legend.html",
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
    drawn = render("map/histogram.svg", one=found, width=WIDTH, height=HEIGHT, line=one.colors.text)
    caption = _("Grenzen um {reference}").format(reference=one.around) if one.around else _limits_from(one)
    show("map/histogram.html", one=found, image=data_uri(drawn), caption=caption)


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


def background_option(data: Store, choice: MapChoice) -> None:
    """Draw the switch for background tiles with the notice whose server it calls."""
    Bound(data, choice, PREFIX).toggle(
        "tiles",
        _("Hintergrundkarte (ruft basemap.de des BKG auf)"),
        help=_(
            "Wird der Hintergrund eingeschaltet, lädt Ihr Browser Kartenbilder vom Server des Bundesamts für "
            "Kartographie und Geodäsie (sgx.geodatenzentrum.de) und überträgt dabei Ihre IP-Adresse dorthin."
        ),
    )
