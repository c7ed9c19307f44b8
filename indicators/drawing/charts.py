"""Plotly figures of time: lines with labels at their ends, with their text alternative and what all charts share."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from indicators.drawing.letters import spread_out
from indicators.drawing.palette import Palette
from indicators.drawing.value_axis import axis_words, is_broken, value_axis
from indicators.figures.chance import Band, band_words
from indicators.figures.series import Figure, Series
from indicators.language.formatting import format_compact, format_short, format_value, price_words
from indicators.language.i18n import GERMAN, language
from indicators.language.i18n import gettext as _

if TYPE_CHECKING:
    import plotly.graph_objects as go
CONFIG: dict[str, Any] = {"displayModeBar": False, "locale": "de", "scrollZoom": False}
FONT = '"Source Sans", "Segoe UI", Arial, sans-serif'
NUMBERS = ",.3~f"  # whole numbers with separators instead of "50k"
PLOT_HEIGHT_PX = 220
BELOW_PX, YEARS_PX = 30, 46  # below a chart; years that stand upright on a phone
NOTE_PX, NOTE_LETTERS = 17, 46  # a line of a note, letters that fit on a phone
LABEL_ROW_PX, LABEL_WIDTH = 18, 18


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a time chart; `band` are the ranges of chance of its figures, by year.

    `code` is that of its area, "" for what is none: where its borders changed, the line is not joined.
    """

    label: str
    color: str
    figures: Sequence[Figure]
    dash: str = "solid"
    band: Band = field(default_factory=dict)
    code: str = ""

    @property
    def known(self) -> list[tuple[int, float]]:
        """Year and value of the figures that have one."""
        return [(one.year, one.value) for one in self.figures if one.value is not None]

    @property
    def extent(self) -> list[float]:
        """The values that the axis must hold: those of the figures and the ends of their ranges."""
        return [value for _year, value in self.known] + [end for ends in self.band.values() for end in ends]

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
        draw_line(figure, series.in_area(line.code), line.label, line.known, dot=6, band=line.band,
                  line={"color": line.color, "width": 2.5, "dash": line.dash})  # fmt: skip
    values = [value for line in drawn for value in line.extent]
    ends = span or (value_axis(values) if values else None)
    _label_ends(figure, drawn, series, ends)
    years = sorted({figure.year for line in lines for figure in line.figures})
    mark_breaks(figure, series, years, colors, areas=[line.code for line in drawn])
    shown = [years[0] - 0.3, years[-1] + 0.3] if years else None
    figure.update_xaxes(tickvals=year_ticks(years), tickformat="d", range=shown)
    figure.update_yaxes(title={"text": series.indicator.unit, "font": {"size": 13}}, nticks=5, tickformat=NUMBERS)
    if ends:
        set_value_axis(figure, ends, colors, price_words(series.indicator), band_words(line.band for line in drawn))
    return figure


def set_value_axis(figure: "go.Figure", ends: tuple[float, float], colors: Palette, *notes: str) -> None:
    """Set the ends of the value axis; one that does not reach zero has a mark and says so in words below the years."""
    figure.update_yaxes(range=ends)
    told = [line for note in (axis_words(ends), *notes) if note for line in textwrap.wrap(note, NOTE_LETTERS)]
    if told:
        write(figure, "\n".join(told), 0, 0, color=colors.muted, size=12, align="left", xref="paper", yref="paper",
              xanchor="left", yanchor="top", yshift=-YEARS_PX)  # fmt: skip
        room = YEARS_PX + 4 + NOTE_PX * len(told)
        figure.update_layout(margin={"b": room}, height=figure.layout.height + room - BELOW_PX)
    for foot in (0.02, 0.05) if is_broken(ends) else ():
        figure.add_shape(
            type="line", xref="paper", yref="paper", x0=-0.012, x1=0.012, y0=foot, y1=foot + 0.04,
            line={"color": colors.text, "width": 2},
        )  # fmt: skip


