"""The years of a map as one file of this server, so that the browser changes the year without asking."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from indicators.drawing.leaflet_map import frames
from indicators.drawing.region_map import RegionMap

PATH = "filme"
DARK = "dunkel"


@dataclass(frozen=True, slots=True)
class Film:
    """What a browser gets of the years of a map; the address changes with the content, so that it may be kept.

    `last` is the newest of the years, 0 where there is none.
    """

    content: bytes
    address: str = ""
    last: int = 0

    @property
    def version(self) -> str:
        """A short hash of the content."""
        return hashlib.sha256(self.content).hexdigest()[:16]


def packed(kind: str, maps: Mapping[int, RegionMap], parameters: Mapping[str, str], *, dark: bool) -> Film:
    """Return maps by year as a file, at the address with the parameters that tell what they show."""
    content = json.dumps(frames(maps, dark=dark), ensure_ascii=False, separators=(",", ":")).encode()
    one = Film(content)
    query = urlencode({**parameters, **({"thema": DARK} if dark else {}), "v": one.version})
    return replace(one, address=f"{PATH}/{kind}.json?{query}", last=max(maps, default=0))
