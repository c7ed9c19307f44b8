"""Plotly figure of a relation: a dot per municipality, size by population, colour and shape by district."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, chart_layout, plain_text
from indicators.drawing.palette import Palette
from indicators.language.formatting import format_short
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.model.areas import Areas
from indicators.views.relation.relation import Point, Relation
from indicators.views.relation.words import apart_sentence, relation_sentence

if TYPE_CHECKING:
    import plotly.graph_objects as go
from indicators.drawing.charts import SHAPES

HEIGHT_PX = 520
SMALLEST_PX, LARGEST_PX = 9, 34
STEPS = 40


def relation_chart(
    relation: Relation, areas: Areas, *, colors: Palette, selected: str | None = None, line: bool = True
) -> go.Figure:
    """Return the dots with names on those that lie apart or are chosen, and the line with its 95 % band."""
    import plotly.graph_objects as go

    figure = go.Figure(layout=chart_layout(colors, height=HEIGHT_PX))
    if line and relation.line:
        _draw_line(figure, relation, colors)
    shades = (*colors.lines, colors.district)
    for number, district in enumerate(areas.at(Level.DISTRICT)):
        inside = [one for one in relation.points if one.area.district == district.code]
        _draw_district(figure, relation, inside, name=district.label, color=shades[number % len(shades)],
                       shape=SHAPES[number % len(SHAPES)], colors=colors)  # fmt: skip
    rest = [one for one in relation.points if areas.district_of(one.area) is None]
    if rest:
        _draw_district(figure, relation, rest, name=_("ohne Kreis"), color=colors.muted, shape="x", colors=colors)
    for point in relation.points:
        if point.area.code == selected or point.area in relation.apart:
            figure.add_annotation(
                x=point.x, y=point.y, text=plain_text(point.area.label), showarrow=False, yshift=18,
                font={"color": colors.text, "size": 14}, bgcolor=colors.background, opacity=0.9,
            )  # fmt: skip
    figure.update_xaxes(title={"text": _axis(relation, first=True)}, nticks=8, tickformat=NUMBERS, zeroline=False)
    figure.update_yaxes(title={"text": _axis(relation, first=False)}, nticks=8, tickformat=NUMBERS, zeroline=False)
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return figure


def _draw_line(figure: go.Figure, relation: Relation, colors: Palette) -> None:
    line = relation.line
    xs = [point.x for point in relation.points]
    if line is None:
        return
    low, high = min(xs), max(xs)
    steps = [low + (high - low) * number / STEPS for number in range(STEPS + 1)]
    upper = [line.at(x) + line.half_width(x) for x in steps]
    lower = [line.at(x) - line.half_width(x) for x in steps]
    figure.add_scatter(
        x=[*steps, *reversed(steps)], y=[*upper, *reversed(lower)], fill="toself", fillcolor=colors.grid,
        line={"width": 0}, hoverinfo="skip", showlegend=False, mode="lines", opacity=0.7,
    )  # fmt: skip
    figure.add_scatter(
        x=[low, high], y=[line.at(low), line.at(high)], mode="lines", hoverinfo="skip",
        line={"color": colors.muted, "width": 2, "dash": "dash"}, name=_("Linie mit 95-%-Band"),
    )  # fmt: skip


def _draw_district(
    figure: go.Figure,
    relation: Relation,
    points: Sequence[Point],
    *,
    name: str,
    color: str,
    shape: str,
    colors: Palette,
) -> None:
    figure.add_scatter(
        x=[one.x for one in points],
        y=[one.y for one in points],
        text=[plain_text(point_words(relation, one)) for one in points],
        mode="markers",
        name=plain_text(name),
        marker={
            "size": [_size(one, relation.points) for one in points], "color": color, "symbol": shape, "opacity": 0.85,
            "line": {"color": colors.background, "width": 1},
        },
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _size(point: Point, points: Sequence[Point]) -> float:
    """The width of a dot: its area grows with the population; the smallest where that is unknown."""
    most = max((one.people or 0 for one in points), default=0)
    if not point.people or most <= 0:
        return SMALLEST_PX
    return max(SMALLEST_PX, LARGEST_PX * math.sqrt(point.people / most))


def point_words(relation: Relation, point: Point) -> str:
    """Return both figures of an area in words."""
    first, second = format_short(point.x, relation.x), format_short(point.y, relation.y)
    return f"{point.area.label}: {relation.x.short} {first}, {relation.y.short} {second}"


def _axis(relation: Relation, *, first: bool) -> str:
    indicator, year = (relation.x, relation.x_year) if first else (relation.y, relation.y_year)
    return plain_text(f"{indicator.short}, {indicator.unit}, {indicator.period(year)}")


def relation_alt(relation: Relation, selected: Area | None = None) -> str:
    """Return the text alternative: what the correlations say, what lies apart, the chosen area's figures."""
    own = next((one for one in relation.points if selected and one.area.code == selected.code), None)
    parts = [relation_sentence(relation), apart_sentence(relation), f"{point_words(relation, own)}." if own else ""]
    return " ".join(part for part in parts if part)
