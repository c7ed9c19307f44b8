"""Image of two maps side by side, each with its own heading and legend."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.export.canvas import SEMIBOLD, Canvas
from indicators.export.map_image import MapDrawing, draw_legend, draw_map

GAP = 36
HEADING_SIZE, HEADING_LINES = 18, 2
LEGEND_PART = 0.42  # of the room of one map


def pair_image(canvas: Canvas, drawings: Sequence[tuple[str, MapDrawing]]) -> None:
    """Draw maps with their headings from left to right, each with its legend on its right."""
    room = (canvas.width - 2 * canvas.margin - GAP * (len(drawings) - 1)) / len(drawings)
    start = canvas.top
    for number, (heading, drawing) in enumerate(drawings):
        left = canvas.margin + number * (room + GAP)
        canvas.top = start
        look = {"size": HEADING_SIZE, "weight": SEMIBOLD}
        canvas.paragraph(left, canvas.top, heading, width=room, lines=HEADING_LINES, **look)
        canvas.top = start + HEADING_LINES * HEADING_SIZE * 1.4
        axes = canvas.axes(left, canvas.top, room * (1 - LEGEND_PART), canvas.bottom - canvas.top)
        draw_map(axes, drawing)
        draw_legend(canvas, drawing, left + room * (1 - LEGEND_PART) + 12, left + room)
    canvas.top = start
