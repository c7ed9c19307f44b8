"""Images of maps: areas in the colours of their classes, with legend and direct labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from indicators.boundaries import read_boundaries
from indicators.export.canvas import HEIGHT, MARGIN, REGULAR, SEMIBOLD, WIDTH, Canvas, points, spread_out, wrap
from indicators.export.symbols import draw_symbol
from indicators.model import Level
from indicators.palette import LIGHT
from indicators.rating import Status

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

UTM = 25832  # true to shape in North Rhine-Westphalia
MAP_LEFT, MAP_WIDTH = 206, 440
LEGEND_LEFT = 830
LABEL_SIZE, LEGEND_SIZE = 15, 16
LABEL_WIDTH = 150
HATCHES = {"missing": "////", "confidential": "oo", "zero": ".."}
HATCH_COLORS = {"missing": "#8A8A8A", "confidential": "#6C7F8A", "zero": "#6B5000"}


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area looks: colour, and a pattern where a colour alone would not say it; a weather symbol on goal maps."""

    color: str
    pattern: str = ""
    symbol: Status | None = None


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line of the legend: its fill, words and number of areas."""

    fill: Fill
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """All that is drawn: a fill per area, legend, labels (name, value) by area, words about the chosen one."""

    level: Level
    fills: Mapping[str, Fill]
    legend_title: str
    count_title: str
    legend: Sequence[LegendRow]
    labels: Mapping[str, tuple[str, str]]
    coverage: str
    selected: str | None = None
    statement: str = ""


def map_image(canvas: Canvas, drawing: MapDrawing) -> None:
    """Draw the map on the left, legend and statement on the right."""
    height = canvas.bottom - canvas.top
    axes = canvas.axes(MAP_LEFT, canvas.top, MAP_WIDTH, height)
    draw_map(axes, drawing)
    _callouts(canvas, axes, drawing)
    y = draw_legend(canvas, drawing, LEGEND_LEFT, WIDTH - MARGIN)
    width = WIDTH - MARGIN - LEGEND_LEFT
    if drawing.statement:
        room = max(1, int((canvas.bottom - y - 60) / 24))
        canvas.box(LEGEND_LEFT, y + 16, 4, 24 * len(wrap(drawing.statement, width - 16, 18, lines=min(4, room))),
                   facecolor=LIGHT.district, edgecolor="none")  # fmt: skip
        canvas.paragraph(LEGEND_LEFT + 16, y + 16, drawing.statement, width=width - 16, size=18, lines=min(4, room))
    lines = wrap(drawing.coverage, width, 14, lines=2)
    for number, line in enumerate(reversed(lines), start=1):
        canvas.text(LEGEND_LEFT, canvas.bottom - number * 18, line, size=14, color=LIGHT.muted)


def draw_map(axes: Axes, drawing: MapDrawing) -> None:
    """Draw areas, borders of districts, symbols and the chosen area into axes."""
    from matplotlib.patches import PathPatch

    shapes = outlines(drawing.level.value)
    for code, shape in shapes.items():
        fill = drawing.fills.get(code, Fill(LIGHT.background, "missing"))
        axes.add_patch(
            PathPatch(shape.path, facecolor=fill.color, edgecolor=LIGHT.background, linewidth=points(1), **_hatch(fill))
        )
    for border in outlines("district").values():
        look = {"facecolor": "none", "edgecolor": LIGHT.outline, "linewidth": points(1.6), "joinstyle": "round"}
        axes.add_patch(PathPatch(border.path, **look))
    if chosen := shapes.get(drawing.selected or ""):
        look = {"facecolor": "none", "edgecolor": LIGHT.district, "linewidth": points(3.5), "joinstyle": "round"}
        axes.add_patch(PathPatch(chosen.path, **look))
    left, bottom, right, top = bounds()
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    axes.set_aspect("equal", anchor="C")
    for code, fill in drawing.fills.items():
        if fill.symbol and code in shapes:
            draw_symbol(axes, fill.symbol, *shapes[code].center, size=points(15))


def _callouts(canvas: Canvas, axes: Axes, drawing: MapDrawing) -> None:
    """Write the labels left and right of the map, each with a line to its area."""
    shapes, step = outlines(drawing.level.value), LABEL_SIZE * 1.15
    canvas.figure.draw_without_rendering()  # the place of axes with equal scales is known only then
    spots = {}
    for code in drawing.labels:
        if code in shapes:
            x, y = canvas.figure.transFigure.inverted().transform(axes.transData.transform(shapes[code].center))
            spots[code] = (float(x) * WIDTH, (1 - float(y)) * HEIGHT)
    middle = MAP_LEFT + MAP_WIDTH / 2
    for is_left in (True, False):
        side = sorted((code for code, (x, _y) in spots.items() if (x < middle) == is_left), key=lambda c: spots[c][1])
        lines = {code: _label_lines(*drawing.labels[code]) for code in side}
        blocks = [(spots[code][1] - len(lines[code]) * step / 2, len(lines[code]) * step + 10) for code in side]
        edge = MAP_LEFT - 12 if is_left else MAP_LEFT + MAP_WIDTH + 12
        for code, top in zip(side, spread_out(blocks, canvas.top, canvas.bottom), strict=True):
            x, y = spots[code]
            ends = (edge + (6 if is_left else -6), top + len(lines[code]) * step / 2, x, y)
            canvas.line(*ends, color=LIGHT.background, width=4)
            canvas.line(*ends, color=LIGHT.text, width=1.2)
            canvas.dot(x, y, 3.4, color=LIGHT.text)
            for number, (text, weight) in enumerate(lines[code]):
                align = "right" if is_left else "left"
                canvas.text(edge, top + number * step, text, size=LABEL_SIZE, weight=weight, align=align)


def _label_lines(name: str, value: str) -> list[tuple[str, int]]:
    """Name and figure of an area as lines with their weight."""
    names = [(line, SEMIBOLD) for line in wrap(name, LABEL_WIDTH, LABEL_SIZE, SEMIBOLD, lines=2)]
    return names + [(line, REGULAR) for line in wrap(value, LABEL_WIDTH, LABEL_SIZE, lines=2)]


def draw_legend(canvas: Canvas, drawing: MapDrawing, left: float, right: float) -> float:
    """Draw the legend between two edges and return where it ends."""
    y = canvas.top + 6
    canvas.text(right, y, drawing.count_title, size=14, color=canvas.colors.muted, align="right")
    look: dict[str, Any] = {"size": LEGEND_SIZE, "weight": SEMIBOLD}
    y = canvas.paragraph(left, y, drawing.legend_title, width=right - left - 90, lines=3, **look)
    y += 8
    for row in drawing.legend:
        canvas.box(
            left, y, 34, 22, facecolor=row.fill.color, edgecolor=canvas.colors.outline, linewidth=points(1),
            **_hatch(row.fill),
        )  # fmt: skip
        x = left + 46
        if row.fill.symbol:
            axes = canvas.axes(x, y - 3, 28, 28)
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
            draw_symbol(axes, row.fill.symbol, 0.5, 0.5, size=points(26))
            x += 38
        canvas.text(right, y + 1, str(row.count), size=LEGEND_SIZE, color=canvas.colors.muted, align="right")
        end = canvas.paragraph(x, y + 1, row.label, width=right - x - 40, size=LEGEND_SIZE, lines=2)
        y = max(y + 30, end + 6)
    return y


def _hatch(fill: Fill) -> dict[str, Any]:
    if not fill.pattern:
        return {}
    return {"hatch": HATCHES[fill.pattern], "hatchcolor": HATCH_COLORS[fill.pattern], "hatch_linewidth": 0.7}


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of an area in metres, as rings of (x, y) and as a path to draw, and a point inside it."""

    rings: Sequence[Sequence[tuple[float, float]]]
    path: Path
    center: tuple[float, float]


@lru_cache(maxsize=2)
def outlines(level: str) -> dict[str, Outline]:
    """Return the outlines of a level by AGS, in metres of UTM zone 32."""
    from matplotlib.path import Path

    frame = read_boundaries("district" if level == "district" else "municipality").to_crs(UTM)
    found = {}
    for code, geometry in zip(frame["ags"], frame.geometry, strict=True):
        parts = getattr(geometry, "geoms", [geometry])
        rings = [
            [(float(x), float(y)) for x, y in ring.coords]
            for part in parts
            for ring in (part.exterior, *part.interiors)
        ]
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
        inside = geometry.representative_point()
        found[str(code)] = Outline(rings, path, (float(inside.x), float(inside.y)))
    return found


@lru_cache(maxsize=1)
def bounds() -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the region in metres, with a little room."""
    extents = [shape.path.get_extents() for shape in outlines("district").values()]
    room = 1500.0
    return (
        min(float(one.x0) for one in extents) - room,
        min(float(one.y0) for one in extents) - room,
        max(float(one.x1) for one in extents) + room,
        max(float(one.y1) for one in extents) + room,
    )
