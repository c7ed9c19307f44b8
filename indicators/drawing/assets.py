"""Files that browsers load from this server, by addresses that change with their content."""

import base64
import hashlib
from functools import lru_cache

from indicators.loading.region import current_region
from indicators.paths import STATIC

TEXT_FONT = "fonts/source-sans-3-latin-wght-normal.woff2"  # in static/, as the style sheets name it
OWN = "own/"  # where drawings of the region are, beside those of static/


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


def symbol_of(drawing: str) -> str:
    """Return the name of a drawing of the region's own, as "role/1" is of one in static/: it changes with its content.

    >>> symbol_of("<svg/>")
    'own/d4dc5666'
    """
    return f"{OWN}{hashlib.sha256(drawing.encode()).hexdigest()[:8]}"


def own_symbol(role: str) -> str:
    """Return the name of the drawing that the region has for a role, "" where it has none of its own."""
    drawing = current_region().role_symbols.get(role)
    return symbol_of(drawing) if drawing else ""


def symbol_text(name: str) -> str:
    """Return a drawing as SVG: one of static/ ("status/sun") or of the region's own, which holds nothing but outlines.

    Raises KeyError for one that the region has no more.
    """
    if not name.startswith(OWN):
        return asset_text(f"{name}.svg")
    return {symbol_of(one): one for one in current_region().role_symbols.values()}[name]


def symbol(code: str) -> str:
    """Return the address of the drawing of a status ("sun", "past_sun"), seen from any page."""
    return f"app/static/status/{code}.svg"
