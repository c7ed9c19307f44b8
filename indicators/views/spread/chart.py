"""Plotly figure of a spread: a dot per municipality in strips, quartiles behind, chosen ones ringed and named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.drawing.charts import NUMBERS, SHAPES, chart_layout, plain_text
from indicators.drawing.palette import Palette
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.views.spread.layout import PITCH, Groups, Layout, Sizes, district_name, lay_out, name_at_dot
from indicators.views.spread.spread import Spread
from indicators.views.spread.words import area_words

if TYPE_CHECKING:
    import plotly.graph_objects as go

DOT_PX, RING_PX = 12, 18
LETTER_PX = 7.8
SIZES = Sizes(  # 290 pixels are the value axis on a phone; on wider screens dots are only farther apart
    width=290, pitch=DOT_PX * PITCH, row=20, head=22, gap=12, length=lambda text: len(text) * LETTER_PX
)
# What plotly takes of the size of a circle for a shape, so that all look as large and stay within the pitch.
SHARE = {"circle": 1.0, "square": 0.86, "diamond": 0.85, "triangle-up": 0.95, "cross": 0.88, "x": 0.8}
TOP_PX, BOTTOM_PX, SIDE_PX = 6, 58, 12
OUTLINES = {
    "circle": "M8 2.5a5.5 5.5 0 1 0 .01 0z",
    "square": "M3.3 3.3h9.4v9.4h-9.4z",
    "diamond": "M8 2L14 8L8 14L2 8z",
    "triangle-up": "M8 2L14 12.5H2z",
    "cross": "M6 2.2h4v3.8h3.8v4H10v3.8H6V10H2.2V6H6z",
    "x": "M3 5L5 3L8 6L11 3L13 5L10 8L13 11L11 13L8 10L5 13L3 11L6 8z",
}


def looks(groups: Groups, colors: Palette) -> list[tuple[str, str]]:
    """Return shape and colour of each district; municipalities without one have a cross of their own."""
    shades = (*colors.lines, colors.district)
    return [
        (SHAPES[number % len(SHAPES)], shades[number % len(shades)]) if group else ("x", colors.muted)
        for number, (group, _areas) in enumerate(groups)
    ]


def shape_svg(shape: str, color: str) -> str:
    """Return a shape as a small picture for a legend."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f'<path d="{OUTLINES[shape]}" fill="{color}"/></svg>'
    )


def spread_chart(
    found: Spread, groups: Groups, *, colors: Palette, named: Sequence[Area] = (), together: bool = False
) -> go.Figure:
    """Return the dots of all districts in a strip each, or `together` in one; `named` are ringed and named.

    One unit of the vertical axis is one pixel, so that dots never overlap however wide the page is.
    """
    import plotly.graph_objects as go

    if found.summary is None:
        return go.Figure(layout=chart_layout(colors, height=200))
    plan = lay_out(found, groups, named=named, together=together, sizes=SIZES)
    bottom = round(plan.bottom)
    figure = go.Figure(layout=chart_layout(colors, height=bottom + TOP_PX + BOTTOM_PX))
    _draw_quartiles(figure, plan, colors)
    for number, strip in enumerate(plan.strips):
        if number:
            _rule(figure, strip.start - SIZES.gap / 2, colors)
        if strip.name:
            figure.add_annotation(
                xref="paper", x=0, y=strip.start, text=f"<b>{plain_text(strip.name)}</b>", showarrow=False,
                xanchor="left", yanchor="top", font={"color": colors.text, "size": 14}, bgcolor=colors.background,
            )  # fmt: skip
    _draw_dots(figure, found, groups, plan, colors=colors)
    _draw_names(figure, found, plan, colors)
    figure.update_layout(margin={"t": TOP_PX, "b": BOTTOM_PX, "l": SIDE_PX, "r": SIDE_PX, "pad": 0})
    figure.update_yaxes(visible=False, range=[bottom, 0], automargin=False)
    figure.update_xaxes(
        title={"text": plain_text(found.indicator.unit)}, range=list(plan.ends), nticks=7, zeroline=False,
        tickformat=NUMBERS, automargin=False,
    )  # fmt: skip
    return figure


def _draw_quartiles(figure: go.Figure, plan: Layout, colors: Palette) -> None:
    """The box of the middle half behind all strips, the median as a line, each with its words above."""
    lower, _median, upper = (value for _text, value, _place in plan.labels)
    figure.add_shape(
        type="rect", x0=lower, x1=upper, y0=plan.head, y1=plan.bottom, layer="below",
        fillcolor=colors.grid, opacity=0.55, line={"width": 0},
    )  # fmt: skip
    for number, (text, value, place) in enumerate(plan.labels):
        middle = number == 1
        top = plan.head - place.row * SIZES.row
        figure.add_shape(
            type="line", x0=value, x1=value, y0=top, y1=plan.bottom, layer="below",
            line={"color": colors.text if middle else colors.muted, "width": 2 if middle else 1,
                  "dash": "solid" if middle else "dot"},
        )  # fmt: skip
        _write(figure, text, (value, top), side=place.side, colors=colors, strong=middle)


def _write(
    figure: go.Figure, text: str, spot: tuple[float, float], *, side: str, colors: Palette, strong: bool
) -> None:
    """One line of text that stands on a spot, with its `side` there."""
    shown = plain_text(text)
    figure.add_annotation(
        x=spot[0], y=spot[1], text=f"<b>{shown}</b>" if strong else shown, showarrow=False, xanchor=side,
        yanchor="bottom", font={"color": colors.text, "size": 14}, bgcolor=colors.background, borderpad=0,
    )  # fmt: skip


def _rule(figure: go.Figure, y: float, colors: Palette) -> None:
    figure.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, layer="below", line={"color": colors.grid, "width": 1}
    )


def _draw_dots(figure: go.Figure, found: Spread, groups: Groups, plan: Layout, *, colors: Palette) -> None:
    for (district, inside), (shape, color) in zip(groups, looks(groups, colors), strict=True):
        if not inside:
            continue
        figure.add_scatter(
            x=[found.values[one.code] for one in inside], y=[plan.height(one.code) for one in inside], mode="markers",
            text=[plain_text(area_words(found, one)) for one in inside], name=plain_text(district_name(district)),
            hovertemplate="%{text}<extra></extra>", cliponaxis=False,
            marker={"size": DOT_PX * SHARE[shape], "color": color, "symbol": shape, "opacity": 1, "line": {"width": 0}},
        )  # fmt: skip


def _draw_names(figure: go.Figure, found: Spread, plan: Layout, colors: Palette) -> None:
    """A ring around each chosen dot and a thin line up to its name."""
    rings: list[tuple[float, float]] = []
    for strip in plan.strips:
        for area, place in strip.names:
            x, y, foot = found.values[area.code], plan.height(area.code), strip.top - place.row * SIZES.row
            rings.append((x, y))
            figure.add_shape(
                type="line", x0=x, x1=x, y0=foot, y1=y - RING_PX / 2 - 1, line={"color": colors.text, "width": 1},
            )  # fmt: skip
            _write(figure, name_at_dot(found, area), (x, foot), side=place.side, colors=colors, strong=True)
    if rings:
        figure.add_scatter(
            x=[x for x, _y in rings], y=[y for _x, y in rings], mode="markers", hoverinfo="skip", cliponaxis=False,
            name=_("ausgewählt"),
            marker={"size": RING_PX, "symbol": "circle-open", "color": colors.text, "line": {"width": 2.5}},
        )  # fmt: skip
