"""`/oembed`: how a view at an address of ours can be embedded, for editors of other sites."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from indicators.address.parameters import STAND
from indicators.embed import card
from indicators.embed.document import Options, embed_path, snippet
from indicators.export.view import View
from indicators.loading.region import site_title
from indicators.loading.settings import Settings, current_settings
from indicators.start.content import Asked
from indicators.start.document import page_at
from indicators.start.metadata import OEMBED
from indicators.start.views import view_content
from indicators.store import read_store
from indicators.views.kinds import BY_CODE

WIDTH = 800  # pixels where nobody says how much room there is
LEAST = 300
CACHE_S = 3600


def _answer(request: Request) -> Response:
    settings, asked = current_settings(), request.query_params
    if asked.get("format", "json") != "json":
        return JSONResponse({"error": "Only format=json is offered."}, 501)
    view = _view(asked.get("url", ""), settings)
    if view is None:
        return JSONResponse({"error": "url: no view of this site."}, 404)
    width = _at_most(WIDTH, asked.get("maxwidth", ""))
    height = _at_most(BY_CODE[view.kind].frame_height, asked.get("maxheight", ""))
    address = settings.address(embed_path(view, Options(), newest=True))
    said = {
        "version": "1.0", "type": "rich", "title": view.heading, "provider_name": site_title(),
        "provider_url": settings.address(""), "cache_age": CACHE_S, "width": width, "height": height,
        "html": snippet(address, view.title, height), "thumbnail_width": card.WIDTH, "thumbnail_height": card.HEIGHT,
        "thumbnail_url": settings.address(card.card_path(view.kind, view.parameters)),
    }  # fmt: skip
    return JSONResponse(
        said, headers={"Cache-Control": f"public, max-age={CACHE_S}", "Access-Control-Allow-Origin": "*"}
    )


def _view(url: str, settings: Settings) -> View | None:
    """The view at an address of ours; None for what is none, or where views may not be embedded by others."""
    base = settings.address("")
    is_ours = bool(base) and f"{url}/".startswith(base)
    if not is_ours or not settings.findable or settings.embed_ancestors == ("'self'",):
        return None
    parts = urlsplit(url[len(base) :])
    page, given = page_at(parts.path), parse_qs(parts.query, keep_blank_values=True)
    if page is None:
        return None
    data = read_store(given.get(STAND, [""])[-1], day=date.today())
    view = view_content(Asked(data, page, given, drawn=False)).values.get("view")
    return view if isinstance(view, View) else None


def _at_most(usual: int, asked: str) -> int:
    return max(LEAST, min(usual, int(asked))) if asked.isascii() and asked.isdigit() and len(asked) < 6 else usual


routes = [Route(f"/{OEMBED}", _answer)]
