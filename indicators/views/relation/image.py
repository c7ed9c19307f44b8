"""Image of a relation: a dot per municipality, size by population, colour and shape by district, and the line."""

from __future__ import annotations

import math
from typing import Any

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks, value_range
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width, wrap
from indicators.drawing.shapes import NO_DISTRICT, SHAPES, draw_shapes
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.model.areas import Areas
from indicators.views.relation.relation import Point, Relation

SMALLEST, LARGEST = 8, 30  # pixels across a dot
NARROW, NARROW_LARGEST, NARROW_LEFT = 600, 20, 72  # pixels of a sheet below which dots and axis are smaller
SMALLEST_LETTERS = 11
STEPS = 40
AXIS_LEFT, AXIS_BOTTOM = 96, 62  # pixels

Group = tuple[str, list[Point], dict[str, Any]]  # a district's name, its municipalities, and how their dots look


def scatter_image(canvas: Canvas, relation: Relation, areas: Areas, *, selected: str | None, line: bool) -> None:
    """Draw the dots, name those that lie apart or are chosen."""
    if not relation.points:
        canvas.text(canvas.margin, canvas.top + 40, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    groups = _groups(canvas, relation, areas)
    axes = _axes(canvas, relation, top=canvas.top + draw_shapes(canvas, [(name, look) for name, _in, look in groups]))
    if line and relation.line:
        _draw_line(canvas, axes, relation)
    most = max((one.people or 0.0 for one in relation.points), default=0.0)
    largest = LARGEST if canvas.width >= NARROW else NARROW_LARGEST
    for _name, inside, look in groups:
        sizes = [points(_size(one, most, largest)) ** 2 for one in inside]
        axes.scatter([one.x for one in inside], [one.y for one in inside], s=sizes, alpha=0.9, linewidths=points(1),
                     edgecolors=canvas.colors.background, zorder=3, **look)  # fmt: skip
    for point in relation.points:
        if point.area.code == selected or point.area in relation.apart:
            _name_at(canvas, axes, point)


def _groups(canvas: Canvas, relation: Relation, areas: Areas) -> list[Group]:
    """The districts with their municipalities; those of no district last, where there are any."""
    shades = (*canvas.colors.lines, canvas.colors.district)
    groups: list[Group] = [
        (
            district.label,
            [one for one in relation.points if one.area.district == district.code],
            {"c": shades[number % len(shades)], "marker": SHAPES[number % len(SHAPES)]},
        )
        for number, district in enumerate(areas.at(Level.DISTRICT))
    ]
    rest = [one for one in relation.points if areas.district_of(one.area) is None]
    return groups + ([(_("ohne Kreis"), rest, {"c": canvas.colors.muted, "marker": NO_DISTRICT})] if rest else [])


def _size(point: Point, most: float, largest: float) -> float:
    return max(SMALLEST, largest * math.sqrt((point.people or 0.0) / most)) if most > 0 else SMALLEST


def _name_at(canvas: Canvas, axes: Any, point: Point) -> None:
    """Write a name above its dot, moved to the side where it would leave the sheet."""
    label, box, (low, high) = point.area.label, axes.get_position(), axes.get_xlim()
    x = (box.x0 + (point.x - low) / (high - low) * box.width) * canvas.width
    half = text_width(label, TICK_SIZE, SEMIBOLD) / 2
    shift = max(0.0, canvas.margin + half - x) - max(0.0, x + half - canvas.width + canvas.margin)
    axes.annotate(
        label, (point.x, point.y), xytext=(points(shift), 11), textcoords="offset points", ha="center",
        color=canvas.colors.text, zorder=5, **letters(label, TICK_SIZE, SEMIBOLD),
    )  # fmt: skip


def _axes(canvas: Canvas, relation: Relation, *, top: float) -> Any:
    left = canvas.margin + (AXIS_LEFT if canvas.width >= NARROW else NARROW_LEFT)
    width, height = canvas.width - canvas.margin - left - 10, canvas.bottom - AXIS_BOTTOM - top
    axes = chart_axes(canvas, (left, top, width, height), lines=("bottom", "left"), grid="both")
    across, upwards = (value_range(values) for values in relation.figures)
    axes.set_xlim(*across)
    axes.set_ylim(*upwards)
    axes.set_xticks(*number_ticks(*across))
    axes.set_yticks(*number_ticks(*upwards))
    for write, indicator, year, room in (
        (axes.set_xlabel, relation.x, relation.x_year, width), (axes.set_ylabel, relation.y, relation.y_year, height),
    ):  # fmt: skip
        text = f"{indicator.short}, {indicator.unit}, {indicator.period(year)}"
        size = max(SMALLEST_LETTERS, min(TICK_SIZE, room / max(text_width(text, 1), 1)))
        text = " ".join(wrap(text, room, size, lines=1)) if size == SMALLEST_LETTERS else text
        write(text, color=canvas.colors.muted, labelpad=8, **letters(text, size))
    return axes


def _draw_line(canvas: Canvas, axes: Any, relation: Relation) -> None:
    line, xs = relation.line, [one.x for one in relation.points]
    if line is None:
        return
    low, high = min(xs), max(xs)
    steps = [low + (high - low) * number / STEPS for number in range(STEPS + 1)]
    upper = [line.at(x) + line.half_width(x) for x in steps]
    lower = [line.at(x) - line.half_width(x) for x in steps]
    axes.fill_between(steps, lower, upper, color=canvas.colors.grid, alpha=0.7, linewidth=0)
    axes.plot(
        (low, high), (line.at(low), line.at(high)), color=canvas.colors.muted, linewidth=points(2), linestyle="--"
    )
