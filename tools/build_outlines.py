"""Write static/outlines.json, the map of the pages before Streamlit: ``python tools/build_outlines.py``.

The outlines of data/boundaries.topojson are simplified as one coverage, so that neighbours keep sharing their borders,
and written in half pixels of a map 480 pixels high: a fifth of the bytes of the full outlines, and no library of
geometry is needed to show them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file: the root is not on the path

if TYPE_CHECKING:
    from shapely import Geometry

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "static" / "outlines.json"
TOLERANCE_M = 250  # nine tenths of a pixel
UNITS = 2  # per pixel
DIGITS_OF_DISTRICT = 5  # of a municipality's key


def outlines() -> dict[str, Any]:
    """Return size in units, units per pixel, and path and inner point of each area by level and AGS."""
    import shapely

    from indicators.drawing.map_image import UTM, bounds
    from indicators.drawing.map_svg import HEIGHT
    from indicators.loading.boundaries import read_boundaries

    frame = read_boundaries("municipality").to_crs(UTM)
    towns = dict(
        zip(map(str, frame["ags"]), shapely.coverage_simplify(frame.geometry.values, TOLERANCE_M), strict=True)
    )
    by_district: dict[str, list[Geometry]] = defaultdict(list)
    for ags, shape in towns.items():
        by_district[ags[:DIGITS_OF_DISTRICT]].append(shape)
    districts = {ags: shapely.coverage_union_all(shapes) for ags, shapes in by_district.items()}
    left, bottom, right, top = bounds()
    scale = HEIGHT * UNITS / (top - bottom)

    def written(shapes: Mapping[str, Geometry]) -> dict[str, tuple[str, tuple[int, int]]]:
        def place(x: float, y: float) -> tuple[int, int]:
            return round((x - left) * scale), round((top - y) * scale)

        found = {}
        for ags, shape in shapes.items():
            rings = [[place(x, y) for x, y in ring.coords] for part in _parts(shape) for ring in _rings(part)]
            inside = shape.representative_point()
            found[ags] = ("".join(path(ring) for ring in rings), place(inside.x, inside.y))
        return found

    return {
        "units": UNITS,
        "size": (round((right - left) * scale), HEIGHT * UNITS),
        "municipality": written(towns),
        "district": written(districts),
    }


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


def write_outlines() -> None:
    """Write the file."""
    OUTPUT.write_text(json.dumps(outlines(), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_outlines()
