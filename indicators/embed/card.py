"""The image beside a link to a view: /einbetten/karte.png, of the size that chats and social networks ask for."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indicators.embed.document import PATH, frame_request, kept
from indicators.embed.views import framed_view

WIDTH, HEIGHT = 1200, 630


def card_path(kind: str, parameters: Mapping[str, str]) -> str:
    """Return the path of the image beside a link."""
    return f"{PATH}/{kind}.png" + (f"?{urlencode(parameters)}" if parameters else "")


def _card(request: Request) -> Response:
    found = frame_request(request)
    shown = framed_view(found.data, found.kind, found.own) if found.kind else None
    if shown is None:
        return Response(status_code=404)
    return kept(shown.view.card(width=WIDTH, height=HEIGHT), "image/png")


routes = [Route(f"/{PATH}/{{kind}}.png", _card)]
