"""The address owns the state: pages read their choice from it, and widgets do nothing but change it."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import streamlit as st

from indicators.address.choice import Choice, read
from indicators.address.parameters import EVERYWHERE, LIST, OF_AREA
from indicators.address.working_list import WorkingList
from indicators.store import Store

REMEMBERED_LIST = "working_list"  # in the session, for pages reached through the navigation
C = TypeVar("C", bound=Choice)


def given() -> dict[str, list[str]]:
    """Return the parameters of the address, each with all its texts."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def current(
    kind: type[C], data: Store, *, moved: Mapping[str, Any] | None = None, besides: Iterable[str] = ()
) -> tuple[C, list[str]]:
    """Return the checked choice of the address and the notices about what was wrong in it.

    `moved` are fields that were changed on a map: they are written into the address first. `besides` are parameters
    that are left to others; a page that shows no area hands the chosen one on to the next.
    """
    besides = {*besides, *OF_AREA}
    if moved:
        change(data, read(kind, given(), data, besides=besides)[0], **moved)
    return read(kind, given(), data, besides=besides)


def change(data: Store, choice: Choice, **fields: Any) -> None:
    """Write a changed choice into the address, beside what outlives it; fields go to the nearest value that fits."""
    wanted = {**_kept(choice), **choice.changed(data, **fields).parameters()}
    if wanted != st.query_params.to_dict():
        st.query_params.from_dict(wanted)


def change_parameter(name: str, value: str) -> None:
    """Write one parameter into the address and leave the rest; another indicator begins with its newest year."""
    rest = {one: found for one, found in st.query_params.to_dict().items() if name != "indikator" or one != "jahr"}
    st.query_params.from_dict({**rest, name: value})


def change_list(chosen: WorkingList) -> None:
    """Write a changed working list into the address and leave the rest of it as it is."""
    rest = {name: value for name, value in st.query_params.to_dict().items() if name != LIST}
    st.query_params.from_dict({**rest, **chosen.parameters()})
    st.session_state[REMEMBERED_LIST] = chosen.parameters().get(LIST, "")


def _kept(choice: Choice) -> dict[str, str]:
    """What outlives a choice: release, working list, an area it has no say on, Streamlit's own parameters (embed…)."""
    handed_on = {*EVERYWHERE, *OF_AREA} - set(choice.allowed())
    return {
        name: value
        for name, value in st.query_params.to_dict().items()
        if name in handed_on or name.startswith("embed")
    }


def hold(key: str, value: object) -> None:
    """Set a widget to the address's value before it is drawn, and only if it differs."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
