"""Everything the interface answers, one entry per address."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from indicators.api.asked import ROOT, Asked
from indicators.api.catalogue import catalogue, dataset
from indicators.api.changes import change_fields, change_sources, changes
from indicators.api.csvw import SUFFIX as METADATA
from indicators.api.csvw import tabular_metadata
from indicators.api.descriptions import (
    INDICATOR_COLUMNS,
    area_fields,
    area_row,
    fields_of,
    goal_fields,
    indicator_fields,
    indicator_row,
    release_fields,
)
from indicators.api.effect import chain_fields, chains, output_fields, outputs
from indicators.api.figures import figure_row, figure_rows
from indicators.api.finding import found, found_fields
from indicators.api.forms import CSV, JSON, Body, as_json, one_as_json, page_as_json, rows_as_csv
from indicators.api.geovalues import values_on_outlines
from indicators.api.graph import Node, json_ld, rdf_xml
from indicators.api.json_stat import cube
from indicators.api.openapi import Resource, description
from indicators.api.outlines import feature_collection
from indicators.api.parameters import (
    AREA,
    GOAL,
    INDICATOR,
    LEVEL,
    LIMIT,
    OFFSET,
    ONE_YEAR,
    OUTLINE_LEVEL,
    SET,
    SINCE,
    STAND,
    YEAR,
    ApiParameter,
    Q,
    editions,
)
from indicators.api.references import reference_fields, reference_row, reference_sources, references
from indicators.api.schemas import AREA as AREA_SCHEMA
from indicators.api.schemas import CHANGE, FIGURE, FOUND, OUTPUT, REFERENCE, SCHEMAS, STATEMENT
from indicators.api.statements import statement_fields, statements
from indicators.api.statuses import STATUS_COLUMNS, results, status_row, status_with_receipt
from indicators.loading.base_path import with_base
from indicators.loading.region import site_title
from indicators.model import Source

GEOJSON, JSON_LD, RDF_XML = "application/geo+json", "application/ld+json", "application/rdf+xml"
CSVM = "application/csvm+json"
PAGED = (STAND, LIMIT, OFFSET)
Render = Callable[[Asked], Body]
Fields = Mapping[str, Any]
Row = TypeVar("Row")


def _collection(
    path: str,
    title: str,
    schema: str,
    heading: Callable[[Asked], str],
    rows: Callable[[Asked], Sequence[Row]],
    fields: Callable[[Asked, Row], Fields],
    *,
    parameters: Sequence[ApiParameter] = (),
    columns: Iterable[str] = (),
    row: Callable[[Asked, Row], Fields] | None = None,
    sources: Callable[[Asked], Iterable[Source]] = lambda _asked: (),
    changed: bool = False,
    daily: bool = False,
) -> list[Resource]:
    """The addresses of a list: one that looks at Accept, and one for each form it comes in.

    In JSON it is called `heading` and its rows have `fields`; in CSV they have `columns`, of `row` where that says
    otherwise. Without columns it does not come as CSV. A `daily` list says the day it was rated on.
    """

    def as_page(asked: Asked) -> Body:
        more = {"rated_on": asked.day.isoformat()} if daily else {}
        told = partial(fields, asked)
        return page_as_json(
            asked, heading(asked), rows(asked), fields=told, sources=sources(asked), changed=changed, more=more
        )

    def as_table(asked: Asked) -> Body:
        told = partial(row or fields, asked)
        return rows_as_csv(asked, tuple(columns), rows(asked), fields=told, sources=sources(asked))

    def as_metadata(asked: Asked) -> Body:
        page = SCHEMAS[schema]["properties"]["data"]["items"]["$ref"].rpartition("/")[2]
        described = tabular_metadata(asked, title=heading(asked), columns=columns, schema=SCHEMAS[page])
        return as_json(described)

    forms: Mapping[str, Render] = {JSON: as_page, **({CSV: as_table} if columns else {})}
    endings = {"": forms} | {f".{form.rpartition('/')[2]}": {form: render} for form, render in forms.items()}
    taken = (*parameters, *PAGED)
    described = f"{path}.csv{METADATA}"
    about, forms_of = f"{title}: the columns of the CSV (CSVW)", {CSVM: as_metadata}
    metadata = [Resource(described, f"{schema}Columns", about, forms_of, "Foreign", taken)] if columns else []
    return [
        Resource(
            f"{path}{ending}", f"{schema}{ending.title().replace('.', '')}", title, kept, schema, taken, daily=daily
        )
        for ending, kept in endings.items()
    ] + metadata


def _entry(asked: Asked) -> Body:
    releases = {one.id: one for one in asked.store.releases}
    listed = {
        "resources": [
            {
                "path": with_base(f"{ROOT}{one.path}"),
                "href": asked.page(f"{ROOT}{one.path}"),
                "title": one.title,
                "media_types": list(one.forms),
            }
            for one in RESOURCES
        ],
        "releases": [release_fields(releases[name]) for name in editions(asked.store)],
        "sets": [fields_of(one, SCHEMAS["Set"]) for one in asked.store.sets],
    }
    return one_as_json(asked, f"Datenschnittstelle: {site_title()}", listed)


def _area(asked: Asked) -> Body:
    area = asked.store.dataset.areas[asked.code]
    return one_as_json(asked, area.label, area_fields(area))


def _indicator(asked: Asked) -> Body:
    one = asked.store.dataset.indicators[asked.code]
    return one_as_json(asked, one.label, indicator_fields(asked.store, one), asked.store.sources_of(one))


def _sources(asked: Asked) -> Iterable[Source]:
    return asked.sources(asked.indicators())


def _title_of_values(asked: Asked) -> str:
    found = asked.indicators()
    return found[0].label if len(found) == 1 else "Werte der Indikatoren"


def _rated_sources(asked: Asked) -> Iterable[Source]:
    dataset_ = asked.store.dataset
    names = {one.indicator for one in dataset_.goals.values() if one.id in asked.values.get("goal", dataset_.goals)}
    return asked.sources(one for name, one in dataset_.indicators.items() if name in names)


def _boundaries(asked: Asked) -> Body:
    return as_json(feature_collection(asked))


def _values_map(asked: Asked) -> Body:
    return as_json(values_on_outlines(asked))


def _graph_forms(make: Callable[[Asked], Node]) -> dict[str, Render]:
    return {JSON_LD: lambda asked: Body(json_ld(make(asked))), RDF_XML: lambda asked: Body(rdf_xml(make(asked)))}


_CATALOGUE = _graph_forms(catalogue)
RESOURCES: tuple[Resource, ...] = (
    Resource("/", "entry", "Entry: everything there is", {JSON: _entry}, "Entry", (STAND,)),
    *_collection(
        "/areas", "Areas", "Areas", lambda _asked: "Gebiete", Asked.areas, lambda _asked, one: area_fields(one),
        parameters=(AREA, LEVEL), columns=AREA_SCHEMA["properties"], row=lambda _asked, one: area_row(one),
    ),
    Resource(
        "/areas/{code}", "OneArea", "One area", {JSON: _area}, "OneArea", (STAND,),
        codes=lambda store: [area.code for area in (*store.dataset.areas, *store.dataset.areas.groups)],
    ),
    *_collection(
        "/indicators", "Indicators with definition, sources and licences", "Indicators", lambda _asked: "Indikatoren",
        Asked.indicators, lambda asked, one: indicator_fields(asked.store, one), parameters=(INDICATOR, SET),
        columns=INDICATOR_COLUMNS, row=lambda asked, one: indicator_row(asked.store, one), sources=_sources,
    ),
    Resource(
        "/indicators/{code}", "OneIndicator", "One indicator", {JSON: _indicator}, "OneIndicator", (STAND,),
        codes=lambda store: store.dataset.indicators,
    ),
    *_collection(
        "/values", "Figures, unrounded; the sign says why one is missing", "Values", _title_of_values,
        figure_rows, lambda _asked, figure: figure, row=figure_row, parameters=(INDICATOR, SET, AREA, LEVEL, YEAR),
        columns=FIGURE["properties"], sources=_sources, changed=True,
    ),
    *_collection(
        "/references", "Yardsticks from outside: municipalities of state and country, published figures of areas",
        "References", lambda _asked: "Vergleichswerte von außerhalb der Region", references, reference_fields,
        row=reference_row, parameters=(INDICATOR, YEAR), columns=REFERENCE["properties"], sources=reference_sources,
        changed=True,
    ),
    *_collection(
        "/goals", "Goals with target and origin", "Goals", lambda _asked: "Ziele",
        lambda asked: list(asked.store.dataset.goals.values()), lambda _asked, goal: goal_fields(goal),
    ),
    *_collection(
        "/statuses", "Ratings of goals with every number they rest on", "Statuses",
        lambda _asked: "Bewertungen der Ziele", results, status_with_receipt, parameters=(GOAL, AREA, LEVEL),
        columns=STATUS_COLUMNS, row=status_row, sources=_rated_sources, changed=True, daily=True,
    ),
    *_collection(
        "/outputs", "What measures brought about that one can count", "Outputs", lambda _asked: "Ergebnisse",
        outputs, output_fields, columns=OUTPUT["properties"],
    ),
    *_collection(
        "/chain", "From vision to effect: a row per way, with who says that one thing serves another; gaps have no id",
        "Chains", lambda _asked: "Von der Vision zur Wirkung", chains, chain_fields, parameters=(AREA,), daily=True,
    ),
    *_collection(
        "/statements", "What municipalities say themselves about goals, indicators and measures", "Statements",
        lambda _asked: "Stellungnahmen", statements, statement_fields, parameters=(AREA, GOAL, INDICATOR),
        columns=STATEMENT["properties"],
    ),
    *_collection(
        "/search", "What a search finds in everything there is, best first", "Search", lambda _asked: "Suche", found,
        found_fields, parameters=(Q,), columns=FOUND["properties"],
    ),
    *_collection(
        "/changes", "What releases changed: figures that are new, revised or gone, and ratings", "Changes",
        lambda _asked: "Änderungen der Ausgaben", changes, change_fields, parameters=(SINCE, AREA, INDICATOR, GOAL),
        columns=CHANGE["properties"], sources=change_sources,
    ),
    Resource(
        "/indicators/{code}/map.geojson", "ValuesMap", "Values of an indicator in a year on the outlines of areas",
        {GEOJSON: _values_map, JSON: _values_map}, "Foreign", (ONE_YEAR, OUTLINE_LEVEL, STAND),
        codes=lambda store: [name for name in store.series if store.levels(name)],
    ),
    Resource(
        "/indicators/{code}/values.jsonstat", "Cube", "Values of an indicator as JSON-stat 2.0",
        {JSON: lambda asked: as_json(cube(asked))}, "Foreign", (AREA, LEVEL, YEAR, STAND),
        codes=lambda store: store.series,
    ),
    Resource(
        "/boundaries", "Boundaries", "Boundaries as GeoJSON", {GEOJSON: _boundaries, JSON: _boundaries}, "Boundaries",
        (OUTLINE_LEVEL, STAND),
    ),
    Resource(
        "/catalog", "Catalogue", "Catalogue of the indicator sets after DCAT-AP.de", _CATALOGUE, "Catalogue", (STAND,)
    ),
    Resource(
        "/catalog.jsonld", "CatalogueJsonld", "The catalogue as JSON-LD", {JSON_LD: _CATALOGUE[JSON_LD]}, "Catalogue",
        (STAND,),
    ),
    Resource(
        "/catalog.rdf", "CatalogueRdf", "The catalogue as RDF/XML", {RDF_XML: _CATALOGUE[RDF_XML]}, parameters=(STAND,)
    ),
    Resource(
        "/catalog/{code}", "OneDataset", "One indicator set in the catalogue", _graph_forms(dataset), "Catalogue",
        (STAND,), codes=lambda store: [one.id for one in store.sets],
    ),
    Resource("/openapi.json", "Description", "This description",
             {JSON: lambda asked: as_json(description(asked, RESOURCES))}, "Description", (STAND,)),
)  # fmt: skip
