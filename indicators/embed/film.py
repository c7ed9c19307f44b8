"""Films of maps over their years: /einbetten/karte.gif and .mp4, made for who asks, as an image is."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indicators.address.parameters import STAND
from indicators.embed.document import PATH, frame_request, kept, missing
from indicators.embed.views import framed_view
from indicators.export.film import MAKERS, MEDIA_TYPES, film, film_forms
from indicators.export.view import View
from indicators.language.i18n import gettext as _
from indicators.language.visible import file_stem
from indicators.loading.settings import current_settings

YEAR = "jahr"  # a film has all of them


def film_ways(view: View) -> list[tuple[str, str, str]]:
    """Return the files of a view's film: address seen from any page, name and words; [] where it has none."""
    if view.reel is None:
        return []
    query = {name: text for name, text in view.parameters.items() if name != YEAR}
    query |= {STAND: view.edition.id} if view.edition else {}
    return [
        (f"{PATH}/{view.kind}.{form}?{urlencode(query)}", film_name(view, form), words)
        for form, words in film_forms().items()
    ]


def film_name(view: View, form: str) -> str:
    """Return the name of a film's file, which has no year: it has all of them."""
    chosen = [text for name, text in view.parameters.items() if name != YEAR]
    return f"{file_stem('film', view.kind, *chosen)}.{form}"


def _film(request: Request) -> Response:
    found = frame_request(request)
    form = request.url.path.rpartition(".")[2]
    own = {name: texts for name, texts in found.own.items() if name != YEAR}
    shown = framed_view(found.data, found.kind, own) if found.kind else None
    if shown is None or shown.view.reel is None:
        return missing(_("Für diese Angaben gibt es keinen Film."))
    if form not in film_forms():
        return missing(_("Diese Form gibt es hier nicht. Möglich sind: {forms}.").format(forms=", ".join(film_forms())))
    settings, view = current_settings(), shown.view
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    content = film(view, shown.view.reel, form, settings.address(view.path, origin=origin))
    answer = kept(content, MEDIA_TYPES[form])
    answer.headers["Content-Disposition"] = f'inline; filename="{film_name(view, form)}"'
    return answer


routes = [Route(f"/{PATH}/{{kind}}.{form}", _film, name=form) for form in MAKERS]
