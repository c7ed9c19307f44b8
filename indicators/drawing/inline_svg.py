"""A drawing of matplotlib as part of a document: what only a file needs is left out, colours follow the theme."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from defusedxml.ElementTree import fromstring

from indicators.drawing.palette import DARK, LIGHT, Palette, either

# What a drawing is made of, with the attributes that stay; of all else only what is inside it stays.
KEPT: Mapping[str, tuple[str, ...]] = {
    "svg": ("viewBox",),
    "g": ("clip-path", "transform"),
    "path": ("id", "d", "clip-path", "style", "transform"),
    "use": ("href", "x", "y", "style", "transform"),
    "text": ("x", "y", "style", "transform"),
    "defs": (),
    "clipPath": ("id",),
    "rect": ("x", "y", "width", "height"),
}
LEFT_OUT = ("metadata", "style", "title", "desc")
NO_TURN = re.compile(r"rotate\(-?0 [^)]*\)")
LONG_NUMBER = re.compile(r"(\.\d\d)\d+")
COLOR = re.compile(r"#[0-9a-f]{6}")
REFERENCE = re.compile(r"#(?=[mp][0-9a-f]{10}\b)")  # how matplotlib calls what is drawn more than once


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a drawing, for a template to write."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    children: "tuple[Node, ...]"


def inline_svg(svg: str, *, name: str) -> Node:
    """Return a drawing in light colours as one of either theme; `name` begins its ids, which are a document's own."""
    [found] = _nodes(fromstring(svg), name, _themed())
    return found


def _nodes(element: Any, name: str, themed: Mapping[str, str]) -> Iterator[Node]:
    """The element with what stays of it; of a group that says nothing only its children, of an empty one nothing."""
    tag = element.tag.rpartition("}")[2]
    if tag in LEFT_OUT:
        return
    children = tuple(node for child in element for node in _nodes(child, name, themed))
    given = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    attributes = tuple(
        (key, text) for key in KEPT.get(tag, ()) if (text := _value(key, given.get(key, ""), name, themed))
    )
    text = (element.text or "").strip()
    if tag not in KEPT or (tag == "g" and not attributes):
        yield from children
    elif attributes or children or text:
        yield Node(tag, attributes, text, children)


def _value(key: str, text: str, name: str, themed: Mapping[str, str]) -> str:
    """What stays of an attribute, "" where it says nothing."""
    if key == "id":
        return f"{name}-{text}" if text else ""
    if key == "style":
        return _style(text, themed)
    if key == "d":
        text = re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(text.split()))
    return LONG_NUMBER.sub(r"\1", REFERENCE.sub(f"#{name}-", NO_TURN.sub("", text)))


def _style(text: str, themed: Mapping[str, str]) -> str:
    """A style without what is as usual in a document, its colours those of the theme."""
    said = [one.strip().replace(": ", ":") for one in text.split(";")]
    kept = [one for one in said if one and not one.startswith(("font-family", "stroke-dashoffset:0"))]
    return COLOR.sub(lambda found: themed.get(found[0], found[0]), LONG_NUMBER.sub(r"\1", ";".join(kept)))


def _themed() -> Mapping[str, str]:
    """The colour of either theme for each light one; where two roles share a colour, that of the first."""
    found: dict[str, str] = {}
    named = (field.name for field in fields(Palette))
    for one in ("text", "background", "area", "district", *named, "sequential"):
        light, dark = (_colors(getattr(colors, one)) for colors in (LIGHT, DARK))
        for color, other in zip(light, dark, strict=True):
            found.setdefault(color.lower(), either(color, other))
    return found


def _colors(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
