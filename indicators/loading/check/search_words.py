"""places.csv with place_sources.csv, and synonyms.csv: words by which something is found that has another name."""

from collections.abc import Mapping

import pandas as pd

from indicators.loading.cells import CODE, PARTS, URL
from indicators.loading.check.references import Known, check_areas_named, usable
from indicators.loading.rows import rows
from indicators.loading.schema import Column, Table
from indicators.model.areas import Areas
from indicators.model.problems import Problem
from indicators.model.search_words import Place, PlaceSource, Synonym

PLACE_SOURCES = Table(
    "place_sources.csv",
    (
        Column("source", CODE, required=True, field="id"),
        Column("attribution_de", required=True),
        Column("licence", required=True),
        Column("licence_url", URL),
    ),
    key=("source",),
    closed=True,
)
PLACES = Table(
    "places.csv",
    (
        Column("name", required=True, title="Ort oder Postleitzahl"),
        Column("area", required=True, title="AGS der Gemeinde"),
        Column("source", required=True),
    ),
    key=("name", "area"),
    closed=True,
)
SYNONYMS = Table(
    "synonyms.csv",
    (
        Column("word", required=True, title="Wort, nach dem gesucht wird"),
        Column("forms", PARTS, title="weitere solche Wörter, mit | getrennt"),
        Column("means", PARTS, required=True, title="Wörter, die hier dafür stehen, mit | getrennt"),
    ),
    key=("word",),
    closed=True,
)


def check_place_sources(frame: pd.DataFrame, problems: list[Problem]) -> dict[str, PlaceSource]:
    """Return the sources by id; a row with a fault is left out."""
    return PLACE_SOURCES.read(frame, problems, lambda row, fields: PlaceSource(**fields) if row.ok else None)


def check_places(
    frame: pd.DataFrame, problems: list[Problem], *, areas: Areas, sources: Mapping[str, PlaceSource]
) -> tuple[Place, ...]:
    """Return the places in file order; one of an unknown area or source is left out."""
    found: dict[tuple[str, str], Place] = {}
    for row in rows(frame, PLACES.file, problems):
        fields = PLACES.fields(row)
        key = (fields["name"], fields["area"])
        check_areas_named(row, [fields["area"]] if fields["area"] else [], areas, column="area")
        usable(row, "source", [fields["source"]], Known(PLACE_SOURCES.file, sources))
        if key in found:
            row.fault("duplicate", "name", f"„{fields['name']}“ steht mehrmals bei „{fields['area']}“.", "Nur einmal.")
        if row.ok:
            found[key] = Place(**fields)
    return tuple(found.values())


def check_synonyms(frame: pd.DataFrame, problems: list[Problem]) -> tuple[Synonym, ...]:
    """Return the synonyms in file order; a row with a fault is left out."""
    found = SYNONYMS.read(frame, problems, lambda row, fields: Synonym(**fields) if row.ok else None)
    return tuple(found.values())
