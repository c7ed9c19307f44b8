"""Image of a relation: a dot per municipality, size by population, colour and shape by district, and the line."""

from typing import Any

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks, value_range
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width, wrap
from indicators.drawing.shapes import draw_shapes
from indicators.language.i18n import gettext as _
from indicators.views.relation.relation import Point, RegressionLine, Relation
from indicators.views.relation.words import axis_words

SMALLEST, LARGEST = 8, 30  # pixels across a dot
NARROW, NARROW_LARGEST, NARROW_LEFT = 600, 20, 72  # pixels of a sheet below which dots and axis are smaller
SMALLEST_LETTERS = 11
AXIS_LEFT, AXIS_BOTTOM = 96, 62  # pixels


def scatter_image(canvas: Canvas, relation: Relation, *, selected: str | None, line: bool) -> None:
    """Draw the dots, name those that lie apart or are chosen."""
    if not relation.points:
        canvas.text(canvas.margin, canvas.top + 40, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    axes = _axes(canvas, relation, top=canvas.top + draw_shapes(canvas, [group for group, _points in relation.groups]))
    if line and relation.line:
        _draw_line(canvas, axes, relation, relation.line)
    largest = LARGEST if canvas.width >= NARROW else NARROW_LARGEST
    for group, inside in relation.groups:
        sizes = [points(relation.width(one, smallest=SMALLEST, largest=largest)) ** 2 for one in inside]
        axes.scatter([one.x for one in inside], [one.y for one in inside], s=sizes, alpha=0.9, linewidths=points(1),
                     edgecolors=canvas.colors.background, zorder=3, **group.look(canvas.colors))  # fmt: skip
    for point in relation.named(selected):
        _name_at(canvas, axes, point)


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
    axes: Any = chart_axes(canvas, (left, top, width, height), lines=("bottom", "left"), grid="both")
    across, upwards = (value_range(values) for values in relation.figures)
    axes.set_xlim(*across)
    axes.set_ylim(*upwards)
    axes.set_xticks(*number_ticks(*across))
    axes.set_yticks(*number_ticks(*upwards))
    for write, text, room in zip(
        (axes.set_xlabel, axes.set_ylabel), axis_words(relation), (width, height), strict=True
    ):
        size = max(SMALLEST_LETTERS, min(TICK_SIZE, room / max(text_width(text, 1), 1)))
        text = " ".join(wrap(text, room, size, lines=1)) if size == SMALLEST_LETTERS else text
        write(text, color=canvas.colors.muted, labelpad=8, **letters(text, size))
    return axes


def _draw_line(canvas: Canvas, axes: Any, relation: Relation, line: RegressionLine) -> None:
    ends, look = relation.ends, {"linewidth": points(2), "linestyle": "--"}
    axes.fill_between(*line.band(*ends), color=canvas.colors.grid, alpha=0.7, linewidth=0)
    axes.plot(ends, [line.at(x) for x in ends], color=canvas.colors.muted, **look)
