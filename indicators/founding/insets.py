"""Parts far out that would make the rest of a map small: found in the outlines, and a place for each that is free."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from indicators.model.inset import Box, Inset

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely import Geometry

NEAR_M = 10_000.0  # parts of the region that are less apart belong together
MOST_OF_AREA = 0.05  # of the region: what is drawn apart is small
LEAST_GAIN = 1.3  # how many times as long the map would be with it
PART, MOST_TIMES = 0.18, 3.0  # of the map's longer side that a frame may take, and how much it may enlarge
ROOM, MARGIN = 0.15, 0.02  # around a part in its frame, as a part of it; between frame and outlines, of the map
LONGEST = 60  # letters of a name


def far_parts(frame: "GeoDataFrame", labels: Mapping[str, str]) -> list[Inset]:
    """Return how small parts far out may be drawn apart, [] where there are none or where no place is free.

    `frame` has `ags` and `geometry` in metres, `labels` are names by code.
    """
    import shapely

    parts = frame[["ags", "geometry"]].explode(index_parts=False).reset_index(drop=True)
    coarse = shapely.simplify(parts.geometry.values, NEAR_M / 20)
    groups = shapely.get_parts(shapely.unary_union(shapely.buffer(coarse, NEAR_M / 2, quad_segs=2)))
    if len(groups) < 2:
        return []
    of_group = [parts[parts.intersects(group)] for group in groups]
    of_group.sort(key=lambda one: -one.geometry.area.sum())
    rest, found = of_group[0].geometry.union_all(), list[Inset]()
    whole = frame.geometry.area.sum()
    for one in of_group[1:]:
        group = one.geometry.union_all()
        if group.area > MOST_OF_AREA * whole or _side(shapely.union(rest, group)) < LEAST_GAIN * _side(rest):
            rest = shapely.union(rest, group)
            continue
        box = _padded(group.bounds, ROOM * max(_side(group), 1.0))
        if place := _free(box, rest, frame.crs):
            found.append(Inset(_named(one, frame, labels), _degrees(box, frame.crs), _degrees(place, frame.crs)))
            rest = shapely.union(rest, shapely.box(*place))
    return found


def _side(shape: "Geometry") -> float:
    left, bottom, right, top = shape.bounds
    return float(max(right - left, top - bottom))


def _padded(box: Box, room: float) -> Box:
    left, bottom, right, top = box
    return left - room, bottom - room, right + room, top + room


def _free(box: Box, rest: "Geometry", crs: object) -> Box | None:
    """A place for a frame, in a corner of the map or beside one, as near as can be to where the part is."""
    import shapely

    size = _side(rest)
    times = min(MOST_TIMES, max(1.0, PART * size / _side(shapely.box(*box))))
    width, height = (box[2] - box[0]) * times, (box[3] - box[1]) * times
    middle = shapely.centroid(shapely.box(*box))
    taken = shapely.buffer(rest, MARGIN * size)
    free = [one for one in _corners(rest.bounds, width, height, MARGIN * size)
            if not shapely.intersects(shapely.box(*_outer(one, crs)), taken)]  # fmt: skip
    return min(free, key=lambda one: float(shapely.distance(shapely.box(*one), middle)), default=None)


def _corners(around: Box, width: float, height: float, margin: float) -> Iterator[Box]:
    """Places in the corners of a box, and left and right of these."""
    left, bottom, right, top = around
    for x in (left, right - width, left - width - 2 * margin, right + 2 * margin):
        for y in (bottom, top - height):
            yield x, y, x + width, y + height


def _outer(box: Box, crs: object) -> Box:
    """The box, in metres, around the one in degrees that is around a box in metres: north is not up everywhere."""
    import geopandas
    import shapely

    outer = geopandas.GeoSeries([shapely.box(*_degrees(box, crs))], crs=4326).to_crs(crs).total_bounds
    return tuple(map(float, outer))  # type: ignore[return-value]  # four


def _degrees(box: Box, crs: object) -> Box:
    """The box, in degrees, around one in metres."""
    import geopandas
    import shapely

    found = geopandas.GeoSeries([shapely.box(*box)], crs=crs).to_crs(4326).total_bounds
    return tuple(round(float(one), 4) for one in found)  # type: ignore[return-value]  # four


def _named(parts: "GeoDataFrame", frame: "GeoDataFrame", labels: Mapping[str, str]) -> str:
    """What it is called: its areas, or of which they are a part."""
    names: list[str] = []
    for code, shapes in parts.groupby("ags"):
        name, whole = labels[str(code)], frame.loc[frame["ags"] == code, "geometry"].area.sum()
        names.append(name if shapes.geometry.area.sum() > 0.9 * whole else f"Teil von {name}")
    text = ", ".join(names)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
