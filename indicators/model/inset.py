"""A part of the region that maps draw apart, in a frame: an island far out, or a place too small to be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Box = tuple[float, float, float, float]  # west, south, east, north in degrees


@dataclass(frozen=True, slots=True)
class Inset:
    """What lies in the box `origin` is drawn in the box `frame`, as large as it fits there and without being bent.

    >>> one = Inset("Insel", (7.0, 54.0, 7.2, 54.1), (9.0, 54.0, 9.5, 54.2))
    >>> one.scale
    2.0
    """

    name: str
    origin: Box
    frame: Box

    @property
    def scale(self) -> float:
        """How many times as large as the rest of the map it is drawn."""
        west, south, east, north = self.origin
        left, bottom, right, top = self.frame
        wider = (right - left) * _shrink(bottom, top) / ((east - west) * _shrink(south, north))
        return round(min(wider, (top - bottom) / (north - south)), 6)

    def in_frame(self, points: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return where points of the box (n × 2: east, north in degrees) stand in the frame.

        Degrees of longitude are as wide as in the middle of either box: over one island that is true enough.
        """
        west, south, east, north = self.origin
        left, bottom, right, top = self.frame
        wider = self.scale * _shrink(south, north) / _shrink(bottom, top)
        middle, place = ((west + east) / 2, (south + north) / 2), ((left + right) / 2, (bottom + top) / 2)
        return (points - middle) * (wider, self.scale) + place

    def holds(self, points: "NDArray[np.float64]") -> "NDArray[np.bool_]":
        """Return for each point (n × 2) whether it lies in the box `origin`."""
        west, south, east, north = self.origin
        x, y = points[:, 0], points[:, 1]
        within: NDArray[np.bool_] = (x >= west) & (x <= east) & (y >= south) & (y <= north)
        return within


def placed_points(points: "NDArray[np.float64]", insets: Sequence[Inset]) -> "NDArray[np.float64]":
    """Return where points (n × 2: east, north) are drawn: those of a box in its frame, others where they are."""
    found = points.copy()
    for one in insets:
        inside = one.holds(points)
        found[inside] = one.in_frame(points[inside])
    return found


def _shrink(south: float, north: float) -> float:
    """How much shorter a degree of longitude is there than one of latitude."""
    return cos(radians((south + north) / 2))
