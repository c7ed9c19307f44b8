"""A small SVG drawing as plain outlines in a square: what maps, lists, images and files can all draw, and no more."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indicators.language.visible import visible

if TYPE_CHECKING:
    from fontTools.misc.transform import Transform

SIDE = 24  # of the square all drawings are brought into
OVER = 1.0  # how far an outline may reach over it
MOST_BYTES, MOST_LETTERS = 100_000, 8_000  # of a file, and of its outlines
SVG = "http://www.w3.org/2000/svg"
SHAPES = ("path", "circle", "ellipse", "rect", "line", "polyline", "polygon")
GROUPS = ("svg", "g")
SILENT = ("title", "desc", "metadata", "defs")  # draw nothing by themselves
USUAL = {"fill": "#000000", "stroke": "none", "stroke-width": "1"}
EFFECTS = ("filter", "mask", "clip-path", "stroke-dasharray")
LOOK = (*USUAL, "fill-opacity", "stroke-opacity", "opacity", "fill-rule", "display", "visibility")
SHOWN = 40  # letters of what is wrong, in a message
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FUNCTION = re.compile(r"(\w+)\s*\(([^)]*)\)")
_FUNCTIONS: "Mapping[str, Callable[[Transform, list[float]], Transform]]" = {
    "matrix": lambda place, given: place.transform(tuple(given)),
    "translate": lambda place, given: place.translate(*given),
    "scale": lambda place, given: place.scale(*given),
    "rotate": lambda place, given: place.rotate(*map(math.radians, given)),
    "skewX": lambda place, given: place.skew(*map(math.radians, given)),
    "skewY": lambda place, given: place.skew(0, *map(math.radians, given)),
}


@dataclass(frozen=True, slots=True)
class PlainShape:
    """An outline as SVG path data in the square; `fill` and `stroke` are hex colours or "none", `width` is its unit."""

    data: str
    fill: str
    stroke: str
    width: float


def plain_shapes(svg: str) -> list[PlainShape]:
    """Return what a drawing shows, each outline in the square of 24 units, whatever its own size and groups.

    Raises ValueError, in words for its author, for what is no SVG and for all that is not an outline with colours:
    letters, images, styles by class, gradients, what is seen through, and what reaches over the edge.

    >>> plain_shapes('<svg viewBox="0 0 12 12"><rect x="3" y="3" width="6" height="6" fill="white"/></svg>')
    [PlainShape(data='M6 6H18V18H6V6Z', fill='#ffffff', stroke='none', width=2.0)]
    """
    if len(svg) > MOST_BYTES:
        raise ValueError(f"Die Datei hat mehr als {MOST_BYTES // 1000} kB.")
    try:
        root = fromstring(svg)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ValueError("Das ist kein lesbares SVG.") from error
    if _name(root) != "svg":
        raise ValueError("Das ist kein SVG.")
    try:
        found = list(_inside(root, USUAL, _into_square(root)))
    except RecursionError as error:
        raise ValueError("Gruppen stehen zu tief ineinander.") from error
    if not found:
        raise ValueError("Die Zeichnung ist leer.")
    if sum(len(one.data) for one in found) > MOST_LETTERS:
        raise ValueError("Die Zeichnung hat zu viele Punkte für ein kleines Zeichen.")
    return found


def plain_svg(shapes: list[PlainShape]) -> str:
    """Return outlines as an SVG of their own that holds nothing else."""
    paths = "".join(
        f'<path d="{one.data}" fill="{one.fill}" stroke="{one.stroke}" stroke-width="{one.width:g}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
        for one in shapes
    )
    return f'<svg xmlns="{SVG}" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">{paths}</svg>'


def _name(element: Any) -> str:
    """What an SVG element is called, "" for one of another language, as editors write them."""
    if not isinstance(element.tag, str):
        return ""
    space, _brace, name = element.tag.rpartition("}")
    return name if space in ("", "{" + SVG) else ""


def _into_square(root: Any) -> "Transform":
    """What brings the drawing's own field into the middle of the square."""
    from fontTools.misc.transform import Identity

    said = [float(one) for one in _NUMBER.findall(root.get("viewBox") or "")]
    if len(said) != 4:
        said = [0.0, 0.0, *(_length(root.get(name, "")) for name in ("width", "height"))]
    left, top, width, height = said
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise ValueError("Die Zeichnung sagt nicht, wie groß sie ist (viewBox).")
    scale = SIDE / max(width, height)
    middle = Identity.translate((SIDE - width * scale) / 2, (SIDE - height * scale) / 2)
    return middle.scale(scale).translate(-left, -top)


def _length(text: str) -> float:
    found = _NUMBER.match(text.strip())
    return float(found[0]) if found else 0.0


