"""One goal: what it is, its map with legend, its table, the line of the chosen area and the receipt."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from indicators.charts import CONFIG
from indicators.export.table import level_plural
from indicators.formatting import format_short, round_half_up
from indicators.goal_charts import goal_line, goal_line_alt
from indicators.goal_choice import GoalChoice
from indicators.goal_sentences import similar_sentence
from indicators.goal_status import Result, counted, past_ratings
from indicators.goal_wording import (
    arrival_words,
    goal_sentence,
    kind_noun,
    kind_words,
    mark_words,
    origin_words,
    rating_word,
    reason_words,
    status_word,
    target_words,
    words_rule,
)
from indicators.i18n import gettext as _
from indicators.maps import MISSING, MapArea, MapView
from indicators.model import Area, Goal, Indicator, Level, Sign
from indicators.palette import palette
from indicators.peers import similarity
from indicators.rating import RATED, Status
from indicators.receipt import disagreement, receipt, symbol_name, verdicts
from indicators.store import Store
from indicators.ui.address import change, chosen_row, hold, hold_row, is_dark
from indicators.ui.area_panel import show_about
from indicators.ui.choropleth import show_sources
from indicators.ui.goal_list import areas_of, goal_address
from indicators.ui.html import show
from indicators.ui.region_map import region_map
from indicators.ui.status import shares, symbol

TABLE = "goal_table"
FILTER = "goal_filter"
TABLE_HEIGHT = 420


def goal_control(data: Store, choice: GoalChoice, levels: list[Level], level: Level) -> None:
    """Draw the choice of goal and, where there are two, of level."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    goals = data.dataset.goals
    pillars = data.dataset.pillars
    hold("choose_goal", choice.goal)
    with left:
        st.selectbox(
            _("Ziel"),
            list(goals),
            key="choose_goal",
            format_func=lambda one: f"{pillars[goals[one].pillar].label}: {goals[one].label}",
            on_change=lambda: change(choice, goal=st.session_state["choose_goal"], what=None, only=()),
        )
    if len(levels) > 1:
        hold("choose_goal_level", level)
        with right:
            st.selectbox(
                _("Ebene"),
                levels,
                key="choose_goal_level",
                format_func=level_plural,
                on_change=lambda: change(choice, level=st.session_state["choose_goal_level"]),
            )


def show_similar(data: Store, goal: Goal, area: Area) -> None:
    """Say how the municipalities similar to a chosen one stand to the goal, with the way to who they are."""
    peers = similarity(data.series, data.dataset.areas).nearest(area.code)
    sentence = similar_sentence([data.results(goal.id, date.today())[one.code] for one in peers])
    if sentence:
        show("similar_note.html", text=sentence, href=f"aehnliche?gemeinde={area.code}", link=_("Welche, und warum?"))


def show_goal_head(data: Store, goal: Goal, results: list[Result], level: Level) -> None:
    """Say what is aimed at, who set it, and how many areas have which status."""
    indicator = data.dataset.indicators[goal.indicator]
    parts = [one for one in shares(counted(results), words_rule(goal, results)) if one.count]
    show(
        "goal_head.html",
        target=f"{kind_noun(goal)}: {target_words(goal.target, indicator)}",
        kind=kind_words(goal),
        sentence=goal_sentence(goal, results, level),
        shares=parts,
        bar_alt="; ".join(f"{one.count} {one.word}" for one in parts),
    )


def show_goal_facts(data: Store, goal: Goal, results: list[Result]) -> None:
    """Say where the goal comes from, how it became a number, what it is measured with, and whose figures these are."""
    indicator, series = data.dataset.indicators[goal.indicator], data.series[goal.indicator]
    facts = [
        (_("Herkunft"), origin_words(goal)),
        (_("Wie daraus eine Zahl wird"), goal.how),
        (_("Indikator"), f"{indicator.label}, {indicator.unit}"),
    ]
    show(
        "goal_facts.html",
        facts=[fact for fact in facts if fact[1]],
        url=goal.url,
        indicator_href=f"karte?indikator={indicator.id}",
    )
    show_about(indicator)
    latest = [series.latest(one.area.code) for one in results]
    show_sources(data, indicator, computed=any(one and one.sign == Sign.COMPUTED for one in latest))


