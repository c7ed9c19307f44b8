"""Boundaries of municipalities and districts, read from data/boundaries.topojson."""

from typing import TYPE_CHECKING, Literal

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
    if level not in _LAYERS:
        raise ValueError(f"level: found {level!r}, expected one of {', '.join(map(repr, _LAYERS))}")
    import geopandas  # takes most of a second: only for those who need geometry

    frame = geopandas.read_file(BOUNDARIES_FILE, layer=_LAYERS[level])
    return frame[["ags", "name", "geometry"]].set_crs(4326, allow_override=True)
