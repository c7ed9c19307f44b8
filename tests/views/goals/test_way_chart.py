"""The line of a goal by its structure: what is measured, what is carried on, what is aimed at."""

import pytest

from indicators.drawing.palette import LIGHT
from indicators.model import Direction, Goal, GoalKind, Rule, Target
from indicators.ratings.method import rate
from indicators.ratings.results import Result
from indicators.views.goals.way import base_point
from indicators.views.goals.way_chart import goal_line, goal_line_alt
from tests import made_up
from tests.made_up import areas

AREA = "09901001"
RISING = {2015: 0, 2016: 2, 2017: 4, 2018: 6, 2019: 8, 2020: 10}
PACE = "erreichtes Tempo 2015–2020"
TARGET = Target(Rule.TARGET_BY_YEAR, Direction.UP, 30, year=2030)


def result_of(rating, target, asked=None) -> Result:
    goal = Goal("ziel", "muster", "Ziel", "anteil", target, GoalKind.FEDERAL)
    return Result(asked or goal, goal, areas()[AREA], rating)


def drawn(figures, target=TARGET, **fields):
    series = made_up.series({AREA: figures}, **fields)
    points = [(one.year, one.value) for one in series.known(AREA)]
    rating = rate(points, target, breaks=series.indicator.breaks, this_year=2020)
    figure = goal_line(series, result_of(rating, target), colors=LIGHT)
    return figure, {trace.name.partition(" (")[0]: trace for trace in figure.data}


def test_measured_values_are_solid_and_what_is_carried_on_is_dashed():
    _, lines = drawn(RISING)
    assert list(lines) == ["Musterstadt", "Zielpfad ab 2015", "erreichtes Tempo 2015–2020", "nötiges Tempo"]
    assert [lines[name].line.dash for name in lines] == [None, "solid", "dash", "dashdot"]
    assert list(lines["Musterstadt"].y) == list(RISING.values())
    assert [tuple(lines[PACE].x), tuple(lines[PACE].y)] == [(2020, 2030), (10, 30)]
    assert [tuple(lines["Zielpfad ab 2015"].x), tuple(lines["Zielpfad ab 2015"].y)] == [(2015, 2030), (0, 30)]


def test_the_part_that_is_no_measurement_is_shaded_and_says_so():
    figure, _ = drawn(RISING)
    texts = [one.text for one in figure.layout.annotations]
    assert "Fortschreibung,<br>keine Prognose" in texts
    assert "Bundesreferenz 30\u202f%" in texts
    assert [shape for shape in figure.layout.shapes if shape.type == "rect"]


def test_a_share_is_not_carried_on_beyond_what_is_possible():
    # 20 a year from 80: 100 % is reached after one year, in 2021, and nothing is drawn beyond.
    steep = {2017: 20, 2018: 40, 2019: 60, 2020: 80}
    _, lines = drawn(steep, Target(Rule.TARGET_BY_YEAR, Direction.UP, 95, year=2030))
    carried = lines["erreichtes Tempo 2017–2020"]
    assert [tuple(carried.x), tuple(carried.y)] == [(2020, 2021), (80, 100)]


def test_series_breaks_are_drawn_and_the_line_is_cut():
    figure, lines = drawn(RISING, breaks={2017: "neu"})
    assert "Bruch" in [one.text for one in figure.layout.annotations]
    assert None in list(lines["Musterstadt"].y)
    assert "Zielpfad ab 2017" in lines


BROKEN = {2015: 10, 2016: 11, 2017: 12, 2018: 13, 2020: 20}  # four values, then one of a new series


def test_no_pace_is_carried_on_over_a_series_break():
    figure, lines = drawn(BROKEN, breaks={2020: "neu"})
    assert list(lines) == ["Musterstadt"]
    assert "Fortschreibung,<br>keine Prognose" not in [one.text for one in figure.layout.annotations]
    series = made_up.series({AREA: BROKEN}, breaks={2020: "neu"})
    rating = rate(list(BROKEN.items()), TARGET, breaks=[2020], this_year=2020)
    assert "je Jahr" not in goal_line_alt(series, result_of(rating, TARGET))


def test_without_a_rating_only_values_and_target_are_drawn():
    figure, lines = drawn({2019: 1, 2020: 2})
    assert list(lines) == ["Musterstadt"]
    assert "Fortschreibung,<br>keine Prognose" not in [one.text for one in figure.layout.annotations]


def test_beside_an_own_resolution_the_reference_is_drawn_too():
    series = made_up.series({AREA: RISING})
    reference = Goal("ref", "muster", "Referenz", "anteil", Target(Rule.HOLD, Direction.UP, 90), GoalKind.FEDERAL)
    result = result_of(rate(list(RISING.items()), TARGET, this_year=2020), TARGET, asked=reference)
    texts = [one.text for one in goal_line(series, result, colors=LIGHT).layout.annotations]
    assert "Bundesreferenz 90\u202f%" in texts


def test_a_direction_has_no_target_line():
    figure, lines = drawn(RISING, Target(Rule.DIRECTION, Direction.UP))
    assert list(lines) == ["Musterstadt", PACE]
    assert not [one for one in figure.layout.annotations if one.text.startswith(("Ziel", "Bundesreferenz"))]


@pytest.mark.parametrize(("base_year", "expected"), [(None, (2015, 0)), (2017, (2017, 4)), (2012, (2012, 9))])
def test_the_path_starts_at_the_base_year(base_year, expected):
    series = made_up.series({AREA: {2012: 9, **RISING}})
    target = Target(Rule.TARGET_BY_YEAR, Direction.UP, 30, year=2030, base_year=base_year)
    assert base_point(series, AREA, target) == expected


def test_the_text_alternative_says_what_the_lines_show():
    series = made_up.series({AREA: RISING})
    rating = rate(list(RISING.items()), TARGET, this_year=2020)
    assert goal_line_alt(series, result_of(rating, TARGET)) == (
        "Anteil, Musterstadt: 0,0\u202f% (2015), 10,0\u202f% (2020); Bundesreferenz 30\u202f%; "
        "nötig +2,00\u202fProzentpunkte je Jahr, erreicht +2,00\u202fProzentpunkte je Jahr."
    )


def test_an_area_without_values_has_a_text_too():
    series = made_up.series({AREA: {}, "x": {2020: 1}})
    rating = rate([], TARGET, this_year=2020)
    assert goal_line_alt(series, result_of(rating, TARGET)) == "Musterstadt: keine Werte."