def draw_line(
    figure: "go.Figure",
    series: Series,
    label: str,
    known: Sequence[tuple[int, float]],
    *,
    line: dict[str, Any],
    dot: int,
    band: Band | None = None,
) -> None:
    """Draw the line of an area with a dot at each figure and a gap where the series breaks.

    The range of chance of a figure is an upright stroke through its dot.
    """
    xs, ys, texts = broken_line(series, known)
    figure.add_scatter(
        error_y=_strokes(xs, ys, band) if band else None,
        x=xs, y=ys, text=texts, name=plain_text(label), mode="lines+markers", line=line, marker={"size": dot},
        hovertemplate="%{text}<extra>%{fullData.name}</extra>", cliponaxis=False,
    )  # fmt: skip


def _strokes(xs: Sequence[int], ys: Sequence[float | None], band: Band) -> dict[str, Any]:
    """How far the range of chance of each point reaches up and down; nothing where it has none."""
    ends = [(y, *band[x]) if x in band and y is not None else (0.0, 0.0, 0.0) for x, y in zip(xs, ys, strict=True)]
    return {
        "type": "data", "symmetric": False, "thickness": 1.2, "width": 4,
        "array": [round(high - y, 9) for y, _low, high in ends],
        "arrayminus": [round(y - low, 9) for y, low, _high in ends],
    }  # fmt: skip


def mark_breaks(
    figure: "go.Figure", series: Series, years: Sequence[int], colors: Palette, *, areas: Sequence[str] = ()
) -> None:
    """Draw a mark at each series break between the first and last year shown, also at those of some areas."""
    for start in series.breaks_of(*areas):
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


def _label_ends(figure: "go.Figure", lines: Sequence[Line], series: Series, ends: tuple[float, float] | None) -> None:
    """Write name, latest value and its year beside each line's end, pushed apart where they would overlap."""
    low, top = ends or (0.0, 0.0)
    labels = []
    for line in sorted(lines, key=lambda one: -one.known[-1][1]):
        natural = (top - line.known[-1][1]) / (top - low) * PLOT_HEIGHT_PX
        labels.append((line, natural, textwrap.wrap(line.end_words(series), LABEL_WIDTH)))
    blocks = [(natural - len(rows) * LABEL_ROW_PX / 2, len(rows) * LABEL_ROW_PX) for _line, natural, rows in labels]
    for start, (line, natural, rows) in zip(spread_out(blocks, -LABEL_ROW_PX, PLOT_HEIGHT_PX), labels, strict=True):
        write(figure, "\n".join(rows), *line.known[-1], color=line.color, align="left", xanchor="left", xshift=10,
              yshift=natural - start - len(rows) * LABEL_ROW_PX / 2)  # fmt: skip
    longest = max((len(row) for _line, _natural, rows in labels for row in rows), default=0)
    figure.update_layout(margin={"r": 24 + round(7.4 * longest)})


def write(figure: "go.Figure", text: str, x: float, y: float, *, color: str, **look: Any) -> None:
    """Write a text at a point of a chart, see `annotation`."""
    figure.add_annotation(annotation(text, x, y, color=color, **look))


def annotation(
    text: str, x: float, y: float, *, color: str, size: int = 14, strong: bool = False, **place: Any
) -> dict[str, Any]:
    """Return a text at a point as plotly takes it; what looks like markup in it is shown as it is.

    Of many a chart is given all at once: each that is added makes plotly look at all before it.
    """
    shown = plain_text(text).replace("\n", "<br>")
    shown = f"<b>{shown}</b>" if strong else shown
    return {"x": x, "y": y, "text": shown, "showarrow": False, "font": {"color": color, "size": size}, **place}


def plain_text(text: str) -> str:
    """Text with plotly's markup characters made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def year_ticks(years: Sequence[int]) -> list[int]:
    """At most seven of the years, evenly counted back from the last."""
    return list(years)[:: -max(1, math.ceil(len(years) / 7))][::-1]


def chart_layout(colors: Palette, *, height: int) -> dict[str, Any]:
    """Return the layout all charts share: separators of the language, no zoom, no background, no template."""
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
        "margin": {"l": 10, "r": 20, "t": 24, "b": BELOW_PX},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": colors.text},
        "separators": ",." if language() == GERMAN else ".,",
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
    label = ", ".join(filter(None, [series.indicator.label, price_words(series.indicator)]))
    return _("Zeitverlauf {indicator}. {told}").format(indicator=label, told=told)
