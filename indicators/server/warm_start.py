"""What is done before the first visitor comes."""

import asyncio
import gc
import logging
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import Any

import streamlit as st

from indicators.loading.settings import current_settings
from indicators.server.heaps import give_back, use_few_heaps
from indicators.server.logs import start_log
from indicators.server.metrics import count_rerun, serve_metrics
from indicators.server.uploads import files_of_streamlit, free_forgotten
from indicators.ui.parts.style import use_own_colors

CLEAR_SECONDS = 10
LOOK_BACK_BITS = 15
NO_NAME = (
    "settings.toml names neither public_url nor allowed_hosts: links of the data interface and of frames are "
    "relative, hand-outs have none, and every host name is answered (docs/settings.md)."
)
_log = logging.getLogger(__name__)
DOWNLOAD_SECONDS = 60
DESCRIPTORS = 65_536


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

    start_log()
    use_own_colors()
    warn_of_settings()
    navigate_from_the_first_visit()
    send_small_packets_at_once()
    compress_with_memory()
    watch_reruns()
    serve_metrics(current_settings())
    keep_downloads_for_a_while()
    open_many_descriptors()
    use_few_heaps()
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


def warn_of_settings() -> None:
    """Tell the operator which names are missing in the settings; reading them tells what has a fault."""
    settings = current_settings()
    if not settings.public_url and not settings.allowed_hosts:
        _log.warning(NO_NAME)


async def clear_up() -> None:
    """Collect garbage every few seconds for all visitors together, in place of Streamlit's walk after each rerun.

    What a rerun leaves behind refers to itself and is not freed otherwise. The walk leaves out what was there at the
    start, and takes some milliseconds. Files of visitors who have gone are freed, too; what is free goes back to the
    system.
    """
    while True:
        await asyncio.sleep(CLEAR_SECONDS)
        if st.runtime.exists():
            free_forgotten(files_of_streamlit(), st.runtime.get_instance().is_active_session)
        gc.collect()
        give_back()


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


def watch_reruns() -> None:
    """Count how often and how long Streamlit runs a page, or a part of it, for a visitor; it says so nowhere."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    run = ScriptRunner._run_script

    def watched(self: Any, rerun_data: Any) -> None:
        began = time.perf_counter()
        try:
            run(self, rerun_data)
        finally:
            count_rerun(time.perf_counter() - began, whole=not rerun_data.fragment_id_queue)

    if run.__name__ != watched.__name__:  # private, guarded by a test
        ScriptRunner._run_script = watched  # type: ignore[method-assign]


def keep_downloads_for_a_while() -> None:
    """Keep a file that was made when its button was pressed until the browser has come for it.

    To Streamlit it belongs to no session: the second rerun of anybody that ends meanwhile removes it, and of twenty
    busy visitors every ninth was told that his file is not there (404).
    """
    from streamlit.runtime.media_file_manager import MediaFileMetadata

    mark = MediaFileMetadata.mark_for_delete

    def mark_later(file: MediaFileMetadata) -> None:
        now = time.monotonic()
        if now - file.__dict__.setdefault("unused_since", now) >= DOWNLOAD_SECONDS:
            mark(file)

    MediaFileMetadata.mark_for_delete = mark_later  # type: ignore[assignment,method-assign]  # guarded by a test


def open_many_descriptors() -> None:
    """Allow as many open files and connections as this user may have: the usual 1024 end at some 200 visitors.

    A session has four of them (its connection, and the loop that Streamlit gives it), three for two minutes longer.
    """
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = DESCRIPTORS if most == resource.RLIM_INFINITY else min(DESCRIPTORS, most)
        if soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def navigate_from_the_first_visit() -> None:
    """Tell Streamlit that app.py sets up the pages, which it else only learns from the first run of the script.

    Without this the first deep link to a cold server is answered with "Page not found", because a folder `pages/`
    makes Streamlit look the address up among file names.
    """
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False
