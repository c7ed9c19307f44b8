"""The film in sign language for browsers, in parts as they ask for them."""

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from indicators.loading.sign_film import KINDS, STEM, sign_film


def _answer(request: Request) -> Response:
    path = sign_film()
    if path is None or path.suffix != f".{request.path_params['ending']}":
        return PlainTextResponse("There is no such film.\n", 404)
    return FileResponse(path, media_type=KINDS[path.suffix], headers={"Cache-Control": "public, max-age=3600"})


routes = [Route(f"/{STEM}.{{ending:str}}", _answer)]
