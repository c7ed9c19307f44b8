"""What the addresses of all pages have in common: shared parameters and codes."""

from indicators.model import Level

STAND, LIST = "stand", "liste"
EVERYWHERE = frozenset({STAND, LIST})
AREA = "gemeinde"
AREA_PARAMETERS = (AREA, "gebiete")  # by which a page takes the chosen area; others only hand `AREA` on
LEVEL_CODES = {"gemeinde": Level.MUNICIPALITY, "kreis": Level.DISTRICT}
