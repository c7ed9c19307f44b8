"""What the addresses of all pages have in common: shared parameters and codes."""

from indicators.model import Level

STAND, LIST = "stand", "liste"
EVERYWHERE = frozenset({STAND, LIST})
LEVEL_CODES = {"gemeinde": Level.MUNICIPALITY, "kreis": Level.DISTRICT}
