"""Asks the data interface as a server would, without one."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.applications import Starlette

from indicators.api.routes import routes

APP = Starlette(routes=routes)
ROOT = "/api/v1"
ORIGIN = "http://monitor.example.org"


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


def ask(path: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to a path below /api/v1 or to a whole address of the interface."""
    path, _, query = path.removeprefix(ORIGIN).removeprefix(ROOT).partition("?")
    sent: list[dict] = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    fields = {"host": "monitor.example.org", **{name.replace("_", "-"): text for name, text in headers.items()}}
    scope = {
        "type": "http", "method": method, "path": unquote(ROOT + path), "raw_path": (ROOT + path).encode(),
        "query_string": query.encode(), "root_path": "", "http_version": "1.1", "scheme": "http",
        "headers": [(name.encode(), text.encode("latin-1")) for name, text in fields.items()],
        "server": ("monitor.example.org", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    asyncio.run(APP(scope, receive, send))
    start, *bodies = sent
    found = {name.decode(): text.decode("latin-1") for name, text in start["headers"]}
    return Answer(start["status"], found, b"".join(one.get("body", b"") for one in bodies))


def pages(path: str) -> list[dict]:
    """All rows of a list, page by page along its `next` links."""
    rows, address = [], path
    while address:
        answer = ask(address).fields
        rows += answer["data"]
        address = answer["next"]
    return rows
