"""The map of one indicator with its legend, and what a click on it does."""

from dataclasses import replace

from indicators.drawing.html import render
from indicators.drawing.sparkline import data_uri
from indicators.language.i18n import gettext as _
from indicators.loading.region import current_region
from indicators.store import Store
from indicators.ui.parts.about import show_sources
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.region_map import YearsOfMap, region_map
from indicators.ui.parts.theme import is_dark
from indicators.views.map.class_choice import Method
from indicators.views.map.film import film_of
from indicators.views.map.histogram import HEIGHT, WIDTH, histogram
from indicators.views.map.picture import Picture
from indicators.views.map.region_map import indicator_map


def show_map(
    data: Store, one: Picture, *, key: str, height: int, name: str = "", linked: bool = False, tells: bool = False
) -> None:
    """Draw the map with its years; what is done on it is read with `new_moves` in the rerun it causes.

    `name` tells several maps of a page apart for screen readers; `linked` ones move together; other parts of the
    page wait for one that `tells`.
    """
    label = ", ".join(filter(None, [_("Karte von {region}").format(region=data.dataset.areas.region.label), name]))
    film = film_of(data, one.choice, dark=is_dark())
    shown = YearsOfMap(film.address, one.choice.year, data.dataset.areas.outlined(one.choice.area), tells=tells)
    region_map(
        shown,
        key=key,
        label=label,
        height=height,
        linked=linked,
        tiles=one.choice.tiles and not current_region().map_insets,
    )


@kept(lambda one, *, with_histogram=True: (replace(one.choice, area=None, tiles=False), with_histogram))
def show_legend(data: Store, one: Picture, *, with_histogram: bool = True) -> None:
    """Draw the legend, what the limits were found from, and the sources below."""
    show_classes(data, one)
    # Apart from the legend: what stays the same from year to year is not sent again.
    if with_histogram:
        _show_histogram(one)
    show_sources(data, one.series.indicator, figures=one.shown.values())


@kept(lambda one: replace(one.choice, area=None, tiles=False))
def show_classes(data: Store, one: Picture) -> None:
    """Draw the classes with their counts, zero and missing apart, unit and coverage."""
    indicator = one.series.indicator
    title = f"{indicator.label}, {one.period} – {indicator.unit}"
    show("map/legend.html", title=title, shown=indicator_map(data, one))


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
