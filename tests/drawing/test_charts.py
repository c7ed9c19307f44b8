"""Charts by their structure: traces, units, order, alternative text. Never by pixels."""

import json
import math
from itertools import combinations

import pytest

from indicators.drawing.charts import Line, timeline, timeline_alt
from indicators.drawing.palette import LIGHT
from indicators.language.formatting import THIN_NBSP
from indicators.model.indicator import Prices
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme
from indicators.views.map.classes import classify
from indicators.views.map.distribution import distribution, distribution_alt
from indicators.views.map.picture import Picture
from tests.made_up import EVIL, indicator, series

TOWN, VILLAGE, DISTRICT = "09901001", "09901002", "09901"
LABELS = {TOWN: "Musterstadt", VILLAGE: "Musterdorf", "09902001": "Beispielstadt (Stadt)"}
VALUES = {TOWN: 10.0, VILLAGE: 50.0, "09902001": None}


def line(label, figures, **fields) -> tuple:
    one = series({TOWN: figures}, **fields)
    return one, Line(label, LIGHT.area, one.figures(TOWN))


def texts(figure) -> str:
    """Everything a figure sends to the browser, as text."""
    return json.dumps(figure.to_plotly_json(), default=str, ensure_ascii=False)


def dots(values=VALUES, *, labels=LABELS, selected=TOWN, marks=()):
    one = series({area: {2020: value} for area, value in values.items()})
    classes = classify(values, indicator(), Scheme(Method.EQUAL))
    choice = MapChoice("anteil", 2020, area=selected)
    return distribution(Picture(one, one, choice, {}, values, classes, LIGHT, []), labels, marks)


def drawn_colours(marker) -> list[str]:
    """The colours in which plotly draws the numbers of a marker: steps of its scale."""
    shares = [(number - marker.cmin) / (marker.cmax - marker.cmin) for number in marker.color]
    return [[colour for edge, colour in marker.colorscale if edge <= share][-1] for share in shares]


def test_a_range_of_chance_is_a_stroke_through_its_dot_and_named_below():
    """2020: 4 within 1 and 10; 2019 and the empty point at the break have none."""
    one = series({TOWN: {2019: 9.0, 2020: 4.0}}, breaks={2020: "neu"}, maximum=None)
    figure = timeline(one, [Line("Musterstadt", LIGHT.area, one.figures(TOWN), band={2020: (1.0, 10.0)})], colors=LIGHT)
    strokes = figure.data[0].error_y
    assert (list(strokes.arrayminus), list(strokes.array)) == ([0, 0, 3], [0, 0, 6])
    assert figure.layout.yaxis.range[1] > 10
    assert "Senkrechte Striche" in texts(figure)
    plain, without = line("Musterstadt", {2020: 4.0})
    assert "Senkrechte Striche" not in texts(timeline(plain, [without], colors=LIGHT))


def test_a_timeline_has_one_trace_per_line_in_the_order_given():
    one = series({TOWN: {2019: 1, 2020: 2}, DISTRICT: {2019: 3, 2020: 4}})
    lines = [
        Line("Musterstadt", LIGHT.area, one.figures(TOWN)),
        Line("Musterkreis", LIGHT.district, one.figures(DISTRICT)),
    ]
    figure = timeline(one, lines, colors=LIGHT)
    assert [trace.name for trace in figure.data] == ["Musterstadt", "Musterkreis"]
    assert [trace.line.color for trace in figure.data] == [LIGHT.area, LIGHT.district]
    assert [tuple(trace.y) for trace in figure.data] == [(1, 2), (3, 4)]


def test_a_timeline_names_unit_and_years():
    one, own = line("Musterstadt", {2019: 1, 2020: 2}, unit="% der Haushalte")
    figure = timeline(one, [own], colors=LIGHT)
    assert figure.layout.yaxis.title.text == "% der Haushalte"
    assert list(figure.layout.xaxis.tickvals) == [2019, 2020]
    assert figure.layout.separators == ",."


