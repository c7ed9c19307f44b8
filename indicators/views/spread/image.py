"""Image of a spread: a dot per municipality in strips, quartiles behind, chosen ones ringed and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width
from indicators.drawing.shapes import NO_DISTRICT, SHAPES, draw_shapes
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.views.spread.layout import PITCH, Groups, Layout, Sizes, district_name, lay_out, name_at_dot
from indicators.views.spread.spread import Spread

LARGEST, SMALLEST = 16, 3  # pixels across a dot, as large as the sheet allows
NAME_SIZE, ROW = 15, 1.35  # of letters, and from row to row as a part of it
AXIS, SIDE = 56, 12
SHARE = {"o": 1.0, "s": 0.84, "D": 0.8, "^": 0.98, "P": 0.98, "X": 0.95}


@dataclass(frozen=True, slots=True)
class _Fit:
    """A layout with the pixels across a dot and of the letters it was made for."""

    plan: Layout
    dot: int
    letter: int


def spread_image(
    canvas: Canvas, found: Spread, groups: Groups, *, named: Sequence[Area], together: bool
) -> None:  # fmt: skip
    """Draw the dots of all districts in a strip each, or together in one with a legend."""
    if found.summary is None:
        canvas.text(canvas.margin, canvas.top + 40, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    looks = _looks(canvas, groups)
    top = canvas.top + (_legend(canvas, groups, looks) if together else 0)
    room = canvas.bottom - AXIS - top
    fit = _fitted(canvas, found, groups, named=named, together=together, room=room)
    plan, dot = fit.plan, fit.dot
    axes = _axes(canvas, found, plan, top=top + max(0.0, (room - plan.bottom) / 2))
    _draw_quartiles(canvas, axes, fit)
    for strip in plan.strips:
        if strip.name:
            _write(canvas, axes, strip.name, (0.0, strip.start), across="axes", ha="left", va="top", size=fit.letter)
    for (_group, inside), look in zip(groups, looks, strict=True):
        axes.scatter(
            [found.values[one.code] for one in inside], [plan.height(one.code) for one in inside],
            s=points(dot * SHARE[look["marker"]]) ** 2, linewidths=0, zorder=3, clip_on=False, **look,
        )  # fmt: skip
    for strip in plan.strips:
        for area, place in strip.names:
            x, y, foot = found.values[area.code], plan.height(area.code), strip.top - place.row * fit.letter * ROW
            axes.plot((x, x), (foot, y - dot * 0.8), color=canvas.colors.text, linewidth=points(1), zorder=2)
            axes.scatter([x], [y], s=points(dot * 1.5) ** 2, facecolors="none", edgecolors=canvas.colors.text,
                         linewidths=points(2), zorder=4, clip_on=False)  # fmt: skip
            _write(canvas, axes, name_at_dot(found, area), (x, foot), ha=place.side, va="bottom", size=fit.letter)


def _looks(canvas: Canvas, groups: Groups) -> list[dict[str, Any]]:
    shades = (*canvas.colors.lines, canvas.colors.district)
    return [
        {"c": shades[number % len(shades)], "marker": SHAPES[number % len(SHAPES)]}
        if group
        else {"c": canvas.colors.muted, "marker": NO_DISTRICT}
        for number, (group, _inside) in enumerate(groups)
    ]


def _legend(canvas: Canvas, groups: Groups, looks: Sequence[dict[str, Any]]) -> float:
    """Draw each shape with its district and return the height they take."""
    pairs = zip(groups, looks, strict=True)
    shown = [(district_name(group), {**look, "linewidths": 0}) for (group, inside), look in pairs if inside]
    return draw_shapes(canvas, shown) - 4


def _fitted(
    canvas: Canvas, found: Spread, groups: Groups, *, named: Sequence[Area], together: bool, room: float
) -> _Fit:  # fmt: skip
    """The layout with the largest dots that fit the room; small sheets get small letters, the smallest no names."""
    width = canvas.width - 2 * (canvas.margin + SIDE)
    for letter, shown in ((NAME_SIZE, named), (12, named), (12, ()), (10, ())):
        for dot in range(LARGEST, SMALLEST - 1, -1):
            sizes = Sizes(
                width=width, pitch=dot * PITCH, row=letter * ROW, head=letter * ROW, gap=dot * 0.6,
                length=partial(text_width, size=letter, weight=SEMIBOLD),
            )  # fmt: skip
            plan = lay_out(found, groups, named=shown, together=together, sizes=sizes)
            if plan.bottom <= room:
                return _Fit(plan, dot, letter)
    return _Fit(plan, dot, letter)


def _axes(canvas: Canvas, found: Spread, plan: Layout, *, top: float) -> Any:
    """Axes whose vertical unit is a pixel of the sheet, counted down from `top`."""
    left = canvas.margin + SIDE
    height = min(plan.bottom, canvas.bottom - AXIS - top)
    axes = chart_axes(canvas, (left, top, canvas.width - 2 * left, height))
    axes.set_ylim(plan.bottom, 0)
    axes.set_xlim(*plan.ends)
    axes.set_xticks(*number_ticks(*plan.ends))
    unit = found.indicator.unit
    axes.set_xlabel(unit, color=canvas.colors.muted, labelpad=6, **letters(unit, TICK_SIZE))
    return axes


def _draw_quartiles(canvas: Canvas, axes: Any, fit: _Fit) -> None:
    from matplotlib.patches import Rectangle

    plan = fit.plan
    lower, _median, upper = (value for _text, value, _place in plan.labels)
    size = upper - lower, plan.bottom - plan.head
    axes.add_patch(Rectangle((lower, plan.head), *size, color=canvas.colors.grid, alpha=0.6, linewidth=0, zorder=0))
    for number, (text, value, place) in enumerate(plan.labels):
        top = plan.head - place.row * fit.letter * ROW
        look = (canvas.colors.text, 2, "-") if number == 1 else (canvas.colors.muted, 1.2, ":")
        axes.plot((value, value), (top, plan.bottom), color=look[0], linewidth=points(look[1]), linestyle=look[2],
                  zorder=1)  # fmt: skip
        _write(canvas, axes, text, (value, top), ha=place.side, va="bottom", size=fit.letter)


def _write(
    canvas: Canvas,
    axes: Any,
    text: str,
    spot: tuple[float, float],
    *,
    ha: str,
    va: str,
    size: int,
    across: str = "data",
) -> None:
    """One line of text on the colour of the sheet, so that lines behind it do not cross it out."""
    from matplotlib.transforms import blended_transform_factory

    x = axes.transAxes if across == "axes" else axes.transData
    axes.text(
        *spot, text, ha=ha, va=va, color=canvas.colors.text, zorder=5,
        transform=blended_transform_factory(x, axes.transData),
        bbox={"facecolor": canvas.colors.background, "edgecolor": "none", "pad": points(1)},
        **letters(text, size, SEMIBOLD),
    )  # fmt: skip
