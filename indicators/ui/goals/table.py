"""The table of a goal: every area with its rating."""

import pandas as pd
import streamlit as st

from indicators.drawing.assets import symbol
from indicators.language.formatting import round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Indicator
from indicators.ratings.rating import Status
from indicators.ratings.receipt import symbol_name
from indicators.ratings.results import Result
from indicators.ratings.target_words import arrival_words
from indicators.ratings.words import applied_rule, rating_word, status_word, value_words, word_of_then
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.views.goals.cards import goal_address
from indicators.views.goals.choice import GoalChoice

TABLE_HEIGHT = 420


def show_goal_table(data: Store, goal: Goal, choice: GoalChoice, results: list[Result]) -> None:
    """Draw the table twin: sortable, searchable, filtered by status, with the selection of the map."""
    indicator = data.dataset.indicators[goal.indicator]
    there = [status for status in Status if any(one.rating.status == status for one in results)]
    rules = {one.rating.status: applied_rule(one.rating) for one in results if one.rating.is_rated}
    wanted = [status for status in choice.only if status in there]
    bound = Bound(data, choice, "goal")
    words = {one: status_word(one, rules.get(one, goal.target.rule)) for one in there}
    bound.pills("only", _("Nur diese Bewertungen"), words, value=wanted, key="goal_filter")
    results = [one for one in results if not wanted or one.rating.status in wanted]
    if st.toggle(_("Einfache Tabelle"), key="plain_goal_table", help=_("Für Vorleseprogramme und Papier.")):
        _plain_table(goal, results, choice, indicator)
        return
    codes = [one.area.code for one in results]
    decimals = indicator.decimals
    number = st.column_config.NumberColumn
    pace = {"width": 105, "format": "localized", "step": 10 ** -(decimals + 1)}
    bound.rows(
        data.keep(("goal_table", goal.id, tuple(codes)), lambda: _frame(results, decimals)), codes,
        key="goal_table", height=TABLE_HEIGHT,
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
            "symbol": [symbol(one.code) for one in ratings],
            "area": [one.area.label for one in results],
            "status": [word_of_then(one) for one in results],
            "value": rounded([one.latest[1] if one.latest else None for one in ratings], decimals),
            "year": pd.Series([one.latest[0] if one.latest else None for one in ratings], dtype="Int64"),
            "mean": rounded([one.mean_change for one in ratings], decimals + 1),
            "required": rounded([one.required_change if one.is_current else None for one in ratings], decimals + 1),
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
                value_words(one, indicator),
                arrival_words(one.rating),
            ),
        }
        for one in results
    ]
    header = (_("Gebiet"), _("Zeichen"), _("Bewertung"), _("Wert"), _("Ziel erreicht bei gleichem Tempo"))
    show("map/area_table.html", caption=f"{goal.label}, {indicator.unit}", header=header, rows=rows)
