"""Boundaries as GeoJSON (RFC 7946)."""

import json
from typing import Any, Literal

from indicators.api.asked import Asked, meta
from indicators.language.i18n import gettext as _
from indicators.loading.boundaries import kept_with_boundaries, read_boundaries, source_note, source_url
from indicators.model import Level
from indicators.store import Store

DIGITS = 6  # of degrees: about ten centimetres


@kept_with_boundaries
def _geometries(level: Literal["municipality", "district"]) -> tuple[tuple[str, str, str], ...]:
    """Code, name and geometry as GeoJSON text, outer rings counterclockwise."""
    import shapely  # comes with geopandas, which takes most of a second: only for those who need geometry

    frame = read_boundaries(level)
    rounded = shapely.transform(frame.geometry.to_numpy(), lambda ends: ends.round(DIGITS))
    shapes = shapely.to_geojson(shapely.orient_polygons(rounded))
    return tuple(zip(frame["ags"].tolist(), frame["name"].tolist(), [str(one) for one in shapes], strict=True))


def outlines(data: Store, level: Level) -> list[tuple[str, str, str]]:
    """Return code, name and geometry as GeoJSON text of the areas of a level; names are those of the data."""
    areas = data.dataset.areas
    shapes = _geometries("district" if level == Level.DISTRICT else "municipality")
    return [(code, area.name if (area := areas.get(code)) else name, shape) for code, name, shape in shapes]


def feature_collection(asked: Asked) -> dict[str, Any]:
    """Return the outlines of a level with code, name, label and district; names come from the data where it has them.

    Outlines are simplified for display: take areas in km² from /areas instead.
    """
    level = asked.level()
    shapes = _geometries("district" if level == Level.DISTRICT else "municipality")
    told = meta(asked, _("Grenzen der ‹Gemeinden›") if level == Level.MUNICIPALITY else _("Grenzen der ‹Kreise›"), [])
    note = source_note()
    return {
        "type": "FeatureCollection",
        "attribution": note,
        "meta": {
            **told,
            "licence": {"note": source_note(), "licences": [{"name": source_note(), "url": source_url()}]},
        },
        "features": [
            {
                "type": "Feature",
                "id": code,
                "properties": _properties(asked, code, name, level),
                "geometry": json.loads(shape),
            }
            for code, name, shape in shapes
        ],
    }


def _properties(asked: Asked, code: str, name: str, level: Level) -> dict[str, Any]:
    area = asked.store.dataset.areas.get(code)
    return {
        "area": code,
        "name": area.name if area else name,
        "label": area.label if area else name,
        "level": level.value,
        "district": (area.district or None) if area else None,
    }
