"""Views for other sites' frames: one lean document without scripts and cookies, with source and way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from indicators.address.choice import Choice, Reading, read_fields
from indicators.address.fields import flag, one_of
from indicators.address.parameters import STAND
from indicators.drawing.assets import TEXT_FONT, versioned
from indicators.drawing.html import render
from indicators.drawing.map_svg import MapShape, status_shapes
from indicators.drawing.own_colors import own_colors_address
from indicators.drawing.palette import palette
from indicators.embed.views import Framed, framed_view
from indicators.export.twin import table_twin
from indicators.export.view import View
from indicators.export.view_kind import ViewKind
from indicators.language.formatting import day_de
from indicators.language.i18n import GERMAN, language, languages, use_language
from indicators.language.i18n import gettext as _
from indicators.loading.region import site_title
from indicators.loading.releases import Release
from indicators.loading.settings import Settings, current_settings
from indicators.store import Store, read_store
from indicators.views.kinds import BY_CODE

PATH = "einbetten"
# Figures are those of the data now: browsers ask each time, by the tag; a cache for all may do so once a second.
KEPT = "max-age=0, s-maxage=1, must-revalidate"
THEME, DARK = "thema", "dunkel"
SIZES = {"gross": (760, 430), "klein": (400, 380)}  # pixels; a kind of view may need more height


@dataclass(frozen=True, slots=True)
class Options(Choice):
    """How a view is embedded; what cannot be followed counts as usual, without a notice in somebody else's page."""

    title: bool = flag("titel", off="0")
    controls: bool = flag("bedienung", off="0")
    dark: bool = flag(THEME, on=DARK)
    language: str = one_of("sprache", languages(), GERMAN)
    size: tuple[int, int] = one_of("groesse", SIZES, SIZES["gross"])


@dataclass(frozen=True, slots=True)
class FrameRequest:
    """What a frame asks for: the data, how to show them, the kind of view, its own parameters with all their texts.

    `kind` is None where the address names none of ours.
    """

    data: Store
    options: Options
    kind: ViewKind | None
    own: Mapping[str, Sequence[str]]


def frame_request(request: Request) -> FrameRequest:
    """Read the address of a frame, and speak its language from here on."""
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    options_given, own = _apart(given)
    data = read_store(request.query_params.get(STAND, ""), day=date.today())
    options = read_fields(Options, Reading(options_given, data))
    if "sprache" in given or language() == GERMAN:
        use_language(options.language)
    kind = BY_CODE.get(request.path_params["kind"])
    usual = {name: [text] for name, text in kind.given.items()} if kind else {}
    return FrameRequest(data, options, kind, {**usual, **own})


def _apart(given: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The parameters of the frame and those of the view; `thema` is both: dark colours, or the topic of a table.

    >>> _apart({"thema": ["wirtschaft", "dunkel"], "titel": ["0"], "jahr": ["2021"]})
    ({'thema': ['dunkel'], 'titel': ['0']}, {'thema': ['wirtschaft'], 'jahr': ['2021']})
    """
    options = {name: list(texts) for name, texts in given.items() if name in Options.allowed()}
    own = {name: list(texts) for name, texts in given.items() if name not in Options.allowed()}
    both = given.get(THEME, [])
    options[THEME], topics = [one for one in both if one == DARK], [one for one in both if one != DARK]
    own = {**({THEME: topics} if topics else {}), **own}
    return {name: texts for name, texts in options.items() if texts}, own


def embed_path(view: View, options: Options, *, newest: bool) -> str:
    """Return the address of a view for a frame; `newest` follows later years and editions of the data."""
    query = {**view.parameters, **({STAND: view.edition.id} if view.edition else {})}
    if newest:
        query = {name: value for name, value in query.items() if name not in (STAND, "jahr")}
    return f"{PATH}/{view.kind}?{urlencode([*query.items(), *options.parameters().items()])}"


def snippet(address: str, title: str, height: int, *, edition: Release | None = None, newest: bool = True) -> str:
    """Return the lines to copy into another site; a remark names the edition of the data and whether it will change."""
    day = day_de(edition.day) if edition else ""
    kept = _("Ausgabe der Daten: {day}. Der Rahmen bleibt bei dieser Ausgabe.")
    told = (_("Ausgabe der Daten: {day}. Der Rahmen zeigt immer die neueste.") if newest else kept).format(day=day)
    return render(
        "embed/snippet.html", address=address, title=title, height=height, remark=told if edition else ""
    ).strip()


def _document(request: Request) -> Response:
    found = frame_request(request)
    kind = found.kind
    if kind is None:
        return missing(_("Diese Ansicht gibt es nicht. Möglich sind: {kinds}.").format(kinds=", ".join(BY_CODE)))
    shown = framed_view(found.data, kind, found.own)
    if shown is None:
        return missing(_("Für diese Angaben gibt es nichts zu zeigen."))
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    back = settings.address(shown.view.path, origin=origin) or f"../{shown.view.path}"
    return kept(_rendered(shown, found, back).encode(), "text/html")


def kept(content: bytes, media_type: str) -> Response:
    """Return an answer that need not be sent again to those who have it."""
    tag = blake2b(content, digest_size=16).hexdigest()
    return Response(content, media_type=media_type, headers={"Cache-Control": KEPT, "ETag": f'"{tag}"'})


def missing(text: str) -> Response:
    """Return the answer that says why there is nothing."""
    return HTMLResponse(render("embed/missing.html", text=text, language=language(), title=site_title()), 404)


def _image(request: Request) -> Response:
    """The chart of a view alone, as SVG."""
    found = frame_request(request)
    kind = found.kind
    shown = framed_view(found.data, kind, found.own) if kind else None
    if shown is None or kind is None:
        return Response(status_code=404)
    width, height = found.options.size
    colors = palette(dark=found.options.dark)
    content = shown.view.bare_svg(colors, width=width, height=max(height, kind.image_height))
    return kept(content, "image/svg+xml")


def _rendered(shown: Framed, found: FrameRequest, back: str) -> str:
    view, options = shown.view, found.options
    own = {name: texts[-1] for name, texts in found.own.items()}
    stand = {STAND: own[STAND]} if STAND in own else {}
    query = urlencode({**view.parameters, **stand, **options.parameters()})
    names = [one["name"] for one in shown.controls]
    twin = table_twin(view.table())
    colors = palette(dark=options.dark)
    return render(
        "embed/document.html",
        language=language(),
        style=f"../app/static/{versioned('embed.css')}",
        font=f"../app/static/{TEXT_FONT}",
        own_colors=own_colors_address(),
        options=options,
        view=view,
        notices=shown.notices,
        controls=shown.controls if options.controls else [],
        kept=[(name, value) for name, value in {**own, **options.parameters()}.items() if name not in names],
        shape=MapShape(view.region_map(colors), twin.by_area()) if view.region_map else None,
        colors=colors,
        image=f"{view.kind}.svg?{query}",
        twin=twin,
        caption=view.caption("", bare=True),
        back=back,
        brand=site_title(),
        statuses=status_shapes(),
    )


def frame_ancestors(settings: Settings) -> str:
    """Return who may frame embed views, ourselves included, as the header wants it."""
    return " ".join(dict.fromkeys(["'self'", *settings.embed_ancestors]))


routes = [Route(f"/{PATH}/{{kind}}.svg", _image), Route(f"/{PATH}/{{kind}}", _document)]