def show_goal_map(data: Store, goal: Goal, choice: GoalChoice, level: Level, *, key: str, height: int) -> None:
    """Draw the status of every area by colour and symbol."""
    results = data.results(goal.id, date.today())
    indicator = data.dataset.indicators[goal.indicator]
    areas = data.dataset.areas.at(level)
    rule = words_rule(goal, [results[area.code] for area in areas])
    view = MapView(
        level="district" if level == Level.DISTRICT else "municipality",
        areas={area.code: _map_area(results[area.code], indicator) for area in areas},
        colors=palette(dark=is_dark()).status,
        class_labels=[f"{symbol_name(one)}, {status_word(one, rule)}" for one in RATED],
        zero_color=palette(dark=is_dark()).zero,
        suffix="",
        period="",
        missing_text=_("ohne Bewertung"),
        stale_text="",
        selected=choice.area,
        marked=[area.code for area in areas if results[area.code].is_own],
        marked_text=_("eigener Beschluss zählt hier"),
        dark=is_dark(),
        symbols=[f"../../{symbol(one)}" for one in RATED],
        class_word=_("Bewertung"),
    )
    region_map(view, key=key, label=_("Karte der Bewertungen"), height=height)


def _map_area(result: Result, indicator: Indicator) -> MapArea:
    rating = result.rating
    if rating.status == Status.NOT_RATED:
        return MapArea(MISSING, _("ohne Bewertung: {reason}").format(reason=reason_words(rating)))
    return MapArea(RATED.index(rating.status), _value(result, indicator))


def _value(result: Result, indicator: Indicator) -> str:
    if result.rating.latest is None:
        return ""
    year, value = result.rating.latest
    return f"{format_short(value, indicator)} ({indicator.period(year)})"


def show_goal_legend(goal: Goal, results: list[Result]) -> None:
    """Draw the legend: symbol, colour, word and number of areas of each status."""
    colors = dict(zip(RATED, palette(dark=is_dark()).status, strict=True))
    counts = counted(results)
    rule = words_rule(goal, results)
    rows = [
        (colors.get(status, ""), symbol(status), symbol_name(status), status_word(status, rule), count)
        for status, count in counts.items()
    ]
    own = sum(one.is_own for one in results)
    show("goal_legend.html", rows=rows, own=own)


def show_goal_table(data: Store, goal: Goal, choice: GoalChoice, level: Level) -> None:
    """Draw the table twin: sortable, searchable, filtered by status, with the selection of the map."""
    results = [data.results(goal.id, date.today())[area.code] for area in areas_of(data, goal, level)]
    indicator = data.dataset.indicators[goal.indicator]
    rule = words_rule(goal, results)
    there = [status for status in Status if any(one.rating.status == status for one in results)]
    hold(FILTER, [status for status in choice.only if status in there])
    wanted = st.pills(
        _("Nur diese Bewertungen"),
        there,
        selection_mode="multi",
        key=FILTER,
        format_func=lambda one: status_word(one, rule),
        on_change=lambda: change(choice, only=tuple(st.session_state[FILTER])),
    )
    results = [one for one in results if not wanted or one.rating.status in wanted]
    if st.toggle(_("Einfache Tabelle"), key="plain_goal_table", help=_("Für Vorleseprogramme und Papier.")):
        _plain_table(goal, results, choice, indicator)
        return
    codes = [one.area.code for one in results]
    hold_row(TABLE, codes, choice.area)
    decimals = indicator.decimals
    number = st.column_config.NumberColumn
    pace = {"width": 105, "format": "localized", "step": 10 ** -(decimals + 1)}
    st.dataframe(
        _frame(results, decimals),
        hide_index=True, key=TABLE, height=TABLE_HEIGHT, selection_mode="single-row", placeholder="–",
        on_select=lambda: change(choice, area=chosen_row(TABLE, codes)),
        column_config={
            "symbol": st.column_config.ImageColumn("", width=36),
            "area": st.column_config.TextColumn(_("Gebiet"), width=160),
            "status": st.column_config.TextColumn(_("Bewertung"), width=150),
            "value": number(_("Wert"), help=indicator.unit, width=70, format="localized", step=10**-decimals),
            "year": number(_("Stand"), width=65, format="%d"),
            "mean": number(_("Tempo je Jahr"), help=_("mittlere Änderung je Jahr"), **pace),
            "required": number(_("nötig je Jahr"), help=_("nötige Änderung je Jahr bis zum Zieljahr"), **pace),
            "arrival": st.column_config.TextColumn(_("Ziel erreicht"), help=_("bei gleichbleibendem Tempo")),
        },
        alt=_("Tabelle: Bewertung je Gebiet, {goal}").format(goal=goal.label),
    )  # fmt: skip


