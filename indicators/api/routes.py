"""The addresses of the interface, for the server that also serves the dashboard."""

from difflib import get_close_matches

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from indicators.api.answering import problem_response, respond
from indicators.api.asked import ROOT
from indicators.api.openapi import Resource
from indicators.api.problems import ApiProblem
from indicators.api.resources import RESOURCES
from indicators.loading.base_path import with_base

LONGEST_GUESSED = 100


class _Anything(Convertor[str]):
    """The rest of an address, line breaks included: else the page of the dashboard would answer it."""

    regex = "(?s:.*)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("anything", _Anything())


class Endpoint:
    """An address that answers every method itself; the work is done in a thread, never on the event loop."""

    def __init__(self, resource: Resource | None) -> None:
        self.resource = resource

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        if self.resource is None:
            answer = problem_response(request, _unknown(request.url.path))
        else:
            answer = await run_in_threadpool(respond, request, self.resource)
        await answer(scope, receive, send)


def _unknown(path: str) -> ApiProblem:
    known = [f"{ROOT}{one.path}" for one in RESOURCES]
    near = get_close_matches(path, known, n=1) if len(path) <= LONGEST_GUESSED else []
    hint = f" Perhaps meant: {with_base(near[0])}." if near else f" {with_base(ROOT)}/ lists all there is."
    return ApiProblem(404, f"There is nothing at this address.{hint}")


routes = [
    *[Route(f"{ROOT}{one.path}", Endpoint(one), name=one.name) for one in RESOURCES],
    Route(ROOT, Endpoint(RESOURCES[0])),
    Route(f"{ROOT}/{{rest:anything}}", Endpoint(None)),
]
