"""The description of the interface as OpenAPI 3.1, made from what it answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.api.asked import PAGE, ROOT, Asked
from indicators.api.forms import Body
from indicators.api.parameters import DEFAULT_LIMIT, SPOKEN, ApiParameter, Shape
from indicators.api.problems import MEDIA_TYPE
from indicators.api.schemas import SCHEMAS, Schema, ref
from indicators.loading.region import site_title
from indicators.store import Store

HEADERS = {
    "ETag": "Changes with the content; send it as If-None-Match.",
    "Last-Modified": "Newest time of the data files; send it as If-Modified-Since.",
    "Link": "Pages around this one, description and licences.",
}


@dataclass(frozen=True)
class Resource:
    """One address of the interface: its parameters, and how its answer is made in each media type, the usual first.

    `codes` are those the last part of the address may have; `daily` answers change with the day, too.
    """

    path: str
    name: str
    title: str
    forms: Mapping[str, Callable[[Asked], Body]]
    schema: str = ""
    parameters: Sequence[ApiParameter] = ()
    codes: Callable[[Store], Iterable[str]] | None = None
    daily: bool = False


def description(asked: Asked, resources: Sequence[Resource]) -> dict[str, Any]:
    """Return the description; closed lists of codes are those of the data asked for."""
    licence = "See meta.licence of each answer and the sources of each indicator."
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site_title()}: Datenschnittstelle",
            "version": "1.0.0",
            "summary": "Figures, yardsticks from outside, goals, ratings and boundaries; read-only, open to all.",
            "description": f"Parameters of lists may be repeated or separated by commas. {licence}",
        },
        "servers": [{"url": asked.page(ROOT)}],
        "externalDocs": {"url": asked.page(PAGE)},
        "paths": {one.path: {"get": _operation(one, asked.store)} for one in resources},
        "components": {"schemas": SCHEMAS, "responses": _problems()},
    }


def _operation(one: Resource, store: Store) -> dict[str, Any]:
    taken = (*one.parameters, SPOKEN)
    parameters = [_described(parameter, store) for parameter in taken if _has_codes(parameter, store)]
    if one.codes:
        code = {"type": "string", "enum": sorted(one.codes(store)), "minLength": 1}
        parameters.insert(0, {"name": "code", "in": "path", "required": True, "schema": code})
    answers: dict[str, Any] = {
        "200": {
            "description": one.title,
            "headers": {name: {"description": words, "schema": {"type": "string"}} for name, words in HEADERS.items()},
            "content": {media_type: {"schema": _schema(one, media_type)} for media_type in one.forms},
        },
        "304": {"description": "Nothing changed since the state the request names."},
    }
    numbers = (400, 404, 406, 503) if one.codes else (400, 406, 503)
    answers |= {str(number): {"$ref": f"#/components/responses/Problem{number}"} for number in numbers}
    return {"operationId": one.name, "summary": one.title, "parameters": parameters, "responses": answers}


def _schema(one: Resource, media_type: str) -> Schema:
    return ref(one.schema) if media_type.endswith("json") and one.schema else {"type": "string"}


def _has_codes(parameter: ApiParameter, store: Store) -> bool:
    return parameter.shape in (Shape.YEAR, Shape.NUMBER, Shape.DAY, Shape.TEXT) or any(
        True for _code in parameter.known(store)
    )


def _described(parameter: ApiParameter, store: Store) -> dict[str, Any]:
    codes: Schema = {"type": "string", "enum": [str(code) for code in parameter.known(store)]}
    number: Schema = {"type": "integer", "minimum": parameter.least, "maximum": parameter.most}
    if parameter.name == "limit":
        number = {**number, "default": DEFAULT_LIMIT}
    schema = {
        Shape.CODE: {"type": "array", "items": codes, "minItems": 1},
        Shape.ONE: codes,
        Shape.YEAR: {"type": "array", "items": number, "minItems": 1},
        Shape.NUMBER: number,
        Shape.TEXT: {"type": "string", "maxLength": parameter.most},
        Shape.DAY: {"type": "string", "format": "date"},
    }[parameter.shape]
    described = {"name": parameter.name, "in": "query", "description": parameter.description, "schema": schema}
    return {**described, "style": "form", "explode": True}


def _problems() -> dict[str, Any]:
    words = {
        400: "Parameters that can not be followed; `parameters` names each.",
        404: "There is no such thing.",
        406: "No form of the answer is among those accepted.",
        503: "The data cannot be read at the moment.",
    }
    content = {MEDIA_TYPE: {"schema": ref("Problem")}}
    return {f"Problem{status}": {"description": text, "content": content} for status, text in words.items()}
