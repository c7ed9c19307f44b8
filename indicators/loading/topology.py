"""boundaries.topojson as it is: its file, and its arcs as points."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.paths import DATA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]  # n × 2: east and north, in degrees

FILE = "boundaries.topojson"


def topology_file(folder: Path, name: str = FILE) -> Path:
    """Return a file of boundaries: that of a data folder, or of the shipped one where it has none."""
    own = folder / name
    return own if own.is_file() else DATA / name


def points_of(topology: Mapping[str, Any]) -> "list[Points]":
    """Return the points of each arc of a quantized topology."""
    import numpy as np

    scale, shift = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return [np.cumsum(np.array(arc, dtype=float), axis=0) * scale + shift for arc in topology["arcs"]]


def with_points(topology: Mapping[str, Any], arcs: "Sequence[Points]") -> dict[str, Any]:
    """Return a quantized topology with other points for its arcs, on the same grid."""
    import numpy as np

    scale, shift = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    steps = [np.diff(np.rint((points - shift) / scale).astype(int), axis=0, prepend=0).tolist() for points in arcs]
    return {**topology, "arcs": steps}


def arcs_of(nested: Any) -> Iterator[int]:
    """The arcs of a geometry, whichever way round they are used."""
    for one in nested:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from arcs_of(one)
