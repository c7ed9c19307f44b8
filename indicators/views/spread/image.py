"""Image of a spread: a dot per municipality in strips, quartiles behind, chosen ones ringed and named."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width
from indicators.drawing.shapes import draw_shapes
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.views.spread.layout import PITCH, Layout, Sizes, lay_out
from indicators.views.spread.spread import Spread

LARGEST, SMALLEST = 16, 3  # pixels across a dot, as large as the sheet allows
NAME_SIZE, ROW = 15, 1.35  # of letters, and from row to row as a part of it
AXIS, SIDE = 56, 12
SHARE = {"circle": 1.0, "square": 0.84, "diamond": 0.8, "triangle-up": 0.98, "cross": 0.98, "x": 0.95}


def spread_image(canvas: Canvas, found: Spread, *, named: Sequence[Area], together: bool) -> None:
    """Draw the dots of all districts in a strip each, or together in one with a legend."""
    if found.summary is None:
        canvas.text(canvas.margin, canvas.top + 40, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    groups, top = [one for one in found.groups if one.areas], canvas.top
    if together:
        top += draw_shapes(canvas, groups, linewidths=0) - 4
    room = canvas.bottom - AXIS - top
    plan, dot, letter = _fitted(canvas, found, named=named, together=together, room=room)
    axes = _axes(canvas, found, plan, top=top + max(0.0, (room - plan.bottom) / 2))
    _draw_quartiles(canvas, axes, plan, letter)
    for strip in plan.strips:
        if strip.name:
            _write(canvas, axes, strip.name, (0.0, strip.start), letter, va="top",
                   transform=axes.get_yaxis_transform())  # fmt: skip
    for group in groups:
        size = points(dot * SHARE[group.shape]) ** 2
        axes.scatter(*plan.spots(found, group.areas), s=size, linewidths=0, zorder=3, clip_on=False,
                     **group.look(canvas.colors))  # fmt: skip
    ring = {"s": points(dot * 1.5) ** 2, "facecolors": "none", "linewidths": points(2), "zorder": 4, "clip_on": False}
    for one in (name for strip in plan.strips for name in strip.names):
        line = (one.foot, one.y - dot * 0.8)
        axes.plot((one.value, one.value), line, color=canvas.colors.text, linewidth=points(1), zorder=2)
        axes.scatter([one.value], [one.y], edgecolors=canvas.colors.text, **ring)
        _write(canvas, axes, one.text, (one.value, one.foot), letter, ha=one.side, va="bottom")


def _fitted(
    canvas: Canvas, found: Spread, *, named: Sequence[Area], together: bool, room: float
) -> tuple[Layout, int, int]:
    """The layout with the largest dots that fit the room, with the pixels across a dot and those of letters.

    Small sheets get small letters, the smallest no names.
    """
    width = canvas.width - 2 * (canvas.margin + SIDE)
    for letter, shown in ((NAME_SIZE, named), (12, named), (12, ()), (10, ())):
        for dot in range(LARGEST, SMALLEST - 1, -1):
            sizes = Sizes(
                width=width, pitch=dot * PITCH, row=letter * ROW, head=letter * ROW, gap=dot * 0.6,
                length=partial(text_width, size=letter, weight=SEMIBOLD),
            )  # fmt: skip
            plan = lay_out(found, named=shown, together=together, sizes=sizes)
            if plan.bottom <= room:
                return plan, dot, letter
    return plan, dot, letter


def _axes(canvas: Canvas, found: Spread, plan: Layout, *, top: float) -> Any:
    """Axes whose vertical unit is a pixel of the sheet, counted down from `top`."""
    left = canvas.margin + SIDE
    height = min(plan.bottom, canvas.bottom - AXIS - top)
    axes = chart_axes(canvas, (left, top, canvas.width - 2 * left, height))
    axes.set_xlim(*plan.ends)
    axes.set_xticks(*number_ticks(*plan.ends))
    axes.set_ylim(plan.bottom, 0)
    unit = found.indicator.unit
    axes.set_xlabel(unit, color=canvas.colors.muted, labelpad=6, **letters(unit, TICK_SIZE))
    return axes


def _draw_quartiles(canvas: Canvas, axes: Any, plan: Layout, letter: int) -> None:
    from matplotlib.patches import Rectangle

    lower, median, upper = plan.quartiles
    size = upper.value - lower.value, plan.bottom - plan.head
    axes.add_patch(
        Rectangle((lower.value, plan.head), *size, color=canvas.colors.grid, alpha=0.6, linewidth=0, zorder=0)
    )
    for one in plan.quartiles:
        color, width, dash = (canvas.colors.text, 2, "-") if one is median else (canvas.colors.muted, 1.2, ":")
        axes.plot((one.value, one.value), (one.foot, one.y), color=color, linewidth=points(width), linestyle=dash,
                  zorder=1)  # fmt: skip
        _write(canvas, axes, one.text, (one.value, one.foot), letter, ha=one.side, va="bottom")


def _write(canvas: Canvas, axes: Any, text: str, spot: tuple[float, float], size: int, **place: Any) -> None:
    """One line of text on the colour of the sheet, so that lines behind it do not cross it out."""
    ground = {"facecolor": canvas.colors.background, "edgecolor": "none", "pad": points(1)}
    axes.text(*spot, text, color=canvas.colors.text, zorder=5, bbox=ground, **letters(text, size, SEMIBOLD), **place)