def _frame(results: list[Result], decimals: int) -> pd.DataFrame:
    """One row per area; what does not apply is empty, and columns nobody has are left out."""
    ratings = [one.rating for one in results]

    def rounded(values: list[float | None], digits: int) -> pd.Series:
        return pd.Series([None if one is None else round_half_up(one, digits) for one in values], dtype=float)

    frame = pd.DataFrame(
        {
            "symbol": [symbol(one.status) for one in ratings],
            "area": [one.area.label for one in results],
            "status": [rating_word(one) for one in results],
            "value": rounded([one.latest[1] if one.latest else None for one in ratings], decimals),
            "year": pd.Series([one.latest[0] if one.latest else None for one in ratings], dtype="Int64"),
            "mean": rounded([one.mean_change for one in ratings], decimals + 1),
            "required": rounded([one.required_change for one in ratings], decimals + 1),
            "arrival": [arrival_words(one) for one in ratings],
        }
    )
    empty = [name for name in ("required", "arrival") if not frame[name].replace("", None).notna().any()]
    return frame.drop(columns=empty)


def _plain_table(goal: Goal, results: list[Result], choice: GoalChoice, indicator: Indicator) -> None:
    rows = [
        {
            "label": one.area.label,
            "href": goal_address(goal, one.area),
            "selected": one.area.code == choice.area,
            "cells": (
                symbol_name(one.rating.status),
                rating_word(one),
                _value(one, indicator),
                arrival_words(one.rating),
            ),
        }
        for one in results
    ]
    header = (_("Gebiet"), _("Zeichen"), _("Bewertung"), _("Wert"), _("Ziel erreicht bei gleichem Tempo"))
    show("area_table.html", caption=f"{goal.label}, {indicator.unit}", header=header, rows=rows)


def show_goal_line(data: Store, result: Result) -> None:
    """Draw the chosen area's line with target path, paces and the trend carried on."""
    series = data.series[result.goal.indicator]
    if not series.known(result.area.code):
        st.info(_("Für {area} gibt es keine Werte.").format(area=result.area.label), icon=":material/show_chart:")
        return
    st.plotly_chart(
        goal_line(series, result, colors=palette(dark=is_dark())),
        key="goal_line", theme=None, config=CONFIG, alt=goal_line_alt(series, result),
    )  # fmt: skip


def show_receipt(data: Store, result: Result) -> None:
    """Draw how the rating came about, the symbols of earlier years and, beside an own goal, the reference's."""
    series = data.series[result.goal.indicator]
    day = date.today()
    steps = receipt(result, series, this_year=day.year)
    past = past_ratings(result, data.series, day)
    history = [(year, symbol(one.status), symbol_name(one.status)) for year, one in past.items()]
    show(
        "receipt.html",
        area=result.area.label,
        symbol=symbol(result.rating.status),
        word=rating_word(result),
        notes=mark_words(result.rating, day.year),
        verdicts=verdicts(result.rating),
        differ=disagreement(result.rating),
        steps=steps,
        unit=series.indicator.unit,
        history=history,
        own=_own_words(data, result),
    )


def _own_words(data: Store, result: Result) -> str:
    """Name the resolution that counts here and the reference it stands for, both with their targets."""
    if not result.is_own:
        return ""
    indicator = data.dataset.indicators[result.goal.indicator]
    return _(
        "Hier zählt der eigene Beschluss „{own}“ ({own_target}; {origin}). Die Vorgabe „{asked}“ ({target}; {kind}) "
        "bleibt zum Vergleich stehen."
    ).format(
        own=result.goal.label, own_target=target_words(result.goal.target, indicator), origin=origin_words(result.goal),
        asked=result.asked.label, target=target_words(result.asked.target, indicator), kind=kind_words(result.asked),
    )  # fmt: skip


def chosen_area(data: Store, choice: GoalChoice) -> Area:
    """Return the chosen area, else the region."""
    return data.dataset.areas.get(choice.area) or data.dataset.areas.region