def test_a_timeline_labels_each_line_at_its_end_instead_of_a_legend():
    one, own = line("Musterstadt", {2019: 1, 2020: 2.5})
    figure = timeline(one, [own], colors=LIGHT)
    [label] = figure.layout.annotations
    assert (label.x, label.y) == (2020, 2.5)
    assert label.text.replace("<br>", " ") == f"Musterstadt 2,5{THIN_NBSP}% (2020)"
    assert figure.layout.showlegend is False


def test_labels_at_the_same_height_are_pushed_apart():
    one = series({TOWN: {2020: 5}, DISTRICT: {2020: 5}})
    lines = [Line(name, LIGHT.area, one.figures(code)) for name, code in (("A", TOWN), ("B", DISTRICT))]
    shifts = [label.yshift for label in timeline(one, lines, colors=LIGHT).layout.annotations]
    assert abs(shifts[0] - shifts[1]) >= 14


def test_a_timeline_has_a_gap_and_a_mark_at_a_series_break():
    one, own = line("Musterstadt", {2018: 1, 2019: 7, 2020: 8}, breaks={2019: "neu gezählt"})
    figure = timeline(one, [own], colors=LIGHT)
    assert tuple(figure.data[0].y) == (1, None, 7, 8)
    assert figure.data[0].connectgaps is None
    assert [shape.x0 for shape in figure.layout.shapes] == [2018.5]
    assert "Bruch" in [note.text for note in figure.layout.annotations]


def test_a_break_outside_the_years_drawn_is_not_marked():
    one, own = line("Musterstadt", {2019: 7, 2020: 8}, breaks={2019: "neu gezählt"})
    assert "Bruch" not in [note.text for note in timeline(one, [own], colors=LIGHT).layout.annotations]


def test_the_value_axis_starts_at_zero_where_that_costs_little():
    one, own = line("Musterstadt", {2019: 40, 2020: 80})
    figure = timeline(one, [own], colors=LIGHT)
    assert figure.layout.yaxis.range == (0, 80 * 1.06)
    assert "nicht bei null" not in texts(figure) and not figure.layout.shapes


def test_an_axis_that_does_not_reach_zero_has_a_mark_and_says_so():
    one, own = line("Musterstadt", {2019: 73000, 2020: 75000}, unit="Personen", maximum=None)
    figure = timeline(one, [own], colors=LIGHT)
    low, high = figure.layout.yaxis.range
    assert 0 < low < 73000 < 75000 < high
    assert high - low >= 0.05 * 75000  # never so close that a small change looks like a large one
    assert "Achse beginnt nicht bei null" in [note.text for note in figure.layout.annotations]
    assert [shape.x0 for shape in figure.layout.shapes] == [-0.012, -0.012]


def test_lines_of_money_say_that_they_are_not_adjusted_for_prices():
    one, own = line("Musterstadt", {2019: 40, 2020: 80}, unit="€", prices=Prices.NOMINAL)
    words = "in jeweiligen Preisen, nicht um die Preisentwicklung bereinigt"
    assert words in texts(timeline(one, [own], colors=LIGHT)).replace("<br>", " ")
    assert timeline_alt(one, [own]).startswith(f"Zeitverlauf Anteil, {words}. ")
    plain, own = line("Musterstadt", {2019: 40, 2020: 80})
    assert "Preis" not in texts(timeline(plain, [own], colors=LIGHT)) + timeline_alt(plain, [own])


def test_missing_values_are_left_out_of_a_timeline_and_zero_is_drawn():
    one, own = line("Musterstadt", {2018: 0, 2019: None, 2020: 8})
    assert tuple(timeline(one, [own], colors=LIGHT).data[0].y) == (0, 8)


def test_a_timeline_without_values_is_empty_and_does_not_fail():
    one, own = line("Musterstadt", {2020: None})
    assert len(timeline(one, [own], colors=LIGHT).data) == 0


@pytest.mark.parametrize("count", [1, 2, 7, 8, 20, 30])
def test_a_timeline_has_at_most_seven_ticks_and_names_the_last_year(count):
    one, own = line("Musterstadt", {1990 + step: step for step in range(count)})
    ticks = list(timeline(one, [own], colors=LIGHT).layout.xaxis.tickvals)
    assert len(ticks) <= 7
    assert ticks[-1] == 1990 + count - 1
    assert ticks == sorted(ticks)


