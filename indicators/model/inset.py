"""A part of the region that maps draw apart, in a frame: an island far out, or a place too small to be seen."""

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

    def moved(self, points: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return points (n × 2: east, north in degrees), those in the box moved into the frame, the others as they are.

        Degrees of longitude are as wide as in the middle of either box: over one island that is true enough.
        """
        west, south, east, north = self.origin
        left, bottom, right, top = self.frame
        inside = self.holds(points)
        found = points.copy()
        x, y = points[inside, 0] - (west + east) / 2, points[inside, 1] - (south + north) / 2
        found[inside, 0] = (left + right) / 2 + self.scale * x * _shrink(south, north) / _shrink(bottom, top)
        found[inside, 1] = (bottom + top) / 2 + self.scale * y
        return found

    def holds(self, points: "NDArray[np.float64]") -> "NDArray[np.bool_]":
        """Return for each point (n × 2) whether it lies in the box `origin`."""
        west, south, east, north = self.origin
        x, y = points[:, 0], points[:, 1]
        within: NDArray[np.bool_] = (x >= west) & (x <= east) & (y >= south) & (y <= north)
        return within


def _shrink(south: float, north: float) -> float:
    """How much shorter a degree of longitude is there than one of latitude."""
    return cos(radians((south + north) / 2))