def _inside(element: Any, above: Mapping[str, str], place: "Transform") -> Iterator[PlainShape]:
    """The outlines of an element and of what is in it, with the look it has from `above`."""
    name = _name(element)
    if name == "" or name in SILENT:
        return
    if name not in (*GROUPS, *SHAPES):
        raise ValueError(f"<{name}> kann nicht gezeichnet werden.")
    for effect in EFFECTS:
        if element.get(effect, "none") != "none" or f"{effect}:" in element.get("style", "").replace(" ", ""):
            raise ValueError(f"Eine Wirkung, die nicht überall gezeichnet werden kann ({effect}).")
    look = {**above, **_own_look(element)}
    if look.get("display") == "none" or look.get("visibility") in ("hidden", "collapse"):
        return
    place = _moved(element.attrib.pop("transform", ""), place)
    if name in SHAPES and (shape := _shape(element, look, place)):
        yield shape
    for child in element if name in GROUPS else ():
        yield from _inside(child, look, place)


def _own_look(element: Any) -> dict[str, str]:
    """What an element says of its look, in attributes or in its style, which comes first."""
    styled = (one.partition(":") for one in element.get("style", "").split(";"))
    said = {key.strip(): text.strip() for key, _colon, text in styled}
    if element.get("class") and not element.get("fill") and "fill" not in said:
        raise ValueError("Farben stehen in einer Klasse (class); sie müssen am Element stehen.")
    return {key: text for key in LOOK if (text := said.get(key) or element.get(key, ""))}


def _moved(text: str, place: "Transform") -> "Transform":
    """A place moved as an attribute `transform` says (SVG 2, its functions one after the other)."""
    for name, said in _FUNCTION.findall(text):
        given = [float(one) for one in _NUMBER.findall(said)]
        try:
            if name == "rotate" and len(given) == 3:
                angle, x, y = given
                place = place.translate(x, y).rotate(math.radians(angle)).translate(-x, -y)
            else:
                place = _FUNCTIONS[name](place, given)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"„{visible(text, SHOWN)}“ ist keine lesbare Verschiebung (transform).") from error
    return place


def _shape(element: Any, look: Mapping[str, str], place: "Transform") -> PlainShape | None:
    """An outline brought into the square, None where nothing of it can be seen."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path
    from fontTools.svgLib.path.shapes import PathBuilder

    fill, stroke = _color(look, "fill"), _color(look, "stroke")
    if _opacity(look, "opacity") != 1:
        raise ValueError("Etwas ist durchscheinend (opacity).")
    if fill == stroke == "none":
        return None
    builder, drawn, measured = PathBuilder(), SVGPathPen(None, ntos=_short), BoundsPen(None)
    try:
        builder.add_path_from_element(element)
        for data in builder.paths:
            for pen in (drawn, measured):
                parse_path(data, TransformPen(pen, place))
    except (ValueError, TypeError, KeyError, IndexError, AssertionError, NotImplementedError) as error:
        raise ValueError(f"Die Form <{_name(element)}> ist nicht lesbar.") from error
    if measured.bounds is None:
        return None
    if min(measured.bounds) < -OVER or max(measured.bounds) > SIDE + OVER:
        raise ValueError(f"Die Form <{_name(element)}> ragt über das Feld der Zeichnung (viewBox) hinaus.")
    data = drawn.getCommands()
    if look.get("fill-rule") == "evenodd" and data.count("M") > 1:
        raise ValueError("Löcher nach der Regel „evenodd“ werden nicht überall gleich gezeichnet.")
    xx, xy, yx, yy, *_rest = place
    return PlainShape(data, fill, stroke, round(_length(look["stroke-width"]) * math.sqrt(abs(xx * yy - xy * yx)), 2))


def _color(look: Mapping[str, str], name: str) -> str:
    """A colour as hex, or "none"."""
    from PIL import ImageColor

    opacity, color = _opacity(look, f"{name}-opacity"), look[name]
    if opacity == 0 or color in ("none", "transparent"):
        return "none"
    if color.startswith("url("):
        raise ValueError(f"Ein Verlauf oder Muster ({visible(color, SHOWN)}) kann nicht gezeichnet werden.")
    if opacity != 1:
        raise ValueError(f"Etwas ist durchscheinend ({name}-opacity).")
    try:
        found = ImageColor.getrgb(color)
    except ValueError as error:
        raise ValueError(f"„{visible(color, SHOWN)}“ ist keine Farbe wie #1F6B3A.") from error
    if len(found) > 3 and found[3] != 255:
        raise ValueError("Etwas ist durchscheinend.")
    return "#{:02x}{:02x}{:02x}".format(*found[:3])


def _opacity(look: Mapping[str, str], name: str) -> float:
    text = look.get(name, "1")
    return _length(text) / (100 if text.endswith("%") else 1)


def _short(value: float) -> str:
    return f"{round(value, 2) + 0:.2f}".rstrip("0").rstrip(".")  # never -0
