"""The path below which a region is served: taken off each request, put before what an answer says of its own paths.

All that is behind, Streamlit included, knows of no such path. Pages and files name each other relative to where they
are, so what they hold need not be changed.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.loading.base_path import base_path

COOKIE_PATH = re.compile(r"(;\s*path=)/(?=;|$)", re.IGNORECASE)


class BelowBase:
    """ASGI middleware, the outermost: what comes below the base path is for the dashboard as if it stood at the root.

    What does not come below it is passed on as it is: health checks of the machine, which ask the process itself.
    """

    def __init__(self, app: ASGIApp, base: str | None = None) -> None:
        self.app, self.base = app, base_path() if base is None else base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on the request without the base path, and the answer with it."""
        if not self.base or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif scope["path"] == self.base and scope["type"] == "http":
            # Links that are relative would begin one level too high there.
            query = scope.get("query_string", b"").decode("latin-1")
            await _moved(f"{self.base}/" + (f"?{query}" if query else ""))(scope, receive, send)
        else:
            await self.app(_without(scope, self.base), receive, self._with_base(send))

    def _with_base(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message))
            await send(message)

        return sent

    def _complete(self, headers: MutableHeaders) -> None:
        location = headers.get("location", "")
        if location.startswith("/") and not location.startswith("//"):
            headers["Location"] = self.base + location
        if cookies := headers.getlist("set-cookie"):
            del headers["set-cookie"]
            for one in cookies:
                headers.append("set-cookie", COOKIE_PATH.sub(rf"\g<1>{self.base}/", one))


def _without(scope: Scope, base: str) -> Scope:
    path, raw = scope["path"], scope.get("raw_path")
    if not path.startswith(f"{base}/"):
        return scope
    below = {**scope, "path": path[len(base) :]}
    if raw and raw.startswith(f"{base}/".encode()):
        below["raw_path"] = raw[len(base) :]
    return below


def _moved(location: str) -> PlainTextResponse:
    return PlainTextResponse("", 308, headers={"Location": location})
