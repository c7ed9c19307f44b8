"""Images of time: lines with labels at their ends, gaps at series breaks, and the way to a target."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks
from indicators.drawing.canvas import Canvas
from indicators.drawing.charts import Line, broken_line, year_ticks
from indicators.drawing.letters import REGULAR, SEMIBOLD, letters, points, spread_out, wrap
from indicators.drawing.value_axis import axis_words, is_broken, value_axis
from indicators.figures.chance import band_words
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.measures.events import Event, places_shown

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABEL_SIZE = 16
LABEL_WIDTH, LABEL_GAP, LABEL_LINE = 235, 22, 1.2
# How the labels at the right of a chart may stand, the first that lets all of them stand on the sheet: how much wider
# than usual, and the size of their letters. Those of a low chart are wide rather than cut off, then small.
LABEL_FORMS = ((1.0, LABEL_SIZE), (1.0, 13), (1.2, 13), (1.4, 13), (1.4, 11), (1.4, 9))
NARROW = 600  # pixels of a sheet below which labels are small from the start
AXIS_WIDTH, AXIS_HEIGHT = 78, 34
LATE = 0.85  # part of the years after which a break is near the right end
LABEL_FOOT = AXIS_HEIGHT - 8
EVENT_SIZE, MOST_EVENTS = 14, 4
NOTE_SIZE, NOTE_HEIGHT = 13, 18
DASHES = {"solid": "-", "dash": (0, (5, 2.5)), "dot": (0, (1.2, 1.8)), "dashdot": (0, (6, 2, 1.2, 2))}


@dataclass(frozen=True, slots=True)
class End:
    """A label at the end of a line: where it points to, its words and colour."""

    x: float
    y: float
    text: str
    color: str


@dataclass(frozen=True, slots=True)
class Labels:
    """How the labels at the right of a chart stand: room in pixels, size of the letters, and the lines of each text."""

    width: float
    size: float
    lines: Mapping[str, Sequence[str]]

    @property
    def step(self) -> float:
        """Pixels from one line to the next."""
        return self.size * LABEL_LINE


def fitting_labels(canvas: Canvas, texts: Sequence[str], *, foot: float = LABEL_FOOT) -> Labels:
    """Return how labels stand so that all are on the sheet above its `foot`, with room for none where there are none.

    Where even small letters do not fit, they stand as close as they can.
    """
    room = canvas.bottom - foot - canvas.top
    for wider, size in LABEL_FORMS[canvas.width < NARROW :]:
        width = min(LABEL_WIDTH, canvas.width * 0.3) * wider
        space = width - LABEL_GAP + canvas.margin - 12
        found = Labels(width, size, {text: wrap(text, space, size, SEMIBOLD, lines=4) for text in texts})
        if sum(len(lines) * found.step + 6 for lines in found.lines.values()) - 6 <= room:
            break
    return found


def line_image(canvas: Canvas, series: Series, lines: Sequence[Line], events: Sequence[Event] = ()) -> None:
    """Draw one line per area over the years, with the beginnings of measures as numbered marks named below."""
    _list_events(canvas, events)
    drawn = [line for line in lines if line.known]
    years = sorted({year for line in drawn for year, _value in line.known})
    labels = fitting_labels(canvas, [line.end_words(series) for line in drawn])
    values, note = [value for line in drawn for value in line.extent], band_words(line.band for line in drawn)
    axes = line_axes(canvas, values, years, labels=labels, note=note)
    for line in drawn:
        draw_line(canvas, axes, series, line)
    draw_breaks(canvas, axes, series, years, areas=[line.code for line in drawn])
    _mark_events(canvas, axes, events)
    label_ends(canvas, axes, [End(*line.known[-1], line.end_words(series), line.color) for line in drawn], labels)


def _list_events(canvas: Canvas, events: Sequence[Event]) -> None:
    """Name the events at the bottom of the sheet, and leave the room above them and a row for numbers to the chart."""
    if not events:
        return
    step = EVENT_SIZE * 1.3
    told = [f"{one.number}: {one.words}" for one in events[:MOST_EVENTS]]
    if len(events) > MOST_EVENTS:
        told.append(_("und {n} weitere").format(n=len(events) - MOST_EVENTS))
    canvas.bottom -= step * (len(told) + 1)
    width = canvas.width - 2 * canvas.margin
    for row, text in enumerate([_("Maßnahmen dazu:"), *told]):
        weight = SEMIBOLD if not row else REGULAR
        for line in wrap(text, width, EVENT_SIZE, weight, lines=1):
            canvas.text(canvas.margin, canvas.bottom + row * step, line, size=EVENT_SIZE, weight=weight)
    canvas.bottom -= 12
    canvas.top += 20


def _mark_events(canvas: Canvas, axes: "Axes", events: Sequence[Event]) -> None:
    for at, numbers in places_shown(events).items():
        axes.axvline(at, color=canvas.colors.text, linewidth=points(1.6), linestyle=DASHES["dot"], zorder=1)
        axes.annotate(
            numbers, (at, 1), xycoords=("data", "axes fraction"), xytext=(0, 3), va="bottom", ha="center",
            textcoords="offset points", color=canvas.colors.text, **letters(numbers, EVENT_SIZE, SEMIBOLD),
        )  # fmt: skip


def line_axes(
    canvas: Canvas, values: Sequence[float], years: Sequence[int], *, labels: Labels, note: str = ""
) -> "Axes":
    """Return axes with German numbers, horizontal grid, and room for labels on the right.

    Where the value axis does not reach zero, it has a mark, and words below the years say so, before a `note`.
    """
    ends = value_axis(values) if values else (0.0, 1.0)
    told = "; ".join(filter(None, [axis_words(ends), note]))
    width = canvas.width - 2 * canvas.margin - AXIS_WIDTH - labels.width
    left = canvas.margin + AXIS_WIDTH
    height = canvas.bottom - canvas.top - AXIS_HEIGHT - NOTE_HEIGHT * bool(told)
    axes = chart_axes(canvas, (left, canvas.top, width, height), grid="y")
    if not values or not years:
        canvas.text(left, canvas.top + height / 2, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return axes
    axes.set_ylim(*ends)
    if told:
        foot = wrap(told, canvas.width - canvas.margin - left, NOTE_SIZE, lines=1)[0]
        canvas.text(left, canvas.bottom - NOTE_HEIGHT + 3, foot, size=NOTE_SIZE, color=canvas.colors.muted)
    if is_broken(ends):
        _mark_break(canvas, axes)
    axes.set_xlim(years[0] - 0.3, years[-1] + 0.3)
    axes.set_yticks(*number_ticks(*ends, max(2, min(6, int(height / (2.2 * TICK_SIZE))))))
    shown = _apart(year_ticks(years), width / (years[-1] - years[0] + 0.6))
    axes.set_xticks(shown, [str(one) for one in shown])
    return axes


def _mark_break(canvas: Canvas, axes: "Axes") -> None:
    """Two strokes across the foot of the value axis."""
    for foot in (0.02, 0.05):
        axes.plot(
            (-0.008, 0.008), (foot, foot + 0.03), transform=axes.transAxes, color=canvas.colors.text,
            linewidth=points(2), clip_on=False,
        )  # fmt: skip


def _apart(years: Sequence[int], year_px: float) -> list[int]:
    """The years that have room for their number beside each other: the last, the first, then those between.

    >>> _apart([2010, 2012, 2014, 2016, 2030], 16)
    [2010, 2014, 2030]
    """
    found: list[int] = []
    for year in [years[-1], years[0], *years[1:-1]] if len(years) > 1 else years:
        if all(abs(year - other) * year_px >= 3 * TICK_SIZE for other in found):
            found.append(year)
    return sorted(found)


def draw_line(canvas: Canvas, axes: "Axes", series: Series, line: Line) -> None:
    """Draw the line of an area with a gap where a value is missing or the series breaks, and its ranges of chance."""
    for year, (low, high) in line.band.items():
        axes.plot(
            (year, year), (low, high), color=line.color, linewidth=points(1.4), marker="_", markersize=points(8),
            zorder=2,
        )  # fmt: skip
    xs, ys, _texts = broken_line(series.in_area(line.code), line.known)
    axes.plot(
        xs, [math.nan if one is None else one for one in ys], color=line.color, linewidth=points(3.2),
        linestyle=DASHES[line.dash],
        marker="o", markersize=points(7), markeredgecolor=canvas.colors.background, markeredgewidth=points(1),
        clip_on=False, zorder=3,
    )  # fmt: skip


def draw_breaks(
    canvas: Canvas,
    axes: "Axes",
    series: Series,
    years: Sequence[int],
    *,
    below: float | None = None,
    areas: Sequence[str] = (),
) -> None:
    """Draw a dotted line before each year in which the series breaks, its word below a value or the top of the chart.

    Near the right end of the chart the word stands at the left of the line, where no label of a line's end is.
    """
    left, right = axes.get_xlim()
    for start in series.breaks_of(*areas):
        if years and years[0] < start <= years[-1]:
            axes.axvline(start - 0.5, color=canvas.colors.muted, linewidth=points(1.2), linestyle=DASHES["dot"])
            late = (start - 0.5 - left) / (right - left) > LATE
            top = 1.0 if below is None else below
            axes.annotate(
                _("Bruch"), (start - 0.5, top), xycoords=("data", "axes fraction" if below is None else "data"),
                xytext=(-4 if late else 4, -4), textcoords="offset points", va="top", ha="right" if late else "left",
                color=canvas.colors.muted, **letters("", 13),
            )  # fmt: skip


def label_ends(canvas: Canvas, axes: "Axes", ends: Sequence[End], labels: Labels, *, foot: float = LABEL_FOOT) -> None:
    """Write the labels at the right of the chart, pushed apart, each with a thin line to its end; none in the foot."""
    step = labels.step
    box, (low, high) = axes.get_position(), axes.get_ylim()
    left, height = box.x1 * canvas.width + LABEL_GAP, canvas.height
    blocks = []
    for end in ends:
        share = (end.y - low) / (high - low)
        wanted = height * (1 - (box.y0 + share * (box.y1 - box.y0)))
        blocks.append((wanted, end, labels.lines[end.text]))
    blocks.sort(key=lambda one: one[0])
    # The last block needs no gap below it: the end of the room is moved down by one.
    tops = spread_out([(wanted - len(lines) * step / 2, len(lines) * step + 6) for wanted, _end, lines in blocks],
                       canvas.top, canvas.bottom - foot + 6)  # fmt: skip
    x_low, x_high = axes.get_xlim()
    for top, (wanted, end, lines) in zip(tops, blocks, strict=True):
        x = (box.x0 + (end.x - x_low) / (x_high - x_low) * (box.x1 - box.x0)) * canvas.width
        canvas.line(x + 8, wanted, left - 5, top + len(lines) * step / 2, color=end.color, width=1)
        for number, text in enumerate(lines):
            canvas.text(left, top + number * step, text, size=labels.size, weight=SEMIBOLD, color=end.color)
