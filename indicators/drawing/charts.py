"""Plotly figures of time: lines with labels at their ends, with their text alternative and what all charts share."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.drawing.palette import Palette
from indicators.figures.series import Figure, Series
from indicators.language.formatting import format_compact, format_short, format_value
from indicators.language.i18n import gettext as _

if TYPE_CHECKING:
    import plotly.graph_objects as go
from typing import TYPE_CHECKING

CONFIG: dict[str, Any] = {"displayModeBar": False, "locale": "de", "scrollZoom": False}
FONT = '"Source Sans", "Segoe UI", Arial, sans-serif'
NUMBERS = ",.3~f"  # whole numbers with separators instead of "50k"
MIN_RANGE = 0.05  # of the level: a small change must not look like a large one
PLOT_HEIGHT_PX = 220
LABEL_ROW_PX, LABEL_WIDTH = 18, 18


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a time chart."""

    label: str
    color: str
    figures: Sequence[Figure]
    dash: str = "solid"


def timeline(
    series: Series,
    lines: Sequence[Line],
    *,
    colors: Palette,
    year: int | None = None,
    span: tuple[float, float] | None = None,
) -> go.Figure:
    """Return lines over the years with labels at their ends; gaps and a mark at series breaks, nothing across.

    `span` are the ends of the value axis, None for what the values need.
    """
    import plotly.graph_objects as go

    figure = go.Figure(layout=chart_layout(colors, height=300))
    ends: list[tuple[Line, Figure]] = []
    for line in lines:
        known = [one for one in line.figures if one.value is not None]
        if not known:
            continue
        ends.append((line, known[-1]))
        draw_line(figure, series, line.label, known, line={"color": line.color, "width": 2.5, "dash": line.dash}, dot=6)
    _label_ends(figure, ends, series, colors, span)
    years = sorted({figure.year for line in lines for figure in line.figures})
    mark_breaks(figure, series, years, colors)
    if year is not None:
        figure.add_vline(x=year, line={"color": colors.grid, "width": 8}, layer="below")
    shown = [years[0] - 0.3, years[-1] + 0.3] if years else None
    figure.update_xaxes(tickvals=year_ticks(years), tickformat="d", range=shown)
    figure.update_yaxes(title={"text": series.indicator.unit, "font": {"size": 13}}, nticks=5, tickformat=NUMBERS)
    values = [one.value for line in lines for one in line.figures if one.value is not None]
    if span:
        figure.update_yaxes(range=span)
    elif values and max(values) - min(values) < MIN_RANGE * max(map(abs, values)):
        middle, half = (max(values) + min(values)) / 2, MIN_RANGE * max(map(abs, values)) / 2
        figure.update_yaxes(range=[middle - half, middle + half])
    return figure


def draw_line(
    figure: go.Figure, series: Series, label: str, known: Sequence[Figure], *, line: dict[str, Any], dot: int
) -> None:
    """Draw the line of an area with a dot at each figure and a gap where the series breaks."""
    xs, ys, texts = broken_line(series, known)
    figure.add_scatter(
        x=xs, y=ys, text=texts, name=plain_text(label), mode="lines+markers", line=line, marker={"size": dot},
        hovertemplate="%{text}<extra>%{fullData.name}</extra>", cliponaxis=False,
    )  # fmt: skip


def mark_breaks(figure: go.Figure, series: Series, years: Sequence[int], colors: Palette) -> None:
    """Draw a mark at each series break between the first and last year shown."""
    for start in series.indicator.breaks:
        if years and years[0] < start <= years[-1]:
            figure.add_vline(x=start - 0.5, line={"color": colors.muted, "width": 1, "dash": "dot"})
            figure.add_annotation(x=start - 0.5, y=1.06, yref="paper", text=_("Bruch"), **small_note(colors))


def broken_line(series: Series, known: Sequence[Figure]) -> tuple[list[int | None], list[float | None], list[str]]:
    """Coordinates of a line with an empty point at each series break."""
    xs: list[int | None] = []
    ys: list[float | None] = []
    texts: list[str] = []
    before = None
    for one in known:
        segment = series.segment(one.year)
        if before is not None and segment != before:
            xs.append(one.year)
            ys.append(None)
            texts.append("")
        xs.append(one.year)
        ys.append(one.value)
        texts.append(f"{series.indicator.period(one.year)}: {format_value(one.value, series.indicator)}")
        before = segment
    return xs, ys, texts


