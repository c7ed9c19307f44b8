"""Colours of classes."""

from functools import lru_cache
from itertools import pairwise
from math import log

from indicators.drawing.palette import Palette
from indicators.model.color import GLARE, channels, luminance
from indicators.views.map.classes import Classes

FINE = 24  # mixtures tried between two colours of a scale


def class_colors(classes: Classes, colors: Palette) -> tuple[str, ...]:
    """Return one colour per class: spread over the sequential scale, or to both sides of the middle."""
    count = len(classes.labels)
    if classes.middle is None:
        return _spread(colors.sequential, count)
    half = len(colors.diverging) // 2
    below, neutral = classes.below, classes.has_neutral
    return (
        *_spread(colors.diverging[:half], below, from_end=True),
        *((colors.neutral,) if neutral else ()),
        *_spread(colors.diverging[half:], count - below - neutral),
    )


def _spread(scale: tuple[str, ...], count: int, *, from_end: bool = False) -> tuple[str, ...]:
    """Return `count` colours of a scale; few classes keep its strong end, so that they differ clearly.

    More classes than the scale has colours get mixtures of neighbouring ones.
    """
    if count <= 0:
        return ()
    if count == 1:
        return (scale[0 if from_end else -1],)
    last = len(scale) - 1
    if count <= len(scale):
        return tuple(scale[round(index * last / (count - 1))] for index in range(count))
    return _steps(scale, count)


@lru_cache(maxsize=32)
def _steps(scale: tuple[str, ...], count: int) -> tuple[str, ...]:
    """More colours than a scale has: mixtures of neighbouring ones, each as far from the next in lightness."""
    mixed = [_mixed(one, other, part / FINE) for one, other in pairwise(scale) for part in range(FINE)] + [scale[-1]]
    lights = [log(luminance(color) + GLARE) for color in mixed]
    wanted = [lights[0] + index * (lights[-1] - lights[0]) / (count - 1) for index in range(count)]
    return tuple(mixed[min(range(len(mixed)), key=lambda one: abs(lights[one] - light))] for light in wanted)


def _mixed(one: str, other: str, part: float) -> str:
    """A colour between two: part 0 is the first, 1 the other.

    >>> _mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)
