"""Where the dots, names and quartiles of a spread stand, in pixels: the same for the page and for images."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.drawing.swarm import NAME_GAP, NamePlace, place_names, swarm
from indicators.language.formatting import format_compact
from indicators.model import Area
from indicators.views.spread.spread import Spread
from indicators.views.spread.words import quartile_labels

# The circle around each shape, as a part of the size that draws it, is at most this: dots of this pitch stay apart.
PITCH = 1.24


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


@dataclass(frozen=True, slots=True)
class Label:
    """A text that stands on `foot` above a value, with that `side` of it there; a line leads from it down to `y`."""

    text: str
    value: float
    foot: float
    side: str
    y: float


@dataclass(frozen=True)
class Strip:
    """One row of dots, all in pixels from the top: its start, the top of its dots below the names, its middle line.

    `name` is "" for the only strip; `heights` are those of the dots by area; `names` are those of the chosen ones.
    """

    name: str
    heights: Mapping[str, float]
    names: Sequence[Label]
    start: float
    top: float


@dataclass(frozen=True)
class Layout:
    """A whole spread: ends of the value axis, labels of the quartiles above `head`, strips down to `bottom`."""

    ends: tuple[float, float]
    quartiles: Sequence[Label]
    head: float
    strips: Sequence[Strip]
    bottom: float

    def spots(self, found: Spread, areas: Sequence[Area]) -> tuple[list[float], list[float]]:
        """The values of areas, and how far from the top their dots stand."""
        heights = {code: height for strip in self.strips for code, height in strip.heights.items()}
        return [found.values[one.code] for one in areas], [heights[one.code] for one in areas]


def lay_out(found: Spread, *, named: Sequence[Area], together: bool, sizes: Sizes) -> Layout:
    """Return the layout of a spread with at least one value: a strip per district, or all `together` in one."""
    ends = _ends(found)
    texts = quartile_labels(found)
    quartiles = _places(texts, ends, sizes)
    head = (max(one.row for one in quartiles) + 1) * sizes.row
    rows = [("", [area for group in found.groups for area in group.areas])] if together else [
        (group.name, group.areas) for group in found.groups if group.areas
    ]  # fmt: skip
    strips, start = [], head + sizes.gap / 2
    for name, areas in rows:
        values = {one.code: found.values[one.code] for one in areas}
        chosen = [one for one in areas if one in named]
        names = [(f"{one.label} {format_compact(values[one.code], found.indicator)}", values[one.code])
                 for one in chosen]  # fmt: skip
        places = _places(names, ends, sizes)
        top = start + _above(name, places, sizes)
        offsets = swarm(list(values.values()), ends, width=sizes.width, pitch=sizes.pitch)
        line = top + max(offsets) + sizes.pitch
        heights = {code: line - offset for code, offset in zip(values, offsets, strict=True)}
        labels = _labels(names, places, top, [heights[one.code] for one in chosen], sizes)
        strips.append(Strip(name, heights, labels, start, top))
        start = max(heights.values()) + sizes.pitch + sizes.gap
    bottom = start - sizes.gap
    return Layout(ends, _labels(texts, quartiles, head, [bottom] * len(texts), sizes), head, strips, bottom)


def _labels(
    texts: Sequence[tuple[str, float]], places: Sequence[NamePlace], foot: float, ys: Sequence[float], sizes: Sizes
) -> list[Label]:
    return [
        Label(text, value, foot - place.row * sizes.row, place.side, y)
        for (text, value), place, y in zip(texts, places, ys, strict=True)
    ]


def _places(texts: Sequence[tuple[str, float]], ends: tuple[float, float], sizes: Sizes) -> list[NamePlace]:
    """Where on the narrowest axis each text stands to its value."""
    scale = sizes.width / (ends[1] - ends[0])
    return place_names([((value - ends[0]) * scale, sizes.length(text)) for text, value in texts], sizes.width)


def _above(name: str, places: Sequence[NamePlace], sizes: Sizes) -> float:
    """The height above the dots: the strip's name at the left shares the topmost row of names where it is free."""
    rows = max((one.row + 1 for one in places), default=0)
    if not name or not rows:
        return sizes.row * rows + (sizes.head if name else 0)
    free = min(one.start for one in places if one.row == rows - 1) > sizes.length(name) + NAME_GAP
    return max(sizes.row * rows, sizes.head) if free else sizes.row * rows + sizes.head


def _ends(found: Spread) -> tuple[float, float]:
    """The ends of the value axis: all values with room for whole dots beside them."""
    low, high = (found.summary.low, found.summary.high) if found.summary else (0.0, 1.0)
    room = (high - low) * 0.05 or abs(high) * 0.05 or 1.0
    return low - room, high + room