def _label_ends(
    figure: go.Figure,
    ends: Sequence[tuple[Line, Figure]],
    series: Series,
    colors: Palette,
    span: tuple[float, float] | None,
) -> None:
    """Write name, latest value and its year beside each line's end, pushed apart where they would overlap."""
    ordered = sorted(ends, key=lambda end: -(end[1].value or 0))
    values = [end.value or 0 for _line, end in ends]
    everything = [f.value for line, _end in ends for f in line.figures if f.value is not None]
    spread = (max(everything) - min(everything) or 1) if everything else 1
    spread = span[1] - span[0] if span else spread
    free, longest = -math.inf, 0
    for line, end in ordered:
        value = end.value or 0
        named = f"{line.label} {format_compact(value, series.indicator)} ({end.year})"
        rows = textwrap.wrap(named, LABEL_WIDTH)
        half = len(rows) * LABEL_ROW_PX / 2
        natural = (max(values) - value) / spread * PLOT_HEIGHT_PX
        middle = max(natural, free + half)
        figure.add_annotation(
            x=end.year,
            y=value,
            text="<br>".join(plain_text(row) for row in rows),
            align="left",
            showarrow=False,
            xanchor="left",
            xshift=10,
            yshift=natural - middle,
            font={"color": line.color, "size": 14},
        )
        free, longest = middle + half, max(longest, *map(len, rows))
    figure.update_layout(margin={"r": 24 + round(7.4 * longest)})


def write(
    figure: go.Figure, text: str, x: float, y: float, *, color: str, size: int = 14, strong: bool = False, **place: Any
) -> None:
    """Write a text at a point of a chart; what looks like markup in it is shown as it is."""
    shown = plain_text(text).replace("\n", "<br>")
    shown = f"<b>{shown}</b>" if strong else shown
    figure.add_annotation(x=x, y=y, text=shown, showarrow=False, font={"color": color, "size": size}, **place)


def plain_text(text: str) -> str:
    """Text with plotly's markup characters made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def year_ticks(years: Sequence[int]) -> list[int]:
    """At most seven of the years, evenly counted back from the last."""
    return list(years)[:: -max(1, math.ceil(len(years) / 7))][::-1]


def chart_layout(colors: Palette, *, height: int) -> dict[str, Any]:
    """Return the layout all charts share: German separators, no zoom, no background, no template."""
    axis = {
        "gridcolor": colors.grid,
        "linecolor": colors.muted,
        "tickcolor": colors.muted,
        "zerolinecolor": colors.muted,
        "automargin": True,
        "fixedrange": True,
    }
    return {
        "template": {},  # else plotly adds 7 KB of defaults to every figure
        "height": height,
        "margin": {"l": 10, "r": 20, "t": 24, "b": 30},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": colors.text},
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": colors.background, "font": {"color": colors.text, "size": 14}},
        "xaxis": {**axis, "showgrid": False, "showline": True, "ticks": "outside"},
        "yaxis": axis,
    }


def small_note(colors: Palette) -> dict[str, Any]:
    """Return the look of a small note in a chart."""
    return {"showarrow": False, "font": {"color": colors.muted, "size": 12}}


def timeline_alt(series: Series, lines: Sequence[Line], said: str = "") -> str:
    """Return the text alternative of a time chart: first and latest value per line; `said` tells the first one's."""
    parts = []
    for line in lines[1:] if said else lines:
        known = [one for one in line.figures if one.value is not None]
        if not known:
            continue
        first, last = known[0], known[-1]
        text = f"{line.label}: {format_short(first.value, series.indicator)} ({first.year})"
        if last.year != first.year:
            text += f", {format_short(last.value, series.indicator)} ({last.year})"
        parts.append(text)
    told = " ".join(filter(None, [said, "; ".join(parts) + "." if parts else ""]))
    return _("Zeitverlauf {indicator}. {told}").format(indicator=series.indicator.label, told=told)
