"""Boundaries of municipalities and districts, read from data/boundaries.topojson."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

from indicators.paths import DATA

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

BOUNDARIES_FILE = DATA / "boundaries.topojson"
SOURCE_NOTE = "© GeoBasis-DE / BKG 2016 (Daten verändert)"
SOURCE_URL = "https://www.bkg.bund.de"

_LAYERS = {"municipality": "municipalities", "district": "districts"}


def read_boundaries(level: Literal["municipality", "district"]) -> "GeoDataFrame":
    """Frame with `ags` str, `name` str and `geometry` (polygons, EPSG:4326), one row per area of the level.

    Neighbours share their borders point by point; a district is exactly the union of its municipalities.
    The polygons are simplified for display (about 90 m): take areas in km² from data/areas.csv instead.

    Raises
    ------
    ValueError
        If `level` is neither "municipality" nor "district".
    """
    layer = _layer(level)
    import geopandas  # takes most of a second: only for those who need geometry

    frame = geopandas.read_file(BOUNDARIES_FILE, layer=layer)
    return frame[["ags", "name", "geometry"]].set_crs(4326, allow_override=True)


@lru_cache(maxsize=2)
def neighbours(level: Literal["municipality", "district"]) -> Mapping[str, frozenset[str]]:
    """Codes of the areas that share a border with each area of the level, by code.

    A border is an arc of the topology that two areas use: who only meets at a point is no neighbour. Areas outside the
    region are not in the file and so never among them. Raises ValueError as `read_boundaries`.
    """
    layer = _layer(level)
    areas_of: dict[int, set[str]] = defaultdict(set)
    for one in json.loads(BOUNDARIES_FILE.read_text(encoding="utf-8"))["objects"][layer]["geometries"]:
        for arc in _arcs(one["arcs"]):
            areas_of[arc].add(one["properties"]["ags"])
    found: dict[str, set[str]] = {code: set() for codes in areas_of.values() for code in codes}
    for codes in areas_of.values():
        for left, right in combinations(codes, 2):
            found[left].add(right)
            found[right].add(left)
    return {code: frozenset(others) for code, others in found.items()}


def _layer(level: str) -> str:
    if level not in _LAYERS:
        raise ValueError(f"level: found {level!r}, expected one of {', '.join(map(repr, _LAYERS))}")
    return _LAYERS[level]


def _arcs(nested: Any) -> Iterator[int]:
    """The arcs of a geometry, whichever way round they are used."""
    for one in nested:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _arcs(one)
