"""Image of the way to a goal."""

import math
from typing import TYPE_CHECKING

from indicators.drawing.canvas import Canvas
from indicators.drawing.charts import Line
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width, wrap
from indicators.figures.series import Series
from indicators.language.formatting import format_compact
from indicators.language.i18n import gettext as _
from indicators.ratings.results import Result, points_of
from indicators.views.goals.way import last_year, levels, paths, target_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes
from indicators.drawing.line_image import (
    AXIS_HEIGHT,
    DASHES,
    LABEL_SIZE,
    End,
    draw_breaks,
    draw_line,
    label_ends,
    line_axes,
)

HEADROOM = 26  # pixels above the highest value, for the words of a target


def goal_image(canvas: Canvas, series: Series, result: Result) -> None:
    """Draw measured values, target path, and the pace carried on, which is no forecast."""
    rating, aims, known = result.rating, levels(result.goal, series.indicator), points_of(series, result.area.code)
    bounds = [value for value, _words in aims]
    years, values = [year for year, _value in known], [value for _year, value in known] + bounds
    until = last_year(rating, result.goal.target) or (years[-1] if years else 0)
    if rating.latest and rating.mean_change is not None and not bounds:
        values.append(rating.latest[1] + rating.mean_change * (until - rating.latest[0]))
    axes = line_axes(canvas, values, [*years, until] if years else [])
    pixel = _add_headroom(canvas, axes)
    ends: list[End] = []
    if known:
        draw_line(canvas, axes, series, Line(result.area.label, canvas.colors.area, series.known(result.area.code)))
        draw_breaks(canvas, axes, series, years, below=HEADROOM)  # above, the words of the target
        year, value = known[-1]
        text = f"{format_compact(value, series.indicator)} ({year})"
        if until > year:
            axes.axvspan(year + 0.05, until + 0.3, color=canvas.colors.grid, alpha=0.45, linewidth=0)
            for path in paths(series, result, canvas.colors):
                width = points(2.5 if path.dash == "dash" else 2)
                axes.plot(*zip(*path.ends, strict=True), color=path.color, linewidth=width, linestyle=DASHES[path.dash])
                if path.label:
                    ends.append(End(*path.ends[-1], path.label, path.color))
            above = min((one - value for one in bounds if one >= value), default=math.inf)
            shift = (-4.0, -18.0) if above < 3 * LABEL_SIZE * pixel else (-4.0, 9.0)  # not over the target's words
            _note(axes, text, (year, value), canvas.colors.area, shift=shift, side="right")
        else:
            ends = [End(year, value, text, canvas.colors.area)]
    way = target_path(series, result)
    for value, text in aims:
        if way:
            start = _(", Zielpfad ab {year}").format(year=way[0][0])
            fits = text_width(text + start, LABEL_SIZE, SEMIBOLD) < axes.get_position().width * canvas.width
            text += start if fits else ""
        axes.axhline(value, color=canvas.colors.district, linewidth=points(1.6), linestyle=DASHES["dot"])
        _note(axes, text, (axes.get_xlim()[0], value), canvas.colors.district, shift=(6, 5))
    left = axes.get_position().x1 * canvas.width + 22
    note = wrap(_("grau: Fortschreibung, keine Prognose"), canvas.width - 6 - left, 13, lines=3) if ends else []
    label_ends(canvas, axes, ends, foot=17 * len(note) + 8 if note else AXIS_HEIGHT - 8)
    for number, text in enumerate(note):
        canvas.text(left, canvas.bottom - 17 * (len(note) - number), text, size=13, color=canvas.colors.muted)


def _add_headroom(canvas: Canvas, axes: "Axes") -> float:
    """Make room above the highest value for the words of a target; returns what one pixel is worth."""
    low, high = axes.get_ylim()
    height = axes.get_position().height * canvas.height
    pixel = (high - low) / (height - HEADROOM)
    axes.set_ylim(low, high + HEADROOM * pixel)
    return float(pixel)


def _note(
    axes: "Axes", text: str, spot: tuple[float, float], color: str, *, shift: tuple[float, float], side: str = "left"
) -> None:
    """Write beside a point of the chart, with a rim in the colour of the sheet where lines cross the letters."""
    from matplotlib.patheffects import withStroke

    halo = withStroke(linewidth=points(5), foreground=axes.figure.get_facecolor())
    axes.annotate(
        text, spot, xytext=shift, textcoords="offset points", ha=side, color=color, zorder=5,
        path_effects=[halo], **letters(text, LABEL_SIZE, SEMIBOLD),
    )  # fmt: skip
