"""Plotly figure of a goal: measured values, target path and the trend carried on, each told apart."""

import math
from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, chart_layout, draw_line, mark_breaks, set_value_axis, write
from indicators.drawing.palette import Palette
from indicators.drawing.value_axis import value_axis
from indicators.figures.chance import band_words, chance_band
from indicators.figures.series import Series
from indicators.language.formatting import format_short, price_words
from indicators.language.i18n import gettext as _
from indicators.ratings.results import Result, points_of
from indicators.ratings.target_words import pace_words
from indicators.views.goals.way import last_year, levels, paths

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 380


def goal_line(series: Series, result: Result, *, colors: Palette) -> "go.Figure":
    """Return the line of an area with its target.

    Solid with dots: measured. Thin: the straight path from base value to target. Dashed on a shaded ground: the mean
    change carried on, which is no forecast, and the change that would be needed. Series breaks are drawn. Where an
    area's own resolution counts, the value of the reference is drawn beside it.
    """
    import plotly.graph_objects as go

    series = series.in_area(result.area.code)
    indicator, known, last = series.indicator, points_of(series, result.area.code), result.rating.latest
    figure = go.Figure(layout=chart_layout(colors, height=HEIGHT))
    band = chance_band(series, result.area.code)
    draw_line(figure, series, result.area.label, known, line={"color": colors.area, "width": 3}, dot=8, band=band)
    years = [year for year, _value in known]
    until = last_year(result.rating, result.goal.target)
    if last and until:
        start, end = last[0] + 0.05, until + 0.3
        figure.add_vrect(x0=start, x1=end, fillcolor=colors.grid, opacity=0.45, line_width=0, layer="below")
        note = _("Fortschreibung,<br>keine Prognose").replace("<br>", "\n")
        write(figure, note, end, 1.17, color=colors.muted, size=12, xanchor="right", yref="paper", align="right")
        years.append(until)
    for path in paths(series, result, colors):
        xs, ys = zip(*path.ends, strict=True)
        figure.add_scatter(
            x=xs, y=ys, name=path.name, mode="lines", line={"color": path.color, "width": 2, "dash": path.dash},
            hovertemplate="%{x}: %{y:,.3~f}<extra>%{fullData.name}</extra>",
        )  # fmt: skip
    drawn = [(result.goal, colors.district), *([(result.asked, colors.muted)] if result.is_own else [])]
    for goal, color in drawn:
        for value, words in levels(goal, indicator):
            figure.add_hline(y=value, line={"color": color, "width": 1.5, "dash": "dot"})
            write(figure, words, 0, value, color=color, xref="paper", xanchor="left", yanchor="bottom")
    shown = sorted(set(years))
    mark_breaks(figure, series, shown, colors)
    figure.update_xaxes(
        tickvals=_ticks(known[0][0], known[-1][0], shown[-1]) if known else [],
        tickangle=0,
        tickformat="d",
        range=[shown[0] - 0.3, shown[-1] + 0.4] if shown else None,
    )
    figure.update_yaxes(title={"text": indicator.unit, "font": {"size": 13}}, nticks=5, tickformat=NUMBERS)
    values = [value for trace in figure.data for value in trace.y if value is not None]
    values += [value for goal, _color in drawn for value, _words in levels(goal, indicator)]
    values += [end for ends in band.values() for end in ends]
    if values:
        set_value_axis(figure, value_axis(values), colors, price_words(indicator), band_words([band]))
    figure.update_layout(
        showlegend=True, margin={"t": 56}, legend={"orientation": "h", "y": -0.26, "x": 0, "font": {"size": 13}}
    )
    return figure


def _ticks(first: int, last: int, until: int) -> list[int]:
    """First measured, last measured and last year drawn, with even steps between as far as they have room.

    >>> _ticks(2018, 2021, 2030), _ticks(2010, 2019, 2030)
    ([2019, 2021, 2023, 2025, 2027, 2030], [2011, 2015, 2019, 2023, 2030])
    """
    step = max(1, math.ceil((until - first) / 6))
    before, after = range(last, first - 1, -step), range(last + step, until - step + 1, step)
    return sorted({*before, *after, until})


def goal_line_alt(series: Series, result: Result) -> str:
    """Return the text alternative: first and latest value, target, both paces."""
    area, label, rating, goal = result.area.code, result.area.label, result.rating, result.goal
    known = points_of(series, area)
    if not known:
        return _("{label}: keine Werte.").format(label=label)
    (first_year, first), (last_year, last) = known[0], known[-1]
    indicator = series.indicator
    parts = [
        _("{indicator}, {label}: {first} ({first_year}), {last} ({last_year})").format(
            indicator=indicator.label,
            label=label,
            first=format_short(first, indicator),
            first_year=first_year,
            last=format_short(last, indicator),
            last_year=last_year,
        )
    ]
    parts += [words for _value, words in levels(goal, indicator)]
    if rating.is_open_ended and (paces := pace_words(rating, indicator)):
        parts.append(paces)
    return "; ".join(parts) + "."
