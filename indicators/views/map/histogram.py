"""Histogram of the figures that limits of classes are found from, each bar in the colour of its class."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.views.map.colors import class_colors
from indicators.views.map.picture import Picture, medians_outside

BINS = 40
WIDTH, HEIGHT = 320, 56


@dataclass(frozen=True, slots=True)
class Histogram:
    """A drawing of WIDTH × HEIGHT: SVG paths by colour, positions of the limits, ends of the axis, text alternative.

    `outside` are the positions of medians of municipalities outside, `outside_words` what they are.
    """

    paths: Sequence[tuple[str, str]]
    limits: Sequence[float]
    low: str
    high: str
    alt: str
    outside: Sequence[float] = ()
    outside_words: str = ""


def histogram(one: Picture) -> Histogram | None:
    """Return the histogram of what the classes are found from; None for fewer than two different figures.

    Bars have the same width between the lowest and the highest figure; a bar that a limit cuts has the colour of the
    class of its middle. Exact zeros that stand apart are left out.
    """
    apart = one.choice.since or one.series.indicator.minimum == 0
    known = np.array([value for value in one.pool if value or not apart])
    if len(known) < 2 or known.min() == known.max():
        return None
    counts, edges = np.histogram(known, bins=BINS)
    low, high = float(edges[0]), float(edges[-1])
    limits = one.classes.limits
    members = [sum(center >= limit for limit in limits) for center in (edges[:-1] + edges[1:]) / 2]
    colors = class_colors(one.classes, one.colors)
    outside = [(words, median) for words, median in medians_outside(one) if low <= median <= high]
    paths = [(colors[index], path) for index in range(len(colors)) if (path := _path(counts, members, index))]
    return Histogram(
        paths=paths,
        limits=[round((limit - low) / (high - low) * WIDTH, 1) for limit in limits if low < limit <= high],
        low=_number(low, one.series.indicator),
        high=_number(high, one.series.indicator),
        alt=" ".join(filter(None, [_alt(one, len(known)), _outside(outside, one)])),
        outside=[round((median - low) / (high - low) * WIDTH, 1) for _words, median in outside],
        outside_words=_outside(outside, one),
    )


def _path(counts: np.ndarray, members: Sequence[int], index: int) -> str:
    """The bars of one class as one path."""
    step, tallest = WIDTH / BINS, max(int(counts.max()), 1)
    bars = []
    for number, count in enumerate(counts):
        if count and members[number] == index:
            height = max(round(int(count) / tallest * HEIGHT), 1)
            bars.append(f"M{number * step:g} {HEIGHT}v-{height}h{step - 1:g}v{height}z")
    return "".join(bars)


def _outside(medians: Sequence[tuple[str, float]], one: Picture) -> str:
    """What the lines of medians outside are: "Median der Gemeinden in NRW: 69,2"."""
    said = (f"{words}: {_number(median, one.series.indicator)}" for words, median in medians)
    return f"{'; '.join(said)} ({one.period})." if medians else ""


def _number(value: float, indicator: Indicator) -> str:
    return format_number(value, indicator.decimals)


def _alt(one: Picture, count: int) -> str:
    """The text alternative: which figures, from where to where, and the limits."""
    texts = "; ".join(_number(limit, one.series.indicator) for limit in one.classes.limits)
    if not one.choice.scheme.yearly and not one.choice.since:
        words = _("Häufigkeit aller {count} Werte von {first} bis {last}; Grenzen der Klassen: {limits}.")
        codes = list(one.shown)
        years = one.base.years(codes)
        return words.format(count=count, first=years[0], last=years[-1], limits=texts)
    return _("Häufigkeit von {count} Werten; Grenzen der Klassen: {limits}.").format(count=count, limits=texts)
