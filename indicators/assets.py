"""Files that browsers load from this server, by addresses that change with their content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "static"


@lru_cache
def versioned(name: str) -> str:
    """Return the name of a file in static/ with a hash of its content, so that browsers may keep it for ever.

    >>> versioned("map.css").startswith("map.css?v=")
    True
    """
    return f"{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
