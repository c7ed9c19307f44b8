"""`/healthz`: whether visitors are shown anything, for a monitor, the engine of containers, and at a start."""

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from indicators.model.problems import DataProblems
from indicators.server.unreadable import RETRY_S
from indicators.store import has_been_read, read_store

PATH = "/healthz"


async def _answer(_request: Request) -> JSONResponse:
    """200 as long as data are shown, also those read before the files had faults; 503 where nothing ever could be."""
    if has_been_read() or await run_in_threadpool(_can_be_read):
        return JSONResponse({"status": "ok"})
    return JSONResponse({"status": "unreadable"}, 503, headers={"Retry-After": str(RETRY_S)})


def _can_be_read() -> bool:
    try:
        read_store(day=date.today())
    except DataProblems:
        return False
    return True


routes = [Route(PATH, _answer)]
