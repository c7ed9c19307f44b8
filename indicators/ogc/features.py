"""Areas of a level with the newest figure of every indicator, as GeoJSON features."""

import json
from collections.abc import Sequence
from typing import Any

from indicators.api.outlines import outlines
from indicators.figures.series import Figure
from indicators.model import Level
from indicators.store import Store

COLLECTIONS = {"gemeinden": Level.MUNICIPALITY, "kreise": Level.DISTRICT}
Box = tuple[float, float, float, float]  # west, south, east, north in degrees

Feature = dict[str, Any]


def features(data: Store, name: str, *, until: int | None = None) -> list[Feature]:
    """Return a feature per area of a collection, with value and year of each indicator that has values there.

    A column is called as its indicator, the year beside it `<indicator>_jahr`; both are null where nothing is known.
    With `until` they are the newest of that year and before.
    """
    level = COLLECTIONS[name]
    shown = [one for name, one in data.series.items() if data.years(name, level)]
    found = []
    for code, label, shape in outlines(data, level):
        area = data.dataset.areas.get(code)
        properties: dict[str, Any] = {"ags": code, "name": label, "kreis": (area.district or None) if area else None}
        for series in shown:
            figure = newest(series.figures(code), until)
            properties[series.indicator.id] = figure.value if figure else None
            properties[f"{series.indicator.id}_jahr"] = figure.year if figure else None
        found.append({"type": "Feature", "id": code, "properties": properties, "geometry": json.loads(shape)})
    return found


def newest(figures: Sequence[Figure], until: int | None) -> Figure | None:
    """Return the last figure that has a value, of a year and before where one is named."""
    known = (one for one in reversed(figures) if one.value is not None and (until is None or one.year <= until))
    return next(known, None)


def within(found: Sequence[Feature], box: Box | None) -> list[Feature]:
    """Return the features whose own box meets a box; all without one."""
    return [one for one in found if box is None or _meets(box_of(one), box)]


def box_of(feature: Feature) -> Box:
    """Return the box around a feature."""
    points = list(_points(feature["geometry"]["coordinates"]))
    east, north = zip(*points, strict=True)
    return min(east), min(north), max(east), max(north)


def _points(coordinates: Any) -> Any:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
        return
    for one in coordinates:
        yield from _points(one)


def _meets(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
