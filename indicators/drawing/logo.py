"""The logo: that of the data folder, else the name of the dashboard beside a rising line."""

from indicators.drawing.html import render
from indicators.drawing.palette import DARK, LIGHT
from indicators.loading.region import current_region, own_logo, site_title

LEFT, LETTER, SMALL_LETTER = 46, 10.4, 6.6  # pixels: where the name begins, and what a letter takes at most


def logo_svg() -> str:
    """Return the logo as SVG."""
    if own := own_logo():
        return own
    first, _space, rest = (current_region().short_title or site_title()).partition(" ")
    width = LEFT + max(len(first) * LETTER, len(rest) * SMALL_LETTER) + 4
    return render(
        "parts/logo.svg", title=site_title(), first=first, rest=rest, width=round(width),
        light=LIGHT, dark=DARK,
    )  # fmt: skip
