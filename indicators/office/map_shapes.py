"""A described map as shapes of PowerPoint: one per area that can be filled there, in a group with alt text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.drawing.html import render
from indicators.drawing.map_image import HATCH_COLORS, ZERO_ON_DARK
from indicators.drawing.map_svg import MapShape
from indicators.drawing.palette import LIGHT, WHITE, ink
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.drawing.symbols import symbol_png
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible

if TYPE_CHECKING:
    from lxml.etree import _Element

EMU = 10_000  # per unit of an outline: LibreOffice rounds smaller ones away
PATTERNS = {"missing": "wdUpDiag", "confidential": "pct20", "zero": "dotGrid", "still": "ltHorz", "": ""}
THIN, BORDER, CHOSEN = 6_350, 19_050, 34_925  # widths of lines in EMU
SYMBOL = 40  # units across one
_PART = re.compile(r"[MlLZ]|-?\d+(?:\.\d+)?")

Ring = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline in EMU of the group: its box, its rings inside it, and how it is filled ("" for not at all)."""

    name: str
    left: int
    top: int
    width: int
    height: int
    rings: Sequence[Ring]
    fill: str = ""
    pattern: str = ""
    ink: str = ""
    edge: str = LIGHT.outline
    line: int = THIN


@dataclass(frozen=True, slots=True)
class Symbol:
    """A picture on an area, by the id of its relation."""

    name: str
    left: int
    top: int
    width: int
    height: int
    image: str


def map_group(
    shown: RegionMap, box: tuple[int, int, int, int], *, description: str, first_id: int, image: Callable[[bytes], str]
) -> "_Element":
    """Return the group of a map within a box (left, top, width, height in EMU); its shapes count on from `first_id`.

    `image` adds a picture to the slide and returns the id of its relation.
    """
    from pptx.oxml import parse_xml

    drawn = MapShape(shown, small=True)
    width, height = (side * EMU for side in drawn.size)
    scale = min(box[2] / width, box[3] / height)
    placed = (box[0] + round((box[2] - width * scale) / 2), box[1], round(width * scale), round(height * scale))
    shapes = [
        _shape(_("Gebiet {code}").format(code=code), path, **look_of(look)) for code, path, look, _at in drawn.areas
    ]
    shapes += [_shape(_("Grenzen der ‹Kreise›"), path, edge=LIGHT.outline, line=BORDER) for path in drawn.districts]
    shapes += [_shape(_("Rahmen um Versetztes"), path, edge=LIGHT.outline, line=THIN) for path in drawn.frames]
    if drawn.selected:
        shapes.append(_shape(_("Hervorhebung"), drawn.selected, edge=LIGHT.district, line=CHOSEN))
    half = SYMBOL * EMU // 2
    symbols = [
        Symbol(
            look.symbol_name or look.symbol, x * EMU - half, y * EMU - half, 2 * half, 2 * half,
            image(symbol_png(look.symbol)),
        )
        for code, _path, look, (x, y) in drawn.areas
        if look.symbol and code in shown.members
    ]  # fmt: skip
    return parse_xml(
        render(
            "office/map.xml", id=first_id, name=_("Karte"), description=visible(description), box=placed,
            size=(width, height), shapes=shapes, symbols=symbols,
        )
    )  # fmt: skip


def look_of(look: MapClass) -> dict[str, Any]:
    """Return fill, pattern and its colour of a class, as shapes and cells of tables take them."""
    fill = look.color or LIGHT.background
    on_dark = look.pattern == "zero" and ink(fill) == WHITE
    color = ZERO_ON_DARK if on_dark else HATCH_COLORS.get(look.pattern, LIGHT.still)
    return {"fill": fill, "pattern": PATTERNS[look.pattern], "ink": color if look.pattern else ""}


def _shape(name: str, path: str, **look: Any) -> Shape:
    rings = _rings(path)
    xs, ys = [x for ring in rings for x, _y in ring], [y for ring in rings for _x, y in ring]
    left, top = min(xs), min(ys)
    inside = [[(x - left, y - top) for x, y in ring] for ring in rings]
    return Shape(visible(name, 80), left, top, max(xs) - left, max(ys) - top, inside, **look)


def _rings(path: str) -> list[Ring]:
    """The rings of an outline in EMU, from path data with absolute (M, L) and relative (l) ends.

    >>> _rings("M1 2l1 0 0 1Z")
    [[(10000, 20000), (20000, 20000), (20000, 30000)]]
    """
    rings: list[Ring] = []
    x, y, command, numbers = 0.0, 0.0, "", list[float]()
    for part in _PART.findall(path):
        if part in "MlLZ":
            command = part
            continue
        numbers.append(float(part))
        if len(numbers) == 2:
            x, y = (x + numbers[0], y + numbers[1]) if command == "l" else (numbers[0], numbers[1])
            if command == "M":
                rings.append([])
            rings[-1].append((round(x * EMU), round(y * EMU)))
            numbers = []
    return rings
