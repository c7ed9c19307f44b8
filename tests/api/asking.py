"""Asks the data interface as a server would, without one."""

from starlette.applications import Starlette

from indicators.api.routes import routes
from tests.asking import Answer, call

APP = Starlette(routes=routes)
ROOT = "/api/v1"
ORIGIN = "http://monitor.example.org"


def ask(path: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to a path below /api/v1 or to a whole address of the interface."""
    return call(APP, ROOT + path.removeprefix(ORIGIN).removeprefix(ROOT), method, **headers)


def pages(path: str) -> list[dict]:
    """All rows of a list, page by page along its `next` links."""
    rows, address = [], path
    while address:
        answer = ask(address).fields
        rows += answer["data"]
        address = answer["next"]
    return rows
