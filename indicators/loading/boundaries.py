"""Boundaries of municipalities and districts, read from boundaries.topojson of the data folder."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from indicators.loading.load import data_dir
from indicators.loading.region import current_region
from indicators.loading.topology import FILE, arcs_of, topology_file
from indicators.model.inset import Inset

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SMALL_FILE = "outlines.json"
OFFICIAL, OFFICIAL_URL = "BKG", "https://www.bkg.bund.de"
P = ParamSpec("P")
T = TypeVar("T")


def boundaries_file(name: str = FILE) -> Path:
    """Return the file of boundaries: that of the data folder, or of the shipped one where it has none."""
    return topology_file(data_dir(), name)


def boundaries_text(name: str = FILE) -> str:
    """Return a file of boundaries as text."""
    return boundaries_file(name).read_text(encoding="utf-8")


def kept_with_boundaries(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function makes of the boundaries, for the last arguments, until these or their places change."""

    @lru_cache(maxsize=8)
    def made(_state: tuple[Path, int, tuple[Inset, ...]], *args: Any, **kwargs: Any) -> T:
        return function(*args, **kwargs)

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        path = boundaries_file()
        return made((path, path.stat().st_mtime_ns, current_region().map_insets), *args, **kwargs)  # type: ignore[arg-type]

    return asked


@kept_with_boundaries
def source_note() -> str:
    """Return how the source of the boundaries is to be named, as their file says."""
    return str(json.loads(boundaries_text())["source"])


def source_url() -> str:
    """Return where those who published the boundaries are found; "" for a town's own, whose note says all."""
    return OFFICIAL_URL if OFFICIAL in source_note() else ""


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

    frame = geopandas.read_file(boundaries_file(), layer=layer)
    return frame[["ags", "name", "geometry"]].set_crs(4326, allow_override=True)


@kept_with_boundaries
def neighbours(level: str) -> Mapping[str, frozenset[str]]:
    """Codes of the areas that share a border with each area of the level, by code.

    A border is an arc of the topology that two areas use: who only meets at a point is no neighbour. Areas outside the
    region are not in the file and so never among them. Raises ValueError as `read_boundaries`.
    """
    layer = _layer(level)
    areas_of: dict[int, set[str]] = defaultdict(set)
    for one in json.loads(boundaries_text())["objects"][layer]["geometries"]:
        for arc in arcs_of(one["arcs"]):
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
