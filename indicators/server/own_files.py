"""What the browser gets of the data folder at the addresses of static files: outlines, logo, drawings, colours."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indicators.drawing.assets import OWN, symbol_text
from indicators.drawing.logo import logo_svg
from indicators.drawing.own_colors import NAME as COLORS
from indicators.drawing.own_colors import own_colors
from indicators.drawing.region_script import NAME, region_script
from indicators.loading.region import ICON, LOGO, icon


def _script(_request: Request) -> Response:
    return Response(region_script(), media_type="text/javascript")


def _logo(_request: Request) -> Response:
    return Response(logo_svg(), media_type="image/svg+xml")


def _icon(_request: Request) -> Response:
    return Response(icon(), media_type="image/svg+xml")


def _symbol(request: Request) -> Response:
    try:
        drawing = symbol_text(f"{OWN}{request.path_params['name']}")
    except KeyError:
        return Response("No role of the region has this drawing.\n", 404, media_type="text/plain")
    return Response(drawing, media_type="image/svg+xml")


def _colors(_request: Request) -> Response:
    return Response(own_colors(), media_type="text/css")


routes = [
    Route(f"/app/static/{COLORS}", _colors),
    Route(f"/app/static/{OWN}{{name}}.svg", _symbol),
    Route(f"/app/static/{NAME}", _script),
    Route(f"/app/static/{LOGO}", _logo),
    Route(f"/app/static/{ICON}", _icon),
]
