"""Image of the matrix of goals: a cell per area and goal with colour, pattern and symbol; columns are numbered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import REGULAR, SEMIBOLD, points, wrap
from indicators.drawing.map_image import look_on_sheet
from indicators.drawing.region_map import MapClass
from indicators.drawing.symbols import draw_symbols

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROWS_OF_ONE_BLOCK = 24
GAP, HEAD = 26, 16
NAME_PART = 0.26  # of a block
LARGEST_STEP, LARGEST = 26.0, 15.0  # from row to row, and letters
SIZE, STEP, SWATCH = 11.0, 14.5, 16  # of the legend
READABLE = 13.0  # letters on a slide, at the least
WIDE = 700  # pixels from which rows stand in two blocks and the legend in three columns


@dataclass(frozen=True, slots=True)
class ImageRow:
    """A row: an area with a look per goal, "" for an empty cell; or a district above its areas, without cells."""

    name: str
    cells: Sequence[str] = ()
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class MatrixImage:
    """What is drawn: names of the columns, rows, how each look is drawn and what it means, in the legend's order."""

    heads: Sequence[str]
    rows: Sequence[ImageRow]
    looks: Mapping[str, MapClass]


def matrix_image(canvas: Canvas, shown: MatrixImage) -> None:
    """Draw the rows in one block or, on wide sheets, two; below them what numbers and looks mean.

    On a small sheet, where nobody could read the rows, how many areas have each look is drawn for every goal.
    """
    wide = canvas.width >= WIDE
    if not wide:
        _parts_of_goals(canvas, shown)
        return
    bottom = _legend(canvas, shown, columns=3 if wide else 1)
    blocks = 2 if wide and len(shown.rows) > ROWS_OF_ONE_BLOCK else 1
    each = -(-len(shown.rows) // blocks) or 1
    width = (canvas.width - 2 * canvas.margin - GAP * (blocks - 1)) / blocks
    step = min((bottom - canvas.top - HEAD) / each, LARGEST_STEP)
    for number in range(blocks):
        left = canvas.margin + number * (width + GAP)
        _block(canvas, shown, shown.rows[number * each : (number + 1) * each], left=left, width=width, step=step)


def _parts_of_goals(canvas: Canvas, shown: MatrixImage) -> None:
    """Draw a bar per goal, of the areas by their look in the legend's order; an empty cell is no part of it."""
    rows = -(-len(shown.looks) // 2)
    foot = canvas.bottom - rows * READABLE * 1.4
    step = min((foot - canvas.top) / max(1, len(shown.heads)), LARGEST_STEP)
    size = max(READABLE, min(step * 0.74, LARGEST))
    first, whole = canvas.margin + (canvas.width - 2 * canvas.margin) * 0.52, max(1, len(shown.rows))
    width = canvas.width - canvas.margin - first
    for number, name in enumerate(shown.heads):
        y, found = canvas.top + number * step, Counter(row.cells[number] for row in shown.rows if row.cells)
        for text in wrap(name, (first - canvas.margin - 8) * 0.96, size, lines=1):
            canvas.text(canvas.margin, y, text, size=size)
        x = first
        for look, drawn in shown.looks.items():
            part = found[look] / whole * width
            if part:
                canvas.box(x, y + 1, part, step - 3, **_face(drawn, canvas))
                x += part
    for number, drawn in enumerate(shown.looks.values()):
        x = canvas.margin + number % 2 * (canvas.width / 2 - canvas.margin)
        y = foot + 4 + number // 2 * READABLE * 1.4
        canvas.box(x, y + 2, SWATCH, READABLE, **_face(drawn, canvas))
        for text in wrap(drawn.label, canvas.width / 2 - canvas.margin - SWATCH - 16, READABLE, lines=1):
            canvas.text(x + SWATCH + 6, y, text, size=READABLE)


def _face(look: MapClass, canvas: Canvas) -> dict[str, Any]:
    return {**look_on_sheet(look, canvas.colors), "edgecolor": canvas.colors.background, "linewidth": points(1)}


def _legend(canvas: Canvas, shown: MatrixImage, *, columns: int) -> float:
    """Write what the looks and the numbers of the columns mean at the foot, and return where that begins."""
    width = (canvas.width - 2 * canvas.margin) / columns
    lines = -(-len(shown.heads) // columns)
    rows = -(-len(shown.looks) // columns)
    top = canvas.bottom - (lines + rows) * STEP - 6
    for number, (name, look) in enumerate(shown.looks.items()):
        x, y = canvas.margin + number % columns * width, top + number // columns * STEP
        axes = _axes(canvas, x, y + 1, SWATCH * 1.6, STEP - 2, 1, 1)
        _cells(axes, canvas, {name: [(0, 0)]}, shown.looks, size=points(STEP - 3))
        room = width - SWATCH * 1.6 - 12
        for text in wrap(look.label, room, SIZE, lines=1):
            canvas.text(x + SWATCH * 1.6 + 6, y + 1, text, size=SIZE)
    for number, name in enumerate(shown.heads):
        x, y = canvas.margin + number // lines * width, top + (rows + number % lines) * STEP + 4
        for text in wrap(f"{number + 1}: {name}", width - 8, SIZE, lines=1):
            canvas.text(x, y, text, size=SIZE, color=canvas.colors.muted)
    return top - 10


def _block(
    canvas: Canvas, shown: MatrixImage, rows: Sequence[ImageRow], *, left: float, width: float, step: float
) -> None:
    size, first, columns = min(step * 0.74, LARGEST), left + width * NAME_PART, max(len(shown.heads), 1)
    column, top = (left + width - first) / columns, canvas.top + HEAD
    for number in range(len(shown.heads)):
        middle = first + (number + 0.5) * column
        canvas.text(middle, canvas.top, str(number + 1), size=SIZE, color=canvas.colors.muted, align="center")
    places: dict[str, list[tuple[int, int]]] = {}
    for index, row in enumerate(rows):
        room, weight = first - left - 6 if row.cells else width, REGULAR if row.cells else SEMIBOLD
        name, color = (f"▸ {row.name}", canvas.colors.district) if row.is_chosen else (row.name, "")
        for text in wrap(name, room, size, weight, lines=1):
            canvas.text(left, top + (index + 0.08) * step, text, size=size, weight=weight, color=color)
        for number, look in enumerate(row.cells):
            if look:
                places.setdefault(look, []).append((number, index))
    if rows:
        axes = _axes(canvas, first, top, left + width - first, step * len(rows), columns, len(rows))
        _cells(axes, canvas, places, shown.looks, size=points(min(step, column) * 0.86))


def _axes(canvas: Canvas, left: float, top: float, width: float, height: float, columns: int, rows: int) -> "Axes":
    """A place on the sheet that is counted in cells, from its top left corner."""
    axes = canvas.axes(left, top, width, height)
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    return axes


def _cells(
    axes: "Axes",
    canvas: Canvas,
    places: Mapping[str, Sequence[tuple[int, int]]],
    looks: Mapping[str, MapClass],
    *,
    size: float,
) -> None:
    """Draw all cells of a look as one shape, and their symbols."""
    import numpy as np
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    for name, found in places.items():
        corners = np.array([[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)] for x, y in found], dtype=float)
        look, edge = looks[name], {"edgecolor": canvas.colors.background, "linewidth": points(1)}
        path = Path.make_compound_path_from_polys(corners)
        axes.add_patch(PathPatch(path, **edge, **look_on_sheet(look, canvas.colors)))
        if look.symbol:
            draw_symbols(axes, look.symbol, [(x + 0.5, y + 0.5) for x, y in found], size=size)
