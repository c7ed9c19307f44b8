"""Charts that can be edited: the same figures in drawing and workbook, gaps, and what goes beside them."""

from __future__ import annotations

from lxml import etree

from indicators.drawing.charts import Line
from indicators.drawing.data_chart import DataAxis, DataChart, DataSeries, number_axis
from indicators.drawing.line_data import line_data
from indicators.figures.series import Figure
from indicators.office.chart import chart_workbook, chart_xml
from indicators.office.packing import packed_alike
from tests.hostile import HOSTILE
from tests.made_up import series
from tests.office.reading import C, spots_of

AXIS = DataAxis("%", 0, 10, 2)


def read(chart):
    return spots_of(chart_xml(chart, letters_pt=12), chart_workbook(chart))


def test_a_missing_figure_and_a_break_are_gaps_never_zero():
    data = series({"09901001": {2018: 4.0, 2019: None, 2020: 5.0, 2022: 6.0}}, breaks={2021: "neu"})
    figures = [Figure(2018, 4.0), Figure(2019, None), Figure(2020, 5.0), Figure(2022, 6.0)]
    found = read(line_data(data, [Line("Musterstadt", "#0B5A7A", figures)]))
    gaps = [(2019.0, None), (2020.5, None)]
    assert found["Musterstadt"] == [(2018.0, 4.0), gaps[0], (2020.0, 5.0), gaps[1], (2022.0, 6.0)]
    assert {x for x, _y in found["Bruch"] if x is not None} == {2020.5}
    xml = chart_xml(line_data(data, [Line("Musterstadt", "#0B5A7A", figures)]), letters_pt=12)
    assert etree.fromstring(xml).find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_series_of_different_length_have_as_many_rows_because_libreoffice_loses_the_others():
    chart = DataChart(
        [DataSeries("kurz", [(1, 1.0)], "#000000"), DataSeries("lang", [(1, 1.0), (2, 2.0)], "#000000")],
        AXIS,
        AXIS,
        "x",
    )
    xml = etree.fromstring(chart_xml(chart, letters_pt=12))
    assert {one.get("val") for one in xml.iter(f"{C}ptCount")} == {"1", "2"}  # 1: the name
    assert [one.get("val") for one in xml.iterfind(f".//{C}numCache/{C}ptCount")] == ["2"] * 4
    assert read(chart) == {"kurz": [(1.0, 1.0)], "lang": [(1.0, 1.0), (2.0, 2.0)]}


def test_lines_differ_by_more_than_colour():
    lines = [Line(name, "#0B5A7A", [Figure(2020, number), Figure(2021, number)]) for number, name in enumerate("abcd")]
    found = line_data(series({"09901001": {2020: 1.0}}), lines).series
    assert len({(one.dash, one.shape) for one in found}) == 4


def test_numbers_at_the_ends_of_lines_do_not_touch():
    ends = [5.0, 5.1, 9.0]
    chart = DataChart(
        [DataSeries(str(end), [(1, end)], "#000000", labelled=True) for end in ends], AXIS, AXIS, "x"
    )  # fmt: skip
    shown = etree.fromstring(chart_xml(chart, letters_pt=12)).findall(f".//{C}dLblPos")
    assert [one.get("val") for one in shown] == ["b", "t", "t"]  # 5.0 below its line, since 5.1 ends above


def test_hostile_names_are_text_in_drawing_and_workbook():
    chart = DataChart(
        [DataSeries(text, [(1, 1.0)], "#000000", names=[text]) for text in HOSTILE if text.strip()], AXIS, AXIS,
        "<x>\x00",
    )  # fmt: skip
    names = read(chart)
    assert "<img src=x onerror=alert(1)>" in names
    assert all(len(name) <= 90 and "\x00" not in name and "\u202e" not in name for name in names)


def test_an_axis_of_shares_does_not_begin_below_zero():
    assert number_axis("%", (-3.0, 55.0), least=0.0).low == 0.0
    assert number_axis("%", (-3.0, 55.0), least=-2.0).low == -10.0


def test_equal_charts_are_equal_bytes():
    chart = DataChart([DataSeries("a", [(1, 1.0)], "#000000")], AXIS, AXIS, "x")
    assert packed_alike(chart_workbook(chart)) == packed_alike(chart_workbook(chart))
    assert chart_workbook(chart) == chart_workbook(chart)
