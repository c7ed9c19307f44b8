"""Positions of dots on a value axis: each at its true value, none over another, and rows for their names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

TOUCHING = 1e-6  # what rounding may take from the distance of two dots
NAME_GAP = 10.0
GOLDEN = 0.6180339887498949  # steps of this part of a whole fill it evenly


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands: its row counted from the dots, and which end of it is at the dot."""

    row: int
    side: str  # "left": the name begins at the dot, "right": it ends there, "center"


def swarm(
    values: Sequence[float], ends: tuple[float, float], *, width: float, pitch: float, centred: bool = True
) -> list[float]:
    """Return how far each dot stands above (or below) the line, in the unit of `pitch` and `width`.

    Each dot is set as near to the line as the dots before it allow, in an order that jumps over the values: set from
    low to high they would form arms that mean nothing. Centres are at least `pitch` apart where the axis from
    `ends[0]` to `ends[1]` is `width` wide, and farther where it is wider. Nothing is left to chance: the same values
    always give the same picture. `centred=False` uses one side only.

    >>> swarm([5, 5, 5], (0, 10), width=100, pitch=4), swarm([5, 5, 5], (0, 10), width=100, pitch=4, centred=False)
    ([0.0, -4.0, 4.0], [0.0, 8.0, 4.0])
    """
    low, high = ends
    scale = width / (high - low) if high > low else 0.0
    offsets = [0.0] * len(values)
    placed: list[tuple[float, float]] = []
    ordered = sorted(range(len(values)), key=lambda one: values[one])
    jumps = sorted(range(len(values)), key=lambda one: one * GOLDEN % 1.0)
    for index in (ordered[one] for one in jumps):
        x = (values[index] - low) * scale
        near = [(px, py) for px, py in placed if abs(x - px) < pitch]
        offsets[index] = _nearest_free(x, near, pitch=pitch, centred=centred)
        placed.append((x, offsets[index]))
    return offsets


def _nearest_free(x: float, near: Sequence[tuple[float, float]], *, pitch: float, centred: bool) -> float:
    """The place nearest to the line that touches no dot; above goes before below."""
    wanted = [0.0]
    for px, py in near:
        rise = math.sqrt(max(0.0, pitch**2 - (x - px) ** 2))
        wanted += [py + rise, py - rise]
    allowed = [y for y in wanted if centred or y >= 0]
    limit = (pitch - TOUCHING * pitch) ** 2
    free = [y for y in allowed if all((x - px) ** 2 + (y - py) ** 2 >= limit for px, py in near)]
    return min(free, key=lambda y: (round(abs(y), 6), -y))


def place_names(names: Sequence[tuple[float, float]], width: float) -> list[NamePlace]:
    """Return a place for each name (position of its dot, width of the name) on an axis that is `width` wide.

    Names of one row never overlap, here and on any wider axis; a name goes a row up rather than over the line that
    leads from another name to its dot, where that is possible.

    >>> [one.row for one in place_names([(50, 40), (60, 40), (200, 40)], 300)]
    [0, 1, 0]
    """
    found: dict[int, tuple[NamePlace, float, float]] = {}
    for index in sorted(range(len(names)), key=lambda one: names[one]):
        x, long = names[index]
        side = _side(x, long, width)
        start = {"left": x, "center": x - long / 2, "right": x - long}[side]
        row = _row(x, (start, start + long), [(one.row, names[other][0], a, b) for other, (one, a, b) in found.items()])
        found[index] = NamePlace(row, side), start, start + long
    return [found[index][0] for index in range(len(names))]


def _side(x: float, long: float, width: float) -> str:
    if x - long / 2 >= 0 and x + long / 2 <= width:
        return "center"
    return "left" if x < width / 2 else "right"


def _row(x: float, span: tuple[float, float], others: Sequence[tuple[int, float, float, float]]) -> int:
    """The lowest row without overlap; preferably one where no name crosses a leading line."""
    rows = range(len(others) + 1)
    apart = [
        row
        for row in rows
        if all(
            row != other or end + NAME_GAP <= span[0] or span[1] + NAME_GAP <= start for other, _x, start, end in others
        )
    ]
    clear = [
        row
        for row in apart
        if not any(other > row and span[0] < ox < span[1] for other, ox, _start, _end in others)
        and not any(other < row and start < x < end for other, _x, start, end in others)
    ]
    return (clear or apart)[0]
