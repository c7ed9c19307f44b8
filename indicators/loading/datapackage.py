"""Each set folder described as a Data Package, for other tools to read as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from indicators.loading.check.indicators import (
    INDICATOR_COLUMNS,
    MAX_DECIMALS,
    OPTIONAL_INDICATOR_COLUMNS,
    REQUIRED_OF_INDICATORS,
    REQUIRED_OF_SOURCES,
    ROLES,
)
from indicators.loading.check.sources import SOURCE_COLUMNS
from indicators.loading.check.values import VALUE_COLUMNS, VALUE_KEY
from indicators.loading.rows import CODE, FIRST_YEAR, LAST_YEAR, URL
from indicators.model import (
    SIGNS_WITH_VALUE,
    SIGNS_WITHOUT_VALUE,
    DenominatorYear,
    Direction,
    IndicatorSet,
    Kind,
    Source,
)

REQUIRED = {"sources": REQUIRED_OF_SOURCES, "indicators": REQUIRED_OF_INDICATORS, "values": VALUE_KEY}
TYPES = {"decimals": "integer", "minimum": "number", "maximum": "number", "factor": "number", "year": "integer"}
TYPES |= {"value": "number"}
TITLES = {
    "indicator": "Kürzel des Indikators, siehe indicators.csv",
    "area": "AGS: 8 Ziffern Gemeinde, 5 Ziffern Kreis, „swf“ Region",
    "year": "Jahr",
    "value": "Wert in der Einheit des Indikators; leer = kein Wert, dann sagt das Zeichen, warum",
    "sign": "Zeichen der amtlichen Statistik (neuere Bedeutung, „0“ ist genau null)",
    "note": "Anmerkung",
    "unit_de": "Einheit",
    "direction": "Welche Änderung eine Verbesserung ist",
    "data_as_of": "Datenstand",
    "licence": "Lizenz",
}
ENUMS: dict[str, list[str]] = {
    "sign": sorted(str(one) for one in SIGNS_WITH_VALUE | SIGNS_WITHOUT_VALUE),
    "direction": [str(one) for one in Direction],
    "kind": [str(one) for one in Kind],
    "role": [one for one in ROLES if one],
    "denominator_year": [str(one) for one in DenominatorYear],
}
# Alternatives in brackets: tools put ^ and $ around a pattern.
PATTERNS = {"area": r"([0-9]{8}|[0-9]{5}|swf)", "id": CODE.pattern, "url": URL.pattern, "licence_url": URL.pattern}
BOUNDS = {"year": (FIRST_YEAR, LAST_YEAR), "decimals": (0, MAX_DECIMALS)}
UNIQUE = {"sources": ["id"], "indicators": ["id"], "values": list(VALUE_KEY)}


def describe(one: IndicatorSet, sources: Sequence[Source], *, indicator_columns: Sequence[str]) -> dict[str, Any]:
    """Return the Data Package of a set: its three tables with schemas, licences and sources.

    `indicator_columns` are the columns that `indicators.csv` has, in their order: some may be left out.
    """
    columns = {"sources": SOURCE_COLUMNS, "indicators": tuple(indicator_columns), "values": VALUE_COLUMNS}
    return {
        "profile": "tabular-data-package",
        "name": one.id,
        "title": one.label,
        "description": one.description,
        "licenses": _licenses(sources),
        "sources": [_without_empty({"title": f"{s.publisher}: {s.dataset}", "path": s.url}) for s in sources],
        "resources": [_resource(name, columns[name]) for name in ("indicators", "values", "sources")],
    }


def package_json(package: dict[str, Any]) -> bytes:
    """Return a Data Package as the bytes of `datapackage.json`."""
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def header_order(columns: Sequence[str]) -> list[str]:
    """The known columns of `indicators.csv` among those of a file, in the order of the file."""
    return [name for name in columns if name in (*INDICATOR_COLUMNS, *OPTIONAL_INDICATOR_COLUMNS)]


def _licenses(sources: Sequence[Source]) -> list[dict[str, str]]:
    found = {}
    for one in sources:
        name = re.sub(r"[^A-Za-z0-9._]+", "-", one.licence).strip("-")
        found[name] = _without_empty({"name": name, "title": one.licence, "path": one.licence_url})
    return list(found.values())


def _without_empty(fields: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _resource(name: str, columns: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name, column) for column in columns], "primaryKey": UNIQUE[name]}
    if name == "values":
        reference = {"resource": "indicators", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["indicator"], "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: str, column: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column, "type": TYPES.get(column, "string")}
    if column in TITLES:
        field["title"] = TITLES[column]
    constraints: dict[str, Any] = {}
    if column in REQUIRED[table]:
        constraints["required"] = True
    if column in ENUMS:
        constraints["enum"] = ENUMS[column]
    if column in PATTERNS:
        constraints["pattern"] = PATTERNS[column]
    if column in BOUNDS:
        constraints["minimum"], constraints["maximum"] = BOUNDS[column]
    return {**field, "constraints": constraints} if constraints else field
