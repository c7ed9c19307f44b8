import base64
import xml.etree.ElementTree as ET

import pytest

from indicators.drawing.sparkline import HEIGHT, MARGIN, WIDTH, data_uri, sparkline_svg
from tests.made_up import series

TOWN = "09901001"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(figures, **fields):
    one = series({TOWN: figures}, **fields)
    return ET.fromstring(sparkline_svg(one, one.figures(TOWN), color="#123456"))


def lines(figures, **fields) -> list[list[tuple[float, float]]]:
    found = drawn(figures, **fields).iter(f"{SVG}polyline")
    return [[tuple(map(float, point.split(","))) for point in one.get("points").split()] for one in found]


def test_unequal_years_are_drawn_true_to_time():
    [[first, middle, last]] = lines({2010: 1, 2018: 1, 2020: 1})
    assert (first[0], last[0]) == (MARGIN, WIDTH - MARGIN)
    assert (middle[0] - first[0]) / (last[0] - first[0]) == pytest.approx(0.8, abs=0.01)


def test_a_higher_value_is_drawn_higher_and_the_range_is_used():
    [[low, high]] = lines({2019: 0, 2020: 10})
    assert (low[1], high[1]) == (HEIGHT - MARGIN, MARGIN)


def test_a_small_change_stays_flat():
    [[before, after]] = lines({2019: 19.62, 2020: 19.65})
    assert abs(before[1] - after[1]) < 1


def test_a_change_of_a_twentieth_takes_a_sixth_of_the_height():
    [[before, after]] = lines({2019: 100, 2020: 95})
    assert (after[1] - before[1]) / (HEIGHT - 2 * MARGIN) == pytest.approx(5 / 30, abs=0.01)


def test_the_line_has_a_gap_at_a_series_break():
    before, after = lines({2017: 1, 2018: 2, 2019: 7, 2020: 8}, breaks={2019: "neu gezählt"})
    assert (len(before), len(after)) == (2, 2)


def test_missing_values_are_left_out_and_not_drawn_as_zero():
    [points] = lines({2018: 10, 2019: None, 2020: 10})
    assert len(points) == 2
    assert {y for _, y in points} == {HEIGHT / 2}


def test_a_dot_marks_the_latest_value():
    circle = drawn({2019: 0, 2020: 10}).find(f"{SVG}circle")
    assert (float(circle.get("cx")), float(circle.get("cy"))) == (WIDTH - MARGIN, MARGIN)


@pytest.mark.parametrize("figures", [{}, {2020: 1}, {2019: None, 2020: 1}])
def test_under_two_values_there_is_no_line(figures):
    one = series({TOWN: figures})
    assert sparkline_svg(one, one.figures(TOWN), color="#123456") == ""
    assert data_uri("") == ""


@pytest.mark.parametrize("figures", [{2019: 0, 2020: 0}, {2019: -5, 2020: -5}, {2019: -1, 2020: 1}])
def test_zero_and_negative_values_stay_inside_the_image(figures):
    assert all(0 <= y <= HEIGHT for line in lines(figures) for _, y in line)


def test_the_address_holds_the_image_itself():
    kind, _, content = data_uri("<svg/>").partition(",")
    assert (kind, base64.b64decode(content)) == ("data:image/svg+xml;base64", b"<svg/>")
