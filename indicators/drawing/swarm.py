"""Positions of dots on a value axis: each at its true value, none over another, and rows for their names."""

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

TOUCHING = 1e-6  # what rounding may take from the distance of two dots
NAME_GAP = 10.0
SIDES = ("center", "left", "right")
GOLDEN = 0.6180339887498949  # steps of this part of a whole fill it evenly


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands: its row counted from the dots, which end of it is at the dot, and from where to where."""

    row: int
    side: str  # "left": the name begins at the dot, "right": it ends there, "center"
    dot: float
    start: float
    end: float


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
    placed: list[tuple[float, float]] = []  # from left to right: who is near is a short part of it
    ordered = sorted(range(len(values)), key=lambda one: values[one])
    jumps = sorted(range(len(values)), key=lambda one: one * GOLDEN % 1.0)
    for index in (ordered[one] for one in jumps):
        x = (values[index] - low) * scale
        first, last = bisect_right(placed, (x - pitch, math.inf)), bisect_left(placed, (x + pitch, -math.inf))
        offsets[index] = _nearest_free(x, placed[first:last], pitch=pitch, centred=centred)
        insort(placed, (x, offsets[index]))
    return offsets


def _nearest_free(x: float, near: Sequence[tuple[float, float]], *, pitch: float, centred: bool) -> float:
    """The place nearest to the line that touches no dot; above goes before below."""
    if not near:
        return 0.0
    xs, ys = np.array(near).T
    rise, taken = (np.sqrt(np.maximum(0.0, reach**2 - (x - xs) ** 2)) for reach in (pitch, pitch - TOUCHING * pitch))
    wanted = np.concatenate(([0.0], ys + rise, ys - rise))
    if not centred:
        wanted = wanted[wanted >= 0]
    starts, ends = _joined(ys - taken, ys + taken)
    last = np.searchsorted(starts, wanted, side="left") - 1  # the stretch that begins below
    free = wanted[(last < 0) | (wanted >= ends[last])]
    return float(min(free, key=lambda y: (round(abs(y), 6), -y)))


def _joined(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Starts and ends of what stretches cover together, from low to high; those that only meet stay apart."""
    order = np.argsort(starts)
    starts, reached = starts[order], np.maximum.accumulate(ends[order])
    begins = np.concatenate(([True], starts[1:] >= reached[:-1]))
    return starts[begins], reached[np.concatenate((begins[1:], [True]))]


def place_names(names: Sequence[tuple[float, float]], width: float) -> list[NamePlace]:
    """Return a place for each name (position of its dot, width of the name) on an axis that is `width` wide.

    Names of one row never overlap, here and on any wider axis. Of several ways to place them the one is taken in which
    the fewest names stand over the line that leads from another name to its dot, then the one with the fewest rows.

    >>> [(one.row, one.side) for one in place_names([(50, 40), (60, 40)], 300)]
    [(1, 'left'), (0, 'left')]
    """
    ways = [_placed(names, width, side=side, from_right=turn) for side in SIDES for turn in (False, True)]
    return min(ways, key=lambda way: (_crossings(way), max((one.row for one in way), default=0)))


def _placed(names: Sequence[tuple[float, float]], width: float, *, side: str, from_right: bool) -> list[NamePlace]:
    """The names one after the other, each in the lowest row that is free."""
    found: dict[int, NamePlace] = {}
    for index in sorted(range(len(names)), key=lambda one: names[one], reverse=from_right):
        x, long = names[index]
        own = _side(x, long, width, wanted=side)
        start = {"left": x, "center": x - long / 2, "right": x - long}[own]
        row = next(
            row
            for row in range(len(names))
            if all(
                one.row != row or one.end + NAME_GAP <= start or start + long + NAME_GAP <= one.start
                for one in found.values()
            )
        )
        found[index] = NamePlace(row, own, x, start, start + long)
    return [found[index] for index in range(len(names))]


def _side(x: float, long: float, width: float, *, wanted: str) -> str:
    """Which end of a name is at its dot: as wanted, where the name then stays on the axis."""
    fits = {"left": x + long <= width, "center": x - long / 2 >= 0 and x + long / 2 <= width, "right": x >= long}
    return wanted if fits[wanted] else "left" if x < width / 2 else "right"


def _crossings(placed: Sequence[NamePlace]) -> int:
    """How many names stand over the line of a name above them."""
    return sum(low.row < high.row and low.start < high.dot < low.end for low in placed for high in placed)
