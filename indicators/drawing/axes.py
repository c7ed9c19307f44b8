"""Axes of images: lines and letters of all charts, ranges that keep flat what is flat, round German numbers."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import FAMILY, points
from indicators.drawing.value_axis import middle_and_width
from indicators.language.formatting import decimals_of, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TICK_SIZE = 15


def chart_axes(
    canvas: Canvas,
    place: tuple[float, float, float, float],
    *,
    lines: Sequence[str] = ("bottom",),
    grid: Literal["", "y", "both"] = "",
) -> "Axes":
    """Return axes at (left, top, width, height) with a line and ticks on the sides named; without ticks of its own."""
    axes = canvas.axes(*place)
    axes.axis("on")
    muted = canvas.colors.muted
    for side, spine in axes.spines.items():
        spine.set(visible=side in lines, color=muted)
    if grid:
        axes.grid(axis=grid, color=canvas.colors.grid, linewidth=points(1))
        axes.set_axisbelow(True)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.tick_params(
        length=points(5), color=muted, labelcolor=muted, labelsize=points(TICK_SIZE), labelfontfamily=FAMILY
    )
    if "left" not in lines:
        axes.tick_params(axis="y", length=0)
    return axes


def value_range(values: Sequence[float]) -> tuple[float, float]:
    """Return the range of the value axis: a little room, and at least 5 % of the level, so that flat stays flat."""
    middle, width = middle_and_width(values)
    return middle - width * 0.56, middle + width * 0.56


def number_ticks(low: float, high: float, count: int = 6) -> tuple[list[float], list[str]]:
    """Return round numbers between two, about as many as `count`, and how they are written: with equal decimals.

    >>> number_ticks(3, 96), number_ticks(0.1, 1.1, 4)
    (([20.0, 40.0, 60.0, 80.0], ['20', '40', '60', '80']), ([0.25, 0.5, 0.75, 1.0], ['0,25', '0,50', '0,75', '1,00']))
    """
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)
    numbers = range(math.ceil(low / step), math.floor(high / step) + 1)
    ticks = [tick for tick in (round(number * step, 10) for number in numbers) if low <= tick <= high]
    decimals = max((decimals_of(tick) for tick in ticks), default=0)
    return ticks, [format_number(tick, decimals) for tick in ticks]
