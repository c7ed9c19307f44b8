"""Plotly figure of a relation: a dot per municipality, size by population, colour and shape by district."""

from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, chart_layout, plain_text, write
from indicators.drawing.palette import Palette
from indicators.language.i18n import gettext as _
from indicators.views.relation.relation import RegressionLine, Relation
from indicators.views.relation.words import axis_words, point_words

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT_PX = 520
SMALLEST_PX, LARGEST_PX = 9, 34


def relation_chart(
    relation: Relation, *, colors: Palette, selected: str | None = None, line: bool = True
) -> "go.Figure":
    """Return the dots with names on those that lie apart or are chosen, and the line with its 95 % band."""
    import plotly.graph_objects as go

    figure = go.Figure(layout=chart_layout(colors, height=HEIGHT_PX))
    if line and relation.line:
        _draw_line(figure, relation, relation.line, colors)
    for group, points in relation.groups:
        sizes = [relation.width(one, smallest=SMALLEST_PX, largest=LARGEST_PX) for one in points]
        figure.add_scatter(
            x=[one.x for one in points], y=[one.y for one in points], mode="markers", name=plain_text(group.name),
            text=[plain_text(point_words(relation, one)) for one in points], hovertemplate="%{text}<extra></extra>",
            marker={
                "size": sizes, "color": group.color(colors), "symbol": group.shape, "opacity": 0.85,
                "line": {"color": colors.background, "width": 1},
            },
        )  # fmt: skip
    for one in relation.named(selected):
        write(
            figure, one.area.label, one.x, one.y, color=colors.text, yshift=18, bgcolor=colors.background, opacity=0.9
        )
    across, upwards = (plain_text(words) for words in axis_words(relation))
    figure.update_xaxes(title={"text": across}, nticks=8, tickformat=NUMBERS, zeroline=False)
    figure.update_yaxes(title={"text": upwards}, nticks=8, tickformat=NUMBERS, zeroline=False)
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return figure


def _draw_line(figure: "go.Figure", relation: Relation, line: RegressionLine, colors: Palette) -> None:
    ends = relation.ends
    xs, lower, upper = line.band(*ends)
    figure.add_scatter(
        x=[*xs, *reversed(xs)], y=[*upper, *reversed(lower)], fill="toself", fillcolor=colors.grid,
        line={"width": 0}, hoverinfo="skip", showlegend=False, mode="lines", opacity=0.7,
    )  # fmt: skip
    figure.add_scatter(
        x=list(ends), y=[line.at(x) for x in ends], mode="lines", hoverinfo="skip",
        line={"color": colors.muted, "width": 2, "dash": "dash"}, name=_("Linie mit 95-%-Band"),
    )  # fmt: skip
