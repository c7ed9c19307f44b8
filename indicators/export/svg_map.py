"""Outlines as SVG path data in the pixels of a small map, for documents that draw it themselves."""

from __future__ import annotations

from functools import lru_cache

from indicators.export.map_image import bounds, outlines

HEIGHT = 480


def map_size() -> tuple[int, int]:
    """Return width and height of the map in pixels."""
    left, bottom, right, top = bounds()
    return round(HEIGHT * (right - left) / (top - bottom)), HEIGHT


@lru_cache(maxsize=2)
def paths(level: str) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return the outline of each area as path data, and a point inside it, by AGS."""
    left, bottom, _right, top = bounds()
    scale = HEIGHT / (top - bottom)

    def place(x: float, y: float) -> tuple[float, float]:
        return round((x - left) * scale, 1), round((top - y) * scale, 1)

    found = {}
    for code, shape in outlines(level).items():
        rings = []
        for ring in shape.rings:
            ends = [place(x, y) for x, y in ring]
            thinned = [end for number, end in enumerate(ends) if number == 0 or end != ends[number - 1]]
            rings.append("M" + "L".join(f"{x:g} {y:g}" for x, y in thinned) + "Z")
        x, y = place(*shape.center)
        found[code] = ("".join(rings), (round(x), round(y)))
    return found
