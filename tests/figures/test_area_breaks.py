"""What is told of an area stops where its borders changed; what is told of others goes on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from indicators.drawing.charts import Line, broken_line, timeline
from indicators.drawing.line_data import line_data
from indicators.drawing.palette import LIGHT
from indicators.drawing.sparkline import sparkline_svg
from indicators.figures.series import Series
from indicators.model import Direction, Rule, Target
from indicators.ratings.mark_words import mark_words
from indicators.ratings.method import rate_areas
from indicators.ratings.rating import Mark
from indicators.ratings.results import points_of
from indicators.views.comparison.comparison import Scale, base_years, scaled
from tests import made_up

TOWN, OTHER = "09901001", "09901002"
WHY = "2016 kam Altdorf hinzu: Werte davor gelten für das kleinere Gebiet"


@pytest.fixture
def series() -> Series:
    """Two towns from 2010 to 2017; one of them took another one in, in 2016."""
    years = range(2010, 2018)
    figures = made_up.series(
        {code: {year: 10.0 * (number + 1) + year - 2010 for year in years} for number, code in enumerate((TOWN, OTHER))}
    )
    return Series.of(figures.indicator, {code: figures.figures(code) for code in (TOWN, OTHER)}, {TOWN: {2016: WHY}})


def lines(series: Series) -> list[Line]:
    """A line for each town."""
    return [Line(code, "#000000", series.figures(code), code=code) for code in (TOWN, OTHER)]


def test_the_line_of_the_area_alone_has_a_gap(series: Series) -> None:
    for code, gaps in ((TOWN, [2016]), (OTHER, [])):
        known = [(one.year, one.value) for one in series.known(code) if one.value is not None]
        xs, ys, _texts = broken_line(series.in_area(code), known)
        assert [x for x, y in zip(xs, ys, strict=True) if y is None] == gaps
    drawn = line_data(series, lines(series))
    empty = [[x for x, y in one.spots if y is None] for one in drawn.series[:2]]
    assert empty == [[2015.5], []] and drawn.series[2].name == "Bruch"
    figure = timeline(series, lines(series), colors=LIGHT)
    assert [shape.x0 for shape in figure.layout.shapes if shape.x0 == shape.x1] == [2015.5]


def test_a_small_line_is_in_two_parts(series: Series) -> None:
    parts = [sparkline_svg(series.in_area(code), series.known(code), color="#000").count("<polyline")
             for code in (TOWN, OTHER)]  # fmt: skip
    assert parts == [2, 1]


def test_an_older_figure_is_not_shown_for_a_larger_area(series: Series) -> None:
    short = Series.of(
        series.indicator,
        {code: [one for one in series.figures(code) if one.year != 2016] for code in (TOWN, OTHER)},
        series.area_breaks,
    )
    assert short.shown(TOWN, 2016) is None
    assert (older := short.shown(OTHER, 2016)) is not None and older.year == 2015


def test_an_index_ends_at_the_border(series: Series) -> None:
    found = scaled(series.in_area(TOWN), series.figures(TOWN), Scale.INDEX, base_year=2010, region={})
    assert [one.year for one in found] == list(range(2010, 2016))
    assert base_years(series, [TOWN, OTHER])[:1] == [2010] and base_years(series, [OTHER])[-1] == 2017


def test_a_rating_is_made_of_one_area_and_says_so(series: Series) -> None:
    goal = Target(Rule.DIRECTION, Direction.UP)
    points = {code: points_of(series, code) for code in (TOWN, OTHER)}
    found = rate_areas(points, goal, area_breaks=series.area_breaks, this_year=2017)
    assert [year for year, _value in found[TOWN].used] == list(range(2010, 2016))
    assert [year for year, _value in found[OTHER].used] == list(range(2012, 2018))
    assert Mark.BEFORE_BREAK in found[TOWN].marks and Mark.BEFORE_BREAK not in found[OTHER].marks
    [said, *_more] = mark_words(found[TOWN], 2017, series.in_area(TOWN).indicator)
    assert said.startswith(f"Bewertet mit Werten bis 2015; seit 2016 gilt eine neue Reihe ({WHY})")


def test_breaks_of_the_indicator_and_of_the_area_are_one(series: Series) -> None:
    indicator = replace(series.indicator, breaks={2013: "neu gezählt", 2016: "neu gezählt"})
    both = Series.of(indicator, {}, series.area_breaks)
    assert both.breaks_of(TOWN) == {2013: "neu gezählt", 2016: f"neu gezählt; {WHY}"}
    assert both.breaks_of() == both.breaks_of(OTHER) == both.indicator.breaks
    segments = [both.segment(year, TOWN) for year in range(2012, 2018)]
    assert segments == [0, 1, 1, 1, 2, 2] and all(one <= other for one, other in pairwise(segments))
