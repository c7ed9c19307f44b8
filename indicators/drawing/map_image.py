"""Images of maps: areas in the colours of their classes, with legend and direct labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.drawing.canvas import LINE_HEIGHT, Canvas
from indicators.drawing.letters import REGULAR, SEMIBOLD, points, spread_out, wrap
from indicators.drawing.palette import WHITE, Palette, ink
from indicators.drawing.placed import placed
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.drawing.symbols import draw_symbol
from indicators.loading.boundaries import kept_with_boundaries, read_boundaries
from indicators.loading.region import current_region
from indicators.model.inset import Inset

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

ROOM_M = 1500.0  # around the region
UTM = 25832  # true to shape in North Rhine-Westphalia
LABEL_SIZE, LEGEND_SIZE = 15, 16
COVERAGE_STEP = 18 / 14  # from line to line, as a part of the size of letters
MOST_LINES = 6  # of the statement and of the coverage
GAP = 12  # between the map and its labels
SMALL = 0.75  # size of letters on sheets less than `WIDE`, as a part of the usual
SMALLEST = 0.6
WIDE, NAMED = 1000, 700  # pixels from which a sheet has room for all at full size, and for labels at all
HATCHES = {"missing": "////", "confidential": "oo", "zero": "..", "still": "---"}
HATCH_COLORS = {"missing": "#8A8A8A", "confidential": "#6C7F8A", "zero": "#6B5000"}
ZERO_ON_DARK = "#D9C56B"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where map and legend stand on a sheet, in pixels; `labels` is the width of a label, 0 where none has room."""

    left: float
    width: float
    labels: float
    legend: float
    right: float
    scale: float


def _layout(canvas: Canvas) -> _Layout:
    """A map with labels on both sides and a legend on the right; without labels on narrow sheets."""
    right = canvas.width - canvas.margin
    if canvas.width >= WIDE:
        return _Layout(206, right - 716, 150, right - 326, right, 1.0)
    part, gap = (0.29, 16) if canvas.width >= NAMED else (0.4, 8)
    legend = right - part * (right - canvas.margin)
    labels = 96 if canvas.width >= NAMED else 0
    left = canvas.margin + (labels + GAP if labels else 0)
    return _Layout(left, legend - gap - (left - canvas.margin) - left, labels, legend, right, SMALL)


def map_image(canvas: Canvas, shown: RegionMap) -> None:
    """Draw the map on the left, legend and statement on the right, in the size and colours of the sheet."""
    place = _layout(canvas)
    axes = canvas.axes(place.left, canvas.top, place.width, canvas.bottom - canvas.top)
    draw_map(axes, shown, canvas.colors, scale=place.scale)
    note = ""
    if place.labels:
        _callouts(canvas, axes, shown, place)
        note = shown.label_note
    width, size = place.right - place.legend, 14 * max(place.scale, 0.8)
    coverage = ". ".join(filter(None, [shown.coverage, note]))
    lines = wrap(coverage, width, size, lines=MOST_LINES)
    foot = canvas.bottom - len(lines) * size * COVERAGE_STEP
    y = draw_legend(canvas, shown, left=place.legend, right=place.right, bottom=foot, scale=place.scale)
    if place.labels:
        _state(canvas, shown.statement, place, top=y + 16 * place.scale)
    for number, line in enumerate(reversed(lines), start=1):
        top = canvas.bottom - number * size * COVERAGE_STEP
        canvas.text(place.legend, top, line, size=size, color=canvas.colors.muted)


def _state(canvas: Canvas, statement: str, place: _Layout, *, top: float) -> None:
    """Write the statement below the legend, as much of it as has room."""
    width, size, step = place.right - place.legend - 16, 18 * place.scale, 24 * place.scale
    room = min(MOST_LINES, int((canvas.bottom - top - 44 * (1 if place.scale == 1 else 1.1)) / step))
    if statement and room > 0:
        lines = wrap(statement, width, size, lines=room)
        canvas.box(place.legend, top, 4, step * len(lines), facecolor=canvas.colors.district, edgecolor="none")
        canvas.paragraph(place.legend + 16, top, statement, width=width, size=size, lines=room)


