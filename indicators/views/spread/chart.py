"""Plotly figure of a spread: a dot per municipality in strips, quartiles behind, chosen ones ringed and named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from indicators.drawing.charts import NUMBERS, annotation, chart_layout, plain_text
from indicators.drawing.palette import Palette
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.views.spread.layout import PITCH, Label, Layout, Sizes, lay_out
from indicators.views.spread.spread import Spread
from indicators.views.spread.words import area_words

if TYPE_CHECKING:
    import plotly.graph_objects as go

Part = dict[str, Any]  # a shape or a text, as plotly takes it

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


def shape_svg(shape: str, color: str) -> str:
    """Return a shape as a small picture for a legend."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f'<path d="{OUTLINES[shape]}" fill="{color}"/></svg>'
    )


def spread_chart(found: Spread, *, colors: Palette, named: Sequence[Area] = (), together: bool = False) -> "go.Figure":
    """Return the dots of all districts in a strip each, or `together` in one; `named` are ringed and named.

    One unit of the vertical axis is one pixel, so that dots never overlap however wide the page is.
    """
    import plotly.graph_objects as go

    if found.summary is None:
        return go.Figure(layout=chart_layout(colors, height=200))
    plan = lay_out(found, named=named, together=together, sizes=SIZES)
    bottom = round(plan.bottom)
    figure = go.Figure(layout=chart_layout(colors, height=bottom + TOP_PX + BOTTOM_PX))
    shapes, texts = _quartiles(plan, colors)
    for number, strip in enumerate(plan.strips):
        if number:
            y = strip.start - SIZES.gap / 2
            line = {"color": colors.grid, "width": 1}
            shapes.append({"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "layer": "below",
                           "line": line})  # fmt: skip
        if strip.name:
            texts.append(annotation(strip.name, 0, strip.start, color=colors.text, strong=True, xref="paper",
                                    xanchor="left", yanchor="top", bgcolor=colors.background))  # fmt: skip
    for group in found.groups:
        if group.areas:
            xs, ys = plan.spots(found, group.areas)
            look = {"color": group.color(colors), "symbol": group.shape, "size": DOT_PX * SHARE[group.shape]}
            figure.add_scatter(
                x=xs, y=ys, mode="markers", name=plain_text(group.name), cliponaxis=False,
                text=[plain_text(area_words(found, one)) for one in group.areas],
                hovertemplate="%{text}<extra></extra>", marker={**look, "opacity": 1, "line": {"width": 0}},
            )  # fmt: skip
    names = [one for strip in plan.strips for one in strip.names]
    _draw_rings(figure, names, colors)
    shapes += [_up_to_name(one, colors) for one in names]
    texts += [_words(one, colors, strong=True) for one in names]
    figure.update_layout(shapes=shapes, annotations=texts)
    figure.update_layout(margin={"t": TOP_PX, "b": BOTTOM_PX, "l": SIDE_PX, "r": SIDE_PX, "pad": 0})
    figure.update_yaxes(visible=False, range=[bottom, 0], automargin=False)
    figure.update_xaxes(
        title={"text": plain_text(found.indicator.unit)}, range=list(plan.ends), nticks=7, zeroline=False,
        tickformat=NUMBERS, automargin=False,
    )  # fmt: skip
    return figure


def _quartiles(plan: Layout, colors: Palette) -> tuple[list[Part], list[Part]]:
    """The box of the middle half behind all strips, the median as a line, each with its words above."""
    lower, median, upper = plan.quartiles
    shapes: list[Part] = [
        {"type": "rect", "x0": lower.value, "x1": upper.value, "y0": plan.head, "y1": plan.bottom, "layer": "below",
         "fillcolor": colors.grid, "opacity": 0.55, "line": {"width": 0}}
    ]  # fmt: skip
    edge, middle = (
        {"color": colors.muted, "width": 1, "dash": "dot"},
        {"color": colors.text, "width": 2, "dash": "solid"},
    )
    for one in plan.quartiles:
        shapes.append({"type": "line", "x0": one.value, "x1": one.value, "y0": one.foot, "y1": one.y, "layer": "below",
                       "line": middle if one is median else edge})  # fmt: skip
    return shapes, [_words(one, colors, strong=one is median) for one in plan.quartiles]


def _up_to_name(one: Label, colors: Palette) -> Part:
    """A thin line from a chosen dot up to its name."""
    end = one.y - RING_PX / 2 - 1
    return {"type": "line", "x0": one.value, "x1": one.value, "y0": one.foot, "y1": end,
            "line": {"color": colors.text, "width": 1}}  # fmt: skip


def _draw_rings(figure: "go.Figure", names: Sequence[Label], colors: Palette) -> None:
    """A ring around each chosen dot."""
    if names:
        figure.add_scatter(
            x=[one.value for one in names], y=[one.y for one in names], mode="markers", hoverinfo="skip",
            cliponaxis=False, name=_("ausgewählt"),
            marker={"size": RING_PX, "symbol": "circle-open", "color": colors.text, "line": {"width": 2.5}},
        )  # fmt: skip


def _words(one: Label, colors: Palette, *, strong: bool) -> Part:
    return annotation(one.text, one.value, one.foot, color=colors.text, strong=strong, xanchor=one.side,
                      yanchor="bottom", bgcolor=colors.background, borderpad=0)  # fmt: skip
