"""Image of a heat table: a cell per area and indicator with its number, two blocks side by side where rows are many."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, points, wrap
from indicators.drawing.palette import ink

MOST_COLUMNS = 8
ROWS_OF_ONE_BLOCK = 20
GAP = 28
HEAD = 60
HEAD_SIZE = 11
NAME_PART = 0.27  # of a block
LARGEST = 17.0  # size of letters where there is room


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: name of the area, and per column the number and the colour of its class ("" for none)."""

    name: str
    cells: Sequence[tuple[str, str]]


def heat_image(canvas: Canvas, header: Sequence[tuple[str, str]], rows: Sequence[HeatRow]) -> None:
    """Draw the first columns of a heat table, each below its name and period."""
    header = header[:MOST_COLUMNS]
    blocks = 1 if len(rows) <= ROWS_OF_ONE_BLOCK else 2
    each = -(-len(rows) // blocks) or 1
    width = (canvas.width - 2 * canvas.margin - GAP * (blocks - 1)) / blocks
    step = min((canvas.bottom - canvas.top - HEAD) / each, LARGEST * 1.5)
    for number in range(blocks):
        left = canvas.margin + number * (width + GAP)
        _block(canvas, header, rows[number * each : (number + 1) * each], left=left, width=width, step=step)


def _block(
    canvas: Canvas,
    header: Sequence[tuple[str, str]],
    rows: Sequence[HeatRow],
    *,
    left: float,
    width: float,
    step: float,
) -> None:
    size = step * 0.66
    first = left + width * NAME_PART
    column = (left + width - first) / max(len(header), 1)
    for number, (name, period) in enumerate(header):
        lines = [*wrap(name, column - 4, HEAD_SIZE, SEMIBOLD, lines=3), *wrap(period, column - 4, HEAD_SIZE, lines=1)]
        for line, text in enumerate(lines):
            place = (first + number * column + 2, canvas.top + line * HEAD_SIZE * 1.2)
            canvas.text(*place, text, size=HEAD_SIZE, weight=SEMIBOLD, color=canvas.colors.muted)
    for index, row in enumerate(rows):
        y = canvas.top + HEAD + index * step
        for text in wrap(row.name, first - left - 6, size, lines=1):
            canvas.text(left, y + step * 0.14, text, size=size)
        for number, (text, color) in enumerate(row.cells[: len(header)]):
            x = first + number * column
            if color:
                canvas.box(x, y, column, step, facecolor=color, edgecolor=canvas.colors.background, linewidth=points(1))
            letters = ink(color) if color else canvas.colors.muted
            canvas.text(x + column - 5, y + step * 0.14, text, size=size, color=letters, align="right")
