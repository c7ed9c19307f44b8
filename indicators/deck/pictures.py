"""The pictures of slides as SVG, drawn so small that their letters are large when they fill the slide."""

from indicators.deck.slide import Slide
from indicators.drawing.canvas import Canvas, drawing
from indicators.drawing.letters import BOLD, REGULAR, wrap
from indicators.drawing.map_svg import map_svg
from indicators.drawing.palette import LIGHT

# Pixels a chart is drawn in, and how much larger it stands on a slide of 1280 × 720: its smallest letters of 13 pixels
# are then 24. Its height is what the words on the slide leave.
WIDTH, SCALE = 632, 1.85
LOWEST, HIGHEST = 110, 230
# Of static/deck.css, in pixels of a slide of 1280 × 720.
SLIDE_HEIGHT, AROUND, TEXT_WIDTH = 720, 36 + 22 + 4 * 10, 1184
TEXT, STATEMENT, LONG_STATEMENT, LONG = 24, 40, 33, 150
LINE, STATEMENT_LINE, FOOT_LINE, FOOT_AROUND = 1.3, 1.16, 1.2, 10
NOTE_INDENT, NUMBER_WIDTH, SPARE = 22, 130, 8


def picture_svg(slide: Slide, *, height: int | None = None) -> bytes:
    """Return the chart or map of a slide as an SVG image of its own, b"" for a slide without one.

    `height` is that of a chart in pixels, None for what fits on the slide.
    """
    if slide.map:
        return map_svg(slide.map, label=slide.description)
    if slide.chart is None:
        return b""
    with drawing:
        canvas = Canvas(colors=LIGHT, width=WIDTH, height=height or chart_height(slide))
        slide.chart(canvas)
        return canvas.svg()


def chart_height(slide: Slide) -> int:
    """Return the height to draw a chart in, so that it fills what the words leave and its letters stay large."""
    size = LONG_STATEMENT if len(slide.statement) > LONG else STATEMENT
    statement = len(wrap(slide.statement, TEXT_WIDTH, size, BOLD, lines=9)) * size * STATEMENT_LINE
    topic = _lines(slide.topic, TEXT_WIDTH) * TEXT * LINE
    note = _lines(slide.note, TEXT_WIDTH - NOTE_INDENT) * TEXT * LINE
    foot = _lines(slide.source, TEXT_WIDTH - NUMBER_WIDTH) * TEXT * FOOT_LINE + FOOT_AROUND
    left = SLIDE_HEIGHT - AROUND - SPARE - statement - topic - note - foot
    return round(min(max(left / SCALE, LOWEST), HIGHEST))


def _lines(text: str, width: float) -> int:
    return len(wrap(text, width, TEXT, REGULAR, lines=20))
