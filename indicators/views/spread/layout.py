"""Where the dots, names and quartiles of a spread stand, in pixels: the same for the page and for images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators.drawing.swarm import NAME_GAP, NamePlace, place_names, swarm
from indicators.language.formatting import format_compact
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.views.spread.spread import Spread
from indicators.views.spread.words import quartile_labels

# The circle around each shape, as a part of the size that draws it, is at most this: dots of this pitch stay apart.
PITCH = 1.24

Groups = Sequence[tuple[Area | None, Sequence[Area]]]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of a drawing: value axis at its narrowest, from dot to dot, rows of names, heads and gaps of strips.

    `length` tells the width of a text.
    """

    width: float
    pitch: float
    row: float
    head: float
    gap: float
    length: Callable[[str], float]


@dataclass(frozen=True)
class Strip:
    """One row of dots, all in pixels from the top: its start, the top of its dots below the names, its middle line.

    `name` is "" for the only strip; `heights` are those of the dots of `areas`; `names` has the chosen ones.
    """

    name: str
    areas: Sequence[Area]
    heights: Sequence[float]
    names: Sequence[tuple[Area, NamePlace]]
    start: float
    top: float


@dataclass(frozen=True)
class Layout:
    """A whole spread: ends of the value axis, labels of the quartiles above `head`, strips down to `bottom`."""

    ends: tuple[float, float]
    labels: Sequence[tuple[str, float, NamePlace]]
    head: float
    strips: Sequence[Strip]
    bottom: float

    def height(self, code: str) -> float:
        """How far from the top the dot of an area stands."""
        return next(
            height
            for strip in self.strips
            for one, height in zip(strip.areas, strip.heights, strict=True)
            if one.code == code
        )


def lay_out(found: Spread, groups: Groups, *, named: Sequence[Area], together: bool, sizes: Sizes) -> Layout:
    """Return the layout of a spread with at least one value: a strip per group, or all `together` in one."""
    ends = _ends(found)
    texts = quartile_labels(found)
    quartiles = place_names(_spots(texts, ends, sizes), sizes.width)
    head = (max(one.row for one in quartiles) + 1) * sizes.row
    rows = [("", [one for _group, inside in groups for one in inside])] if together else [
        (district_name(group), list(inside)) for group, inside in groups if inside
    ]  # fmt: skip
    strips, start = [], head + sizes.gap / 2
    for name, areas in rows:
        chosen = [one for one in areas if one in named]
        spots = _spots([(name_at_dot(found, one), found.values[one.code]) for one in chosen], ends, sizes)
        places = place_names(spots, sizes.width)
        top = start + _above(name, spots, places, sizes)
        offsets = swarm([found.values[one.code] for one in areas], ends, width=sizes.width, pitch=sizes.pitch)
        line = top + max(offsets) + sizes.pitch
        heights = [line - one for one in offsets]
        strips.append(Strip(name, areas, heights, list(zip(chosen, places, strict=True)), start, top))
        start = max(heights) + sizes.pitch + sizes.gap
    labels = [(text, value, place) for (text, value), place in zip(texts, quartiles, strict=True)]
    return Layout(ends, labels, head, strips, start - sizes.gap)


def _spots(texts: Sequence[tuple[str, float]], ends: tuple[float, float], sizes: Sizes) -> list[tuple[float, float]]:
    """Where on the narrowest axis each text has its dot, and how long it is."""
    scale = sizes.width / (ends[1] - ends[0])
    return [((value - ends[0]) * scale, sizes.length(text)) for text, value in texts]


def _above(name: str, spots: Sequence[tuple[float, float]], places: Sequence[NamePlace], sizes: Sizes) -> float:
    """The height above the dots: the strip's name at the left shares the topmost row of names where it is free."""
    rows = max((one.row + 1 for one in places), default=0)
    if not name or not rows:
        return sizes.row * rows + (sizes.head if name else 0)
    part = {"left": 0.0, "center": 0.5, "right": 1.0}
    starts = [x - long * part[one.side] for (x, long), one in zip(spots, places, strict=True) if one.row == rows - 1]
    free = min(starts) > sizes.length(name) + NAME_GAP
    return max(sizes.row * rows, sizes.head) if free else sizes.row * rows + sizes.head


def _ends(found: Spread) -> tuple[float, float]:
    """The ends of the value axis: all values with room for whole dots beside them."""
    low, high = (found.summary.low, found.summary.high) if found.summary else (0.0, 1.0)
    room = (high - low) * 0.05 or abs(high) * 0.05 or 1.0
    return low - room, high + room


def district_name(district: Area | None) -> str:
    """Return the name of a group of municipalities."""
    return district.label if district else _("ohne Kreis")


def name_at_dot(found: Spread, area: Area) -> str:
    """Return what stands at the dot of a chosen area."""
    return f"{area.label} {format_compact(found.values[area.code], found.indicator)}"
