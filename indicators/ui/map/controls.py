"""Widgets of the map: set, indicator, level, year, and how it is shown: as figures or change, in which classes."""

import streamlit as st

from indicators.export.table import level_plural
from indicators.figures.change import ChangeForm, can_be_relative, years_before
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.loading.region import current_region
from indicators.store import Store
from indicators.ui.parts.address import change, hold
from indicators.ui.parts.bound import Bound, Fields
from indicators.ui.parts.html import plain
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import CLASS_COUNT, FEWEST, MOST, Method, Scheme, read_limits
from indicators.views.map.picture import target_of

PREFIX = "choose"  # of the keys of all widgets of the map
OPENED = "display_options"
LIMITS, FAULT = f"{PREFIX}_limits", f"{PREFIX}_limits_fault"


def indicator_controls(data: Store, choice: MapChoice) -> None:
    """Draw set, indicator, level and how they are shown in one row."""
    bound = Bound(data, choice, PREFIX)
    columns = st.columns([1.1, 2, 0.9, 1.1], vertical_alignment="bottom")
    bound.set_and_indicator(columns)
    if len(data.dataset.areas.levels) > 1:
        levels = {one: level_plural(one) for one in data.levels(choice.indicator)}
        bound.select("level", _("Ebene"), levels, at=columns[2])  # also one alone: which it is, is to be seen
    with columns[3]:
        _display_options(data, choice)


def background_option(data: Store, choice: MapChoice) -> None:
    """Draw the switch for background tiles with the notice whose server it calls."""
    if current_region().map_insets:
        st.caption(_("Eine Hintergrundkarte gibt es hier nicht: Nicht alles ist an seinem Ort gezeichnet."))
        return
    Bound(data, choice, PREFIX).toggle(
        "tiles",
        _("Hintergrundkarte (ruft basemap.de des BKG auf)"),
        help=_(
            "Wird der Hintergrund eingeschaltet, lädt Ihr Browser Kartenbilder vom Server des Bundesamts für "
            "Kartographie und Geodäsie (sgx.geodatenzentrum.de) und überträgt dabei Ihre IP-Adresse dorthin."
        ),
    )


def _display_options(data: Store, choice: MapChoice) -> None:
    """The button that opens the options; they are drawn, and sent to the browser, only while it is open."""
    box = st.popover(
        _("Darstellung"), icon=":material/palette:", width="stretch", key=OPENED, on_change="rerun"
    )  # fmt: skip
    if box.open:
        with box:
            bound = Bound(data, choice, PREFIX)
            _change_options(bound, data, choice)
            _class_options(bound, data, choice)


def _change_options(bound: Bound, data: Store, choice: MapChoice) -> None:
    series, years = data.series[choice.indicator], data.years(choice.indicator, choice.level)
    earlier = years_before(series, years, choice.year)
    bound.segments(
        "what", _("Was zeigt die Karte?"), {False: _("Werte"), True: _("Veränderung")}, value=bool(choice.since),
        to=lambda changes: {"since": earlier[0] if changes else 0}, disabled=not earlier,
        help=None if earlier else _("Für {year} gibt es keinen früheren Wert ohne Bruch in der Reihe.").format(
            year=choice.year),
    )  # fmt: skip
    if not choice.since:
        return
    bound.select("since", _("Veränderung seit"), {year: series.indicator.period(year) for year in earlier})
    if can_be_relative(series):
        measures = {ChangeForm.DIFFERENCE: _("Differenz"), ChangeForm.PERCENT: _("in Prozent des früheren Werts")}
        bound.select("measure", _("Angegeben als"), measures)


def _class_options(bound: Bound, data: Store, choice: MapChoice) -> None:
    scheme = choice.scheme
    methods = _methods(data, choice)
    method = scheme.method if scheme.method in methods else next(iter(methods))
    bound.select("method", _("Klassen"), methods, value=method, to=_altered(scheme, "method"),
                 help=_explained() if not choice.since else None)  # fmt: skip
    if method == Method.CHOSEN:
        _limits_input(data, choice)
        return
    if method == Method.AROUND and not choice.since and (target := target_of(data, choice.indicator)):
        bound.radio("target", _("Bezugswert"), {False: _("Wert der Region"), True: target[1]}, value=scheme.target,
                    to=_altered(scheme, "target"))  # fmt: skip
    if method != Method.OWN:
        usual = CLASS_COUNT + (method == Method.AROUND)
        bound.slider("count", _("Zahl der Klassen"), list(range(FEWEST, MOST + 1)), value=scheme.count or usual,
                     to=_altered(scheme, "count"))  # fmt: skip
        bound.toggle(
            "yearly", _("Grenzen für jedes Jahr neu"), value=scheme.yearly, to=_altered(scheme, "yearly"),
            help=_("Sonst gelten die Grenzen für alle Jahre, und gleiche Farben heißen in jedem Jahr dasselbe."),
        )  # fmt: skip


def _altered(scheme: Scheme, field: str) -> Fields:
    """What a chosen value of a field of the classes changes."""
    return lambda value: {"scheme": scheme.altered(**{field: value})}


def _methods(data: Store, choice: MapChoice) -> dict[Method, str]:
    """The methods that fit what is shown, with their names."""
    if choice.since:
        return {Method.AROUND: _("gleiche Schritte um null"), Method.CHOSEN: _("eigene Grenzen")}
    own = {Method.OWN: _("feste Grenzen")} if data.dataset.indicators[choice.indicator].class_breaks else {}
    region = data.series[choice.indicator].latest(data.dataset.areas.region.code)
    reference = region is not None or target_of(data, choice.indicator) is not None
    return {
        **own,
        Method.QUANTILES: _("gleich viele"),
        Method.EQUAL: _("gleich breit"),
        Method.NATURAL: _("natürliche Grenzen"),
        **({Method.AROUND: _("um einen Bezugswert")} if reference else {}),
        Method.CHOSEN: _("eigene Grenzen"),
    }


def _explained() -> str:
    return _(
        "**Gleich viele**: Quantile, in jeder Klasse etwa gleich viele Werte. **Gleich breit**: gleiche Schritte vom "
        "kleinsten zum größten Wert. **Natürliche Grenzen** (Fisher-Jenks): Werte einer Klasse liegen möglichst nah "
        "beieinander. **Um einen Bezugswert**: gleiche Schritte darüber und darunter, in zwei Farben."
    )


def _limits_input(data: Store, choice: MapChoice) -> None:
    """Draw the field for own limits; what cannot be read stays in it, with what is wrong."""
    if not st.session_state.get(FAULT):
        hold(LIMITS, "; ".join(_written(limit) for limit in choice.scheme.limits))

    def entered() -> None:
        limits, st.session_state[FAULT] = read_limits(st.session_state[LIMITS])
        if not st.session_state[FAULT]:
            change(data, choice, scheme=choice.scheme.altered(limits=limits))

    st.text_input(
        _("Grenzen, mit Semikolon getrennt"), key=LIMITS, max_chars=100, on_change=entered,
        placeholder=_("10; 20,5; 30"),
    )  # fmt: skip
    if fault := st.session_state.get(FAULT):
        st.error(plain(fault))


def _written(limit: float) -> str:
    decimals = len(f"{limit:.6f}".rstrip("0").partition(".")[2])
    return format_number(limit, decimals)
