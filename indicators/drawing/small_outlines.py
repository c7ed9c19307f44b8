"""The small outlines of a region, for the pages before Streamlit: a fifth of the bytes, and no library shows them.

The municipalities are simplified as one coverage, so that neighbours keep sharing their borders, and written in half
pixels of a map 480 pixels high.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from indicators.drawing.map_image import ROOM_M, UTM, frames_in_metres
from indicators.drawing.placed import placed
from indicators.model.inset import Inset

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely import Geometry

HEIGHT = 480  # pixels of a small map
PIXELS = 0.9  # the smallest triangle kept
UNITS = 2  # per pixel


def small_outlines(
    frame: "GeoDataFrame", parents: Mapping[str, str], insets: Sequence[Inset] = ()
) -> dict[str, Any]:  # fmt: skip
    """Return size in units, units per pixel, path and inner point of each area by level and AGS, and frames as paths.

    `frame` has `ags` and `geometry` of the smallest areas, `parents` says in what each of them is. With `insets` parts
    stand in frames of their own; they are named, so that others can see how it was drawn.
    """
    import shapely

    frame = placed(frame.to_crs(4326), insets).to_crs(UTM)
    boxes = frames_in_metres(insets)
    edges = shapely.total_bounds([*frame.geometry.values, *map(shapely.linestrings, boxes)])
    left, bottom, right, top = (
        float(edge) + room for edge, room in zip(edges, (-ROOM_M, -ROOM_M, ROOM_M, ROOM_M), strict=True)
    )
    scale = HEIGHT * UNITS / (top - bottom)
    shapes = shapely.coverage_simplify(frame.geometry.values, PIXELS * UNITS / scale)
    towns = dict(zip(map(str, frame["ags"]), shapes, strict=True))
    by_district: dict[str, list[Geometry]] = defaultdict(list)
    for ags, shape in towns.items():
        by_district[parents[ags]].append(shape)
    districts = {ags: shapely.coverage_union_all(parts) for ags, parts in by_district.items()}

    def place(x: float, y: float) -> tuple[int, int]:
        return round((x - left) * scale), round((top - y) * scale)

    def written(shapes: Mapping[str, "Geometry"]) -> dict[str, tuple[str, tuple[int, int]]]:
        found = {}
        for ags, shape in shapes.items():
            rings = [[place(x, y) for x, y in ring.coords] for part in _parts(shape) for ring in _rings(part)]
            inside = max(_parts(shape), key=lambda part: float(part.area)).representative_point()
            found[ags] = ("".join(path(ring) for ring in rings), place(inside.x, inside.y))
        return found

    return {
        "units": UNITS,
        "size": (round((right - left) * scale), HEIGHT * UNITS),
        "municipality": written(towns),
        "district": written(districts),
        **(
            {"frames": [path([place(*end) for end in ring]) for ring in boxes], "insets": told(insets)}
            if insets
            else {}
        ),
    }


def told(insets: Sequence[Inset]) -> list[list[Any]]:
    """Return how parts are drawn apart, as a file says it."""
    return [[one.name, list(one.origin), list(one.frame)] for one in insets]


def path(ring: Sequence[tuple[int, int]]) -> str:
    """Return a closed ring as path data: its first point, then the way from each to the next; "" for less than an area.

    >>> path([(4, 4), (9, 4), (9, 4), (9, -6), (4, 4)])
    'M4 4l5 0 0-10z'
    """
    points = [one for number, one in enumerate(ring[:-1]) if number == 0 or one != ring[number - 1]]
    if len(points) < 3:
        return ""
    steps = [f"{x - before_x} {y - before_y}" for (x, y), (before_x, before_y) in zip(points[1:], points, strict=False)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _parts(shape: Any) -> Sequence[Any]:
    return getattr(shape, "geoms", [shape])


def _rings(part: Any) -> Sequence[Any]:
    return (part.exterior, *part.interiors)
