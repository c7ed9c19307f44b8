"""Plotly figure of a goal: measured values, target path and the trend carried on, each told apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, broken_line, chart_layout, mark_breaks, plain_text, small_note
from indicators.drawing.palette import Palette
from indicators.figures.series import Series
from indicators.language.formatting import format_short
from indicators.language.i18n import gettext as _
from indicators.model import Target
from indicators.ratings.rating import Rating
from indicators.ratings.results import Result
from indicators.ratings.second_opinion import DEFAULT_BASE_YEAR, Point
from indicators.ratings.target_words import change_per_year, target_number
from indicators.ratings.words import kind_noun

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 380
YEARS_CARRIED_ON = 5


def goal_line(series: Series, result: Result, *, colors: Palette) -> go.Figure:
    """Return the line of an area with its target.

    Solid with dots: measured. Thin: the straight path from base value to target. Dashed on a shaded ground: the mean
    change carried on, which is no forecast, and the change that would be needed. Series breaks are drawn. Where an
    area's own resolution counts, the value of the reference is drawn beside it.
    """
    import plotly.graph_objects as go

    area, rating, target = result.area.code, result.rating, result.goal.target
    indicator = series.indicator
    figure = go.Figure(layout=chart_layout(colors, height=HEIGHT))
    known = series.known(area)
    xs, ys, texts = broken_line(series, known)
    figure.add_scatter(
        x=xs, y=ys, text=texts, name=plain_text(result.area.label), mode="lines+markers",
        line={"color": colors.area, "width": 3}, marker={"size": 8},
        hovertemplate="%{text}<extra>%{fullData.name}</extra>", cliponaxis=False,
    )  # fmt: skip
    years = [one.year for one in known]
    last = rating.latest
    until = _until(rating, target)
    if last and until:
        figure.add_vrect(
            x0=last[0] + 0.05, x1=until + 0.3, fillcolor=colors.grid, opacity=0.45, line_width=0, layer="below"
        )
        figure.add_annotation(
            x=until + 0.3, xanchor="right", y=1.17, yref="paper", align="right",
            text=_("Fortschreibung,<br>keine Prognose"), **small_note(colors),
        )  # fmt: skip
        years.append(until)
    for name, points, color, dash in _paths(series, area, rating, target, colors, until):
        figure.add_scatter(
            x=[year for year, _value in points], y=[value for _year, value in points], name=name, mode="lines",
            line={"color": color, "width": 2, "dash": dash},
            hovertemplate="%{x}: %{y:,.3~f}<extra>%{fullData.name}</extra>",
        )  # fmt: skip
    drawn = [(result.goal, colors.district), *([(result.asked, colors.muted)] if result.is_own else [])]
    for goal, color in drawn:
        for value in _levels(goal.target):
            figure.add_hline(y=value, line={"color": color, "width": 1.5, "dash": "dot"})
            figure.add_annotation(
                x=0, xref="paper", y=value, text=f"{kind_noun(goal)} {target_number(value, indicator)}",
                xanchor="left", yanchor="bottom", showarrow=False, font={"color": color, "size": 14},
            )  # fmt: skip
    shown = sorted(set(years))
    mark_breaks(figure, series, shown, colors)
    figure.update_xaxes(
        tickvals=_ticks(known[0].year, known[-1].year, shown[-1]) if known else [],
        tickangle=0,
        tickformat="d",
        range=[shown[0] - 0.3, shown[-1] + 0.4] if shown else None,
    )
    figure.update_yaxes(title={"text": indicator.unit, "font": {"size": 13}}, nticks=5, tickformat=NUMBERS)
    figure.update_layout(
        showlegend=True, margin={"t": 56}, legend={"orientation": "h", "y": -0.16, "x": 0, "font": {"size": 13}}
    )
    return figure


def _until(rating: Rating, target: Target) -> int | None:
    """The year up to which lines are carried on: the target year, else five years; None without a trend."""
    if rating.latest is None or rating.mean_change is None:
        return None
    if target.year and target.year > rating.latest[0]:
        return target.year
    return rating.latest[0] + YEARS_CARRIED_ON


def _levels(target: Target) -> list[float]:
    return [one for one in (target.value, target.lower, target.upper) if one is not None]


def _paths(
    series: Series, area: str, rating: Rating, target: Target, colors: Palette, until: int | None
) -> list[tuple[str, Sequence[tuple[float, float]], str, str]]:
    """Name, ends, colour and dash of each straight line: target path, achieved pace, required pace."""
    if rating.latest is None or rating.mean_change is None or until is None:
        return []
    year, value = rating.latest
    paths: list[tuple[str, Sequence[tuple[float, float]], str, str]] = []
    start = base_point(series, area, target)
    if target.value is not None and target.year and start and start[0] < target.year:
        ends = [start, (target.year, target.value)]
        paths.append((_("Zielpfad ab {year}").format(year=start[0]), ends, colors.district, "solid"))
    achieved = [(year, value), _carried_on(rating.latest, rating.mean_change, until, series)]
    words = change_per_year(rating.mean_change, series.indicator)
    name = _("erreichtes Tempo {first}–{last} ({words})").format(first=rating.used[0][0], last=year, words=words)
    paths.append((name, achieved, colors.area, "dash"))
    if rating.required_change is not None and target.year:
        needed = [(year, value), (target.year, value + rating.required_change * (target.year - year))]
        words = change_per_year(rating.required_change, series.indicator)
        paths.append((_("nötiges Tempo ({words})").format(words=words), needed, colors.region, "dashdot"))
    return paths


def _carried_on(latest: Point, change: float, until: int, series: Series) -> tuple[float, float]:
    """Where the mean change leads, at most to the bounds of the indicator: no share passes 100 %."""
    year, value = latest
    end = value + change * (until - year)
    low, high = series.indicator.minimum, series.indicator.maximum
    for bound, beyond in ((high, high is not None and end > high), (low, low is not None and end < low)):
        if beyond and bound is not None:
            return year + (bound - value) / change, bound
    return until, end


def _ticks(first: int, last: int, until: int) -> list[int]:
    """First measured, last measured and last year drawn, with even steps between as far as they have room.

    >>> _ticks(2018, 2021, 2030), _ticks(2010, 2019, 2030)
    ([2019, 2021, 2023, 2025, 2027, 2030], [2011, 2015, 2019, 2023, 2030])
    """
    step = max(1, math.ceil((until - first) / 6))
    before, after = range(last, first - 1, -step), range(last + step, until - step + 1, step)
    return sorted({*before, *after, until})


def base_point(series: Series, area: str, target: Target) -> Point | None:
    """Where the target path starts: the base year (2015 unless set) or the next later one, in the latest series."""
    known = series.known(area)
    if not known:
        return None
    segment = series.segment(known[-1].year)
    same = [one for one in known if series.segment(one.year) == segment]
    wanted = target.base_year or DEFAULT_BASE_YEAR
    first = next((one for one in same if one.year >= wanted), same[0])
    return first.year, first.value or 0.0


def goal_line_alt(series: Series, result: Result) -> str:
    """Return the text alternative: first and latest value, target, both paces."""
    area, label, rating, goal = result.area.code, result.area.label, result.rating, result.goal
    known: Sequence[tuple[int, float]] = [(one.year, one.value or 0.0) for one in series.known(area)]
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
    parts += [f"{kind_noun(goal)} {target_number(value, indicator)}" for value in _levels(goal.target)]
    if rating.mean_change is not None:
        parts.append(_("erreicht {pace}").format(pace=change_per_year(rating.mean_change, indicator)))
    if rating.required_change is not None:
        parts.append(_("nötig {pace}").format(pace=change_per_year(rating.required_change, indicator)))
    return "; ".join(parts) + "."
