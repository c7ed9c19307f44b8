"""What the browser gets of the data folder at the addresses of static files: outlines, logo and the sign of its tab."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indicators.drawing.logo import logo_svg
from indicators.drawing.region_script import NAME, region_script
from indicators.loading.region import ICON, LOGO, icon


def _script(_request: Request) -> Response:
    return Response(region_script(), media_type="text/javascript")


def _logo(_request: Request) -> Response:
    return Response(logo_svg(), media_type="image/svg+xml")


def _icon(_request: Request) -> Response:
    return Response(icon(), media_type="image/svg+xml")


routes = [
    Route(f"/app/static/{NAME}", _script),
    Route(f"/app/static/{LOGO}", _logo),
    Route(f"/app/static/{ICON}", _icon),
]
