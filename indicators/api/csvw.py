"""What the columns of a CSV answer are, as CSV on the Web describes them (W3C, tabular metadata)."""

from collections.abc import Iterable, Mapping
from typing import Any

from indicators.api.asked import Asked
from indicators.api.schemas import Schema
from indicators.loading.region import site_title

TYPES = {"integer": "integer", "number": "double", "boolean": "boolean", "string": "string"}
SUFFIX = "-metadata.json"


def tabular_metadata(asked: Asked, *, title: str, columns: Iterable[str], schema: Schema) -> dict[str, Any]:
    """Return the description of the CSV answer with the same parameters; `schema` is that of a row."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": asked.own_address().replace(SUFFIX, "", 1),
        "dc:title": title,
        "dc:publisher": asked.settings.operator or site_title(),
        "dialect": {"header": True, "delimiter": ",", "encoding": "utf-8"},
        "tableSchema": {"columns": [_column(name, schema["properties"].get(name, {})) for name in columns]},
    }


def _column(name: str, said: Mapping[str, Any]) -> dict[str, Any]:
    kind = said.get("type", "string")
    kinds = kind if isinstance(kind, list) else [kind]
    known = next((TYPES[one] for one in kinds if one in TYPES), "string")
    if said.get("format") == "date":
        known = "date"
    return {"name": name, "titles": name, "datatype": known, "null": ""}
