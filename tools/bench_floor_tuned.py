"""Serve the minimal page with the same server settings as the dashboard, so that only the page differs.

TCP_NODELAY: Streamlit binds its socket itself, asyncio then leaves Nagle's algorithm on, which costs about
40 ms per interaction. Garbage: Streamlit collects after every run; what was imported need not be walked.
"""

import asyncio.base_events
import gc
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st


def _set_nodelay(sock: socket.socket) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def freeze(_app: Any) -> AsyncIterator[None]:
    """Exempt what the imports left behind from later collections."""
    gc.collect()
    gc.freeze()
    yield


asyncio.base_events._set_nodelay = _set_nodelay  # type: ignore[attr-defined]
app = st.App(Path(__file__).with_name("bench_floor.py"), lifespan=freeze)
