"""The way to a goal as a chart to be edited: what was measured, what is aimed at, and the paces carried on."""

from indicators.drawing.charts import Line
from indicators.drawing.data_chart import DataChart, DataSeries
from indicators.drawing.line_data import as_series, lined, spaced
from indicators.drawing.palette import LIGHT
from indicators.figures.chance import band_words, chance_band
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.ratings.results import Result
from indicators.views.goals.way import last_year, levels, paths


def goal_data(series: Series, result: Result) -> DataChart:
    """Return as series: measured values, straight lines that are no measurement, and each value that is aimed at."""
    code, series = result.area.code, series.in_area(result.area.code)
    line = Line(result.area.label, LIGHT.area, series.figures(code), band=chance_band(series, code))
    measured = [as_series(series, one, 0) for one in spaced(series, [line])]
    ways = [DataSeries(one.name, list(one.ends), one.color, one.dash) for one in paths(series, result, LIGHT)]
    years = [x for one in (*measured, *ways) for x, _y in one.spots]
    until = last_year(result.rating, result.goal.target)
    ends = (min(years), max(*years, until or 0)) if years else None
    aims = levels(result.goal, series.indicator) if ends else []
    targets = [DataSeries(words, [(x, value) for x in ends or ()], LIGHT.district, "dot") for value, words in aims]
    is_carried_on = any(one.dash != "solid" for one in ways)
    note = _("Fortschreibung, keine Prognose").replace("<br>", " ") if is_carried_on else ""
    return lined(series, [*measured, *ways, *targets], band_words([line.band]), note)
