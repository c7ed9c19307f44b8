"""Asks an ASGI application as a server would, without one."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.types import ASGIApp


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")

    @property
    def fields(self):
        """The content as strict JSON: NaN and Infinity would fail."""
        return json.loads(self.text, parse_constant=lambda name: 1 / 0)


def call(app: ASGIApp, path: str, method: str = "GET", **headers: str) -> Answer:
    """The answer of an application to a path with its query."""
    path, _, query = path.partition("?")
    sent: list[dict] = []

    async def receive():
        await asyncio.sleep(0 if not sent else 60)  # no visitor leaves before the answer is whole
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    fields = {"host": "monitor.example.org", **{name.replace("_", "-"): text for name, text in headers.items()}}
    scope = {
        "type": "http", "method": method, "path": unquote(path), "raw_path": path.encode(),
        "query_string": query.encode(), "root_path": "", "http_version": "1.1", "scheme": "http",
        "headers": [(name.encode(), text.encode("latin-1")) for name, text in fields.items()],
        "server": ("monitor.example.org", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    start, *bodies = sent
    found = {name.decode(): text.decode("latin-1") for name, text in start["headers"]}
    return Answer(start["status"], found, b"".join(one.get("body", b"") for one in bodies))
