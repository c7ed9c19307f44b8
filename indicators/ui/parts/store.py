"""Which state of the data a visitor looks at, by the address."""

from datetime import date

import streamlit as st

from indicators.address.parameters import STAND
from indicators.store import Store, read_store


def store() -> Store:
    """Return the data of the release the address asks for, else the newest.

    A release that is unknown or no longer kept gives the newest; `asked_release` then says what was asked for.
    """
    return read_store(asked_release(), day=date.today())


def asked_release() -> str:
    """The release named in the address, "" for the newest."""
    return str(st.query_params.get(STAND, ""))
