"""Plotly figure of a distribution: a dot per area on the axis of values, with its text alternative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, chart_layout, plain_text, write
from indicators.drawing.swarm import swarm
from indicators.figures.series import Series
from indicators.language.formatting import format_short
from indicators.language.i18n import gettext as _
from indicators.views.map.classes import ZERO
from indicators.views.map.colors import class_colors
from indicators.views.map.picture import Picture

if TYPE_CHECKING:
    import plotly.graph_objects as go

BINS = 36
HEIGHT_PX, DOT_PX, ROW_PX, AXIS_PX = 240, 9, 10.0, 48


def distribution(one: Picture, labels: Mapping[str, str], marks: Sequence[tuple[str, float, str]] = ()) -> go.Figure:
    """Return one dot per area on the value axis, stacked where values are near, the chosen area marked and named.

    `marks` are vertical lines (label, value, colour) for comparison, for example district and region.
    """
    import plotly.graph_objects as go

    series, classes, colors, selected = one.series, one.classes, one.colors, one.choice.area
    known = {area: value for area, value in one.values.items() if value is not None}
    figure = go.Figure(layout=chart_layout(colors, height=HEIGHT_PX))
    if not known:
        return figure
    xs, ys = stack(known)
    fills = class_colors(classes, colors)
    scale = (colors.zero, colors.background, *fills)  # in the order of ZERO, MISSING, 0, 1, …
    areas = list(known)
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="markers",
        text=[plain_text(labels[area]) for area in areas],
        hovertemplate=f"%{{text}}: %{{x:,.{series.indicator.decimals}f}}<extra></extra>",
        marker={
            "opacity": 1,
            "size": DOT_PX,
            "color": [classes.members[area] for area in areas],
            "colorscale": _steps(scale),
            "cmin": ZERO - 0.5,
            "cmax": len(fills) - 0.5,
            "line": {"width": 1, "color": colors.outline},
        },
        showlegend=False,
    )
    top = max(ys) + 1.5
    for position, (label, value, color) in enumerate(marks):
        figure.add_shape(type="line", x0=value, x1=value, y0=-0.6, y1=top, line={"color": color, "width": 2})
        rows_below = len(marks) - 1 - position
        write(figure, label, value, 1, color=color, yref="paper", yanchor="bottom", yshift=2 + 19 * rows_below)
    if selected in known:
        index = areas.index(selected)
        figure.add_scatter(
            x=[xs[index]], y=[ys[index]], mode="markers", hoverinfo="skip", showlegend=False,
            marker={
                "size": 16, "color": scale[classes.members[selected] - ZERO],
                "line": {"width": 3, "color": colors.text},
            },
        )  # fmt: skip
        text = f"<b>{plain_text(labels[selected])}</b>"
        figure.add_annotation(
            x=xs[index], y=ys[index], text=text, ax=0, ay=-30, arrowcolor=colors.text, font={"size": 15},
            bgcolor=colors.background,
        )  # fmt: skip
    figure.update_yaxes(visible=False, range=[-0.8, top])
    figure.update_xaxes(title={"text": series.indicator.unit}, nticks=6, zeroline=False, tickformat=NUMBERS)
    head = 14 + 20 * len(marks)
    figure.update_layout(
        margin={"t": head}, height=max(HEIGHT_PX, round((top + 0.8) * ROW_PX) + head + AXIS_PX)
    )  # as high as the dots need to stand apart
    return figure


def _steps(scale: Sequence[str]) -> list[tuple[float, str]]:
    """The colours as plotly's scale of equal steps without transitions."""
    edges = [round(index / len(scale), 4) for index in range(len(scale) + 1)]
    return [(edge, color) for index, color in enumerate(scale) for edge in edges[index : index + 2]]


def stack(known: Mapping[str, float]) -> tuple[list[float], list[float]]:
    """Return positions of dots: the true value, and how many dots above the axis, none over another.

    Dots are apart by at least 1 upwards or by 1 ÷ `BINS` of the span of values, or in between.
    """
    values = list(known.values())
    offsets = swarm(values, (min(values), max(values)), width=BINS, pitch=1.0, centred=False)
    return [round(value, 4) for value in values], [round(offset, 2) for offset in offsets]


def distribution_alt(series: Series, values: Mapping[str, float | None], labels: Mapping[str, str]) -> str:
    """Return the text alternative of a distribution: number of areas, lowest, median and highest value."""
    known = sorted((value, labels[area]) for area, value in values.items() if value is not None)
    if not known:
        return _("Verteilung {indicator}: keine Werte.").format(indicator=series.indicator.label)
    middle = (known[(len(known) - 1) // 2][0] + known[len(known) // 2][0]) / 2
    text = _("Verteilung {indicator}: {n} Gebiete, von {low} ({low_area}) bis {high} ({high_area}), Median {median}.")
    return text.format(
        indicator=series.indicator.label,
        n=len(known),
        low=format_short(known[0][0], series.indicator),
        low_area=known[0][1],
        high=format_short(known[-1][0], series.indicator),
        high_area=known[-1][1],
        median=format_short(middle, series.indicator),
    )
