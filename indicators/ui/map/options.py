"""How the map shows an indicator: figures or their change, and the classes of its colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from indicators.figures.change import Measure, can_be_relative, years_before
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.address import change_choice, change_scheme, hold
from indicators.ui.parts.html import plain
from indicators.views.map.choice import Choice
from indicators.views.map.class_choice import read_limits
from indicators.views.map.classes import CLASS_COUNT, FEWEST, MOST, Method
from indicators.views.map.picture import target_of

OPENED = "display_options"
LIMITS, FAULT = "choose_limits", "choose_limits_fault"


def display_options(data: Store, choice: Choice) -> None:
    """Draw the button that opens the options; they are drawn, and sent to the browser, only while it is open."""
    box = st.popover(
        _("Darstellung"), icon=":material/palette:", width="stretch", key=OPENED, on_change="rerun"
    )  # fmt: skip
    if box.open:
        with box:
            _change_options(data, choice)
            _class_options(data, choice)


def _change_options(data: Store, choice: Choice) -> None:
    series, years = data.series[choice.indicator], data.years(choice.indicator, choice.level)
    earlier = years_before(series, years, choice.year)
    words = {False: _("Werte"), True: _("Veränderung")}
    hold("choose_what", bool(choice.since))

    def switched() -> None:
        # None where a visitor clears the choice: then the figures are shown.
        change_choice(data, choice, since=earlier[0] if st.session_state["choose_what"] else 0)

    st.segmented_control(
        _("Was zeigt die Karte?"), list(words), format_func=lambda one: words[one], key="choose_what",
        on_change=switched, disabled=not earlier,
        help=None if earlier else _("Für {year} gibt es keinen früheren Wert ohne Bruch in der Reihe.").format(
            year=choice.year),
    )  # fmt: skip
    if not choice.since:
        return
    periods = {year: series.indicator.period(year) for year in earlier}
    _choose(data, choice, "since", _("Veränderung seit"), earlier, choice.since, periods)
    if can_be_relative(series):
        measures = {Measure.DIFFERENCE: _("Differenz"), Measure.PERCENT: _("in Prozent des früheren Werts")}
        _choose(data, choice, "measure", _("Angegeben als"), list(measures), choice.measure, measures)


def _choose(
    data: Store, choice: Choice, field: str, label: str, options: Sequence[Any], value: object, words: dict[Any, str]
) -> None:
    key = f"choose_{field}"
    hold(key, value)
    st.selectbox(
        label, options, format_func=lambda one: words[one], key=key,
        on_change=lambda: change_choice(data, choice, **{field: st.session_state[key]}),
    )  # fmt: skip


def _class_options(data: Store, choice: Choice) -> None:
    scheme = choice.scheme
    methods = _methods(data, choice)
    method = scheme.method if scheme.method in methods else next(iter(methods))
    hold("choose_method", method)
    st.selectbox(
        _("Klassen"), list(methods), format_func=lambda one: methods[one], key="choose_method",
        help=_explained() if not choice.since else None,
        on_change=lambda: change_scheme(data, choice, method=st.session_state["choose_method"]),
    )  # fmt: skip
    if method == Method.CHOSEN:
        _limits_input(data, choice)
        return
    if method == Method.AROUND and not choice.since:
        _reference_choice(data, choice)
    if method != Method.OWN:
        counts = list(range(FEWEST, MOST + 1))
        hold("choose_count", scheme.count or CLASS_COUNT + (method == Method.AROUND))
        st.select_slider(
            _("Zahl der Klassen"), counts, key="choose_count",
            on_change=lambda: change_scheme(data, choice, count=st.session_state["choose_count"]),
        )  # fmt: skip
        hold("choose_yearly", scheme.yearly)
        st.toggle(
            _("Grenzen für jedes Jahr neu"), key="choose_yearly",
            help=_("Sonst gelten die Grenzen für alle Jahre, und gleiche Farben heißen in jedem Jahr dasselbe."),
            on_change=lambda: change_scheme(data, choice, yearly=st.session_state["choose_yearly"]),
        )  # fmt: skip


def _methods(data: Store, choice: Choice) -> dict[Method, str]:
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


def _reference_choice(data: Store, choice: Choice) -> None:
    """Draw the choice between the region's value and a goal's, where there is one."""
    target = target_of(data, choice.indicator)
    if target is None:
        return
    words = {False: _("Wert der Region"), True: target[1]}
    hold("choose_target", choice.scheme.target)
    st.radio(
        _("Bezugswert"), list(words), format_func=lambda one: plain(words[one]), key="choose_target",
        on_change=lambda: change_scheme(data, choice, target=st.session_state["choose_target"]),
    )  # fmt: skip


def _limits_input(data: Store, choice: Choice) -> None:
    """Draw the field for own limits; what cannot be read stays in it, with what is wrong."""
    if not st.session_state.get(FAULT):
        hold(LIMITS, "; ".join(_written(limit) for limit in choice.scheme.limits))

    def entered() -> None:
        limits, st.session_state[FAULT] = read_limits(st.session_state[LIMITS])
        if not st.session_state[FAULT]:
            change_scheme(data, choice, limits=limits)

    st.text_input(
        _("Grenzen, mit Semikolon getrennt"), key=LIMITS, max_chars=100, on_change=entered,
        placeholder=_("10; 20,5; 30"),
    )  # fmt: skip
    if fault := st.session_state.get(FAULT):
        st.error(plain(fault))


def _written(limit: float) -> str:
    decimals = len(f"{limit:.6f}".rstrip("0").partition(".")[2])
    return format_number(limit, decimals)
