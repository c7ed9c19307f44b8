"""Plotly figure of a distribution: a dot per area on the axis of values, with its text alternative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, chart_layout, plain_text, write
from indicators.drawing.palette import Palette
from indicators.drawing.region_map import ZERO
from indicators.drawing.swarm import swarm
from indicators.figures.series import Series
from indicators.language.formatting import format_short, name_or_count
from indicators.language.i18n import gettext as _
from indicators.views.map.colors import class_colors
from indicators.views.map.picture import Picture

if TYPE_CHECKING:
    import plotly.graph_objects as go

BINS = 36
HEIGHT_PX, DOT_PX, ROW_PX, AXIS_PX = 240, 9, 10.0, 48


@dataclass(frozen=True, slots=True)
class Dot:
    """An area with a value: how many dots above the axis it stands, and its place among the colours of a scale."""

    area: str
    value: float
    height: float
    place: int

    @property
    def x(self) -> float:
        """Where it is drawn: its value with as many decimals as one can see."""
        return round(self.value, 4)


def dots(one: Picture) -> tuple[list[Dot], Dot | None]:
    """Return a dot per area with a value, none over another, and the one of the chosen area, None without.

    Dots are apart by at least 1 upwards or by 1 ÷ `BINS` of the span of values, or in between.
    """
    known = {area: value for area, value in one.values.items() if value is not None}
    values = list(known.values())
    heights = swarm(values, (min(values), max(values)), width=BINS, pitch=1.0, centred=False) if values else []
    found = [
        Dot(area, value, round(height, 2), one.classes.members[area] - ZERO)
        for (area, value), height in zip(known.items(), heights, strict=True)
    ]
    return found, next((dot for dot in found if dot.area == one.choice.area), None)


def color_scale(one: Picture, colors: Palette) -> tuple[str, ...]:
    """Return the colours of dots: of ZERO, of MISSING, then those of the classes."""
    return (colors.zero, colors.background, *class_colors(one.classes, colors))


def distribution(one: Picture, labels: Mapping[str, str], marks: Sequence[tuple[str, float, str]] = ()) -> "go.Figure":
    """Return one dot per area on the value axis, stacked where values are near, the chosen area marked and named.

    `marks` are vertical lines (label, value, colour) for comparison, for example district and region.
    """
    import plotly.graph_objects as go

    colors, (found, chosen) = one.colors, dots(one)
    figure = go.Figure(layout=chart_layout(colors, height=HEIGHT_PX))
    if not found:
        return figure
    scale = color_scale(one, colors)
    figure.add_scatter(
        x=[dot.x for dot in found],
        y=[dot.height for dot in found],
        mode="markers",
        text=[plain_text(labels[dot.area]) for dot in found],
        hovertemplate=f"%{{text}}: %{{x:,.{one.series.indicator.decimals}f}}<extra></extra>",
        marker={
            "opacity": 1,
            "size": DOT_PX,
            "color": [dot.place + ZERO for dot in found],
            "colorscale": _steps(scale),
            "cmin": ZERO - 0.5,
            "cmax": ZERO + len(scale) - 0.5,
            "line": {"width": 1, "color": colors.outline},
        },
        showlegend=False,
    )
    top = max(dot.height for dot in found) + 1.5
    for position, (label, value, color) in enumerate(marks):
        figure.add_shape(type="line", x0=value, x1=value, y0=-0.6, y1=top, line={"color": color, "width": 2})
        rows_below = len(marks) - 1 - position
        write(figure, label, value, 1, color=color, yref="paper", yanchor="bottom", yshift=2 + 19 * rows_below)
    if chosen:
        figure.add_scatter(
            x=[chosen.x], y=[chosen.height], mode="markers", hoverinfo="skip", showlegend=False,
            marker={"size": 16, "color": scale[chosen.place], "line": {"width": 3, "color": colors.text}},
        )  # fmt: skip
        figure.add_annotation(
            x=chosen.x, y=chosen.height, text=f"<b>{plain_text(labels[chosen.area])}</b>", ax=0, ay=-30,
            arrowcolor=colors.text, font={"size": 15}, bgcolor=colors.background,
        )  # fmt: skip
    figure.update_yaxes(visible=False, range=[-0.8, top])
    figure.update_xaxes(title={"text": one.series.indicator.unit}, nticks=6, zeroline=False, tickformat=NUMBERS)
    head = 14 + 20 * len(marks)
    figure.update_layout(
        margin={"t": head}, height=max(HEIGHT_PX, round((top + 0.8) * ROW_PX) + head + AXIS_PX)
    )  # as high as the dots need to stand apart
    return figure


def _steps(scale: Sequence[str]) -> list[tuple[float, str]]:
    """The colours as plotly's scale of equal steps without transitions."""
    edges = [round(index / len(scale), 4) for index in range(len(scale) + 1)]
    return [(edge, color) for index, color in enumerate(scale) for edge in edges[index : index + 2]]


def distribution_alt(series: Series, values: Mapping[str, float | None], labels: Mapping[str, str]) -> str:
    """Return the text alternative of a distribution: number of areas, lowest, median and highest value.

    Of more than three areas at the same end none is named.
    """
    known = sorted((value, labels[area]) for area, value in values.items() if value is not None)
    if not known:
        return _("Verteilung {indicator}: keine Werte.").format(indicator=series.indicator.label)
    middle = (known[(len(known) - 1) // 2][0] + known[len(known) // 2][0]) / 2
    text = _("Verteilung {indicator}: {n} Gebiete, von {low} ({low_area}) bis {high} ({high_area}), Median {median}.")
    return text.format(
        indicator=series.indicator.label,
        n=len(known),
        low=format_short(known[0][0], series.indicator),
        low_area=name_or_count([label for value, label in known if value == known[0][0]]),
        high=format_short(known[-1][0], series.indicator),
        high_area=name_or_count([label for value, label in known if value == known[-1][0]]),
        median=format_short(middle, series.indicator),
    )
