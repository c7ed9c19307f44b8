"""Plotly figures of measures: the time plan, and their beginnings as marks on an indicator's line."""

import textwrap
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from indicators.drawing.charts import chart_layout, plain_text, write
from indicators.drawing.palette import Palette
from indicators.language.i18n import gettext as _
from indicators.measures.events import Event, places_shown
from indicators.measures.words import status_label, term_words
from indicators.model.measure import Measure
from indicators.model.partial_date import PartialDate

if TYPE_CHECKING:
    import plotly.graph_objects as go

LABEL_WIDTH = 46  # letters that fit on a phone
LINE_PX, BAR_PX, GAP_PX, FRAME_PX = 19, 16, 16, 70


def dated(measures: Sequence[Measure]) -> list[Measure]:
    """Return the measures whose beginning is known, the earliest first: those a time plan can draw."""
    found = [(one.start, one) for one in measures if one.start]
    return [one for _start, one in sorted(found, key=lambda pair: pair[0])]


def time_plan(measures: Sequence[Measure], *, colors: Palette, day: date) -> "go.Figure":
    """Return a bar per dated measure from beginning to planned end, name and dates in words above it.

    An end nobody has said is hatched: the bar then ends with the last report, because nothing is known since. Today is
    a line.
    """
    import plotly.graph_objects as go

    figure = go.Figure()
    y, bars = 0.0, []
    for one in dated(measures):
        lines = _title(one, day)
        y -= len(lines) * LINE_PX + BAR_PX / 2
        bars.append((one, y))
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=y + BAR_PX / 2, yanchor="bottom", text="<br>".join(lines),
            align="left", showarrow=False, borderpad=0, bgcolor=colors.background,
            font={"color": colors.text, "size": 14},
        )  # fmt: skip
        y -= BAR_PX / 2 + GAP_PX
    for is_open in (False, True):
        shown = [(one, at) for one, at in bars if (one.planned_end is None) == is_open]
        _add_bars(figure, shown, colors, day=day, is_open=is_open)
    ends = [_span(one, day) for one, _at in bars]
    first = int(min((start for start, _end in ends), default=day.year))
    last = int(max((end for _start, end in ends), default=day.year)) + 1
    now = _place(day)
    figure.update_layout(chart_layout(colors, height=round(-y) + FRAME_PX), barmode="overlay", margin={"l": 24})
    figure.add_vline(x=now, line={"color": colors.district, "width": 2}, layer="below")
    write(figure, _("heute"), now, 1, color=colors.muted, size=12, yref="paper", yanchor="bottom")
    figure.update_yaxes(visible=False, range=[y, 2])
    figure.update_xaxes(
        range=[first - 0.04, max(last, day.year + 1)], tickformat="d", tick0=first, tickangle=0, showgrid=True,
        dtick=1 if last - first < 9 else 2,
    )  # fmt: skip
    return figure


def _add_bars(
    figure: "go.Figure", bars: Sequence[tuple[Measure, float]], colors: Palette, *, day: date, is_open: bool
) -> None:
    if not bars:
        return
    spans = [_span(one, day) for one, _at in bars]
    pattern = {"shape": "/", "fillmode": "overlay", "fgcolor": colors.area, "bgcolor": colors.background, "size": 7}
    figure.add_bar(
        name=_("Ende: keine Angabe") if is_open else _("Beginn bis geplantes Ende"),
        orientation="h",
        base=[start for start, _end in spans],
        x=[round(end - start, 3) for start, end in spans],
        y=[at for _one, at in bars],
        width=BAR_PX,
        marker={
            "color": colors.background if is_open else colors.area,
            "line": {"color": colors.area, "width": 1.5},
            **({"pattern": pattern} if is_open else {}),
        },
        customdata=[plain_text(f"{one.label}: {term_words(one)}") for one, _at in bars],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _title(measure: Measure, day: date) -> list[str]:
    name = [f"<b>{plain_text(line)}</b>" for line in textwrap.wrap(measure.label, LABEL_WIDTH - 4)[:3]]
    words = f"{term_words(measure)} · {status_label(measure.standing(day))}"
    return [*name, *map(plain_text, textwrap.wrap(words, LABEL_WIDTH))]


def _span(measure: Measure, day: date) -> tuple[float, float]:
    """Where a bar begins and ends on the axis of years; at least a month long, so that it can be seen."""
    start = measure.start or PartialDate(day.year)
    if measure.planned_end:
        end = measure.planned_end.last
    else:
        end = min(measure.latest_report.date.last, day) if measure.latest_report else start.first
    begin = _place(start.first)
    return begin, max(_place(end), begin + 1 / 12)


def _place(day: date) -> float:
    """A day on an axis of years.

    >>> _place(date(2021, 1, 1)), _place(date(2020, 12, 31))
    (2021.0, 2020.997)
    """
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 3)


def time_plan_alt(measures: Sequence[Measure], day: date) -> str:
    """Return the text alternative of a time plan: name, dates and status of each bar."""
    told = "; ".join(f"{one.label}: {term_words(one)}, {status_label(one.standing(day))}" for one in dated(measures))
    return _("Zeitplan der Maßnahmen. {measures}.").format(measures=told or _("Keine mit Zeitangabe"))


def mark_events(figure: "go.Figure", events: Sequence[Event], *, colors: Palette) -> None:
    """Draw a dotted line with its number at each beginning; the names stand in words beside the chart."""
    for at, numbers in places_shown(events).items():
        figure.add_vline(x=at, line={"color": colors.text, "width": 1.5, "dash": "dot"}, layer="below")
        write(figure, numbers, at, 1, color=colors.text, size=13, strong=True, yref="paper", yanchor="bottom",
              bgcolor=colors.background, bordercolor=colors.text, borderpad=2)  # fmt: skip
