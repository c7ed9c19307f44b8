"""Maps as SVG in the pixels of a small map: for documents that hold them, or as images of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from indicators.drawing.html import own_markup, render
from indicators.drawing.map_image import Fill, LegendRow, MapDrawing, bounds, outlines
from indicators.drawing.palette import LIGHT, Palette
from indicators.ratings.rating import Status

HEIGHT = 480


@dataclass(frozen=True, slots=True)
class AreaShape:
    """One area of a map: AGS, outline, fill as SVG writes it, and the words a reader gets on it ("" for none)."""

    code: str
    path: str
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class MapShape:
    """What is drawn of a map: areas, borders of districts, the chosen area, symbols (status, x, y)."""

    width: int
    height: int
    areas: Sequence[AreaShape]
    districts: Sequence[str]
    selected: str
    symbols: Sequence[tuple[Status, int, int]]


def map_shape(drawing: MapDrawing, texts: Mapping[str, str] | None = None) -> MapShape:
    """Return the shapes of a map; `texts` are words by area."""
    shapes, (width, height) = paths(drawing.level.value), map_size()
    fills = {code: drawing.fills.get(code, Fill("", "missing")) for code in shapes}
    return MapShape(
        width=width,
        height=height,
        areas=[
            AreaShape(code, path, f"url(#{fill.pattern})" if fill.pattern else fill.color, (texts or {}).get(code, ""))
            for (code, (path, _center)), fill in zip(shapes.items(), fills.values(), strict=True)
        ],
        districts=[path for path, _center in paths("district").values()],
        selected=_outline(drawing.selected),
        symbols=[(fill.symbol, *shapes[code][1]) for code, fill in fills.items() if fill.symbol],
    )


def _outline(code: str | None) -> str:
    """The outline of an area of either level, "" for the region and for none."""
    for level in ("municipality", "district"):
        if code in paths(level):
            return paths(level)[code][0]
    return ""


def map_svg(drawing: MapDrawing, *, label: str, colors: Palette = LIGHT) -> bytes:
    """Return a map as an SVG image of its own; `label` is its text alternative."""
    shown = render("parts/map.svg", shape=map_shape(drawing), colors=colors, statuses=status_shapes(), label=label)
    return shown.encode()


def swatch_svg(row: LegendRow, *, colors: Palette = LIGHT) -> bytes:
    """Return the small field of a line of a legend as an SVG image."""
    return render("parts/swatch.svg", row=row, colors=colors, statuses=status_shapes()).encode()


@lru_cache(maxsize=1)
def status_shapes() -> tuple[tuple[str, Markup], ...]:
    """Return name and shapes of each weather symbol, from the drawings that pages show."""
    found = []
    for status in Status:
        drawing = own_markup(f"status/{status.value}.svg")
        found.append((status.value, drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]))
    return tuple(found)


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
