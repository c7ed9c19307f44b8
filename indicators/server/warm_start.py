"""What is done before the first visitor comes."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import Any

import streamlit as st

from indicators.server.uploads import files_of_streamlit, free_forgotten

CLEAR_SECONDS = 10
LOOK_BACK_BITS = 15


@asynccontextmanager
async def warm_start(_app: object) -> AsyncIterator[None]:
    """Import the heavy libraries and read the data before the first visitor, then keep the collector off them.

    Frozen objects are left out when garbage is collected. `streamlit_folium` must not be imported here: its component
    registers itself only inside a script run.
    """
    import folium
    import pandas
    import plotly.graph_objects

    from indicators.model.problems import DataProblems
    from indicators.store import read_store

    navigate_from_the_first_visit()
    send_small_packets_at_once()
    compress_with_memory()
    with suppress(DataProblems):  # said in the log by now, and to visitors by the pages
        read_store(day=date.today())
    assert folium and pandas and plotly.graph_objects
    gc.collect()
    gc.freeze()
    clearing = asyncio.create_task(clear_up())
    try:
        yield
    finally:
        clearing.cancel()


async def clear_up() -> None:
    """Collect garbage every few seconds for all visitors together, in place of Streamlit's walk after each rerun.

    What a rerun leaves behind refers to itself and is not freed otherwise. The walk leaves out what was there at the
    start, and takes some milliseconds. Files of visitors who have gone are freed, too.
    """
    while True:
        await asyncio.sleep(CLEAR_SECONDS)
        if st.runtime.exists():
            free_forgotten(files_of_streamlit(), st.runtime.get_instance().is_active_session)
        gc.collect()


def send_small_packets_at_once() -> None:
    """Switch Nagle's algorithm off for connections whose socket Streamlit has bound itself.

    asyncio sets TCP_NODELAY only where a socket names its protocol; Streamlit's does not, and small answers then wait
    up to 40 ms for the visitor's acknowledgement.
    """
    import asyncio.base_events

    def set_nodelay(sock: socket.socket) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    asyncio.base_events._set_nodelay = set_nodelay  # type: ignore[attr-defined]  # private, guarded by a test


def compress_with_memory() -> None:
    """Let the compression of a websocket look back over 32 kB instead of 4.

    A change repeats most of what the one before it said: it takes less than half the bytes then, for some 130 kB of
    memory per visitor. uvicorn has no setting for it.
    """
    from uvicorn.protocols.websockets import websockets_sansio_impl as protocol
    from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

    def factory(**settings: Any) -> ServerPerMessageDeflateFactory:
        return ServerPerMessageDeflateFactory(**{**settings, "server_max_window_bits": LOOK_BACK_BITS})

    protocol.ServerPerMessageDeflateFactory = factory  # type: ignore[attr-defined,assignment]  # guarded by a test


def navigate_from_the_first_visit() -> None:
    """Tell Streamlit that app.py sets up the pages, which it else only learns from the first run of the script.

    Without this the first deep link to a cold server is answered with "Page not found", because a folder `pages/`
    makes Streamlit look the address up among file names.
    """
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False
