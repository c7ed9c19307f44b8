"""The symbols of maps and lists as shapes for images, read from the drawings that pages show."""

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from indicators.drawing.assets import symbol_text
from indicators.drawing.canvas import drawing
from indicators.loading.plain_svg import SIDE, plain_shapes

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

PNG_PIXELS = 96


def draw_symbols(axes: "Axes", name: str, places: Sequence[tuple[float, float]], *, size: float) -> None:
    """Draw a symbol with its middle at each of some places, as `draw_symbol` does one; many cost little more than one.

    In an SVG each part of the symbol is drawn once and used again.
    """
    from matplotlib.collections import PathCollection
    from matplotlib.transforms import Affine2D

    scale = size / 72 / SIDE
    centred = Affine2D().translate(-SIDE / 2, -SIDE / 2).scale(scale, -scale)
    for path, fill, stroke, width in _parts(name):
        parts = PathCollection(
            [path], offsets=places, offset_transform=axes.transData,
            facecolors=[fill], edgecolors=[stroke], linewidths=[width * scale * 72], joinstyle="round",
        )  # fmt: skip
        parts.set_transform(centred + axes.figure.dpi_scale_trans)
        parts.set_zorder(4)
        parts.set_clip_on(False)
        axes.add_collection(parts, autolim=False)


def draw_symbol(axes: "Axes", name: str, x: float, y: float, *, size: float) -> None:
    """Draw a symbol ("status/sun") with its middle at (x, y) of the axes; `size` in points, whatever their scale."""
    from matplotlib.patches import PathPatch
    from matplotlib.transforms import Affine2D, ScaledTranslation

    scale = size / 72 / SIDE
    at_point = ScaledTranslation(x, y, axes.transData)  # type: ignore[arg-type]  # linear axes: affine
    drawn = Affine2D().translate(-SIDE / 2, -SIDE / 2).scale(scale, -scale)
    place = drawn + axes.figure.dpi_scale_trans + at_point
    for path, fill, stroke, width in _parts(name):
        patch = PathPatch(path, facecolor=fill, edgecolor=stroke, linewidth=width * scale * 72, joinstyle="round")
        patch.set_transform(place)
        patch.set_zorder(4)
        patch.set_clip_on(False)
        axes.add_artist(patch)


@lru_cache(maxsize=16)
def symbol_png(name: str) -> bytes:
    """Return a symbol ("status/sun") on its own as PNG of 96 pixels without ground, for documents that take no SVG."""
    from matplotlib.figure import Figure

    with drawing:
        figure = Figure(figsize=(1, 1), dpi=PNG_PIXELS)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        draw_symbol(axes, name, 0.5, 0.5, size=72)
        content = io.BytesIO()
        figure.savefig(content, format="png", transparent=True, metadata={"Software": None})
    return content.getvalue()


@lru_cache(maxsize=32)
def _parts(name: str) -> "list[tuple[Path, str, str, float]]":
    """Shapes of a symbol with fill, stroke and width of stroke."""
    return [(_path(one.data), one.fill, one.stroke, one.width) for one in plain_shapes(symbol_text(name))]


def _path(data: str) -> "Path":
    """The outline that an SVG path describes."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib.path import parse_path
    from matplotlib.path import Path

    pen = DecomposingRecordingPen({})
    parse_path(data, pen)
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    kinds = {"moveTo": Path.MOVETO, "lineTo": Path.LINETO, "curveTo": Path.CURVE4, "qCurveTo": Path.CURVE3}
    for name, ends in pen.value:
        if name == "closePath":
            points.append(points[-1])
            codes.append(int(Path.CLOSEPOLY))
        elif name in kinds:
            points += ends
            codes += [int(kinds[name])] * len(ends)
    return Path(points, codes)
