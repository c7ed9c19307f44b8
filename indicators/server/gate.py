"""What no browser of a visitor would ask is answered at once, before anything behind looks at it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.api.asked import ROOT as API
from indicators.drawing.html import render
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.loading.region import site_title
from indicators.loading.settings import HOST, Settings, current_settings

LONGEST_PATH, LONGEST_NAME, LONGEST_QUERY = 2000, 200, 32_000  # bytes; a file system takes 255 for a name
READING, UPLOADING = ("GET", "HEAD", "OPTIONS"), ("PUT", "DELETE", "OPTIONS")
UPLOAD, STREAM = "/_stcore/upload_file/", "/_stcore/stream"
HEALTH = ("/healthz", "/_stcore/health")
HERE = ("127.0.0.1", "::1")
# What Streamlit also answers: figures of the process for anybody, a door for programs, a login nobody has.
UNUSED = re.compile(r"/(_stcore/(metrics|script-health-check|agent/.*)|auth/\w+|oauth2callback)$")
# Control characters, the sign that stands for bytes that are no UTF-8, halves of characters, and backslashes.
NO_ADDRESS = re.compile("[\x00-\x1f\x7f\\\\\ufffd\ud800-\udfff]")
ORIGIN = re.compile(rf"null|[a-z][a-z0-9+.-]*://({HOST.pattern})")
WRONG, UNKNOWN, NO_METHOD, TOO_LONG = 400, 404, 405, 414
POLICY_VIOLATION, NO_TEXT = 1008, 1003


class Gate:
    """ASGI middleware: refuses what cannot be meant; redirects name no host, websockets pass no texts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is refused; pass on everything else."""
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        elif status := refused(scope, current_settings()):
            allowed = {"Allow": ", ".join(methods(scope["path"]))} if status == NO_METHOD else {}
            await HTMLResponse(refusal(status, language()), status, headers=allowed)(scope, receive, send)
        else:
            await self.app(scope, receive, _without_host(scope, send))

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a visitor's session through, as far as it speaks as Streamlit's own page does."""
        is_left = False

        async def heard() -> Message:
            nonlocal is_left
            if is_left:
                return {"type": "websocket.disconnect", "code": NO_TEXT}
            message = await receive()
            if message["type"] == "websocket.receive" and message.get("bytes") is None:
                is_left = True
                await send({"type": "websocket.close", "code": NO_TEXT})
                return {"type": "websocket.disconnect", "code": NO_TEXT}
            is_left = message["type"] == "websocket.disconnect"
            return message

        async def said(message: Message) -> None:
            if not is_left:
                await send(message)

        is_readable = bool(ORIGIN.fullmatch(Headers(scope=scope).get("origin", "null")))
        is_refused = refused({**scope, "method": "GET"}, current_settings())
        if scope["path"].endswith(STREAM) and is_readable and not is_refused:
            await self.app(scope, heard, said)
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})


def refused(scope: Scope, settings: Settings) -> int:
    """Return the status with which a request is refused, 0 for none."""
    path: str = scope["path"]
    names = path.split("/")
    if len(scope.get("raw_path") or path) > LONGEST_PATH or len(scope.get("query_string", b"")) > LONGEST_QUERY:
        return TOO_LONG
    if not _is_for_us(scope, settings):
        return WRONG
    if scope["method"] not in methods(path) and not path.startswith(f"{API}/"):  # which answers in its own form
        return NO_METHOD
    if names[0] or NO_ADDRESS.search(path) or ".." in names or path.startswith("//"):
        return WRONG
    if UNUSED.search(path) or any(len(one.encode()) > LONGEST_NAME for one in names):
        return UNKNOWN
    return 0


def methods(path: str) -> tuple[str, ...]:
    """Return the methods that mean something for a path."""
    return UPLOADING if UPLOAD in path else READING


def _is_for_us(scope: Scope, settings: Settings) -> bool:
    """True where Host names a host, and where the operator listed them one of those; a health check here needs none."""
    if scope["path"] in HEALTH and (scope.get("client") or ("",))[0] in HERE:
        return True
    hosts = Headers(scope=scope).getlist("host")
    if not hosts:  # HTTP/1.0
        return not settings.allowed_hosts
    return len(hosts) == 1 and bool(HOST.fullmatch(hosts[0])) and settings.is_allowed(hosts[0])


def _without_host(scope: Scope, send: Send) -> Send:
    """Send redirects to addresses of this server without the host that the request named."""
    start = f"{scope['scheme']}://{Headers(scope=scope).get('host', '')}/"

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
            headers = MutableHeaders(scope=message)
            if headers.get("location", "").startswith(start):
                headers["Location"] = headers["location"][len(start) - 1 :]
        await send(message)

    return sent


def _reasons() -> Mapping[int, str]:
    return {
        WRONG: _("Diese Anfrage ist nicht zu verstehen."),
        UNKNOWN: _("Unter dieser Adresse gibt es nichts."),
        NO_METHOD: _("Diese Adresse lässt sich so nicht ansprechen."),
        TOO_LONG: _("Diese Adresse ist zu lang."),
    }


@lru_cache(maxsize=20)
def refusal(status: int, spoken: str) -> str:
    """Return the page for who is refused; nothing of the request is in it."""
    return render("embed/missing.html", text=_reasons()[status], language=spoken, title=site_title())
