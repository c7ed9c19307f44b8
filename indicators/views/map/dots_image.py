"""Image of a distribution: one dot per area on the axis of values, the chosen area named."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from indicators.drawing.axes import TICK_SIZE, chart_axes, number_ticks, value_range
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, letters, points, text_width, wrap
from indicators.drawing.swarm import NamePlace, place_names
from indicators.language.formatting import format_compact
from indicators.language.i18n import gettext as _
from indicators.views.map.distribution import BINS, color_scale, dots
from indicators.views.map.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABEL_SIZES, LABEL_LINE = (17, 13), 1.3  # pixels of letters; the small ones where dots would be smaller than LEAST
DOT, UNIT = 28, 32  # pixels across a dot, and from one to the next above it, on a sheet of full size
LEAST = 10
SIDE, FOOT = 20, 54  # pixels beside the axis, and below it for numbers and unit
BELOW, ABOVE = 0.8, 0.6  # dots of room below and above all dots


def distribution_image(
    canvas: Canvas, one: Picture, labels: Mapping[str, str], marks: Sequence[tuple[str, float, str]]
) -> None:
    """Draw the dots; `marks` are lines (label, value, colour) such as district and region."""
    found, chosen = dots(one)
    if not found:
        middle = (canvas.top + canvas.bottom) / 2
        canvas.text(canvas.margin, middle, _("Keine Werte."), size=20, color=canvas.colors.muted)
        return
    xs, ys = [dot.x for dot in found], [dot.height for dot in found]
    ends = value_range([*(dot.value for dot in found), *(value for _label, value, _color in marks)])
    named = [(label, value, color, -0.6) for label, value, color in marks]
    if chosen:
        named.insert(0, (labels[chosen.area], chosen.value, canvas.colors.area, chosen.height + 0.6))
    for size in LABEL_SIZES:
        texts = [
            " ".join(wrap(f"{label} {format_compact(value, one.series.indicator)}", 420, size, SEMIBOLD, lines=1))
            for label, value, _color, _foot in named
        ]
        spots = [(text, value) for text, (_label, value, *_rest) in zip(texts, named, strict=True)]
        placed = _placed(canvas, spots, ends, size)
        head = max((place.row + 1 for place in placed), default=0) * size * LABEL_LINE
        unit = min(UNIT, (canvas.bottom - canvas.top - FOOT - head) / (BELOW + max(ys) + ABOVE))
        if unit >= LEAST:
            break
    axes = _axes(canvas, one, ends, unit=unit, height=unit * (BELOW + max(ys) + ABOVE) + head)
    dot = _dot(canvas, axes, max(xs) - min(xs))
    shades = color_scale(one, canvas.colors)
    axes.scatter(xs, ys, s=points(dot) ** 2, c=[shades[each.place] for each in found], edgecolors=canvas.colors.outline,
                 linewidths=points(1.2), zorder=3)  # fmt: skip
    if chosen:
        axes.scatter(chosen.x, chosen.height, s=points(dot + 8) ** 2, facecolors="none",
                     edgecolors=canvas.colors.area, linewidths=points(4), zorder=4)  # fmt: skip
    ground = {"facecolor": canvas.colors.background, "edgecolor": "none", "pad": 0}
    for text, place, (_label, value, color, foot) in zip(texts, placed, named, strict=True):
        height = max(ys) + ABOVE + place.row * size * LABEL_LINE / unit
        axes.plot((value, value), (foot, height), color=color, linewidth=points(2.2), zorder=2)
        axes.text(value, height, text, va="bottom", ha=place.side, color=color, zorder=5, bbox=ground,
                  **letters(text, size, SEMIBOLD))  # fmt: skip


def _placed(
    canvas: Canvas, spots: Sequence[tuple[str, float]], ends: tuple[float, float], size: int
) -> list[NamePlace]:
    """Where the labels stand, none over another."""
    scale = (canvas.width - 2 * (canvas.margin + SIDE)) / (ends[1] - ends[0])
    names = [((value - ends[0]) * scale, text_width(text, size, SEMIBOLD)) for text, value in spots]
    return place_names(names, (ends[1] - ends[0]) * scale)


def _axes(canvas: Canvas, one: Picture, ends: tuple[float, float], *, unit: float, height: float) -> "Axes":
    """Axes with so many pixels to a dot, in the middle of the sheet."""
    left, top = canvas.margin + SIDE, canvas.top + (canvas.bottom - canvas.top - FOOT - height) / 2
    axes = chart_axes(canvas, (left, top, canvas.width - 2 * left, height))
    axes.set_xlim(*ends)
    axes.set_ylim(-BELOW, height / unit - BELOW)
    axes.set_xticks(*number_ticks(*ends))
    words = " ".join(wrap(one.series.indicator.unit, canvas.width - 2 * canvas.margin, TICK_SIZE, lines=1))
    axes.set_xlabel(words, color=canvas.colors.muted, labelpad=3, **letters(words, TICK_SIZE))
    return axes


def _dot(canvas: Canvas, axes: "Axes", spread: float) -> float:
    """Pixels across a dot, so that none touches the next beside or above it."""
    box, (left, right), (foot, head) = axes.get_position(), axes.get_xlim(), axes.get_ylim()
    beside = box.width * canvas.width * spread / (right - left) / BINS
    above = box.height * canvas.height / (head - foot)
    return min(DOT, beside * 0.94 if spread else DOT, above * 0.94)
