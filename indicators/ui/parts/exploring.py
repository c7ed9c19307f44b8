"""What pages on which one explores have alike: title and working list, the choice of the address, and what it shows."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from indicators.address.choice import Choice
from indicators.store import Store
from indicators.ui.parts.address import current
from indicators.ui.parts.frame import notices
from indicators.ui.parts.region_map import new_moves
from indicators.ui.parts.store import store
from indicators.ui.parts.working_list import show_title
from indicators.views.kinds import KINDS
from indicators.views.pages import no_figures

C = TypeVar("C", bound=Choice)


def explore(kind: type[C], show: Callable[[Store, C], None], **maps: str) -> None:
    """Draw the page of a kind of choice: its title, then what `show` draws of data and choice.

    Each change reruns `show` alone, in a fragment. `maps` are the keys of maps on which a click chooses an area, each
    with the name of the field that its years change, "" for none.
    Raises LookupError for a choice of which no view is registered.
    """

    @st.fragment
    def shown() -> None:
        show(*begin(kind, maps))

    page = next((one.page for one in KINDS if one.choice is kind), None)
    if page is None:
        raise LookupError(f"{kind.__name__}: found no view with this choice in indicators/views/kinds.py, expected one")
    show_title(store(), page.title(), kind)
    shown()


def begin(kind: type[C], maps: Mapping[str, str]) -> tuple[Store, C]:
    """Return data and choice of the address, with notices of its faults; the page ends here where there are no data."""
    data = store()
    if not data.sets:
        st.info(no_figures())
        st.stop()
    choice, messages = current(kind, data, moved=new_moves(maps))
    notices(messages)
    return data, choice
