"""Parts of the region that maps draw apart: boxes that hold whole outlines, and frames where nothing else is."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.loading.topology import arcs_of, points_of, topology_file
from indicators.model.inset import Inset, placed_points

if TYPE_CHECKING:
    from indicators.loading.topology import Points

KEYS = {"name", "from", "to"}
LONGEST = 60
LEAST_TIMES, MOST_TIMES = 0.5, 10.0  # how large a part may be drawn
WORTH = 0.95  # of its longer side that a map may have left
EXPECTED = (
    "Je Ausschnitt [[map_insets]] mit name und zwei Feldern aus vier Zahlen in Grad (Westen, Süden, Osten, Norden): "
    "from umschließt ganze Umrisse, to liegt, wo keine sind."
)


def are_insets(value: object) -> bool:
    """True for parts with a name and two boxes."""
    return isinstance(value, list) and all(
        isinstance(one, dict) and set(one) == KEYS and all(is_box(one[key]) for key in ("from", "to"))
        and isinstance(one["name"], str) and 0 < len(one["name"].strip()) <= LONGEST and one["name"].isprintable()
        for one in value
    )  # fmt: skip


def is_box(value: object) -> bool:
    """True for west, south, east and north of something."""
    if not (isinstance(value, list) and len(value) == 4 and all(type(one) in (int, float) for one in value)):
        return False
    west, south, east, north = value
    return -180 <= west < east <= 180 and -90 < south < north < 90


def as_insets(value: Sequence[Mapping[str, Any]]) -> tuple[Inset, ...]:
    """Return parts that `are_insets`."""
    return tuple(Inset(one["name"].strip(), tuple(one["from"]), tuple(one["to"])) for one in value)


def wrong_of_insets(folder: Path, insets: Sequence[Inset]) -> list[str]:
    """Return, in words, which parts do not fit the outlines of a data folder, and why; [] where all do."""
    import numpy as np

    try:
        topology = json.loads(topology_file(folder).read_text("utf-8"))
        arcs = points_of(topology)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return ["Die Umrisse in boundaries.topojson sind nicht zu lesen, so dass nichts versetzt werden kann."]
    found = []
    taken = [np.zeros(len(points), dtype=bool) for points in arcs]
    for one in insets:
        held = [one.holds(points) for points in arcs]
        if not any(inside.any() for inside in held):
            found.append(f"„{one.name}“: In from liegt kein Umriss.")
        if any(inside.any() and not inside.all() for inside in held):
            found.append(f"„{one.name}“: from schneidet durch Umrisse.")
        if any((before & inside).any() for before, inside in zip(taken, held, strict=True)):
            found.append(f"„{one.name}“: from überlappt ein anderes.")
        taken = [before | inside for before, inside in zip(taken, held, strict=True)]
        if not LEAST_TIMES <= one.scale <= MOST_TIMES:
            told = f"{one.scale:.1f}".replace(".", ",")
            found.append(f"„{one.name}“: In to würde es {told}-mal so groß gezeichnet; 0,5- bis 10-mal geht.")
    if all(inside.all() for inside in taken):
        return [*found, "Von der Karte bliebe nichts übrig."]
    drawn = [placed_points(points, insets) for points in arcs]
    frames = np.array([one.frame for one in insets]).reshape(-1, 2)
    if not found and _side([*drawn, frames]) > WORTH * _side(arcs):
        found.append("Die Karte wird dadurch nicht kleiner: to liegt zu weit weg, oder weit draußen bleibt etwas.")
    rest = {number: points for number, points in enumerate(arcs) if not taken[number].all()}
    return found + _wrong_of_frames(insets, topology, rest)


def _side(arcs: "Sequence[Points]") -> float:
    """The longer side of what points take up, in degrees of latitude."""
    import numpy as np

    points = np.concatenate(arcs)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return float(max((east - west) * np.cos(np.radians((south + north) / 2)), north - south))


def _wrong_of_frames(insets: Sequence[Inset], topology: Mapping[str, Any], rest: "Mapping[int, Points]") -> list[str]:
    """Frames that lie on each other or on an outline that stays where it is."""
    import shapely

    uses = Counter(arc for one in topology["objects"]["municipalities"]["geometries"] for arc in arcs_of(one["arcs"]))
    edge = [shapely.linestrings(points) for number, points in rest.items() if uses[number] == 1 and len(points) > 1]
    land = shapely.unary_union([*edge, *shapely.polygonize(edge).geoms])
    frames = [shapely.box(*one.frame) for one in insets]
    return [
        *(f"„{one.name}“: to liegt auf Gebieten." for one, box in zip(insets, frames, strict=True)
          if shapely.intersects(land, box)),
        *(f"„{one.name}“: to liegt auf einem anderen." for number, one in enumerate(insets)
          if any(shapely.intersects(frames[number], box) for box in frames[:number])),
    ]  # fmt: skip