def test_the_text_for_a_timeline_gives_first_and_last_value_of_each_line():
    one, own = line("Musterstadt", {2018: 1, 2019: 2, 2020: 3.5})
    assert (
        timeline_alt(one, [own]) == f"Zeitverlauf Anteil. Musterstadt: 1,0{THIN_NBSP}% (2018), 3,5{THIN_NBSP}% (2020)."
    )


def test_a_distribution_has_one_dot_per_area_with_a_value():
    figure = dots(selected=None)
    [trace] = figure.data
    assert list(trace.x) == [10, 50]
    assert figure.layout.xaxis.title.text == "%"


def test_the_chosen_area_is_larger_outlined_and_named():
    figure = dots(selected=VILLAGE)
    all_areas, chosen = figure.data
    assert list(chosen.x) == [50]
    assert chosen.marker.size > all_areas.marker.size
    assert chosen.marker.line.color == LIGHT.text
    assert [note.text for note in figure.layout.annotations] == ["<b>Musterdorf</b>"]


def test_dots_at_the_same_value_are_stacked():
    assert list(dots({TOWN: 10.0, VILLAGE: 10.0}).data[0].y) == [0, 1]


def test_dots_of_many_near_values_stand_apart_and_the_chart_is_as_high_as_they_need():
    values = {str(number): 10.0 + number / 100 for number in range(58)} | {"far": 99.0}
    figure = dots(values, labels={name: name for name in values}, selected=None)
    [trace], room = figure.data, figure.layout.yaxis.range
    unit_px = (figure.layout.height - figure.layout.margin.t - 48) / (room[1] - room[0])
    spots = [((x - 10) / 89 * 36 * trace.marker.size, y * unit_px) for x, y in zip(trace.x, trace.y, strict=True)]
    assert all(math.dist(one, other) >= trace.marker.size for one, other in combinations(spots, 2))


def test_marks_are_lines_with_their_name():
    figure = dots(selected=None, marks=[("Musterkreis", 40.0, LIGHT.district)])
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(40, 40)]
    assert [note.text for note in figure.layout.annotations] == ["Musterkreis"]


def test_a_dot_has_the_colour_of_its_class_on_the_map_and_zero_its_own():
    values = {TOWN: 0.0, VILLAGE: 10.0, "09902001": 50.0}
    colours = drawn_colours(dots(values, selected=None).data[0].marker)
    assert colours[0] == LIGHT.zero
    assert colours[1:] == [LIGHT.sequential[0], LIGHT.sequential[-1]]


@pytest.mark.parametrize("values", [{}, {TOWN: None}])
def test_a_distribution_without_values_is_empty_and_its_text_says_so(values):
    assert len(dots(values).data) == 0
    assert distribution_alt(series({}), values, LABELS) == "Verteilung Anteil: keine Werte."


def test_the_text_for_a_distribution_gives_number_range_and_median():
    assert distribution_alt(series({}), VALUES, LABELS) == (
        f"Verteilung Anteil: 2 Gebiete, von 10,0{THIN_NBSP}% (Musterstadt) bis 50,0{THIN_NBSP}% (Musterdorf), "
        f"Median 30,0{THIN_NBSP}%."
    )


def test_the_text_for_a_distribution_singles_out_none_of_many_equal_areas():
    values, labels = (
        {str(n): 10.0 for n in range(4)} | {"x": 50.0},
        {str(n): f"Ort {n}" for n in range(4)} | {"x": "Ende"},
    )
    assert f"von 10,0{THIN_NBSP}% (4 Gebiete) bis 50,0{THIN_NBSP}% (Ende)" in distribution_alt(
        series({}), values, labels
    )


def test_a_name_never_becomes_markup_in_a_timeline():
    one, own = line(EVIL, {2018: 1, 2020: 2})
    assert "<img" not in texts(timeline(one, [own], colors=LIGHT))


def test_a_name_never_becomes_markup_in_a_distribution():
    labels = dict.fromkeys(LABELS, EVIL)
    assert "<img" not in texts(dots(labels=labels, marks=[(EVIL, 20.0, LIGHT.region)]))
