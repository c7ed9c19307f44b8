"""Each set folder described as a Data Package, for other tools to read as it is."""

import json
import re
from collections.abc import Sequence
from typing import Any

from indicators.loading.check.indicators import INDICATORS
from indicators.loading.check.quality import QUALITY
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.schema import Column, Table
from indicators.model import IndicatorSet, Source


def describe(
    one: IndicatorSet,
    sources: Sequence[Source],
    *,
    indicator_columns: Sequence[str],
    source_columns: Sequence[str],
    has_quality: bool = False,
) -> dict[str, Any]:
    """Return the Data Package of a set: its tables with schemas, licences and sources.

    `has_quality` says that there is a quality.csv. `indicator_columns` and `source_columns` are the columns that
    `indicators.csv` and `sources.csv` have, in their order: some may be left out, and those that are none of ours are
    not described.
    """
    reference = {"resource": "indicators", "fields": ["id"]}
    foreign_keys = [{"fields": ["indicator"], "reference": reference}]
    return {
        "profile": "tabular-data-package",
        "name": one.id,
        "title": one.label,
        "description": one.description,
        "licenses": _licenses(sources),
        "sources": [_without_empty({"title": f"{s.publisher}: {s.dataset}", "path": s.url}) for s in sources],
        "resources": [
            _resource(INDICATORS, _in_file(INDICATORS, indicator_columns)),
            _resource(VALUES, VALUES.needed, foreignKeys=foreign_keys),
            _resource(SOURCES, _in_file(SOURCES, source_columns)),
            *([_resource(QUALITY, QUALITY.needed, foreignKeys=foreign_keys)] if has_quality else []),
        ],
    }


def _in_file(table: Table, names: Sequence[str]) -> list[Column]:
    return [table.columns[name] for name in names if name in table.columns]


def package_json(package: dict[str, Any]) -> bytes:
    """Return a Data Package as the bytes of `datapackage.json`."""
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _licenses(sources: Sequence[Source]) -> list[dict[str, str]]:
    found = {}
    for one in sources:
        name = re.sub(r"[^A-Za-z0-9._]+", "-", one.licence).strip("-")
        found[name] = _without_empty({"name": name, "title": one.licence, "path": one.licence_url})
    return list(found.values())


def _without_empty(fields: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _resource(table: Table, columns: Sequence[Column], **more: Any) -> dict[str, Any]:
    key = {"primaryKey": list(table.key)} if table.key else {}
    return {
        "profile": "tabular-data-resource",
        "name": table.file.removesuffix(".csv"),
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(one) for one in columns], **key, **more},
    }


def _field(column: Column) -> dict[str, Any]:
    cell = column.cell
    low, high = cell.bounds or (None, None)
    constraints = {
        "required": column.required or None,
        "enum": cell.enum or None,
        "pattern": cell.pattern or None,
        "minimum": low,
        "maximum": high,
    }
    constraints = {name: one for name, one in constraints.items() if one is not None}
    field = {"name": column.name, "type": cell.type, "title": column.title, "constraints": constraints}
    return {name: one for name, one in field.items() if one}
