"""Plotly figures of time: lines with labels at their ends, with their text alternative and what all charts share."""

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

    @property
    def known(self) -> list[tuple[int, float]]:
        """Year and value of the figures that have one."""
        return [(one.year, one.value) for one in self.figures if one.value is not None]

    def end_words(self, series: Series) -> str:
        """Name, latest value and its year; there must be a value."""
        year, value = self.known[-1]
        return f"{self.label} {format_compact(value, series.indicator)} ({year})"


def timeline(
    series: Series, lines: Sequence[Line], *, colors: Palette, span: tuple[float, float] | None = None
) -> "go.Figure":
    """Return lines over the years with labels at their ends; gaps and a mark at series breaks, nothing across.

    `span` are the ends of the value axis, None for what the values need.
    """
    import plotly.graph_objects as go

    figure = go.Figure(layout=chart_layout(colors, height=300))
    drawn = [line for line in lines if line.known]
    for line in drawn:
        draw_line(figure, series, line.label, line.known, dot=6,
                  line={"color": line.color, "width": 2.5, "dash": line.dash})  # fmt: skip
    values = [value for line in drawn for _year, value in line.known]
    low, high = span or (min(values, default=0), max(values, default=0))
    _label_ends(figure, drawn, series, high - low)
    years = sorted({figure.year for line in lines for figure in line.figures})
    mark_breaks(figure, series, years, colors)
    shown = [years[0] - 0.3, years[-1] + 0.3] if years else None
    figure.update_xaxes(tickvals=year_ticks(years), tickformat="d", range=shown)
    figure.update_yaxes(title={"text": series.indicator.unit, "font": {"size": 13}}, nticks=5, tickformat=NUMBERS)
    if span:
        figure.update_yaxes(range=span)
    elif any(values):
        middle, width = middle_and_width(values)
        if width > max(values) - min(values):
            figure.update_yaxes(range=[middle - width / 2, middle + width / 2])
    return figure


def middle_and_width(values: Sequence[float]) -> tuple[float, float]:
    """Return middle and width of what some values span: at least 5 % of their level, so that flat stays flat."""
    low, high = min(values), max(values)
    return (low + high) / 2, max(high - low, MIN_RANGE * max(abs(low), abs(high)), 1e-9)


def draw_line(
    figure: "go.Figure",
    series: Series,
    label: str,
    known: Sequence[tuple[int, float]],
    *,
    line: dict[str, Any],
    dot: int,
) -> None:
    """Draw the line of an area with a dot at each figure and a gap where the series breaks."""
    xs, ys, texts = broken_line(series, known)
    figure.add_scatter(
        x=xs, y=ys, text=texts, name=plain_text(label), mode="lines+markers", line=line, marker={"size": dot},
        hovertemplate="%{text}<extra>%{fullData.name}</extra>", cliponaxis=False,
    )  # fmt: skip


def mark_breaks(figure: "go.Figure", series: Series, years: Sequence[int], colors: Palette) -> None:
    """Draw a mark at each series break between the first and last year shown."""
    for start in series.indicator.breaks:
        if years and years[0] < start <= years[-1]:
            figure.add_vline(x=start - 0.5, line={"color": colors.muted, "width": 1, "dash": "dot"})
            write(figure, _("Bruch"), start - 0.5, 1.06, color=colors.muted, size=12, yref="paper")


def broken_line(series: Series, known: Sequence[tuple[int, float]]) -> tuple[list[int], list[float | None], list[str]]:
    """Coordinates and words of a line with an empty point at each series break."""
    xs: list[int] = []
    ys: list[float | None] = []
    texts: list[str] = []
    for year, value in known:
        if xs and series.segment(year) != series.segment(xs[-1]):
            xs.append(year)
            ys.append(None)
            texts.append("")
        xs.append(year)
        ys.append(value)
        texts.append(f"{series.indicator.period(year)}: {format_value(value, series.indicator)}")
    return xs, ys, texts


def _label_ends(figure: "go.Figure", lines: Sequence[Line], series: Series, span: float) -> None:
    """Write name, latest value and its year beside each line's end, pushed apart where they would overlap."""
    top = max((line.known[-1][1] for line in lines), default=0)
    free, longest = -math.inf, 0
    for line in sorted(lines, key=lambda one: -one.known[-1][1]):
        year, value = line.known[-1]
        rows = textwrap.wrap(line.end_words(series), LABEL_WIDTH)
        half = len(rows) * LABEL_ROW_PX / 2
        natural = (top - value) / (span or 1) * PLOT_HEIGHT_PX
        middle = max(natural, free + half)
        write(figure, "\n".join(rows), year, value, color=line.color, align="left", xanchor="left", xshift=10,
              yshift=natural - middle)  # fmt: skip
        free, longest = middle + half, max(longest, *map(len, rows))
    figure.update_layout(margin={"r": 24 + round(7.4 * longest)})


def write(
    figure: "go.Figure",
    text: str,
    x: float,
    y: float,
    *,
    color: str,
    size: int = 14,
    strong: bool = False,
    **place: Any,
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


def timeline_alt(series: Series, lines: Sequence[Line], said: str = "") -> str:
    """Return the text alternative of a time chart: first and latest value per line; `said` tells the first one's."""
    parts = []
    for line in lines[1:] if said else lines:
        ends = line.known[:1] + line.known[1:][-1:]
        if ends:
            told = ", ".join(f"{format_short(value, series.indicator)} ({year})" for year, value in ends)
            parts.append(f"{line.label}: {told}")
    told = " ".join(filter(None, [said, "; ".join(parts) + "." if parts else ""]))
    return _("Zeitverlauf {indicator}. {told}").format(indicator=series.indicator.label, told=told)
