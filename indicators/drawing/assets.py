"""Files that browsers load from this server, by addresses that change with their content."""

import base64
import hashlib
from functools import lru_cache

from indicators.paths import STATIC

TEXT_FONT = "fonts/source-sans-3-latin-wght-normal.woff2"  # in static/, as the style sheets name it


@lru_cache
def versioned(name: str) -> str:
    """Return the name of a file in static/ with a hash of its content, so that browsers may keep it for ever.

    >>> versioned("map.css").startswith("map.css?v=")
    True
    """
    return f"{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"


def asset_text(name: str) -> str:
    """Return a text file of static/."""
    return (STATIC / name).read_text(encoding="utf-8")


def asset_uri(name: str, media_type: str) -> str:
    """Return a file of static/ as an address that holds it, for documents that ask nobody."""
    return f"data:{media_type};base64,{base64.b64encode((STATIC / name).read_bytes()).decode()}"


def symbol(code: str) -> str:
    """Return the address of the drawing of a status ("sun", "past_sun"), seen from any page."""
    return f"app/static/status/{code}.svg"
