"""Shapes that tell districts apart in images, and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.drawing.axes import TICK_SIZE
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import points, text_width

SHAPES = ("o", "s", "D", "^", "P")
NO_DISTRICT = "X"
LEGEND, LEGEND_ROW = 34, 24  # pixels


def draw_shapes(canvas: Canvas, shapes: Sequence[tuple[str, dict[str, Any]]]) -> float:
    """Draw a legend of shapes with their names, in as many lines as they need, and return the height it takes."""
    x, y = float(canvas.margin), canvas.top
    for label, look in shapes:
        long = 24 + text_width(label, TICK_SIZE)
        if x > canvas.margin and x + long > canvas.width - canvas.margin:
            x, y = float(canvas.margin), y + LEGEND_ROW
        axes = canvas.axes(x, y, 20, 20)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.scatter([0.5], [0.5], s=points(13) ** 2, **look)
        canvas.text(x + 24, y, label, size=TICK_SIZE, color=canvas.colors.text)
        x = x + 24 + text_width(label, TICK_SIZE) + 26
    return y - canvas.top + LEGEND
