"""Image of a distribution: one dot per area on the axis of values, the chosen area named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks, value_range
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, wrap
from indicators.language.formatting import format_compact
from indicators.language.i18n import gettext as _
from indicators.views.map.colors import class_colors
from indicators.views.map.distribution import BINS, stack
from indicators.views.map.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABEL_SIZE = 17
DOT, UNIT = 28, 32  # pixels across a dot, and from one to the next above it, on a sheet of full size
LABEL_ROWS = 0.85


def distribution_image(
    canvas: Canvas, one: Picture, labels: Mapping[str, str], marks: Sequence[tuple[str, float, str]]
) -> None:
    """Draw the dots; `marks` are lines (label, value, colour) such as district and region."""
    known = {code: value for code, value in one.values.items() if value is not None}
    if not known:
        canvas.text(
            canvas.margin, (canvas.top + canvas.bottom) / 2, _("Keine Werte."), size=20, color=canvas.colors.muted
        )
        return
    xs, ys = stack(known)
    low, high = value_range([*known.values(), *(value for _label, value, _color in marks)])
    named = [(f"{name} {format_compact(value, one.series.indicator)}", value, color) for name, value, color in marks]
    if one.choice.area in known:
        value = known[one.choice.area]
        text = f"{labels[one.choice.area]} {format_compact(value, one.series.indicator)}"
        named.insert(0, (text, value, canvas.colors.area))
    axes = _axes(canvas, one, (low, high), rows=max(ys) + 1, labels=len(named))
    dot = _dot(canvas, axes, max(known.values()) - min(known.values()))
    colors = class_colors(one.classes, canvas.colors)
    fills = [
        colors[one.classes.members[code]] if one.classes.members[code] >= 0 else canvas.colors.zero for code in known
    ]
    axes.scatter(
        xs, ys, s=points(dot) ** 2, c=fills, edgecolors=canvas.colors.outline, linewidths=points(1.2), zorder=3
    )
    if one.choice.area in known:
        index = list(known).index(one.choice.area)
        ring: dict[str, Any] = {
            "facecolors": "none",
            "edgecolors": canvas.colors.area,
            "linewidths": points(4),
            "zorder": 4,
        }
        axes.scatter(xs[index], ys[index], s=points(dot + 8) ** 2, **ring)
    top = max(ys) + 1.0
    for position, (text, value, color) in enumerate(named):
        height = top + (len(named) - 1 - position) * LABEL_ROWS
        foot = ys[list(known).index(one.choice.area)] + 0.6 if color == canvas.colors.area and one.choice.area else -0.6
        axes.plot((value, value), (foot, height), color=color, linewidth=points(2.2), zorder=2)
        axes.annotate(
            " ".join(wrap(text, 420, LABEL_SIZE, SEMIBOLD, lines=1)), (value, height), xytext=(0, 2), va="bottom",
            textcoords="offset points", ha=_side(value, low, high), color=color, **letters(text, LABEL_SIZE, SEMIBOLD),
        )  # fmt: skip


def _axes(canvas: Canvas, one: Picture, ends: tuple[float, float], *, rows: float, labels: int) -> Axes:
    """Axes as high as the dots and the labels above them need, in the middle of the sheet."""
    units = rows + 0.6 + labels * LABEL_ROWS + 0.6
    space = canvas.bottom - canvas.top - 62
    height = min(space, units * UNIT)
    left, top = canvas.margin + 20, canvas.top + (space - height) / 2
    axes = chart_axes(canvas, (left, top, canvas.width - 2 * left, height))
    axes.set_xlim(*ends)
    axes.set_ylim(-0.8, units - 0.8)
    axes.set_xticks(*number_ticks(*ends))
    unit = " ".join(wrap(one.series.indicator.unit, canvas.width - 2 * canvas.margin, TICK_SIZE, lines=1))
    axes.set_xlabel(unit, color=canvas.colors.muted, labelpad=6, **letters(unit, TICK_SIZE))
    return axes


def _dot(canvas: Canvas, axes: Axes, spread: float) -> float:
    """Pixels across a dot, so that none touches the next beside or above it."""
    box, (left, right), (foot, head) = axes.get_position(), axes.get_xlim(), axes.get_ylim()
    beside = box.width * canvas.width * spread / (right - left) / BINS
    above = box.height * canvas.height / (head - foot)
    return min(DOT, beside * 0.94 if spread else DOT, above * 0.94)


def _side(value: float, low: float, high: float) -> str:
    """How a label stands to its value, so that it stays on the sheet."""
    share = (value - low) / (high - low)
    return "left" if share < 0.12 else "right" if share > 0.88 else "center"
