"""Image of two maps side by side, each with its own heading and legend."""

from collections.abc import Sequence

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, wrap
from indicators.drawing.map_image import SMALL, SMALLEST, WIDE, draw_legend, draw_map, legend_height
from indicators.drawing.region_map import RegionMap

GAP, SMALL_GAP = 36, 20
HEADING_SIZE, HEADING_LINES = 18, 2
LEGEND_PART = 0.42  # of the room of one map
NARROW = 260  # pixels for a map below which its legend stands under it


def pair_image(canvas: Canvas, drawings: Sequence[tuple[str, RegionMap]]) -> None:
    """Draw maps with their headings from left to right, each with its legend beside or, on narrow sheets, below it."""
    scale = 1.0 if canvas.width >= WIDE else SMALL
    gap = GAP if scale == 1 else SMALL_GAP
    room = (canvas.width - 2 * canvas.margin - gap * (len(drawings) - 1)) / len(drawings)
    start, size, narrow = canvas.top, HEADING_SIZE * scale, room < NARROW
    needed = [len(wrap(one, room, size, SEMIBOLD, lines=3 if narrow else HEADING_LINES)) for one, _drawing in drawings]
    rows = HEADING_LINES if scale == 1 else max(needed)
    legend = max(legend_height(one, room, SMALLEST) for _heading, one in drawings)
    for number, (heading, drawing) in enumerate(drawings):
        left = canvas.margin + number * (room + gap)
        canvas.top = start
        canvas.paragraph(left, canvas.top, heading, width=room, lines=rows, size=size, weight=SEMIBOLD)
        canvas.top = start + rows * size * 1.4
        if narrow:
            axes = canvas.axes(left, canvas.top, room, canvas.bottom - canvas.top - legend - 6)
            canvas.top = canvas.bottom - legend
            draw_legend(canvas, drawing, left=left, right=left + room, bottom=canvas.bottom, scale=SMALLEST)
        else:
            axes = canvas.axes(left, canvas.top, room * (1 - LEGEND_PART), canvas.bottom - canvas.top)
            start_of_legend = left + room * (1 - LEGEND_PART) + 12
            draw_legend(
                canvas, drawing, left=start_of_legend, right=left + room, bottom=canvas.bottom, scale=scale
            )  # fmt: skip
        draw_map(axes, drawing, canvas.colors, scale=scale)
    canvas.top = start
