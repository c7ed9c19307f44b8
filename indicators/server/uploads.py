"""Visitors' files on their way in: only from a page that asks for one, one per visitor, few megabytes in all."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.ui.parts.uploading import forget_session, may_upload

ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
MOST_BYTES = 100_000_000  # of all visitors' files together
IDLE_SECONDS = 20.0  # a sender that is silent for so long is cut off
RETRY_S = 20


class Files(Protocol):
    """Streamlit's memory of files: by session and file."""

    file_storage: dict[str, dict[str, Any]]

    def remove_file(self, session_id: str, file_id: str) -> None:
        """Free one file."""

    def remove_session_files(self, session_id: str) -> None:
        """Free all files of a session."""


def files_of_streamlit() -> Files:
    """Return where Streamlit keeps visitors' files."""
    found: Any = st.runtime.get_instance().uploaded_file_mgr
    return found


@dataclass
class BoundedUploads:
    """ASGI middleware before Streamlit's address for files, which takes any from anybody with a session."""

    app: ASGIApp
    files: Callable[[], Files] = files_of_streamlit
    may_upload: Callable[[str], bool] = may_upload
    most: int = MOST_BYTES
    idle_s: float = IDLE_SECONDS
    under_way: dict[str, int] = field(default_factory=dict)  # bytes that sessions have announced

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything else, and files that may come."""
        address = ADDRESS.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if address is None:
            await self.app(scope, receive, send)
            return
        session, file = address.groups()
        length = Headers(scope=scope).get("content-length", "")
        if refused := self._refusal(session, length):
            await refused(scope, receive, send)
            return
        self.under_way[session] = int(length)
        try:
            await self.app(scope, self._impatient(receive), send)
        except ClientDisconnect:
            return  # nobody is there to be told
        finally:
            del self.under_way[session]
        for other in [one for one in self.files().file_storage.get(session, {}) if one != file]:
            self.files().remove_file(session, other)

    def _refusal(self, session: str, length: str) -> PlainTextResponse | None:
        if not self.may_upload(session):
            return PlainTextResponse("This page takes no file.", 403)
        if not length.isascii() or not length.isdigit():
            return PlainTextResponse("Content-Length is missing.", 411)
        if session in self.under_way:
            return PlainTextResponse("One file at a time.", 429, headers={"Retry-After": str(RETRY_S)})
        if held_bytes(self.files().file_storage) + sum(self.under_way.values()) + int(length) > self.most:
            return PlainTextResponse("Too many files at once.", 503, headers={"Retry-After": str(RETRY_S)})
        return None

    def _impatient(self, receive: Receive) -> Receive:
        async def received() -> Message:
            try:
                return await asyncio.wait_for(receive(), self.idle_s)
            except TimeoutError:
                return {"type": "http.disconnect"}

        return received


def held_bytes(stored: Mapping[str, Mapping[str, Any]]) -> int:
    """Return the bytes of all files that are held."""
    return sum(len(one.data) for files in list(stored.values()) for one in list(files.values()))


def free_forgotten(files: Files, is_active: Callable[[str], bool]) -> None:
    """Free the files of visitors who have gone, left the page, or done nothing on it for long."""
    for session in list(files.file_storage):
        if not is_active(session):
            forget_session(session)
        if not may_upload(session):
            files.remove_session_files(session)
