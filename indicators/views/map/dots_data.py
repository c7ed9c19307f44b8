"""A distribution as a chart to be edited: a dot per area at its value, the chosen one and what it is compared with."""

from collections.abc import Mapping, Sequence

from indicators.drawing.axes import value_range
from indicators.drawing.data_chart import DataAxis, DataChart, DataSeries, number_axis, upright
from indicators.drawing.palette import LIGHT
from indicators.language.i18n import gettext as _
from indicators.views.map.distribution import Dot, dots
from indicators.views.map.picture import Picture

DASHES = ("dash", "dot")
SIZE, CHOSEN = 8, 12


def distribution_data(
    one: Picture, labels: Mapping[str, str], marks: Sequence[tuple[str, float, str]], *, level: str
) -> DataChart:
    """Return the dots of all areas, called `level`, and `marks` as upright lines (label, value, colour)."""
    found, chosen = dots(one)
    indicator = one.series.indicator
    head = _("{unit}, {period}").format(unit=indicator.unit, period=one.period)
    values = [*(dot.value for dot in found), *(value for _label, value, _color in marks)]
    top = max((dot.height for dot in found), default=0.0) + 1.5
    x = number_axis(head, value_range(values) if found else (0.0, 1.0), decimals=indicator.decimals,
                    least=min(values, default=0.0))  # fmt: skip
    return DataChart(
        [
            _series(level, [dot for dot in found if dot != chosen], labels, LIGHT.sequential[3], SIZE),
            *([_series(labels[chosen.area], [chosen], labels, LIGHT.district, CHOSEN)] if chosen else []),
            *(upright(label, value, (0.0, top), color=color, dash=DASHES[number % 2])
              for number, (label, value, color) in enumerate(marks)),
        ] if found else [],
        x, DataAxis("", -0.8, top, 1.0, shown=False), head,
        [_("Übereinander stehen Gebiete mit ähnlichem Wert; die Höhe sagt nichts.")],
    )  # fmt: skip


def _series(name: str, found: Sequence[Dot], labels: Mapping[str, str], color: str, size: int) -> DataSeries:
    spots = [(dot.value, dot.height) for dot in found]
    shape = "circle" if size == SIZE else "diamond"
    return DataSeries(name, spots, color, "", shape, size, [labels[dot.area] for dot in found])
