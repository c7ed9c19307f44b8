"""Views for other sites' frames: one lean document without scripts and cookies, with source and way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from indicators.address.parameters import STAND
from indicators.drawing.assets import versioned
from indicators.drawing.html import render
from indicators.drawing.map_svg import MapShape, status_shapes
from indicators.drawing.palette import Palette, palette
from indicators.embed.views import Framed, framed_view
from indicators.export.table import Table
from indicators.export.view import View
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language, languages, use_language
from indicators.loading.settings import TITLE, Settings, read_settings
from indicators.store import read_store
from indicators.views.kinds import BY_CODE

PATH = "einbetten"
SIZES = {"gross": (760, 430), "klein": (400, 380)}  # pixels; a kind of view may need more height
OPTIONS = ("titel", "bedienung", "thema", "sprache", "groesse")
TABLE_COLUMNS = ("area_label", "period", "value", "unit", "sign_meaning")
RATING_COLUMNS = ("goal_label", "area_label", "status_word", "value", "year")


@dataclass(frozen=True, slots=True)
class Options:
    """How a view is embedded."""

    title: bool = True
    controls: bool = True
    dark: bool = False
    language: str = "de"

    def parameters(self) -> dict[str, str]:
        """The options as parameters of an address; what is as usual is left out."""
        found = {}
        if not self.title:
            found["titel"] = "0"
        if not self.controls:
            found["bedienung"] = "0"
        if self.dark:
            found["thema"] = "dunkel"
        if self.language != "de":
            found["sprache"] = self.language
        return found


def read_options(parameters: Mapping[str, str]) -> Options:
    """Return the options of an address; unknown values count as the usual ones."""
    wanted = parameters.get("sprache", "de")
    return Options(
        title=parameters.get("titel") != "0",
        controls=parameters.get("bedienung") != "0",
        dark=parameters.get("thema") == "dunkel",
        language=wanted if wanted in languages() else "de",
    )


def embed_path(view: View, options: Options, *, newest: bool) -> str:
    """Return the address of a view for a frame; `newest` follows later years and editions of the data."""
    query = {**view.parameters, **({STAND: view.edition.id} if view.edition else {})}
    if newest:
        query = {name: value for name, value in query.items() if name not in (STAND, "jahr")}
    return f"{PATH}/{view.kind}?{urlencode({**query, **options.parameters()})}"


def snippet(address: str, title: str, height: int) -> str:
    """Return the lines to copy into another site."""
    return render("embed/snippet.html", address=address, title=title, height=height).strip()


def _document(request: Request) -> Response:
    kind, parameters = request.path_params["kind"], dict(request.query_params)
    options = read_options(parameters)
    use_language(options.language)
    if kind not in BY_CODE:
        text = _("Diese Ansicht gibt es nicht. Möglich sind: {kinds}.").format(kinds=", ".join(BY_CODE))
        return HTMLResponse(render("embed/missing.html", text=text, language=language(), title=TITLE), 404)
    data = read_store(parameters.get(STAND, ""), day=date.today())
    own = {name: value for name, value in parameters.items() if name not in OPTIONS}
    shown = framed_view(data, BY_CODE[kind], own)
    if shown is None:
        text = _("Für diese Angaben gibt es nichts zu zeigen.")
        return HTMLResponse(render("embed/missing.html", text=text, language=language(), title=TITLE), 404)
    return HTMLResponse(_rendered(shown, options, own, _origin(request)), headers={"Cache-Control": "max-age=300"})


def _image(request: Request) -> Response:
    """The chart of a view alone, as SVG."""
    kind, parameters = request.path_params["kind"], dict(request.query_params)
    options = read_options(parameters)
    use_language(options.language)
    own = {name: value for name, value in parameters.items() if name not in OPTIONS}
    data = read_store(parameters.get(STAND, ""), day=date.today())
    shown = framed_view(data, BY_CODE[kind], own) if kind in BY_CODE else None
    if shown is None:
        return Response(status_code=404)
    width, height = SIZES.get(parameters.get("groesse", ""), SIZES["gross"])
    height = max(height, BY_CODE[kind].image_height)
    content = shown.view.bare_svg(palette(dark=options.dark), width=width, height=height)
    return Response(content, media_type="image/svg+xml", headers={"Cache-Control": "max-age=300"})


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _rendered(shown: Framed, options: Options, own: Mapping[str, str], origin: str) -> str:
    view, settings = shown.view, read_settings()[0]
    stand = {STAND: own[STAND]} if STAND in own else {}
    query = urlencode({**view.parameters, **stand, **options.parameters()})
    names = [one["name"] for one in shown.controls]
    table = view.table()
    colors = palette(dark=options.dark)
    return render(
        "embed/document.html",
        language=language(),
        style=f"../app/static/{versioned('embed.css')}",
        options=options,
        view=view,
        notices=shown.notices,
        controls=shown.controls if options.controls else [],
        kept=[(name, value) for name, value in {**own, **options.parameters()}.items() if name not in names],
        shape=_shape(view, colors),
        colors=colors,
        image=f"{view.kind}.svg?{query}",
        rows=_rows(table),
        header=[one.label for one in table.columns if one.code in _columns(table)],
        caption=view.caption(""),
        back=settings.address(view.path, origin=origin),
        brand=TITLE,
        statuses=status_shapes(),
    )


def _shape(view: View, colors: Palette) -> MapShape | None:
    """What the template draws a map of, each area with the words of its row; None for charts."""
    if view.region_map is None:
        return None
    table = view.table()
    texts: dict[str, str] = {}
    columns = _columns(table)[1:]
    for record, row in zip(table.records(), _rows(table), strict=True):
        said = [cell for code, cell in zip(columns, row[1:], strict=True) if cell and code != "unit"]
        texts[str(record["area"])] = f"{record['area_label']}: {', '.join(said)}"
    return MapShape(view.region_map(colors), texts)


def _columns(table: Table) -> list[str]:
    codes = [one.code for one in table.columns]
    wanted = RATING_COLUMNS if "status_word" in codes else TABLE_COLUMNS
    return [code for code in codes if code in wanted]


def _rows(table: Table) -> list[list[str]]:
    """The cells of the table twin as text."""
    shown = _columns(table)
    rows = []
    for record, decimals in zip(table.records(), table.decimals, strict=True):
        cells = [record[code] for code in shown]
        rows.append([format_number(one, decimals) if isinstance(one, float) else str(one or "") for one in cells])
    return rows


def frame_ancestors(settings: Settings) -> str:
    """Return who may frame embed views, ourselves included, as the header wants it."""
    return " ".join(dict.fromkeys(["'self'", *settings.embed_ancestors]))


routes = [Route(f"/{PATH}/{{kind}}.svg", _image), Route(f"/{PATH}/{{kind}}", _document)]
