"""A map over its years for print: small maps side by side, with one legend for all."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.drawing.canvas import LINE_HEIGHT, Canvas
from indicators.drawing.letters import BOLD, SEMIBOLD, text_width, wrap
from indicators.drawing.map_image import MOST_LINES, SMALL, SMALLEST, WIDE, bounds, draw_legend, draw_map, legend_height
from indicators.drawing.reel import Scene

LEGEND_WIDTH, GAP = 300, 22
PERIOD_SIZE, NOTE_SIZE = 15, 14
ROOM_X, ROOM_Y = 8, 8  # around each map
LEAST_LINES = 0.35  # width of lines and symbols of the smallest maps, as a part of a large one's
LARGE = 500  # pixels of a map whose lines are as wide as usual
COARSE, TOLERANCE = 250, 400.0  # narrower maps have outlines that may be so many metres off, less than half a pixel


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many maps stand in a row, and the width and height of each, in pixels."""

    columns: int
    width: float
    height: float


def strip_image(canvas: Canvas, scenes: Sequence[Scene]) -> None:
    """Draw the maps from left to right, row by row; legend and notes at the right, on narrow sheets below."""
    left, right, start = canvas.margin, canvas.width - canvas.margin, canvas.top
    legend, notes = scenes[-1].shown, [one.note for one in scenes if one.note]
    if canvas.width >= WIDE:
        bottom = canvas.bottom - 16 - _notes_height(notes, LEGEND_WIDTH, scale=1.0)
        end = draw_legend(canvas, legend, left=right - LEGEND_WIDTH, right=right, bottom=bottom, counted=False)
        _notes(canvas, notes, left=right - LEGEND_WIDTH, right=right, top=end + 16, scale=1.0)
        _maps(canvas, scenes, left=left, right=right - LEGEND_WIDTH - GAP, bottom=canvas.bottom, scale=1.0)
        return
    needed = legend_height(legend, right - left, SMALLEST) + 12
    bottom = canvas.bottom - needed - _notes_height(notes, right - left, scale=SMALL)
    _maps(canvas, scenes, left=left, right=right, bottom=bottom, scale=SMALL)
    canvas.top = bottom + 8
    end = draw_legend(
        canvas, legend, left=left, right=right, bottom=bottom + needed, scale=SMALLEST, counted=False
    )  # fmt: skip
    _notes(canvas, notes, left=left, right=right, top=end, scale=SMALL)
    canvas.top = start


def _maps(
    canvas: Canvas, scenes: Sequence[Scene], *, left: float, right: float, bottom: float, scale: float
) -> None:  # fmt: skip
    head = PERIOD_SIZE * scale * LINE_HEIGHT + 4
    top = canvas.top
    grid = _grid(len(scenes), right - left, bottom - top, head)
    lines, tolerance = max(LEAST_LINES, min(1.0, grid.width / LARGE)), TOLERANCE if grid.width < COARSE else 0
    for number, scene in enumerate(scenes):
        row, column = divmod(number, grid.columns)
        x, y = left + column * (grid.width + ROOM_X), top + row * (grid.height + head + ROOM_Y)
        color, size = canvas.colors.district if scene.is_apart else canvas.colors.text, PERIOD_SIZE * scale
        if scene.is_apart:  # as on a line of years: nothing may be compared across it
            canvas.box(x, y, 3, head + grid.height, facecolor=color, edgecolor="none")
        while size > 8 and text_width(scene.period, size, BOLD) > grid.width - 8:
            size -= 0.5
        for line in wrap(scene.period, grid.width - 8, size, BOLD, lines=1):
            canvas.text(x + 8, y, line, size=size, weight=BOLD, color=color)
        axes = canvas.axes(x + 4, y + head, grid.width - 4, grid.height)
        draw_map(axes, scene.shown, canvas.colors, scale=lines, tolerance=tolerance)


def _grid(count: int, width: float, height: float, head: float) -> _Grid:
    """The rows in which that many maps are largest."""
    x0, y0, x1, y1 = bounds()
    shape = (x1 - x0) / (y1 - y0)
    best = _Grid(1, 0.0, 0.0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        wide = (width - (columns - 1) * ROOM_X) / columns
        high = (height - (rows - 1) * ROOM_Y) / rows - head
        fitting = min(wide, high * shape)
        if fitting > min(best.width, best.height * shape):
            best = _Grid(columns, wide, high)
    return best


def _notes(
    canvas: Canvas, notes: Sequence[str], *, left: float, right: float, top: float, scale: float
) -> None:  # fmt: skip
    """Write what must be known before maps are compared; as many lines as have room."""
    size = NOTE_SIZE * scale
    for note in notes:
        lines = min(MOST_LINES, int((canvas.bottom - top) / (size * LINE_HEIGHT)))
        if lines > 0:
            look = {"color": canvas.colors.district, "weight": SEMIBOLD}
            top = canvas.paragraph(left, top, note, width=right - left, size=size, lines=lines, **look) + 4


def _notes_height(notes: Sequence[str], width: float, *, scale: float) -> float:
    size = NOTE_SIZE * scale
    return sum(len(wrap(one, width, size, SEMIBOLD, lines=MOST_LINES)) * size * LINE_HEIGHT + 4 for one in notes)