def draw_map(
    axes: "Axes", shown: RegionMap, colors: Palette, *, scale: float = 1.0, tolerance: float = 0
) -> None:  # fmt: skip
    """Draw areas, borders of districts, symbols and the chosen area into axes.

    `scale` is of lines and symbols; `tolerance`, in metres, of the outlines of maps too small to show all of them.
    """
    from matplotlib.patches import PathPatch

    def outlined(path: "Path", color: str, width: float) -> None:
        look = {"facecolor": "none", "edgecolor": color, "linewidth": points(width * scale), "joinstyle": "round"}
        axes.add_artist(PathPatch(path, **look))  # finds no limits, which costs most of the time

    left, bottom, right, top = bounds()
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    axes.set_aspect("equal", anchor="C")
    shapes = outlines(shown.level.value, tolerance)
    for code, shape in shapes.items():
        look = look_on_sheet(shown.look(code), colors)
        axes.add_artist(PathPatch(shape.path, edgecolor=colors.background, linewidth=points(scale), **look))
    for border in outlines("district", tolerance).values():
        outlined(border.path, colors.outline, 1.6)
    for frame in frames():
        outlined(frame, colors.outline, 1)
    for code in (shown.selected or "").split():
        if code in shapes:
            outlined(shapes[code].path, colors.district, 3.5)
    for code in shown.members:
        if code in shapes and (symbol := shown.look(code).symbol):
            draw_symbol(axes, symbol, *shapes[code].center, size=points(15 * scale))


def _callouts(canvas: Canvas, axes: "Axes", shown: RegionMap, place: _Layout) -> None:
    """Write the labels left and right of the map, each with a line to its area."""
    size = LABEL_SIZE * max(place.scale, 0.8)
    shapes, step = outlines(shown.level.value), size * 1.15
    axes.apply_aspect()  # the place of axes with equal scales is known only then
    spots = {}
    for code in shown.labels:
        if code in shapes:
            x, y = canvas.figure.transFigure.inverted().transform(axes.transData.transform(shapes[code].center))
            spots[code] = (float(x) * canvas.width, (1 - float(y)) * canvas.height)
    middle = place.left + place.width / 2
    for is_left in (True, False):
        side = sorted((code for code, (x, _y) in spots.items() if (x < middle) == is_left), key=lambda c: spots[c][1])
        lines = {code: _label_lines(*shown.labels[code], width=place.labels, size=size) for code in side}
        blocks = [(spots[code][1] - len(lines[code]) * step / 2, len(lines[code]) * step + 10) for code in side]
        edge = place.left - GAP if is_left else place.left + place.width + GAP
        for code, top in zip(side, spread_out(blocks, canvas.top, canvas.bottom), strict=True):
            x, y = spots[code]
            ends = (edge + (6 if is_left else -6), top + len(lines[code]) * step / 2, x, y)
            canvas.line(*ends, color=canvas.colors.background, width=4)
            canvas.line(*ends, color=canvas.colors.text, width=1.2)
            canvas.dot(x, y, 3.4, color=canvas.colors.text)
            for number, (text, weight) in enumerate(lines[code]):
                align = "right" if is_left else "left"
                canvas.text(edge, top + number * step, text, size=size, weight=weight, align=align)


def _label_lines(name: str, value: str, *, width: float, size: float) -> list[tuple[str, int]]:
    """Name and figure of an area as lines with their weight."""
    names = [(line, SEMIBOLD) for line in wrap(name, width, size, SEMIBOLD, lines=2)]
    return names + [(line, REGULAR) for line in wrap(value, width, size, lines=2)]


def draw_legend(
    canvas: Canvas, shown: RegionMap, *, left: float, right: float, bottom: float, scale: float = 1.0,
    counted: bool = True,
) -> float:  # fmt: skip
    """Draw the legend from the top of the room between two edges and return where it ends; smaller where it is long.

    It is that of several maps where it is not `counted`.
    """
    while scale > SMALLEST and legend_height(shown, right - left, scale) > bottom - canvas.top:
        scale -= 0.05
    y, colors, size = canvas.top + 6 * scale, canvas.colors, LEGEND_SIZE * scale
    if counted:
        canvas.text(right, y, shown.count_title, size=14 * scale, color=colors.muted, align="right")
    for line in _title(shown, right - left, scale):
        canvas.text(left, y, line, size=size, weight=SEMIBOLD)
        y += size * LINE_HEIGHT
    y += 8 * scale
    for look, count in shown.legend:
        edge = {"edgecolor": colors.outline, "linewidth": points(1)}
        canvas.box(left, y, 34 * scale, 22 * scale, **edge, **look_on_sheet(look, colors))
        x = left + 46 * scale
        if look.symbol:
            axes = canvas.axes(x, y - 3 * scale, 28 * scale, 28 * scale)
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
            draw_symbol(axes, look.symbol, 0.5, 0.5, size=points(26 * scale))
            x += 38 * scale
        if counted:
            canvas.text(right, y + 1, str(count), size=size, color=colors.muted, align="right")
        end = y + 1
        for line in _words(look, right - left, scale):
            canvas.text(x, end, line, size=size)
            end += size * LINE_HEIGHT
        y = max(y + 30 * scale, end + 6 * scale)
    return y


