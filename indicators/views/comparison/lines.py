"""A comparison as lines to draw: one chart for a few areas, a small one per area for more."""

from indicators.drawing.charts import Line
from indicators.drawing.palette import Palette
from indicators.drawing.value_axis import value_axis
from indicators.views.comparison.comparison import Compared, Comparison, Reference

TOGETHER = 4  # areas in one chart; more would cross each other out
DASHES = {Reference.REGION: "dot", Reference.DISTRICT: "dash", Reference.PEERS: "dashdot", Reference.REST: "dashdot"}


def panels(comparison: Comparison, colors: Palette) -> list[tuple[str, list[Line]]]:
    """Return the charts of a comparison: title ("" for the only one) and lines, those of references in each."""
    own, others = _own_and_others(comparison, colors)
    if len(own) <= TOGETHER:
        drawn = [Line(one.label, color, one.figures, band=one.band, code=one.code)
                 for one, color in zip(own, colors.lines, strict=False)]  # fmt: skip
        return [("", [*drawn, *others])] if own or others else []
    return [
        (one.label, [Line(one.label, colors.area, one.figures, band=one.band, code=one.code), *others]) for one in own
    ]


def together(comparison: Comparison, colors: Palette) -> list[Line]:
    """Return all lines for one image: four colours solid, then the same dashed, and the references in grey."""
    own, others = _own_and_others(comparison, colors)
    drawn = [
        Line(
            one.label, colors.lines[number % TOGETHER], one.figures, "solid" if number < TOGETHER else "dash", one.band,
            one.code,
        )
        for number, one in enumerate(own)
    ]  # fmt: skip
    return [*drawn, *others]


def value_span(comparison: Comparison) -> tuple[float, float] | None:
    """Return the ends of one value axis for all lines, so that small charts have the same; None without figures."""
    values = [one.value for line in comparison.lines for one in line.figures if one.value is not None]
    values += [end for line in comparison.lines for ends in line.band.values() for end in ends]
    return value_axis(values) if values else None


def first_and_last_year(comparison: Comparison) -> tuple[int, int] | None:
    """Return first and last year of all lines, None without figures."""
    years = [one.year for line in comparison.lines for one in line.figures if one.value is not None]
    return (min(years), max(years)) if years else None


def _own_and_others(comparison: Comparison, colors: Palette) -> tuple[list[Compared], list[Line]]:
    """The chosen areas, and the lines of what they are set against."""
    own, others = [], []
    for one in comparison.lines:
        if one.reference:
            is_near = one.reference in (Reference.DISTRICT, Reference.REST)
            color = colors.district if is_near else colors.region
            others.append(Line(one.label, color, one.figures, DASHES[one.reference], code=one.code))
        elif one.is_outside:
            others.append(Line(one.label, colors.muted, one.figures, "dash"))
        else:
            own.append(one)
    return own, others
