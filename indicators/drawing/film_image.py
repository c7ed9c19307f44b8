"""The pictures of a film: on one sheet, of which only what changes from year to year is drawn anew."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from indicators.drawing.canvas import Canvas, Caption
from indicators.drawing.letters import BOLD, SEMIBOLD, text_width
from indicators.drawing.map_image import map_image
from indicators.drawing.reel import Scene

if TYPE_CHECKING:
    import numpy as np

WIDTH, HEIGHT = 1280, 720
BAND = 94  # pixels below the map for the year, its note and the line of years
PERIOD_WIDTH, PERIOD_SIZE, SMALLEST_PERIOD = 280, 40, 20
NOTE_SIZE, SMALL_NOTE, NOTE_LINES, MARK_SIZE = 18, 15, 2, 13.5
LINE_Y = 52  # of the line of years below the top of the band
DOT, DOT_NOW = 4, 8


def pictures(caption: Caption, scenes: Sequence[Scene]) -> "Iterator[np.ndarray]":
    """Yield the picture of each scene, (720, 1280, 3) red, green and blue from 0 to 255; they are drawn as asked for.

    Whoever asks holds `canvas.drawing` meanwhile.
    """
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = Canvas(caption, width=WIDTH, height=HEIGHT)
    agg: Any = FigureCanvasAgg(canvas.figure)
    canvas.bottom -= BAND
    place = canvas.bottom + 14
    _line_of_years(canvas, scenes, place)
    agg.draw()
    ground, still = agg.copy_from_bbox(canvas.figure.bbox), set(canvas.figure.get_children())
    for number, scene in enumerate(scenes):
        map_image(canvas, scene.shown)
        _band(canvas, scenes, number, place)
        agg.restore_region(ground)
        new = [one for one in canvas.figure.get_children() if one not in still]
        for one in sorted(new, key=lambda artist: artist.get_zorder()):
            canvas.figure.draw_artist(one)
        yield np.asarray(agg.buffer_rgba())[:, :, :3].copy()
        for one in new:
            one.remove()


def _spots(canvas: Canvas, scenes: Sequence[Scene]) -> list[float]:
    """Where each scene stands on the line of years, in pixels; years without a picture leave their room."""
    left, right = canvas.margin + PERIOD_WIDTH + 44, canvas.width - canvas.margin - 24
    first, span = scenes[0].year, max(scenes[-1].year - scenes[0].year, 1)
    return [left + (one.year - first) / span * (right - left) for one in scenes]


def _line_of_years(canvas: Canvas, scenes: Sequence[Scene], top: float) -> None:
    """Draw what all pictures have: a dot for each, the line between those that may be compared, first and last year."""
    spots, y, colors = _spots(canvas, scenes), top + LINE_Y, canvas.colors
    for before, spot, scene in zip(spots, spots[1:], scenes[1:], strict=False):
        if scene.is_apart:
            middle = (before + spot) / 2
            canvas.line(middle, y - 9, middle, y + 9, color=colors.district, width=2)
        else:
            canvas.line(before, y, spot, y, color=colors.outline, width=2)
    for spot in spots:
        canvas.dot(spot, y, DOT, color=colors.outline)
    for spot, scene in ((spots[0], scenes[0]), (spots[-1], scenes[-1])):
        canvas.text(spot, y + 12, scene.mark, size=MARK_SIZE, color=colors.muted, align="center")


def _band(canvas: Canvas, scenes: Sequence[Scene], number: int, top: float) -> None:
    """Write of when the picture is, what must be known of it, and mark its place on the line of years."""
    scene, colors = scenes[number], canvas.colors
    size: float = PERIOD_SIZE
    while size > SMALLEST_PERIOD and text_width(scene.period, size, BOLD) > PERIOD_WIDTH:
        size -= 2
    canvas.paragraph(
        canvas.margin, top + LINE_Y - 24, scene.period, width=PERIOD_WIDTH, size=size, lines=1, weight=BOLD
    )
    spots, y = _spots(canvas, scenes), top + LINE_Y
    canvas.dot(spots[number], y, DOT_NOW, color=colors.area)
    if 0 < number < len(scenes) - 1 and _is_free(spots, number):
        look: dict[str, Any] = {"size": MARK_SIZE, "weight": SEMIBOLD, "color": colors.area, "align": "center"}
        canvas.text(spots[number], y + 12, scene.mark, **look)
    width = canvas.width - canvas.margin - spots[0] + 24
    note = NOTE_SIZE if text_width(scene.note, NOTE_SIZE, SEMIBOLD) <= width else SMALL_NOTE
    canvas.paragraph(
        spots[0] - 24, top, scene.note, width=width, size=note, lines=NOTE_LINES, weight=SEMIBOLD, color=colors.district
    )


def _is_free(spots: Sequence[float], number: int) -> bool:
    """True where the year of a dot has room between the first and the last one."""
    return spots[number] - spots[0] > 3 * MARK_SIZE and spots[-1] - spots[number] > 3 * MARK_SIZE
