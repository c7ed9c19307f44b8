"""The addresses of OGC API – Features (part 1: core), read-only: /ogc, its collections and their items."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from indicators.language.i18n import gettext as _
from indicators.loading.base_path import with_base
from indicators.loading.region import site_title
from indicators.loading.settings import current_settings
from indicators.ogc.features import COLLECTIONS, Box, Feature, box_of, features, within
from indicators.store import Store, read_store

PATH = "ogc"
GEOJSON, OPENAPI = "application/geo+json", "application/vnd.oai.openapi+json;version=3.0"
CONFORMANCE = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{one}" for one in ("core", "geojson", "oas30")
)
WGS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
USUAL, MOST = 100, 1000
KEPT = {"Cache-Control": "max-age=60", "Access-Control-Allow-Origin": "*"}
DAY = re.compile(r"(\d{4})(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?)?)?")

Said = dict[str, Any]


class WrongParameterError(ValueError):
    """A parameter of the address that cannot be followed: what is wrong with it."""


def answered(make: Callable[[Request, Store], Response]) -> Callable[[Request], Response]:
    """Return an endpoint that says what is wrong with an address."""

    def answer(request: Request) -> Response:
        try:
            return make(request, read_store(day=date.today()))
        except WrongParameterError as error:
            return JSONResponse({"code": "InvalidParameterValue", "description": str(error)}, 400, headers=KEPT)

    return answer


def _address(request: Request, path: str, **query: str | int | None) -> str:
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    given = {name: value for name, value in query.items() if value not in (None, "")}
    path = f"{path}?{urlencode(given)}" if given else path
    return settings.address(path, origin=origin) or with_base(path)


def _link(request: Request, path: str, relation: str, *, kind: str = "application/json", title: str = "") -> Said:
    return {"href": _address(request, path), "rel": relation, "type": kind, "title": title or relation}


def _landing(request: Request, _data: Store) -> Response:
    said = {
        "title": site_title(),
        "description": _("Gebiete der Region mit dem neuesten Wert jeder Kennzahl."),
        "links": [
            _link(request, PATH, "self"),
            _link(request, f"{PATH}/api", "service-desc", kind=OPENAPI),
            _link(request, f"{PATH}/conformance", "conformance"),
            _link(request, f"{PATH}/collections", "data"),
        ],
    }
    return JSONResponse(said, headers=KEPT)


def _conformance(_request: Request, _data: Store) -> Response:
    return JSONResponse({"conformsTo": CONFORMANCE}, headers=KEPT)


def _collection(request: Request, data: Store, name: str) -> Said:
    found = _features(data, name, None)
    boxes = [box_of(one) for one in found]
    whole = [min(one[0] for one in boxes), min(one[1] for one in boxes), max(one[2] for one in boxes),
             max(one[3] for one in boxes)]  # fmt: skip
    years = sorted({year for one in data.series for year in data.years(one, COLLECTIONS[name])})
    sources = data.sources_once(one.indicator for one in data.series.values())
    path = f"{PATH}/collections/{name}"
    return {
        "id": name,
        "title": {"gemeinden": _("‹Gemeinden› mit Kennzahlen"), "kreise": _("‹Kreise› mit Kennzahlen")}[name],
        "description": _("Je Gebiet der neueste Wert jeder Kennzahl mit Jahr; mit datetime der neueste bis dahin."),
        "attribution": "; ".join(one.credit for one in sources),
        "extent": {
            "spatial": {"bbox": [whole], "crs": WGS84},
            "temporal": {"interval": [[f"{years[0]}-01-01T00:00:00Z", None]] if years else [[None, None]]},
        },
        "itemType": "feature",
        "crs": [WGS84],
        "links": [
            _link(request, path, "self"),
            _link(request, f"{path}/items", "items", kind=GEOJSON),
            *[{"href": one.licence_url, "rel": "license", "title": one.licence} for one in sources if one.licence_url],
        ],
    }


def _collections(request: Request, data: Store) -> Response:
    found = [_collection(request, data, name) for name in COLLECTIONS]
    return JSONResponse({"links": [_link(request, f"{PATH}/collections", "self")], "collections": found}, headers=KEPT)


def _one_collection(request: Request, data: Store) -> Response:
    name = request.path_params["name"]
    return JSONResponse(_collection(request, data, name), headers=KEPT) if name in COLLECTIONS else _missing()


def _items(request: Request, data: Store) -> Response:
    name, given = request.path_params["name"], request.query_params
    if name not in COLLECTIONS:
        return _missing()
    limit = _number(given, "limit", USUAL, least=1, most=MOST)
    offset = _number(given, "offset", 0, least=0, most=10**6)
    box, until = _box(given.get("bbox", "")), _until(given.get("datetime", ""))
    found = within(_features(data, name, until), box)
    shown = found[offset : offset + limit]
    path = f"{PATH}/collections/{name}/items"
    kept = {one: given[one] for one in ("bbox", "datetime", "lang") if one in given}
    links = [
        {
            **_link(request, path, "self", kind=GEOJSON),
            "href": _address(request, path, **kept, limit=limit, offset=offset),
        }
    ]
    if offset + limit < len(found):
        following = _address(request, path, **kept, limit=limit, offset=offset + limit)
        links.append({**_link(request, path, "next", kind=GEOJSON), "href": following})
    said = {
        "type": "FeatureCollection", "features": shown, "numberMatched": len(found), "numberReturned": len(shown),
        "timeStamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "links": links,
    }  # fmt: skip
    return JSONResponse(said, media_type=GEOJSON, headers=KEPT)


def _item(request: Request, data: Store) -> Response:
    name, code = request.path_params["name"], request.path_params["code"]
    found = _features(data, name, _until(request.query_params.get("datetime", ""))) if name in COLLECTIONS else []
    one = next((one for one in found if one["id"] == code), None)
    if one is None:
        return _missing()
    path = f"{PATH}/collections/{name}"
    links = [_link(request, f"{path}/items/{code}", "self", kind=GEOJSON), _link(request, path, "collection")]
    return JSONResponse({**one, "links": links}, media_type=GEOJSON, headers=KEPT)


def _description(request: Request, _data: Store) -> Response:
    def get(summary: str, *parameters: Said, kind: str = "application/json") -> Said:
        answers = {"200": {"description": "OK", "content": {kind: {"schema": {"type": "object"}}}}}
        return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}

    def taken(name: str, where: str = "query", **schema: Any) -> Said:
        return {"name": name, "in": where, "required": where == "path", "schema": schema or {"type": "string"}}

    name, code = taken("name", "path", type="string", enum=list(COLLECTIONS)), taken("code", "path")
    limit = taken("limit", type="integer", minimum=1, maximum=MOST, default=USUAL)
    offset = taken("offset", type="integer", minimum=0, default=0)
    paths = {
        f"/{PATH}": get("Landing page"),
        f"/{PATH}/conformance": get("Conformance classes"),
        f"/{PATH}/collections": get("Collections"),
        f"/{PATH}/collections/{{name}}": get("One collection", name),
        f"/{PATH}/collections/{{name}}/items": get(
            "Features", name, limit, offset, taken("bbox"), taken("datetime"), kind=GEOJSON
        ),
        f"/{PATH}/collections/{{name}}/items/{{code}}": get("One feature", name, code, taken("datetime"), kind=GEOJSON),
    }
    said = {"openapi": "3.0.3", "info": {"title": site_title(), "version": "1.0.0"}, "paths": paths,
            "servers": [{"url": _address(request, "").rstrip("/") or "/"}]}  # fmt: skip
    return JSONResponse(said, media_type=OPENAPI, headers=KEPT)


def _features(data: Store, name: str, until: int | None) -> list[Feature]:
    return data.keep(("ogc", name, until), lambda: features(data, name, until=until))


def _missing() -> Response:
    known = ", ".join(COLLECTIONS)
    said = {"code": "NotFound", "description": f"There is none here. Collections: {known}."}
    return JSONResponse(said, 404, headers=KEPT)


def _number(given: Mapping[str, str], name: str, usual: int, *, least: int, most: int) -> int:
    text = given.get(name, str(usual))
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < least:
        raise WrongParameterError(f"{name}: a whole number from {least} to {most} is expected.")
    return min(int(text), most)


def _box(text: str) -> Box | None:
    if not text:
        return None
    parts = text.split(",")
    try:
        numbers = [float(one) for one in parts]
    except ValueError:
        numbers = []
    if len(numbers) not in (4, 6) or any(abs(one) > 1e6 or one != one for one in numbers):
        raise WrongParameterError("bbox: west,south,east,north in degrees are expected.")
    west, south, east, north = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])
    if south > north:
        raise WrongParameterError("bbox: south lies above north.")
    return west, south, east, north


def _until(text: str) -> int | None:
    """The year of a moment, or of the end of an interval; None for an open end and for no time."""
    if not text:
        return None
    ends = text.split("/")
    fits = 1 <= len(ends) <= 2 and all(one in ("", "..") or DAY.fullmatch(one) for one in ends)
    if not fits or text in ("..", "../..", "/", "/..", "../"):
        raise WrongParameterError("datetime: a moment such as 2019-12-31T00:00:00Z or an interval is expected.")
    return None if ends[-1] in ("", "..") else int(ends[-1][:4])


routes = [
    Route(f"/{PATH}", answered(_landing)),
    Route(f"/{PATH}/api", answered(_description)),
    Route(f"/{PATH}/conformance", answered(_conformance)),
    Route(f"/{PATH}/collections", answered(_collections)),
    Route(f"/{PATH}/collections/{{name}}", answered(_one_collection)),
    Route(f"/{PATH}/collections/{{name}}/items", answered(_items)),
    Route(f"/{PATH}/collections/{{name}}/items/{{code}}", answered(_item)),
]
