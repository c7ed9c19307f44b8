"""Maps as SVG in the pixels of a small map: for documents that hold them, or as images of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from indicators.drawing.html import own_markup, render
from indicators.drawing.map_image import bounds, outlines
from indicators.drawing.palette import LIGHT, Palette
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.paths import STATIC

HEIGHT = 480


@dataclass(frozen=True, slots=True)
class MapShape:
    """A map with the outlines it is drawn with; `texts` are the words a reader gets on areas, by AGS.

    A coarse one has outlines in whole pixels, for documents that have to be there at once.
    """

    shown: RegionMap
    texts: Mapping[str, str] = field(default_factory=dict)
    is_coarse: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return map_size()

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
    def selected(self) -> str:
        """The outline of the chosen area of either level, "" for the region and for none."""
        either = self._paths("municipality") | self._paths("district")
        return either.get(self.shown.selected or "", ("", (0, 0)))[0]

    def _paths(self, level: str) -> dict[str, tuple[str, tuple[int, int]]]:
        return coarse_paths(level) if self.is_coarse else paths(level)


def map_svg(shown: RegionMap, *, label: str, colors: Palette = LIGHT) -> bytes:
    """Return a map as an SVG image of its own; `label` is its text alternative."""
    shape = MapShape(shown)
    return render("parts/map.svg", shape=shape, colors=colors, statuses=status_shapes(), label=label).encode()


def swatch_svg(look: MapClass, *, colors: Palette = LIGHT) -> bytes:
    """Return the small field of a line of a legend as an SVG image."""
    return render("parts/swatch.svg", look=look, colors=colors, statuses=status_shapes()).encode()


@lru_cache(maxsize=1)
def status_shapes() -> tuple[tuple[str, Markup], ...]:
    """Return name and shapes of each weather symbol, from the drawings that pages show."""
    found = []
    for file in sorted((STATIC / "status").glob("*.svg")):
        drawing = own_markup(f"status/{file.name}")
        found.append((file.stem, drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]))
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


@lru_cache(maxsize=2)
def coarse_paths(level: str) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return the outlines of `paths` in whole pixels, each point as a step from the one before: a third of the size."""
    return {code: (_coarse(path), inside) for code, (path, inside) in paths(level).items()}


def _coarse(path: str) -> str:
    """An outline in whole pixels.

    >>> _coarse("M1.2 3.4L5.6 7.8L5.7 7.9L9 1Z")
    'M1 3l5 5l3 -7Z'
    """
    rings = []
    for ring in path.split("Z")[:-1]:
        ends = [tuple(round(float(one)) for one in end.split(" ")) for end in ring[1:].split("L")]
        steps = [(x - u, y - v) for (x, y), (u, v) in zip(ends[1:], ends, strict=False)]
        rings.append(f"M{ends[0][0]} {ends[0][1]}" + "".join(f"l{x} {y}" for x, y in steps if x or y) + "Z")
    return "".join(rings)
