"""Where outlines stand on maps: where they lie, but for the parts of the region that are drawn apart."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.language.formatting import decimals_of, format_number
from indicators.language.i18n import gettext as _
from indicators.loading.boundaries import source_note
from indicators.loading.region import current_region
from indicators.loading.topology import points_of, with_points
from indicators.model.inset import Inset, placed_points

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SAME = 0.05  # of the scale: less is not told


def placed_topology(text: str, insets: Sequence[Inset]) -> str:
    """Return a topology with the parts moved into their frames, which it names as `frames`, and all of it in `bbox`."""
    if not insets:
        return text.strip()
    import numpy as np

    topology = json.loads(text)
    arcs = [placed_points(points, insets) for points in points_of(topology)]
    frames = [one.frame for one in insets]
    corners = np.concatenate([*arcs, np.array(frames).reshape(-1, 2)])
    box = [*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()]
    moved = {**with_points(topology, arcs), "bbox": box, "frames": frames}
    return json.dumps(moved, ensure_ascii=False, separators=(",", ":"))


def placed(frame: "GeoDataFrame", insets: Sequence[Inset]) -> "GeoDataFrame":
    """Return areas (EPSG:4326) with the parts moved into their frames."""
    import shapely

    if not insets:
        return frame
    shapes = shapely.transform(frame.geometry.values, lambda points: placed_points(points, insets))
    return frame.set_geometry(shapes, crs=frame.crs)


def map_source_note() -> str:
    """Return how the source of the boundaries is to be named where they are drawn, with what is not in its place."""
    return "; ".join(filter(None, [source_note(), apart_note()]))


def apart_note() -> str:
    """Return what maps do not draw in its place and how much larger, "" where there is nothing."""
    names = [_scaled(one) for one in current_region().map_insets]
    return _("nicht an seinem Ort gezeichnet: {names}").format(names=", ".join(names)) if names else ""


def _scaled(one: Inset) -> str:
    if abs(one.scale - 1) < SAME:
        return one.name
    times = round(one.scale, 1)
    return _("{name} ({number}-mal so groß)").format(name=one.name, number=format_number(times, decimals_of(times)))
