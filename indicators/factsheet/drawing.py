"""The small location map of a fact sheet as SVG, told apart by lightness alone."""

import math
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from indicators.loading.boundaries import read_boundaries

WIDTH = 100.0
FILLED, EMPTY, THIN, THICK = "#0A3F57", "#EEF2F4", "#A9B5BC", "#33434C"


def location_map(codes: Collection[str]) -> str:
    """Return an SVG of the region with the municipalities of `codes` filled, "" where no boundary of them is known."""
    municipalities, districts, height = _outlines()
    if not any(code in municipalities for code in codes):
        return ""
    empty = "".join(path for code, path in municipalities.items() if code not in codes)
    filled = "".join(path for code, path in municipalities.items() if code in codes)
    one = len(codes) == 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {WIDTH + 2:.0f} {height + 2:.1f}">'
        f'<g stroke-linejoin="round"><path d="{empty}" fill="{EMPTY}" stroke="{THIN}" stroke-width=".35"/>'
        f'<path d="{filled}" fill="{FILLED}" stroke="{FILLED if one else "#FFFFFF"}" stroke-width=".35"/>'
        f'<path d="{"".join(districts)}" fill="none" stroke="{THICK}" stroke-width=".9"/></g></svg>'
    )


@lru_cache(maxsize=1)
def _outlines() -> tuple[dict[str, str], list[str], float]:
    """Paths of municipalities by code, paths of districts, and the height that belongs to `WIDTH`."""
    municipalities, districts = read_boundaries("municipality"), read_boundaries("district")
    west, south, east, north = (float(one) for one in municipalities.total_bounds)
    narrow = math.cos(math.radians((south + north) / 2))  # a degree of longitude is shorter than one of latitude
    scale = WIDTH / ((east - west) * narrow)

    def path(geometry: Any) -> str:
        parts = getattr(geometry, "geoms", [geometry])
        rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
        return "".join(
            "M" + "L".join(f"{(x - west) * narrow * scale:.2f} {(north - y) * scale:.2f}" for x, y in ring.coords) + "Z"
            for ring in rings
        )

    by_code = {
        str(code): path(shape) for code, shape in zip(municipalities["ags"], municipalities.geometry, strict=True)
    }
    return by_code, [path(shape) for shape in districts.geometry], (north - south) * scale
