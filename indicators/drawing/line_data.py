"""Lines over the years as a chart to be edited: gaps where a figure is missing or a series breaks."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.drawing.charts import Line
from indicators.drawing.data_chart import SHAPES, DataChart, DataSeries, Spot, number_axis, upright, year_axis
from indicators.drawing.palette import LIGHT
from indicators.drawing.value_axis import axis_words, value_axis
from indicators.figures.chance import band_words
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.measures.events import Event, places_shown


def line_data(series: Series, lines: Sequence[Line], events: Sequence[Event] = ()) -> DataChart:
    """Return one series per line that has values; a year in which it has none, or a break, is a gap.

    The beginnings of measures are upright lines by their numbers, which the last note names.
    """
    drawn = [line for line in lines if line.known]
    found = [as_series(series, line, number) for number, line in enumerate(spaced(series, drawn))]
    chart = lined(series, found, band_words(line.band for line in drawn), areas=[line.code for line in drawn])
    if not found or not events:
        return chart
    ends = chart.y.low, chart.y.high
    marks = [
        upright(_("Maßnahme {numbers}").format(numbers=numbers), at, ends, color=LIGHT.text, dash="dot")
        for at, numbers in places_shown(events).items()
    ]
    places = [chart.x.low, *places_shown(events)]
    x = replace(chart.x, low=chart.x.low - chart.x.step * (min(places) < chart.x.low), high=max(*places, chart.x.high))
    named = "; ".join(f"{one.number}: {one.words}" for one in events)
    return replace(chart, x=x, series=[*chart.series, *marks], notes=[*chart.notes, f"{_('Maßnahmen dazu:')} {named}"])


def spaced(series: Series, lines: Sequence[Line]) -> list[tuple[Line, list[Spot]]]:
    """Return each line with a spot for every year any of them has a figure in, and an empty one at its breaks."""
    known = [year for line in lines for year, _value in line.known]
    if not known:
        return []
    years = {one.year for line in lines for one in line.figures if min(known) <= one.year <= max(known)}
    found = []
    for line in lines:
        starts = (start - 0.5 for start in series.breaks_of(line.code) if min(known) < start <= max(known))
        values = dict(line.known)
        at = sorted({*map(float, years), *starts})
        found.append((line, [(x, values.get(int(x)) if x.is_integer() else None) for x in at]))
    return found


def as_series(series: Series, drawn: tuple[Line, list[Spot]], number: int) -> DataSeries:
    """Return a line with its dots and ranges of chance; by `number` its dots differ from those of others."""
    line, spots = drawn
    return DataSeries(
        line.label, spots, line.color, line.dash, SHAPES[number % len(SHAPES)], ranges=line.band, labelled=True,
        decimals=series.indicator.decimals,
    )  # fmt: skip


def lined(series: Series, found: Sequence[DataSeries], *notes: str, areas: Sequence[str] = ()) -> DataChart:
    """Return series over the years on one value axis, with a mark at each break of it and of the `areas`."""
    values = [y for one in found for _x, y in one.spots if y is not None]
    values += [end for one in found for ends in one.ranges.values() for end in ends]
    years = [int(x) for one in found for x, _y in one.spots]
    indicator = series.indicator
    ends = value_axis(values) if values else (0.0, 1.0)
    y = number_axis(indicator.unit, ends, decimals=indicator.decimals)
    x = year_axis(years or [0])
    at = [start - 0.5 for start in series.breaks_of(*areas) if years and min(years) < start <= max(years)]
    spots: list[Spot] = [(x, end) for x in at for end in (y.low, y.high, None)]
    marks = [DataSeries(_("Bruch"), spots, LIGHT.muted, "dot")] if spots else []
    told = [note for note in (axis_words((y.low, y.high)), *notes) if note]
    return DataChart([*found, *marks], x, y, _("Jahr"), told)
