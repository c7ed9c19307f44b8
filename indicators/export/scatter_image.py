"""Image of a relation: a dot per municipality, size by population, colour and shape by district, and the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from indicators.areas import Areas
from indicators.export.canvas import SEMIBOLD, Canvas, letters, points, text_width
from indicators.export.line_image import TICK_SIZE, decimals_of, round_ticks, value_range
from indicators.formatting import format_number
from indicators.i18n import gettext as _
from indicators.model import Level
from indicators.relation import Point, Relation

SHAPES = ("o", "s", "D", "^", "P")
SMALLEST, LARGEST = 8, 30  # pixels across a dot
LEGEND, AXIS_LEFT, AXIS_BOTTOM = 34, 96, 62
STEPS = 40


def scatter_image(canvas: Canvas, relation: Relation, areas: Areas, *, selected: str | None, line: bool) -> None:
    """Draw the dots, name those that lie apart or are chosen."""
    if not relation.points:
        canvas.text(canvas.margin, canvas.top + 40, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    axes = _axes(canvas, relation)
    if line and relation.line:
        _draw_line(canvas, axes, relation)
    shades = (*canvas.colors.lines, canvas.colors.district)
    most = max((one.people or 0.0 for one in relation.points), default=0.0)
    x = float(canvas.margin)
    for number, district in enumerate(areas.at(Level.DISTRICT)):
        inside = [one for one in relation.points if one.area.district == district.code]
        look: dict[str, Any] = {"c": shades[number % len(shades)], "marker": SHAPES[number % len(SHAPES)]}
        sizes = [points(_size(one, most)) ** 2 for one in inside]
        axes.scatter([one.x for one in inside], [one.y for one in inside], s=sizes, alpha=0.9, linewidths=points(1),
                     edgecolors=canvas.colors.background, zorder=3, **look)  # fmt: skip
        x = _legend(canvas, x, district.label, look)
    for point in relation.points:
        if point.area.code == selected or point.area in relation.apart:
            axes.annotate(
                point.area.label, (point.x, point.y), xytext=(0, 11), textcoords="offset points", ha="center",
                color=canvas.colors.text, zorder=5, **letters(point.area.label, TICK_SIZE, SEMIBOLD),
            )  # fmt: skip


def _size(point: Point, most: float) -> float:
    return max(SMALLEST, LARGEST * math.sqrt((point.people or 0.0) / most)) if most > 0 else SMALLEST


def _legend(canvas: Canvas, x: float, label: str, look: dict[str, Any]) -> float:
    """Draw one shape with its district and return where the next begins."""
    axes = canvas.axes(x, canvas.top, 20, 20)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.scatter([0.5], [0.5], s=points(13) ** 2, **look)
    canvas.text(x + 24, canvas.top, label, size=TICK_SIZE, color=canvas.colors.text)
    return x + 24 + text_width(label, TICK_SIZE) + 26


def _axes(canvas: Canvas, relation: Relation) -> Any:
    left, top = canvas.margin + AXIS_LEFT, canvas.top + LEGEND
    axes = canvas.axes(left, top, canvas.width - canvas.margin - left - 10, canvas.bottom - AXIS_BOTTOM - top)
    axes.axis("on")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_color(canvas.colors.muted)
    axes.grid(color=canvas.colors.grid, linewidth=points(1))
    axes.set_axisbelow(True)
    xs, ys = [one.x for one in relation.points], [one.y for one in relation.points]
    _ticks(axes.set_xlim, axes.set_xticks, xs)
    _ticks(axes.set_ylim, axes.set_yticks, ys)
    axes.tick_params(length=points(5), color=canvas.colors.muted)
    for one in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        one.set(color=canvas.colors.muted, **letters("", TICK_SIZE))
    for write, indicator, year in (
        (axes.set_xlabel, relation.x, relation.x_year), (axes.set_ylabel, relation.y, relation.y_year),
    ):  # fmt: skip
        text = f"{indicator.short}, {indicator.unit}, {indicator.period(year)}"
        write(text, color=canvas.colors.muted, labelpad=8, **letters(text, TICK_SIZE))
    return axes


def _ticks(set_limits: Any, set_ticks: Any, values: Sequence[float]) -> None:
    low, high = value_range(values)
    set_limits(low, high)
    ticks = [tick for tick in round_ticks(low, high) if low <= tick <= high]
    digits = max((decimals_of(tick) for tick in ticks), default=0)
    set_ticks(ticks, [format_number(tick, digits) for tick in ticks])


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
