"""Image of a distribution: one dot per area on the axis of values, the chosen area named."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks, value_range
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, wrap
from indicators.language.formatting import format_compact
from indicators.language.i18n import gettext as _
from indicators.views.map.distribution import BINS, color_scale, dots
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
    found, chosen = dots(one)
    if not found:
        middle = (canvas.top + canvas.bottom) / 2
        canvas.text(canvas.margin, middle, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    xs, ys = [dot.x for dot in found], [dot.height for dot in found]
    ends = value_range([*(dot.value for dot in found), *(value for _label, value, _color in marks)])
    named = [(label, value, color, -0.6) for label, value, color in marks]
    if chosen:
        named.insert(0, (labels[chosen.area], chosen.value, canvas.colors.area, chosen.height + 0.6))
    axes = _axes(canvas, one, ends, rows=max(ys) + 1, labels=len(named))
    dot = _dot(canvas, axes, max(xs) - min(xs))
    scale = color_scale(one, canvas.colors)
    axes.scatter(xs, ys, s=points(dot) ** 2, c=[scale[each.place] for each in found], edgecolors=canvas.colors.outline,
                 linewidths=points(1.2), zorder=3)  # fmt: skip
    if chosen:
        axes.scatter(chosen.x, chosen.height, s=points(dot + 8) ** 2, facecolors="none",
                     edgecolors=canvas.colors.area, linewidths=points(4), zorder=4)  # fmt: skip
    for position, (label, value, color, foot) in enumerate(named):
        height = max(ys) + 1.0 + (len(named) - 1 - position) * LABEL_ROWS
        axes.plot((value, value), (foot, height), color=color, linewidth=points(2.2), zorder=2)
        text = f"{label} {format_compact(value, one.series.indicator)}"
        axes.annotate(
            " ".join(wrap(text, 420, LABEL_SIZE, SEMIBOLD, lines=1)), (value, height), xytext=(0, 2), va="bottom",
            textcoords="offset points", ha=_side(value, *ends), color=color, **letters(text, LABEL_SIZE, SEMIBOLD),
        )  # fmt: skip


def _axes(canvas: Canvas, one: Picture, ends: tuple[float, float], *, rows: float, labels: int) -> "Axes":
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


def _dot(canvas: Canvas, axes: "Axes", spread: float) -> float:
    """Pixels across a dot, so that none touches the next beside or above it."""
    box, (left, right), (foot, head) = axes.get_position(), axes.get_xlim(), axes.get_ylim()
    beside = box.width * canvas.width * spread / (right - left) / BINS
    above = box.height * canvas.height / (head - foot)
    return min(DOT, beside * 0.94 if spread else DOT, above * 0.94)


def _side(value: float, low: float, high: float) -> str:
    """How a label stands to its value, so that it stays on the sheet."""
    share = (value - low) / (high - low)
    return "left" if share < 0.12 else "right" if share > 0.88 else "center"
