"""A relation as a chart to be edited: a dot per municipality, shape and colour by district, the line and its band."""

from indicators.drawing.axes import value_range
from indicators.drawing.data_chart import DataAxis, DataChart, DataSeries, number_axis
from indicators.drawing.palette import LIGHT
from indicators.language.i18n import gettext as _
from indicators.views.relation.relation import Relation
from indicators.views.relation.words import axis_words

NO_VALUES = DataAxis("", 0.0, 1.0, 1.0, shown=False)


def relation_data(found: Relation, *, line: bool) -> DataChart:
    """Return the dots of each district as a series; `line` with the straight line and where its 95 % band ends."""
    words = axis_words(found)
    if not found.points:
        return DataChart([], NO_VALUES, NO_VALUES, words[0])
    across, upwards = (value_range(values) for values in found.figures)
    groups = [
        DataSeries(group.name, [(one.x, one.y) for one in inside], group.color(LIGHT), "", group.shape, 8,
                   [one.area.label for one in inside])
        for group, inside in found.groups if inside
    ]  # fmt: skip
    drawn = []
    if line and found.line:
        xs, lower, upper = found.line.band(*found.ends)
        drawn = [
            DataSeries(_("Linie"), [(x, found.line.at(x)) for x in found.ends], LIGHT.muted, "dash"),
            DataSeries(_("95-%-Band, unten"), list(zip(xs, lower, strict=True)), LIGHT.muted, "dot"),
            DataSeries(_("95-%-Band, oben"), list(zip(xs, upper, strict=True)), LIGHT.muted, "dot"),
        ]
    xs, ys = found.figures
    x = number_axis(words[0], across, decimals=found.x.decimals, least=min(xs))
    y = number_axis(words[1], upwards, decimals=found.y.decimals, least=min(ys))
    return DataChart([*groups, *drawn], x, y, words[0],
                     [_("Hier sind alle Punkte gleich groß.")])  # fmt: skip
