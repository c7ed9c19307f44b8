"""Time plan and marks of measures by their structure: bars, open ends, numbers, words. Never by pixels."""

import json
from datetime import date

import pytest

from indicators.drawing.canvas import Canvas, Caption, drawing
from indicators.drawing.charts import Line, timeline
from indicators.drawing.line_image import line_image
from indicators.drawing.palette import DARK, LIGHT
from indicators.measures.events import events_alt, events_of, places_shown
from indicators.model.measure import Measure, MeasureReport, MeasureStatus
from indicators.model.partial_date import PartialDate
from indicators.views.measures.chart import dated, mark_events, time_plan, time_plan_alt
from tests.made_up import EVIL, series

TOWN, VILLAGE = "09901001", "09901002"
DAY = date(2021, 1, 1)


@pytest.fixture
def data(measures_read):
    return measures_read


def plan(measures, **fields):
    return time_plan(list(measures), colors=LIGHT, day=DAY, **fields)


def texts(figure) -> str:
    return json.dumps(figure.to_plotly_json(), default=str, ensure_ascii=False)


class TestTimePlan:
    def test_it_draws_what_has_a_beginning_the_earliest_first(self, data):
        assert [one.id for one in dated(list(data.measures.values()))] == ["zaehler", "wegweiser", "kreisweg"]

    def test_bars_run_from_beginning_to_planned_end(self, data):
        [bars] = plan([data.measures["wegweiser"]]).data
        assert list(bars.base) == pytest.approx([2018 + 59 / 366], abs=0.001)
        assert bars.base[0] + bars.x[0] == pytest.approx(2020 + 181 / 366, abs=0.001)
        assert bars.marker.pattern.shape is None

    def test_an_open_end_is_hatched_short_without_a_report_and_said_in_words(self, data):
        figure = plan([data.measures["zaehler"]])
        [bars] = figure.data
        assert bars.marker.pattern.shape == "/"
        assert bars.base[0] + bars.x[0] == pytest.approx(2016 + 1 / 12, abs=0.01)
        assert "seit 2016, Ende: keine Angabe · keine Angabe" in texts(figure)

    @pytest.mark.parametrize("status", [MeasureStatus.COMPLETED, MeasureStatus.RUNNING, None])
    def test_a_bar_with_an_open_end_reaches_until_the_last_report(self, status):
        report = MeasureReport(PartialDate(2019, 6, 30), status)
        [bars] = plan([Measure("p", "P", start=PartialDate(2018), reports=(report,))]).data
        assert bars.base[0] + bars.x[0] == pytest.approx(2019.49, abs=0.01)

    def test_names_stand_above_their_bars_and_today_is_named(self, data):
        annotations = plan(data.measures.values()).layout.annotations
        assert [one.text.split("<br>")[0] for one in annotations[:3]] == [
            "<b>Zähler am Weg</b>", "<b>Neue Wegweiser</b>", "<b>Weg im Kreis</b>",
        ]  # fmt: skip
        assert annotations[-1].text == "heute"
        assert [one.y for one in annotations[:3]] == sorted([one.y for one in annotations[:3]], reverse=True)

    def test_a_beginning_in_the_future_keeps_its_place_on_the_axis(self):
        figure = plan([Measure("p", "P", start=PartialDate(2030, 5))])
        assert figure.layout.xaxis.range[1] >= 2031

    def test_nothing_dated_gives_an_empty_plan_and_words(self, data):
        assert not plan([data.measures["offen"]]).data
        assert time_plan_alt([data.measures["offen"]], DAY) == "Zeitplan der Maßnahmen. Keine mit Zeitangabe."

    def test_the_text_alternative_tells_every_bar(self, data):
        alt = time_plan_alt(list(data.measures.values()), DAY)
        assert "Neue Wegweiser: März 2018 – 30.06.2020" in alt
        assert "Zähler am Weg: seit 2016, Ende: keine Angabe" in alt

    def test_names_that_look_like_markup_stay_text(self):
        drawn = texts(plan([Measure("p", EVIL, start=PartialDate(2020))]))
        assert "<img" not in drawn


class TestEvents:
    def test_an_indicator_has_the_measures_that_touch_the_area_in_order_of_time(self, data):
        found = events_of(data, "weg", data.areas[TOWN], range(2015, 2021))
        assert [(one.number, one.label, one.at, one.is_shown) for one in found] == [
            (1, "Zähler am Weg", 2016.0, True), (2, "Neue Wegweiser", 2018.167, True),
        ]  # fmt: skip
        assert [one.words for one in found][1] == "Neue Wegweiser (Beginn: März 2018)"

    def test_a_measure_elsewhere_is_none_of_the_area(self, data):
        assert events_of(data, "weg", data.areas[VILLAGE], range(2015, 2021)) == []

    def test_what_began_outside_the_years_is_named_but_not_drawn(self, data):
        found = events_of(data, "weg", data.areas[TOWN], [2017, 2018])
        assert [one.is_shown for one in found] == [False, True]
        assert places_shown(found) == {2018.167: "2"}
        assert "1 Zähler am Weg (Beginn: 2016, nicht eingezeichnet)" in events_alt(found)

    def test_no_event_adds_no_words(self):
        assert events_alt([]) == ""

    def test_numbers_at_the_same_place_stand_together(self, data):
        found = events_of(data, "weg", data.areas[TOWN], range(2015, 2021))
        same = [*found, type(found[0])(3, "x", "X", "2016", 2016.0, True)]
        assert places_shown(same)[2016.0] == "1, 3"

    @pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
    def test_a_line_gets_a_dotted_mark_with_a_number_for_each(self, data, colors):
        one = series({TOWN: {2015: 1, 2020: 2}})
        figure = timeline(one, [Line("Musterstadt", colors.area, one.figures(TOWN))], colors=colors)
        mark_events(figure, events_of(data, "weg", data.areas[TOWN], range(2015, 2021)), colors=colors)
        marks = [(shape.x0, shape.line.dash) for shape in figure.layout.shapes]
        assert marks == [(2016.0, "dot"), (2018.167, "dot")]
        assert [one.text for one in figure.layout.annotations][-2:] == ["<b>1</b>", "<b>2</b>"]

    def test_the_image_names_them_below_the_line(self, data):
        one = series({TOWN: {2015: 1, 2020: 2}})
        began = events_of(data, "weg", data.areas[TOWN], range(2015, 2021))
        with drawing:
            plain, marked = (Canvas(Caption("T", "U", "Q", "B", "", "")) for _ in range(2))
            line_image(plain, one, [Line("Musterstadt", LIGHT.area, one.figures(TOWN))])
            line_image(marked, one, [Line("Musterstadt", LIGHT.area, one.figures(TOWN))], began)
        told = [text.get_text() for text in marked.figure.texts]
        assert "Maßnahmen dazu:" in told
        assert "2: Neue Wegweiser (Beginn: März 2018)" in told
        assert "Maßnahmen dazu:" not in [text.get_text() for text in plain.figure.texts]
        assert marked.bottom < plain.bottom
