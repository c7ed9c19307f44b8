"""The outlines of the region as a script for maps in the browser: made of the data folder, not of the program."""

import hashlib
import json

from indicators.drawing.assets import asset_text
from indicators.loading.boundaries import boundaries_text, kept_with_boundaries

NAME = "region.js"
DECODER = "topojson-client.min.js"


@kept_with_boundaries
def region_script() -> str:
    """Return the decoder of the outlines with the outlines, so that a map needs one request for both."""
    topology = boundaries_text().strip()
    return f"{asset_text(DECODER).strip()}\nwindow.REGION={topology};\n"


@kept_with_boundaries
def region_address() -> str:
    """Return the script's name with a hash of its content, so that browsers may keep it for ever."""
    return f"{NAME}?v={hashlib.sha256(region_script().encode()).hexdigest()[:8]}"


@kept_with_boundaries
def region_centre() -> tuple[float, float]:
    """Return the middle of the region: latitude and longitude in degrees."""
    west, south, east, north = json.loads(boundaries_text())["bbox"]
    return (south + north) / 2, (west + east) / 2
