"""Which state of the data a visitor looks at, by the address."""

from contextvars import ContextVar
from datetime import date

import streamlit as st

from indicators.address.parameters import LANG, STAND
from indicators.language.i18n import GERMAN, use_language
from indicators.store import Store, read_store

_LATEST: ContextVar[Store | None] = ContextVar("latest", default=None)  # each run of a page has a context of its own


def speak() -> None:
    """Let this run of the page speak the language that its address asks for."""
    use_language(str(st.query_params.get(LANG, GERMAN)))


def store() -> Store:
    """Return the data of the release the address asks for, else the newest; looks whether a file has changed.

    They are in the language that the address asks for, and so is all that this run says from here on.
    A release that is unknown or no longer kept gives the newest; `asked_release` then says what was asked for.
    """
    speak()
    found = read_store(asked_release(), day=date.today())
    _LATEST.set(found)
    return found


def shown_store() -> Store:
    """Return the data this run of the page has read already, without looking at the files again."""
    return _LATEST.get() or store()


def asked_release() -> str:
    """The release named in the address, "" for the newest."""
    return str(st.query_params.get(STAND, ""))
