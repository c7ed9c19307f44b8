"""The years of a map as a file: /filme/karte.json, kept by browsers for as long as its content is the same."""

from collections.abc import Callable, Mapping
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indicators.address.choice import Reading, read_fields
from indicators.address.parameters import STAND
from indicators.drawing.film import DARK, PATH, Film
from indicators.store import Store, read_store
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.film import goal_film
from indicators.views.map.choice import MapChoice
from indicators.views.map.film import film_of

FOR_EVER = "public, max-age=31536000, immutable"


def _map(data: Store, given: Reading, *, dark: bool) -> Film:
    return film_of(data, read_fields(MapChoice, given), dark=dark)


def _goal(data: Store, given: Reading, *, dark: bool) -> Film | None:
    choice = read_fields(GoalChoice, given)
    goal = data.dataset.goals.get(choice.goal)
    return goal_film(data, goal, choice.level, dark=dark) if goal else None


FILMS: Mapping[str, Callable[..., Film | None]] = {"karte": _map, "ziele": _goal}


async def _film(request: Request) -> Response:
    """The film an address asks for; one of another content than it names is not to be kept."""
    make = FILMS.get(request.path_params["kind"])
    if make is None:
        return Response(status_code=404)
    found = await run_in_threadpool(_made, make, dict(request.query_params))
    if found is None:
        return Response(status_code=404)
    is_same = request.query_params.get("v") == found.version
    headers = {"ETag": f'"{found.version}"', "Cache-Control": FOR_EVER if is_same else "no-cache"}
    return Response(found.content, media_type="application/json", headers=headers)


def _made(make: Callable[..., Film | None], given: Mapping[str, str]) -> Film | None:
    data = read_store(given.get(STAND, ""), day=date.today())
    return make(data, Reading(given, data), dark=given.get("thema") == DARK)


routes = [Route(f"/{PATH}/{{kind}}.json", _film)]
