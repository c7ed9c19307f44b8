"""Colours as numbers: how light one is, and how different two look, also for eyes that see fewer of them."""

import math
from collections.abc import Sequence
from itertools import pairwise

GLARE = 0.05  # added to both luminances of a contrast, WCAG 2.2
LEAST = 1.25  # contrast of neighbouring steps that can still be told apart, as in greyscale
# Matrices of Machado, Oliveira and Fernandes (2009) for full protanopia, deuteranopia and tritanopia, linear RGB.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))  # of linear sRGB, light D65
_WHITE = (0.9505, 1.0, 1.089)

# By theme: the colours of what is chosen ("accent") and of what it is compared with ("second") where a region has none
# of its own, the grounds they stand on as in .streamlit/config.toml, and the grey of the whole region in charts.
USUAL = {"light": {"accent": "#0B5A7A", "second": "#C0570F"}, "dark": {"accent": "#63B3D1", "second": "#F0A260"}}
SCALE = {  # of the classes of maps, from low to high
    "light": ("#D6E8E9", "#A1CCD1", "#59A1B0", "#226E88", "#073B55"),
    "dark": ("#1F4A5B", "#2F7388", "#4C94A6", "#88C0CA", "#D9ECED"),
}
GROUNDS = {"light": ("#FFFFFF", "#F1F5F7", "#E6EEF2"), "dark": ("#10191F", "#1A262E", "#22313A")}
GREYS = {"light": "#56656E", "dark": "#A3B1B9"}
PAGES = {"light": "auf hellen Seiten", "dark": "auf dunklen Seiten"}
SEEN = {
    "": "", "protanopia": " bei Rotblindheit (Protanopie)", "deuteranopia": " bei Grünblindheit (Deuteranopie)",
    "tritanopia": " bei Blaublindheit (Tritanopie)",
}  # fmt: skip
READABLE = 4.5  # contrast of letters, WCAG 2.2
APART_FROM_CLASSES = 12.0  # of the line around what is chosen on a map, which is wide
APART, APART_FROM_GREY = 20.0, 14.0  # least differences: thin lines side by side; the grey one has another dash too


def channels(color: str) -> list[int]:
    """Return red, green and blue of a colour such as "#073B55", 0 to 255 each."""
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(color: str, deficiency: str = "") -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2 defines it; as it is seen with a deficiency.

    >>> luminance("#FFFFFF"), round(luminance("#FF0000"), 2), round(luminance("#FF0000", "protanopia"), 2)
    (1.0, 0.21, 0.11)
    """
    return _mixed(_XYZ, _linear(color, deficiency))[1]


def _linear(color: str, deficiency: str) -> list[float]:
    """Red, green and blue as light, 0 to 1, as they are seen."""
    parts = [channel / 255 for channel in channels(color)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    if not deficiency:
        return linear
    return [min(max(part, 0.0), 1.0) for part in _mixed(DEFICIENCIES[deficiency], linear)]


def _mixed(matrix: Sequence[Sequence[float]], parts: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix]


def contrast(one: str, other: str, deficiency: str = "") -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 defines it; as it is seen with a deficiency."""
    low, high = sorted(luminance(color, deficiency) for color in (one, other))
    return (high + GLARE) / (low + GLARE)


def difference(one: str, other: str, deficiency: str = "") -> float:
    """Return how different two colours look, as they are seen: their distance in CIELAB (CIE 1976), about 0 to 260.

    >>> round(difference("#000000", "#FFFFFF")), round(difference("#C0570F", "#0B5A7A", "protanopia"))
    (100, 72)
    """
    return math.dist(_lab(one, deficiency), _lab(other, deficiency))


def _lab(color: str, deficiency: str) -> tuple[float, float, float]:
    lights = [part / white for part, white in zip(_mixed(_XYZ, _linear(color, deficiency)), _WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > (6 / 29) ** 3 else part * (29 / 6) ** 2 / 3 + 4 / 29 for part in lights)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference_seen(one: str, other: str) -> dict[str, float]:
    """Return how different two colours look with full colour vision ("") and with each deficiency."""
    return {seen: difference(one, other, seen) for seen in ("", *DEFICIENCIES)}


def wrong_of_accents(theme: str, accent: str, second: str) -> str:
    """Return, in words, why two colours cannot be read on all grounds of a theme or not be told apart by everybody.

    "" where nothing is wrong. Letters in the second stand on the page alone; charts have a grey beside both.

    >>> wrong_of_accents("light", "#0B5A7A", "#C0570F"), wrong_of_accents("light", "#63B3D1", "#C0570F")
    ('', 'accent #63B3D1 ist auf hellen Seiten auf dem Grund #FFFFFF nicht zu lesen (2,36:1).')
    """
    page, *_others = GROUNDS[theme]
    for name, color, ground in [*(("accent", accent, ground) for ground in GROUNDS[theme]), ("second", second, page)]:
        if (found := contrast(color, ground)) < READABLE:
            ratio = f"{found:.2f}".replace(".", ",")
            return f"{name} {color} ist {PAGES[theme]} auf dem Grund {ground} nicht zu lesen ({ratio}:1)."
    usual = ", das übliche," if second == USUAL[theme]["second"] else ""
    one, other, grey = f"accent {accent}", f"second {second}{usual}", f"das Grau {GREYS[theme]} der ganzen Region"
    pairs = (
        (one, other, difference_seen(accent, second), APART),
        (one, grey, difference_seen(accent, GREYS[theme]), APART_FROM_GREY),
        (other, grey, difference_seen(second, GREYS[theme]), APART_FROM_GREY),
    )
    for name, beside, seen, least in pairs:
        for deficiency, far in seen.items():
            if far < least:
                return f"{name} und {beside} sind {PAGES[theme]} nicht zu unterscheiden{SEEN[deficiency]}."
    return ""


def wrong_of_outline(theme: str, second: str, classes: Sequence[str]) -> str:
    """Return, in words, on which class of a map the line around what is chosen is lost on somebody, "" for none.

    >>> wrong_of_outline("light", "#C0570F", SCALE["light"])
    ''
    >>> wrong_of_outline("light", "#1F4E79", SCALE["light"])
    'second #1F4E79 ist auf der Kartenfarbe #073B55 auf hellen Seiten nicht zu sehen bei Blaublindheit (Tritanopie).'
    """
    for color in classes:
        for deficiency, far in difference_seen(second, color).items():
            if far < APART_FROM_CLASSES:
                told = f"second {second} ist auf der Kartenfarbe {color} {PAGES[theme]} nicht zu sehen"
                return f"{told}{SEEN[deficiency]}."
    return ""


def is_scale(colors: Sequence[str], *, darker: bool) -> bool:
    """True where each colour is darker (or lighter) than the one before, with any colour vision and in greyscale."""
    return all(
        contrast(one, other, deficiency) >= LEAST
        and (luminance(one, deficiency) > luminance(other, deficiency)) is darker
        for deficiency in ("", *DEFICIENCIES)
        for one, other in pairwise(colors)
    )
