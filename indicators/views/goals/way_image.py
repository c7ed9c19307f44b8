"""Image of the way to a goal."""

import math
from typing import TYPE_CHECKING

from indicators.drawing.canvas import Canvas
from indicators.drawing.charts import Line
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width, wrap
from indicators.figures.chance import band_words, chance_band
from indicators.figures.series import Series
from indicators.language.formatting import format_compact
from indicators.language.i18n import gettext as _
from indicators.ratings.results import Result, points_of
from indicators.views.goals.way import last_year, levels, paths, target_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes
from indicators.drawing.line_image import (
    DASHES,
    LABEL_FOOT,
    LABEL_GAP,
    LABEL_SIZE,
    End,
    draw_breaks,
    draw_line,
    fitting_labels,
    label_ends,
    line_axes,
)

NOTE_SIZE, NOTE_LINE = 13, 17
HEADROOM = 26  # pixels above the highest value, for the words of a target


def goal_image(canvas: Canvas, series: Series, result: Result) -> None:
    """Draw measured values, target path, and the pace carried on, which is no forecast."""
    series = series.in_area(result.area.code)
    rating, aims, known = result.rating, levels(result.goal, series.indicator), points_of(series, result.area.code)
    code, bounds = result.area.code, [value for value, _words in aims]
    line = Line(result.area.label, canvas.colors.area, series.known(code), band=chance_band(series, code))
    years, values = [year for year, _value in known], line.extent + bounds
    until = last_year(rating, result.goal.target) or (years[-1] if years else 0)
    if rating.latest and rating.mean_change is not None and not bounds:
        values.append(rating.latest[1] + rating.mean_change * (until - rating.latest[0]))
    ends, carried_on = _ends(canvas, series, result, until), bool(known) and until > known[-1][0]
    # Below the labels, in a width that is there whatever the labels need.
    note = wrap(_("grau: Fortschreibung, keine Prognose"), canvas.width * 0.26, NOTE_SIZE, lines=3 * carried_on)
    foot = NOTE_LINE * len(note) + 8 if note else LABEL_FOOT
    labels = fitting_labels(canvas, [one.text for one in ends], foot=foot)
    axes = line_axes(canvas, values, [*years, until] if years else [], labels=labels, note=band_words([line.band]))
    pixel = _add_headroom(canvas, axes)
    if known:
        draw_line(canvas, axes, series, line)
        draw_breaks(canvas, axes, series, years, below=max(bounds, default=None))  # above, the words of the target
        year, value = known[-1]
        if carried_on:
            axes.axvspan(year + 0.05, until + 0.3, color=canvas.colors.grid, alpha=0.45, linewidth=0)
            for path in paths(series, result, canvas.colors):
                width = points(2.5 if path.dash == "dash" else 2)
                axes.plot(*zip(*path.ends, strict=True), color=path.color, linewidth=width, linestyle=DASHES[path.dash])
            above = min((one - value for one in bounds if one >= value), default=math.inf)
            shift = (-4.0, -18.0) if above < 3 * LABEL_SIZE * pixel else (-4.0, 9.0)  # not over the target's words
            _note(axes, _latest(series, result), (year, value), canvas.colors.area, shift=shift, side="right")
    way = target_path(series, result)
    for value, text in aims:
        if way:
            start = _(", Zielpfad ab {year}").format(year=way[0][0])
            fits = text_width(text + start, LABEL_SIZE, SEMIBOLD) < axes.get_position().width * canvas.width
            text += start if fits else ""
        axes.axhline(value, color=canvas.colors.district, linewidth=points(1.6), linestyle=DASHES["dot"])
        _note(axes, text, (axes.get_xlim()[0], value), canvas.colors.district, shift=(6, 5))
    label_ends(canvas, axes, ends, labels, foot=foot)
    left = axes.get_position().x1 * canvas.width + LABEL_GAP
    for number, text in enumerate(note):
        top = canvas.bottom - NOTE_LINE * (len(note) - number)
        canvas.text(left, top, text, size=NOTE_SIZE, color=canvas.colors.muted)


def _ends(canvas: Canvas, series: Series, result: Result, until: int) -> list[End]:
    """The labels at the right: the paces carried on, else the latest value; none where nothing is known."""
    known = points_of(series, result.area.code)
    if known and until <= known[-1][0]:
        return [End(*known[-1], _latest(series, result), canvas.colors.area)]
    return [End(*one.ends[-1], one.label, one.color) for one in paths(series, result, canvas.colors) if one.label]


def _latest(series: Series, result: Result) -> str:
    """The latest value with its year."""
    year, value = points_of(series, result.area.code)[-1]
    return f"{format_compact(value, series.indicator)} ({year})"


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
