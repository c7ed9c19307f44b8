"""The small location map of a fact sheet as SVG, told apart by lightness alone."""

from collections.abc import Collection

from indicators.drawing.map_svg import small_map
from indicators.drawing.palette import LIGHT

EMPTY, THIN, THICK = "#EEF2F4", "#A9B5BC", "#33434C"


def location_svg(codes: Collection[str]) -> str:
    """Return an SVG of the region with the municipalities of `codes` filled, "" where no boundary of them is known."""
    small = small_map()
    municipalities, (width, height), unit = small["municipality"], small["size"], small["units"]
    if not any(code in municipalities for code in codes):
        return ""
    empty = "".join(path for code, (path, _inside) in municipalities.items() if code not in codes)
    filled = "".join(path for code, (path, _inside) in municipalities.items() if code in codes)
    districts = "".join(path for path, _inside in small["district"].values())
    frames = "".join(small.get("frames", ()))
    framed = f'<path d="{frames}" fill="none" stroke="{THICK}" stroke-width="{1.5 * unit}"/>' if frames else ""
    one, filling = len(codes) == 1, LIGHT.area
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<g stroke-linejoin="round"><path d="{empty}" fill="{EMPTY}" stroke="{THIN}" stroke-width="{1.5 * unit}"/>'
        f'<path d="{filled}" fill="{filling}" stroke="{filling if one else "#FFFFFF"}" stroke-width="{1.5 * unit}"/>'
        f'<path d="{districts}" fill="none" stroke="{THICK}" stroke-width="{4 * unit}"/>'
        f"{framed}</g></svg>"
    )
