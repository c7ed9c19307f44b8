"""The outlines of the region as a script for maps in the browser: made of the data folder, not of the program."""

import hashlib
import json

from indicators.drawing.assets import asset_text
from indicators.drawing.placed import placed_topology
from indicators.loading.boundaries import boundaries_text, kept_with_boundaries
from indicators.loading.region import current_region

NAME = "region.js"
DECODER = "topojson-client.min.js"


def region_script() -> str:
    """Return the decoder of the outlines with the outlines, so that a map needs one request for both."""
    return _script(current_region().map_bounds)


def region_address() -> str:
    """Return the script's name with a hash of its content, so that browsers may keep it for ever."""
    return _address(current_region().map_bounds)


def region_centre() -> tuple[float, float]:
    """Return the middle of what a map shows first: latitude and longitude in degrees."""
    west, south, east, north = current_region().map_bounds or _box()
    return (south + north) / 2, (west + east) / 2


@kept_with_boundaries
def _script(view: tuple[float, ...]) -> str:
    topology = placed_topology(boundaries_text(), current_region().map_insets)
    first = f"window.REGION.view={json.dumps(view)};\n" if view else ""
    return f"{asset_text(DECODER).strip()}\nwindow.REGION={topology};\n{first}"


@kept_with_boundaries
def _address(view: tuple[float, ...]) -> str:
    return f"{NAME}?v={hashlib.sha256(_script(view).encode()).hexdigest()[:8]}"


@kept_with_boundaries
def _box() -> tuple[float, float, float, float]:
    west, south, east, north = json.loads(placed_topology(boundaries_text(), current_region().map_insets))["bbox"]
    return west, south, east, north
