"""The pictures of slides as SVG, drawn so small that their letters are large when they fill the slide."""

from __future__ import annotations

import base64

from indicators.deck.slide import Slide
from indicators.export.canvas import Canvas, drawing
from indicators.export.svg_map import map_svg
from indicators.palette import LIGHT

# Pixels the chart is drawn in, and how much larger it stands on a slide of 1280 × 720: its smallest letters of 13
# pixels are then 24.
WIDTH, HEIGHT, SCALE = 632, 214, 1.85


def picture_svg(slide: Slide, *, height: int = HEIGHT) -> bytes:
    """Return the chart or map of a slide as an SVG image of its own, b"" for a slide without one.

    `height` is that of a chart, in pixels.
    """
    if slide.map:
        return map_svg(slide.map, label=slide.description)
    return _chart(slide, height) if slide.chart else b""


def _chart(slide: Slide, height: int) -> bytes:
    if slide.chart is None:
        return b""
    with drawing:
        canvas = Canvas(colors=LIGHT, width=WIDTH, height=height)
        slide.chart(canvas)
        return canvas.svg()


def data_uri(svg: bytes) -> str:
    """Return an SVG image as an address that holds it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
