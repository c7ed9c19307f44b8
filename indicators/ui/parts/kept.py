"""What is the same for all visitors is drawn once and then repeated, without computing it again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import streamlit as st

from indicators.language.i18n import language
from indicators.store import Store
from indicators.ui.parts.theme import is_dark

MOST = 2500  # drawings kept at a time, of some 5 kB each, for all visitors together

P = ParamSpec("P")
Draw = Callable[Concatenate[Store, P], None]


def kept(key: Callable[..., object]) -> Callable[[Draw[P]], Draw[P]]:
    """Let a function that draws draw only once for data, language, theme and `key`; later its elements are repeated.

    `key` gets the arguments behind the data and returns what the drawing depends on besides, told apart by its `repr`.
    The drawing may hold nothing of the visitor's own and no widget, or it would be repeated for others.
    """

    def decorate(draw: Draw[P]) -> Draw[P]:
        name = f"{draw.__module__}.{draw.__qualname__}"

        @wraps(draw)
        def repeated(data: Store, /, *args: P.args, **options: P.kwargs) -> None:
            of = (data.serial, language(), is_dark(), key(*args, **options))
            _drawn(name, repr(of), lambda: draw(data, *args, **options))

        return repeated

    return decorate


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _drawn(name: str, of: str, _draw: Callable[[], Any]) -> None:
    """Draw; Streamlit keeps the elements by `name` and `of`."""
    _draw()
