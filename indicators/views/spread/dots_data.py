"""A spread as a chart to be edited: a dot per municipality, shape and colour by district, and the quartiles."""

from indicators.drawing.axes import value_range
from indicators.drawing.data_chart import DataAxis, DataChart, DataSeries, number_axis, upright
from indicators.drawing.palette import LIGHT
from indicators.drawing.swarm import swarm
from indicators.language.i18n import gettext as _
from indicators.views.spread.spread import Spread

BINS = 40  # dots beside each other
NO_VALUES = DataAxis("", 0.0, 1.0, 1.0, shown=False)


def spread_data(found: Spread) -> DataChart:
    """Return the dots of each district as a series, and lower quartile, median and upper quartile as upright lines."""
    summary, indicator = found.summary, found.indicator
    head = _("{unit}, {period}").format(unit=indicator.unit, period=indicator.period(found.year))
    if summary is None:
        return DataChart([], NO_VALUES, NO_VALUES, head)
    known = {code: one.value for code, one in found.shown.items() if one and one.value is not None}
    heights = swarm(list(known.values()), (summary.low, summary.high), width=BINS, pitch=1.0, centred=False)
    at = dict(zip(known, heights, strict=True))
    top = max(heights) + 1.5
    groups = []
    for group in found.groups:
        inside = [area for area in group.areas if area.code in known]
        spots = [(known[area.code], round(at[area.code], 2)) for area in inside]
        if spots:
            names = [area.label for area in inside]
            groups.append(DataSeries(group.name, spots, group.color(LIGHT), "", group.shape, 8, names))
    words = (_("unteres Viertel endet"), _("Median"), _("oberes Viertel beginnt"))
    lines = [
        upright(name, value, (0.0, top), color=LIGHT.text if value == summary.median else LIGHT.muted,
                dash="solid" if name == words[1] else "dot")
        for name, value in zip(words, summary.quartiles, strict=True)
    ]  # fmt: skip
    x = number_axis(head, value_range(list(known.values())), decimals=indicator.decimals, least=summary.low)
    note = _("Übereinander stehen Gebiete mit ähnlichem Wert; die Höhe sagt nichts.")
    return DataChart([*groups, *lines], x, DataAxis("", -0.8, top, 1.0, shown=False), head, [note])