def legend_height(shown: RegionMap, width: float, scale: float) -> float:
    """Return the pixels from the top of a legend to its end."""
    line = LEGEND_SIZE * scale * LINE_HEIGHT
    rows = (1 + len(_words(look, width, scale)) * line + 6 * scale for look, _count in shown.legend)
    return 14 * scale + len(_title(shown, width, scale)) * line + sum(max(30 * scale, row) for row in rows)


def _title(shown: RegionMap, width: float, scale: float) -> list[str]:
    return wrap(shown.legend_title, width - 90 * scale, LEGEND_SIZE * scale, SEMIBOLD, lines=3)


def _words(look: MapClass, width: float, scale: float) -> list[str]:
    """The lines of a class's words; small sheets have more of them."""
    room = width - (46 + (38 if look.symbol else 0) + 40) * scale
    return wrap(look.words, room, LEGEND_SIZE * scale, lines=2 if scale == 1 else 4)


def look_on_sheet(look: MapClass, colors: Palette) -> dict[str, Any]:
    """Return colour and pattern of an area, or of its field in the legend, as matplotlib calls them."""
    ground = look.color or colors.background
    if not look.pattern:
        return {"facecolor": ground}
    on_dark = look.pattern == "zero" and ink(ground) == WHITE
    color = ZERO_ON_DARK if on_dark else HATCH_COLORS.get(look.pattern, colors.still)
    return {"facecolor": ground, "hatch": HATCHES[look.pattern], "hatchcolor": color, "hatch_linewidth": 0.7}


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of an area in metres, as rings of (x, y) and as a path to draw, and a point inside it."""

    rings: Sequence[Sequence[tuple[float, float]]]
    path: "Path"
    center: tuple[float, float]


@kept_with_boundaries
def outlines(level: str, tolerance: float = 0) -> dict[str, Outline]:
    """Return the outlines of a level by AGS, in metres of UTM zone 32.

    With a tolerance points are left out so that common borders stay common (Visvalingam and Whyatt, as GEOS has it).
    """
    from matplotlib.path import Path

    frame = read_boundaries("district" if level == "district" else "municipality")
    frame = placed(frame, current_region().map_insets).to_crs(UTM)
    if tolerance:
        frame = frame.assign(geometry=frame.geometry.simplify_coverage(tolerance))
    found = {}
    for code, geometry in zip(frame["ags"], frame.geometry, strict=True):
        parts = getattr(geometry, "geoms", [geometry])
        rings = [
            [(float(x), float(y)) for x, y in ring.coords]
            for part in parts
            for ring in (part.exterior, *part.interiors)
        ]
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
        inside = max(parts, key=lambda part: float(part.area)).representative_point()
        found[str(code)] = Outline(rings, path, (float(inside.x), float(inside.y)))
    return found


def frames_in_metres(insets: Sequence[Inset]) -> list[list[tuple[float, float]]]:
    """Return the frames of parts that are drawn apart as closed rings, in metres of UTM zone 32."""
    if not insets:
        return []
    import geopandas
    import shapely

    boxes = geopandas.GeoSeries([shapely.box(*one.frame) for one in insets], crs=4326).to_crs(UTM)
    upright = [shapely.box(*box.bounds) for box in boxes]  # where north is not quite up
    return [[(float(x), float(y)) for x, y in box.exterior.coords] for box in upright]


@kept_with_boundaries
def frames() -> "list[Path]":
    """Return these frames of the region as paths to draw."""
    from matplotlib.path import Path

    return [Path(ring, closed=True) for ring in frames_in_metres(current_region().map_insets)]


@kept_with_boundaries
def bounds() -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the region in metres, with a little room."""
    drawn = [*(shape.path for shape in outlines("district").values()), *frames()]
    extents = [path.get_extents() for path in drawn]
    return (
        min(float(one.x0) for one in extents) - ROOM_M,
        min(float(one.y0) for one in extents) - ROOM_M,
        max(float(one.x1) for one in extents) + ROOM_M,
        max(float(one.y1) for one in extents) + ROOM_M,
    )
