"""Everything the interface answers, one entry per address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from indicators.api.asked import ROOT, Asked
from indicators.api.catalogue import catalogue, dataset
from indicators.api.descriptions import (
    AREA_COLUMNS,
    INDICATOR_COLUMNS,
    area_fields,
    goal_fields,
    indicator_fields,
    indicator_row,
    release_fields,
)
from indicators.api.figures import FIGURE_COLUMNS, figure_rows
from indicators.api.forms import CSV, JSON, Body, as_json, one_as_json, page_as_json, rows_as_csv
from indicators.api.graph import Node, json_ld, rdf_xml
from indicators.api.openapi import Resource, as_form, description
from indicators.api.outlines import feature_collection
from indicators.api.parameters import (
    AREA,
    GOAL,
    INDICATOR,
    LEVEL,
    LIMIT,
    OFFSET,
    OUTLINE_LEVEL,
    SET,
    STAND,
    YEAR,
    ApiParameter,
    editions,
)
from indicators.api.statuses import STATUS_COLUMNS, results, status_row, status_with_receipt
from indicators.loading.settings import TITLE
from indicators.model import Source

GEOJSON, JSON_LD, RDF_XML = "application/geo+json", "application/ld+json", "application/rdf+xml"
PAGED = (STAND, LIMIT, OFFSET)
Render = Callable[[Asked], Body]


def _collection(
    path: str, title: str, schema: str, *, parameters: Sequence[ApiParameter], as_page: Render,
    as_table: Render | None = None, daily: bool = False,
) -> list[Resource]:  # fmt: skip
    """The addresses of a list: one that looks at Accept, and one for each form it comes in."""
    forms = {JSON: as_page, **({CSV: as_table} if as_table else {})}
    endings = {"": forms, ".json": {JSON: as_page}, **({".csv": {CSV: as_table}} if as_table else {})}
    taken = (*parameters, *PAGED)
    return [
        Resource(
            f"{path}{ending}", f"{schema}{ending.title().replace('.', '')}", title, kept, schema, taken, daily=daily
        )
        for ending, kept in endings.items()
    ]


def _entry(asked: Asked) -> Body:
    releases = {one.id: one for one in asked.store.releases}
    listed = {
        "resources": [
            {
                "path": f"{ROOT}{one.path}",
                "href": asked.page(f"{ROOT}{one.path}"),
                "title": one.title,
                "media_types": list(one.forms),
            }
            for one in RESOURCES
        ],
        "releases": [release_fields(releases[name]) for name in editions(asked.store)],
        "sets": [
            {"id": one.id, "label": one.label, "description": one.description, "lead": one.lead,
             "indicators": list(one.indicators)}
            for one in asked.store.sets
        ],
    }  # fmt: skip
    return one_as_json(asked, f"Datenschnittstelle: {TITLE}", listed)


def _areas(asked: Asked) -> Body:
    return page_as_json(asked, "Gebiete", asked.areas(), fields=area_fields)


def _areas_csv(asked: Asked) -> Body:
    return rows_as_csv(asked, AREA_COLUMNS, asked.areas(), fields=area_fields)


def _area(asked: Asked) -> Body:
    area = asked.store.dataset.areas[asked.code]
    return one_as_json(asked, area.label, area_fields(area))


def _indicators(asked: Asked) -> Body:
    found = asked.indicators()
    return page_as_json(
        asked, "Indikatoren", found, fields=lambda one: indicator_fields(asked.store, one), sources=asked.sources(found)
    )


def _indicators_csv(asked: Asked) -> Body:
    found = asked.indicators()
    return rows_as_csv(
        asked, INDICATOR_COLUMNS, found, fields=lambda one: indicator_row(asked.store, one),
        sources=asked.sources(found),
    )  # fmt: skip


def _indicator(asked: Asked) -> Body:
    one = asked.store.dataset.indicators[asked.code]
    return one_as_json(asked, one.label, indicator_fields(asked.store, one), asked.store.sources_of(one))


def _values(asked: Asked) -> Body:
    found = asked.indicators()
    title = found[0].label if len(found) == 1 else "Werte der Indikatoren"
    rows = figure_rows(asked)
    return page_as_json(asked, title, rows, fields=_as_it_is, sources=asked.sources(found), changed=True)


def _values_csv(asked: Asked) -> Body:
    rows = figure_rows(asked)
    return rows_as_csv(asked, FIGURE_COLUMNS, rows, fields=_as_it_is, sources=asked.sources(asked.indicators()))


def _as_it_is(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return row


def _goals(asked: Asked) -> Body:
    goals = list(asked.store.dataset.goals.values())
    return page_as_json(asked, "Ziele", goals, fields=goal_fields)


def _statuses(asked: Asked) -> Body:
    return page_as_json(
        asked, "Bewertungen der Ziele", results(asked),
        fields=lambda result: status_with_receipt(asked, result),
        sources=_rated_sources(asked), changed=True, more={"rated_on": asked.day.isoformat()},
    )  # fmt: skip


def _statuses_csv(asked: Asked) -> Body:
    return rows_as_csv(
        asked, STATUS_COLUMNS, results(asked), fields=lambda result: status_row(asked, result),
        sources=_rated_sources(asked),
    )  # fmt: skip


def _rated_sources(asked: Asked) -> Iterable[Source]:
    dataset_ = asked.store.dataset
    names = {one.indicator for one in dataset_.goals.values() if one.id in asked.values.get("goal", dataset_.goals)}
    return asked.sources(one for name, one in dataset_.indicators.items() if name in names)


def _boundaries(asked: Asked) -> Body:
    return as_json(feature_collection(asked))


def _graph_forms(make: Callable[[Asked], Node]) -> dict[str, Render]:
    return {
        JSON_LD: lambda asked: Body(json_ld(make(asked))),
        RDF_XML: lambda asked: Body(rdf_xml(make(asked))),
    }


def _description(asked: Asked) -> Body:
    return as_json(description(asked, RESOURCES))


_CATALOGUE = _graph_forms(catalogue)
RESOURCES: tuple[Resource, ...] = (
    Resource("/", "entry", "Entry: everything there is", as_form(_entry), "Entry", (STAND,)),
    *_collection("/areas", "Areas", "Areas", parameters=(AREA, LEVEL), as_page=_areas, as_table=_areas_csv),
    Resource(
        "/areas/{code}", "OneArea", "One area", as_form(_area), "OneArea", (STAND,),
        codes=lambda store: [area.code for area in store.dataset.areas],
    ),
    *_collection(
        "/indicators", "Indicators with definition, sources and licences", "Indicators",
        parameters=(INDICATOR, SET), as_page=_indicators, as_table=_indicators_csv,
    ),
    Resource(
        "/indicators/{code}", "OneIndicator", "One indicator", as_form(_indicator), "OneIndicator", (STAND,),
        codes=lambda store: store.dataset.indicators,
    ),
    *_collection(
        "/values", "Figures, unrounded; the sign says why one is missing", "Values",
        parameters=(INDICATOR, SET, AREA, LEVEL, YEAR), as_page=_values, as_table=_values_csv,
    ),
    *_collection("/goals", "Goals with target and origin", "Goals", parameters=(), as_page=_goals),
    *_collection(
        "/statuses", "Ratings of goals with every number they rest on", "Statuses",
        parameters=(GOAL, AREA, LEVEL), as_page=_statuses, as_table=_statuses_csv, daily=True,
    ),
    Resource(
        "/boundaries", "Boundaries", "Boundaries as GeoJSON", {GEOJSON: _boundaries, JSON: _boundaries}, "Boundaries",
        (OUTLINE_LEVEL, STAND),
    ),
    Resource("/catalog", "Catalogue", "Catalogue of the indicator sets after DCAT-AP.de", _CATALOGUE, "Catalogue"),
    Resource(
        "/catalog.jsonld", "CatalogueJsonld", "The catalogue as JSON-LD", {JSON_LD: _CATALOGUE[JSON_LD]}, "Catalogue"
    ),
    Resource("/catalog.rdf", "CatalogueRdf", "The catalogue as RDF/XML", {RDF_XML: _CATALOGUE[RDF_XML]}),
    Resource(
        "/catalog/{code}", "OneDataset", "One indicator set in the catalogue", _graph_forms(dataset), "Catalogue",
        codes=lambda store: [one.id for one in store.sets],
    ),
    Resource("/openapi.json", "Description", "This description", as_form(_description), "Description", (STAND,)),
)  # fmt: skip
