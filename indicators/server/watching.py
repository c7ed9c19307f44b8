"""Every request and session as a line of the log; what fails behind is answered here."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.server.failures import failed
from indicators.server.headers import HEADERS, NOTHING_POLICY
from indicators.server.logs import error_number, write
from indicators.server.metrics import count_failure, count_request, count_session
from indicators.server.route_kinds import Route, method_of, route_of
from indicators.server.start_document import below_base
from indicators.ui.parts.failure import show_failure

OPENED = 101
GONE = 499  # who asked hung up before there was an answer
_log = logging.getLogger(__name__)


@dataclass
class Seen:
    """What became of a request, or of a session: its status, bytes sent, and how long it took."""

    route: Route
    method: str
    is_session: bool
    status: int = 0
    size: int = 0
    seconds: float = 0.0
    began: float = field(default_factory=time.perf_counter)

    def note(self, message: Message) -> bool:
        """Take notice of one message on its way out; True for the one that opens a session."""
        kind = message["type"]
        if kind == "http.response.start":
            self.status = message["status"]
        elif kind == "http.response.body":
            self.size += len(message.get("body", b""))
        elif kind == "websocket.accept":
            self.status = OPENED
        elif kind == "websocket.send":
            self.size += len(message.get("bytes") or message.get("text") or b"")
        elif kind == "websocket.close" and not self.status:
            self.status = 403
        return kind == "websocket.accept"


class Watched:
    """ASGI middleware around all others: one line for each request and session, an answer to what fails."""

    def __init__(self, app: ASGIApp, told: Callable[[Seen], None] | None = None) -> None:
        self.app, self.told = app, told or tell_seen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and look at what comes back."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        is_session = scope["type"] == "websocket"
        seen = Seen(route_of(below_base(scope)), method_of(scope), is_session)

        async def sent(message: Message) -> None:
            if seen.note(message):
                count_session(1)
            try:
                await send(message)
            except OSError:
                raise
            except Exception as error:
                if is_session:
                    raise
                raise ClientDisconnect from error  # of a connection whose other side broke the rules of HTTP

        try:
            await self.app(scope, receive, sent)
        except ClientDisconnect:
            seen.status = GONE
        except Exception as error:
            _log.exception("%s failed", seen.route.kind)
            count_failure("request")
            if not seen.status and not is_session:
                await failed(scope, error)(scope, receive, _with_headers(sent))
        finally:
            seen.status = seen.status or GONE
            seen.seconds = time.perf_counter() - seen.began
            if seen.is_session and seen.status == OPENED:
                count_session(-1)
            self.told(seen)


def tell_seen(seen: Seen) -> None:
    """Write a request or session that is over into the log and count it."""
    log_seen(seen)
    is_visit = seen.method == "GET" and seen.status in (200, 304)
    count_request(seen.route.kind, seen.route.page if is_visit else "", seen.status, seen.seconds)


def log_seen(seen: Seen) -> None:
    """Write the line of a request or session that is over."""
    level = logging.WARNING if seen.status >= 500 else logging.INFO
    write(
        "session" if seen.is_session else "request",
        level=level, method=seen.method, route=seen.route.kind, path=seen.route.path, status=seen.status,
        ms=round(seen.seconds * 1000, 1), bytes=seen.size,
    )  # fmt: skip


def script_failed(error: Exception) -> bool:
    """Show on a page that running it failed, instead of Streamlit's own message; Streamlit has logged it."""
    count_failure("page")
    show_failure(error_number(error))
    return True


def _with_headers(send: Send) -> Send:
    """Send an answer that no other middleware completes any more."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update({**HEADERS, "Content-Security-Policy": NOTHING_POLICY})
        await send(message)

    return sent
