"""Colours as numbers: how light one is, also for eyes that see fewer of them."""

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
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def channels(color: str) -> list[int]:
    """Return red, green and blue of a colour such as "#073B55", 0 to 255 each."""
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(color: str, deficiency: str = "") -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2 defines it; as it is seen with a deficiency.

    >>> luminance("#FFFFFF"), round(luminance("#FF0000"), 2), round(luminance("#FF0000", "protanopia"), 2)
    (1.0, 0.21, 0.11)
    """
    parts = [channel / 255 for channel in channels(color)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    if deficiency:
        seen = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in DEFICIENCIES[deficiency]]
        linear = [min(max(part, 0.0), 1.0) for part in seen]
    return sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True))


def contrast(one: str, other: str, deficiency: str = "") -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 defines it; as it is seen with a deficiency."""
    low, high = sorted(luminance(color, deficiency) for color in (one, other))
    return (high + GLARE) / (low + GLARE)


def is_scale(colors: Sequence[str], *, darker: bool) -> bool:
    """True where each colour is darker (or lighter) than the one before, with any colour vision and in greyscale."""
    return all(
        contrast(one, other, deficiency) >= LEAST
        and (luminance(one, deficiency) > luminance(other, deficiency)) is darker
        for deficiency in ("", *DEFICIENCIES)
        for one, other in pairwise(colors)
    )
