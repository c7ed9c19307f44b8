"""Views for other sites' frames: one lean document without scripts and cookies, with source and way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from indicators.assets import versioned
from indicators.choice import fit, read_choice
from indicators.comparison_choice import read_comparison_choice
from indicators.export.comparison_view import comparison_view
from indicators.export.goal_views import goal_line_view, goal_map_drawing, goal_map_view, goals_view
from indicators.export.indicator_views import distribution_view, line_view, map_drawing, map_view
from indicators.export.map_image import MapDrawing
from indicators.export.pair_view import pair_view
from indicators.export.profile_view import profile_view
from indicators.export.relation_view import relation_view
from indicators.export.spread_view import spread_view
from indicators.export.svg_map import MapShape, map_shape, status_shapes
from indicators.export.table import Table
from indicators.export.view import View
from indicators.formatting import format_number
from indicators.goal_choice import read_goal_choice
from indicators.goal_status import levels_of_goal
from indicators.html import render
from indicators.i18n import gettext as _
from indicators.i18n import language, languages, use_language
from indicators.map_pair import read_map_pair
from indicators.model import Level
from indicators.palette import palette
from indicators.parameters import STAND, read_area
from indicators.picture import picture
from indicators.relation_choice import read_relation_choice
from indicators.settings import TITLE, Settings, read_settings
from indicators.spread_choice import read_spread_choice
from indicators.store import Store, read_store
from indicators.ui.status import symbol

PATH = "einbetten"
KINDS = (
    "vergleich",
    "verteilung_gemeinden",
    "zusammenhang",
    "kartenpaar",
    "karte",
    "verlauf",
    "verteilung",
    "ziele",
    "ziel",
    "zielpfad",
    "gemeinde",
)
SIZES = {"gross": (760, 430), "klein": (400, 380)}
LONG = {"ziele": 900}  # height in pixels of what is a list
# In pixels, so that source and licence stand in the frame where it is 600 wide; phones scroll.
FRAME_HEIGHTS = {
    "karte": 820,
    "kartenpaar": 760,
    "ziel": 860,
    "vergleich": 700,
    "zusammenhang": 760,
    "verteilung_gemeinden": 760,
    "verlauf": 700,
    "verteilung": 700,
    "zielpfad": 720,
    "gemeinde": 860,
    "ziele": 1260,
}
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
    return render("embed_snippet.html", address=address, title=title, height=height).strip()


@dataclass(frozen=True)
class _Shown:
    """A view with what its document needs beside it."""

    view: View
    notices: list[str]
    controls: list[dict[str, Any]]
    drawing: MapDrawing | None = None


def _document(request: Request) -> Response:
    kind, parameters = request.path_params["kind"], dict(request.query_params)
    options = read_options(parameters)
    use_language(options.language)
    if kind not in KINDS:
        text = _("Diese Ansicht gibt es nicht. Möglich sind: {kinds}.").format(kinds=", ".join(KINDS))
        return HTMLResponse(render("embed_missing.html", text=text, language=language(), title=TITLE), 404)
    data = read_store(parameters.get(STAND, ""))
    own = {name: value for name, value in parameters.items() if name not in OPTIONS}
    shown = _shown(data, kind, own, options)
    if shown is None:
        text = _("Für diese Angaben gibt es nichts zu zeigen.")
        return HTMLResponse(render("embed_missing.html", text=text, language=language(), title=TITLE), 404)
    return HTMLResponse(_rendered(shown, options, own, _origin(request)), headers={"Cache-Control": "max-age=300"})


def _image(request: Request) -> Response:
    """The chart of a view alone, as SVG."""
    kind, parameters = request.path_params["kind"], dict(request.query_params)
    options = read_options(parameters)
    use_language(options.language)
    own = {name: value for name, value in parameters.items() if name not in OPTIONS}
    shown = _shown(read_store(parameters.get(STAND, "")), kind, own, options) if kind in KINDS else None
    if shown is None:
        return Response(status_code=404)
    width, height = SIZES.get(parameters.get("groesse", ""), SIZES["gross"])
    height = LONG.get(kind, height)
    content = shown.view.bare_svg(palette(dark=options.dark), width=width, height=height)
    return Response(content, media_type="image/svg+xml", headers={"Cache-Control": "max-age=300"})


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _shown(data: Store, kind: str, parameters: dict[str, str], options: Options) -> _Shown | None:
    if kind in ("ziele", "ziel", "zielpfad"):
        return _goal(data, kind, parameters, options)
    if kind == "gemeinde":
        notices: list[str] = []
        area = data.dataset.areas[read_area(parameters, data.dataset, notices) or data.dataset.areas.region.code]
        return _Shown(profile_view(data, area), notices, [_area_control(data, area.code)])
    if not data.sets:
        return None
    if kind == "zusammenhang":
        leads = [one.lead for one in data.sets]
        pair, notices = read_relation_choice(
            parameters, data.dataset, data.series, default=(leads[0], leads[min(1, len(leads) - 1)])
        )
        return _Shown(relation_view(data, pair), notices, [_area_control(data, pair.area)])
    if kind == "kartenpaar":
        maps, notices = read_map_pair(parameters, data.dataset, data.series, default=data.default_indicator)
        return _Shown(pair_view(data, maps), notices, [_area_control(data, maps.left.area)])
    if kind == "verteilung_gemeinden":
        seen, notices = read_spread_choice(parameters, data)
        return _Shown(spread_view(data, seen), notices, _year_control(data, seen.indicator, seen.year))
    if kind == "vergleich":
        compared, notices = read_comparison_choice(
            parameters, data.dataset, data.series, default=data.default_indicator
        )
        return _Shown(comparison_view(data, compared), notices, [])
    choice, notices = read_choice(parameters, data.dataset, data.series, default=data.default_indicator)
    one = picture(data, fit(choice, data.dataset, data.series), dark=options.dark)
    make = {"karte": map_view, "verlauf": line_view, "verteilung": distribution_view}[kind]
    controls = [_area_control(data, choice.area)]
    if kind != "verlauf":
        controls = [*_year_control(data, choice.indicator, choice.year, choice.level), *controls]
    return _Shown(make(data, one), notices, controls, map_drawing(data, one) if kind == "karte" else None)


def _year_control(
    data: Store, indicator: str, chosen: int | None, level: Level = Level.MUNICIPALITY
) -> list[dict[str, Any]]:
    """The choice of a year, newest first (None = the newest); [] where there is only one."""
    years, period = data.years(indicator, level)[::-1], data.series[indicator].indicator.period
    shown = years[:1] if chosen is None else [chosen]
    listed = [(str(year), period(year), year in shown) for year in years]
    return [{"name": "jahr", "label": _("Jahr"), "options": listed}] if len(years) > 1 else []


def _goal(data: Store, kind: str, parameters: dict[str, str], options: Options) -> _Shown | None:
    choice, notices = read_goal_choice(parameters, data.dataset)
    if kind == "ziele":
        shown = data.dataset.areas[choice.area or data.dataset.areas.region.code]
        return _Shown(goals_view(data, shown, choice), notices, [_area_control(data, choice.area)])
    if choice.goal is None:
        return None
    goal, area = data.dataset.goals[choice.goal], choice.area or data.dataset.areas.region.code
    controls = [_area_control(data, choice.area)]
    if kind == "zielpfad":
        return _Shown(goal_line_view(data, data.results(goal.id)[area], choice), notices, controls)
    levels = levels_of_goal(goal, data.dataset.areas, data.results(goal.id))
    level = choice.level if choice.level in levels else next(iter(levels), Level.MUNICIPALITY)
    drawing = goal_map_drawing(data, goal, choice, level, colors=palette(dark=options.dark))
    return _Shown(goal_map_view(data, goal, choice, level), notices, controls, drawing)


def _area_control(data: Store, code: str | None) -> dict[str, Any]:
    areas = data.dataset.areas
    listed = [areas.region, *areas.at(Level.DISTRICT), *areas.at(Level.MUNICIPALITY)]
    chosen = code or areas.region.code
    options = [(area.code, area.label, area.code == chosen) for area in listed]
    return {"name": "gemeinde", "label": _("Gemeinde, Kreis oder Region"), "options": options}


def _rendered(shown: _Shown, options: Options, own: Mapping[str, str], origin: str) -> str:
    view, settings = shown.view, read_settings()[0]
    stand = {STAND: own[STAND]} if STAND in own else {}
    query = urlencode({**view.parameters, **stand, **options.parameters()})
    names = [one["name"] for one in shown.controls]
    table = view.table()
    return render(
        "embed.html",
        language=language(),
        style=f"../app/static/{versioned('embed.css')}",
        options=options,
        view=view,
        notices=shown.notices,
        controls=shown.controls if options.controls else [],
        kept=[(name, value) for name, value in {**own, **options.parameters()}.items() if name not in names],
        shape=_shape(shown),
        colors=palette(dark=options.dark),
        legend=shown.drawing,
        image=f"{view.kind}.svg?{query}",
        rows=_rows(table),
        header=[one.label for one in table.columns if one.code in _columns(table)],
        caption=view.caption(""),
        back=settings.address(view.path, origin=origin),
        brand=TITLE,
        statuses=status_shapes(),
        symbol=lambda status: f"../{symbol(status)}",
    )


def _shape(shown: _Shown) -> MapShape | None:
    """What the template draws a map of, each area with the words of its row; None for charts."""
    if shown.drawing is None:
        return None
    table = shown.view.table()
    texts: dict[str, str] = {}
    columns = _columns(table)[1:]
    for record, row in zip(table.records(), _rows(table), strict=True):
        said = [cell for code, cell in zip(columns, row[1:], strict=True) if cell and code != "unit"]
        texts[str(record["area"])] = f"{record['area_label']}: {', '.join(said)}"
    return map_shape(shown.drawing, texts)


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
