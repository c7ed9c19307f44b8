"""The address owns the state: pages read their choice from it, and widgets do nothing but change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from indicators.address.parameters import EVERYWHERE, LIST, STAND
from indicators.address.working_list import WorkingList
from indicators.deck.choice import DeckChoice
from indicators.store import Store
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.goals.choice import GoalChoice, read_goal_choice
from indicators.views.map.choice import Choice, fit, read_choice
from indicators.views.measures.choice import MeasureChoice, read_measure_choice
from indicators.views.relation.choice import RelationChoice
from indicators.views.similar.choice import SimilarChoice
from indicators.views.spread.choice import SpreadChoice
from indicators.views.table.choice import TableChoice
from indicators.views.two_maps.choice import MapPair

LONGEST_SEARCH = 200
ViewChoice = GoalChoice | MeasureChoice | ComparisonChoice | RelationChoice | SpreadChoice | TableChoice | SimilarChoice
REMEMBERED_LIST = "working_list"  # in the session, for pages reached through the navigation


def current_choice(data: Store, *, default: str | None = None) -> tuple[Choice, list[str]]:
    """Return the checked choice of the address and the notices about what was wrong in it."""
    return read_choice(st.query_params.to_dict(), data.dataset, data.series, default=default or data.default_indicator)


def change_choice(data: Store, choice: Choice, **fields: Any) -> None:
    """Write a changed choice into the address; fields that no longer fit go to the nearest that does."""
    changed = fit(replace(choice, **fields), data.dataset, data.series)
    _write(changed.parameters())


def change(choice: ViewChoice, **fields: Any) -> None:
    """Write a changed choice of a page into the address."""
    _write(replace(choice, **fields).parameters())


def change_scheme(data: Store, choice: Choice, **fields: Any) -> None:
    """Write changed classes of the map into the address; the number of classes belongs to a method."""
    if "method" in fields:
        fields = {"count": 0, "limits": (), "target": False, **fields}
    change_choice(data, choice, scheme=replace(choice.scheme, **fields))


def change_map_pair(data: Store, pair: MapPair, side: str = "", **fields: Any) -> None:
    """Write a changed pair of maps into the address: of one side, or without a side of both."""

    def changed(name: str, choice: Choice) -> Choice:
        return fit(replace(choice, **fields), data.dataset, data.series) if side in ("", name) else choice

    _write(MapPair(changed("left", pair.left), changed("right", pair.right)).parameters())


def current_goal_choice(data: Store) -> tuple[GoalChoice, list[str]]:
    """Return the checked choice of the page of goals and the notices about what was wrong in it."""
    return read_goal_choice(st.query_params.to_dict(), data.dataset)


def current_measure_choice(data: Store) -> tuple[MeasureChoice, list[str]]:
    """Return the checked choice of the page of measures and the notices about what was wrong in it."""
    return read_measure_choice(st.query_params.to_dict(), data.dataset)


def change_area(code: str | None) -> None:
    """Write only the area into the address, for pages that have no other choice."""
    _write({"gemeinde": code} if code else {})


def change_deck(choice: DeckChoice, **fields: Any) -> None:
    """Write another place or pillar into the address of the slides; the ready deck of that follows."""
    release = str(st.query_params.get(STAND, ""))
    changed = replace(
        choice,
        slides=None,
        **{name: value or choice.area if name == "area" else value for name, value in fields.items()},
    )
    st.query_params.from_dict(dict(parse_qsl(changed.query(release))))


def change_parameter(name: str, value: str) -> None:
    """Write one parameter into the address and leave the rest; another indicator begins with its newest year."""
    rest = {one: found for one, found in st.query_params.to_dict().items() if name != "indikator" or one != "jahr"}
    st.query_params.from_dict({**rest, name: value})


def change_list(chosen: WorkingList) -> None:
    """Write a changed working list into the address and leave the rest of it as it is."""
    rest = {name: value for name, value in st.query_params.to_dict().items() if name != LIST}
    st.query_params.from_dict({**rest, **chosen.parameters()})
    st.session_state[REMEMBERED_LIST] = chosen.parameters().get(LIST, "")


def current_search() -> str:
    """Return what the address looks for in the catalogue, "" for everything."""
    return str(st.query_params.get("suche", ""))[:LONGEST_SEARCH]


def change_search(text: str) -> None:
    """Write what is looked for in the catalogue into the address."""
    _write({"suche": text[:LONGEST_SEARCH]} if text else {})


def _write(parameters: dict[str, str]) -> None:
    """Write parameters into the address, beside what outlives a choice, and only if they differ."""
    wanted = {**_kept(), **parameters}
    if wanted != st.query_params.to_dict():
        st.query_params.from_dict(wanted)


def _kept() -> dict[str, str]:
    """What outlives a choice: release, working list, and Streamlit's own parameters (embed…)."""
    return {
        name: value
        for name, value in st.query_params.to_dict().items()
        if name in EVERYWHERE or name.startswith("embed")
    }


def hold(key: str, value: object) -> None:
    """Set a widget to the address's value before it is drawn, and only if it differs."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def hold_row(key: str, codes: Sequence[str], chosen: str | None) -> None:
    """Set the selected row of a table, one row per code, to the area of the address, and only if it differs."""
    selected = [codes.index(chosen)] if chosen in codes else []
    state = st.session_state.get(key)
    if state is None or list(state["selection"]["rows"]) != selected:
        st.session_state[key] = {"selection": {"rows": selected, "columns": [], "cells": []}}


def chosen_row(key: str, codes: Sequence[str]) -> str | None:
    """Return the code of the row a visitor selected in a table, None for none."""
    rows = st.session_state[key]["selection"]["rows"]
    return codes[rows[0]] if rows else None


def is_dark() -> bool:
    """True where the visitor sees the dark theme."""
    return st.context.theme.type == "dark"
