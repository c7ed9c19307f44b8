"""Maps as SVG in the pixels of a small map: for documents that hold them, or as images of their own."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from indicators.drawing.html import render, symbol_markup
from indicators.drawing.map_image import bounds, frames_in_metres, outlines
from indicators.drawing.palette import LIGHT, Palette
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.drawing.small_outlines import HEIGHT, small_outlines, told
from indicators.loading.boundaries import SMALL_FILE, boundaries_text, kept_with_boundaries, read_boundaries
from indicators.loading.region import current_region
from indicators.paths import STATIC

Paths = Mapping[str, tuple[str, tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class MapShape:
    """A map with the outlines it is drawn with; `texts` are the words a reader gets on areas, by AGS.

    A `small` one has outlines that are simplified for a few hundred pixels: a fifth of the bytes, at once there.
    """

    shown: RegionMap
    texts: Mapping[str, str] = field(default_factory=dict)
    small: bool = False

    @property
    def units(self) -> int:
        """Units of the drawing per pixel."""
        return int(small_map()["units"]) if self.small else 1

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in units."""
        width, height = small_map()["size"] if self.small else map_size()
        return width, height

    @property
    def areas(self) -> Iterable[tuple[str, str, MapClass, tuple[int, int]]]:
        """AGS, outline and look of each area, and a point inside it."""
        found = self._paths(self.shown.level.value)
        return [(code, path, self.shown.look(code), inside) for code, (path, inside) in found.items()]

    @property
    def districts(self) -> Sequence[str]:
        """The outlines of the districts."""
        return [path for path, _inside in self._paths("district").values()]

    @property
    def frames(self) -> Sequence[str]:
        """The frames around what is drawn apart."""
        return small_map().get("frames", []) if self.small else frame_paths()

    @property
    def selected(self) -> str:
        """The outlines of what is chosen at either level, "" for the region and for none."""
        either = {**self._paths("municipality"), **self._paths("district")}
        return " ".join(either[code][0] for code in (self.shown.selected or "").split() if code in either)

    def _paths(self, level: str) -> Paths:
        return small_map()[level] if self.small else paths(level)


@kept_with_boundaries
def small_map() -> Mapping[str, Any]:
    """Units per pixel, size, paths by level, and frames: `small_outlines`, drawn anew where parts stand elsewhere."""
    found: dict[str, Any] = json.loads(boundaries_text(SMALL_FILE))
    insets = current_region().map_insets
    if found.get("insets", []) == told(insets):
        return found
    towns, districts = read_boundaries("municipality"), read_boundaries("district")
    around = districts.sindex.query(towns.geometry.representative_point(), predicate="within")
    codes = list(districts["ags"])
    parents = {str(towns["ags"].iloc[town]): str(codes[district]) for town, district in around.T}
    return small_outlines(towns, parents, insets)


def map_svg(shown: RegionMap, *, label: str, colors: Palette = LIGHT) -> bytes:
    """Return a map as an SVG image of its own; `label` is its text alternative."""
    shape = MapShape(shown)
    return render("parts/map.svg", shape=shape, colors=colors, statuses=status_shapes(), label=label).encode()


def swatch_svg(look: MapClass, *, colors: Palette = LIGHT) -> bytes:
    """Return the small field of a line of a legend as an SVG image."""
    return render("parts/swatch.svg", look=look, colors=colors, statuses=status_shapes()).encode()


@lru_cache(maxsize=1)
def status_shapes() -> tuple[tuple[str, Markup], ...]:
    """Return id and shapes of each weather symbol, from the drawings that pages show."""
    return tuple(symbol_shapes(f"status/{file.stem}" for file in sorted((STATIC / "status").glob("*.svg"))))


def symbol_shapes(names: Iterable[str]) -> list[tuple[str, Markup]]:
    """Return id and shapes of symbols by their names ("status/sun" has the id "status-sun")."""
    found = []
    for name in names:
        drawing = symbol_markup(name)
        found.append((name.replace("/", "-"), drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]))
    return found


def map_size() -> tuple[int, int]:
    """Return width and height of the map in pixels."""
    left, bottom, right, top = bounds()
    return round(HEIGHT * (right - left) / (top - bottom)), HEIGHT


@kept_with_boundaries
def paths(level: str) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return the outline of each area as path data, and a point inside it, by AGS."""
    found = {}
    for code, shape in outlines(level).items():
        x, y = _place(*shape.center)
        found[code] = ("".join(map(_ring, shape.rings)), (round(x), round(y)))
    return found


@kept_with_boundaries
def frame_paths() -> list[str]:
    """Return the frames around what is drawn apart as path data."""
    return [_ring(ring) for ring in frames_in_metres(current_region().map_insets)]


def _ring(ring: Sequence[tuple[float, float]]) -> str:
    ends = [_place(x, y) for x, y in ring]
    thinned = [end for number, end in enumerate(ends) if number == 0 or end != ends[number - 1]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in thinned) + "Z"


def _place(x: float, y: float) -> tuple[float, float]:
    """Where metres are on the map, in pixels."""
    left, bottom, _right, top = bounds()
    scale = HEIGHT / (top - bottom)
    return round((x - left) * scale, 1), round((top - y) * scale, 1)
