"""The region's own colours as a style sheet: variables that all others ask for before they take the usual ones."""

import hashlib

from indicators.loading.region import current_region

NAME = "own.css"


def own_colors() -> str:
    """Return the style sheet, "" where the region has no colours of its own."""
    found = current_region().colors
    said = "".join(
        f"--own-{name}-{theme}:{color};" for theme, colors in found.items() for name, color in colors.items()
    )
    return f":root{{{said}}}" if said else ""


def own_colors_address() -> str:
    """Return its name with a hash of its content, so that browsers may keep it for ever; "" without one."""
    text = own_colors()
    return f"{NAME}?v={hashlib.sha256(text.encode()).hexdigest()[:8]}" if text else ""
