"""Measures and reports as files: whole, partly broken, missing."""

from datetime import date

import pytest

from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.fingerprint import fingerprint
from indicators.loading.load import read_dataset
from indicators.model.measure import MeasureStatus
from indicators.model.partial_date import PartialDate, parse_partial_date
from tests.made_up import MEASURES_HEADER


def problems(folder):
    return [(one.code, one.file, one.row, one.column) for one in read_dataset(folder).problems if not one.notice]


def test_everything_in_the_files_arrives(measure_data):
    one = read_dataset(measure_data).measures["wegweiser"]
    assert (one.label, one.description, one.bundle, one.responsible) == (
        "Neue Wegweiser", "Schilder für alle", "Bündel 1", "Bauamt",
    )  # fmt: skip
    assert (one.areas, one.pillar, one.goals, one.indicators) == (("09901001",), "muster", ("weg_2030",), ())
    assert (one.start, one.planned_end) == (PartialDate(2018, 3), PartialDate(2020, 6, 30))
    assert (one.budget_eur, one.funding, one.url) == (12500.0, "Land", "https://example.org/m")
    assert [str(report.date) for report in one.reports] == ["2019", "2020-02-01", "2020-03"]
    assert one.reports[1].text == "Die Hälfte steht"


def test_what_is_empty_stays_unknown_and_zero_stays_zero(measure_data):
    measures = read_dataset(measure_data).measures
    assert measures["zaehler"].budget_eur == 0
    empty = measures["offen"]
    assert (empty.start, empty.planned_end, empty.budget_eur, empty.status, empty.reports) == (None,) * 4 + ((),)
    assert (empty.areas, empty.pillar, empty.url) == ((), "", "")


def test_both_files_are_optional(goal_data):
    assert read_dataset(goal_data).measures == {}
    (goal_data / "measures.csv").write_text("id,label_de\neins,Eins\n", encoding="utf-8")
    assert [one.label for one in read_dataset(goal_data).measures.values()] == ["Eins"]
    assert problems(goal_data) == []


def test_reports_without_measures_harm_nothing(goal_data):
    (goal_data / "measure_reports.csv").write_text("measure,date\neins,2021\n", encoding="utf-8")
    assert read_dataset(goal_data).problems == ()


def test_pillars_are_known_without_any_goal(measure_data):
    (measure_data / "goals.csv").unlink()
    file = measure_data / "measures.csv"
    file.write_text(f"{MEASURES_HEADER}eins,Eins,,,,muster,,,,,,,,\n", encoding="utf-8")
    (measure_data / "measure_reports.csv").unlink()
    assert problems(measure_data) == []
    assert read_dataset(measure_data).measures["eins"].pillar == "muster"


@pytest.mark.parametrize("name", ["measures.csv", "measure_reports.csv"])
def test_a_file_that_can_not_be_read_takes_nothing_else_down(measure_data, name):
    (measure_data / name).write_text("", encoding="utf-8")
    data = read_dataset(measure_data)
    assert [(one.code, one.file) for one in data.problems if not one.notice] == [("empty", name)]
    assert len(data.goals) == 4
    assert len(data.measures) == (5 if name == "measure_reports.csv" else 0)


def test_every_fault_of_every_row_is_collected_and_the_other_rows_stay(measure_data):
    file = measure_data / "measures.csv"
    broken = "kaputt,,,,09901009,msuter,weg,anteli,,gestern,2020,viel,,example.org\n"
    file.write_text(file.read_text(encoding="utf-8") + broken, encoding="utf-8")
    found = problems(measure_data)
    assert {column for _code, _file, _row, column in found} == {
        "label_de", "areas", "pillar", "goals", "indicators", "start", "budget_eur", "url",
    }  # fmt: skip
    assert {(name, row) for _code, name, row, _column in found} == {("measures.csv", 7)}
    assert len(read_dataset(measure_data).measures) == 5


def test_unknown_codes_name_what_may_have_been_meant(measure_data):
    file = measure_data / "measures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",weg_2030,", ",weg_2031,"), encoding="utf-8")
    reports = measure_data / "measure_reports.csv"
    reports.write_text(reports.read_text(encoding="utf-8") + "krate,2021,,,\n", encoding="utf-8")
    expected = [one.expected for one in read_dataset(measure_data).problems if one.code == "unknown"]
    assert ["weg_2030" in expected[0], "karte" in expected[1]] == [True, True]


def test_what_is_left_out_elsewhere_is_named_there_alone(measure_data):
    """A goal with a fault of its own must not take the measures that name it down."""
    goals = measure_data / "goals.csv"
    goals.write_text(goals.read_text(encoding="utf-8").replace("up,30,,,2030", "up,viel,,,2030"), encoding="utf-8")
    data = read_dataset(measure_data)
    assert {one.file for one in data.problems if not one.notice} == {"goals.csv"}
    assert data.measures["wegweiser"].goals == ()


def test_reports_of_a_measure_that_was_left_out_are_no_fault_of_their_own(measure_data):
    file = measure_data / "measures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("12500", "viel"), encoding="utf-8")
    assert {name for _code, name, _row, _column in problems(measure_data)} == {"measures.csv"}


def test_a_broken_set_makes_no_indicator_unknown(measure_data):
    (measure_data / "sets" / "wege" / "values.csv").unlink()
    found = read_dataset(measure_data)
    assert "zaehler" in found.measures
    assert {one.file for one in found.problems if one.file == "measures.csv"} == set()


def test_a_report_from_the_future_is_a_notice_and_is_kept(measure_data):
    data = read_dataset(measure_data, day=date.today())
    [notice] = [one for one in data.problems if one.code == "future"]
    assert (notice.notice, notice.file, notice.row, notice.column) == (True, "measure_reports.csv", 6, "date")
    assert data.measures["kreisweg"].status == MeasureStatus.RUNNING


def test_a_misspelt_column_is_named(measure_data):
    file = measure_data / "measures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("responsible", "responsibel"), encoding="utf-8")
    assert ("column_unknown", "measures.csv", 1, "responsibel") in problems(measure_data)


def test_a_new_file_is_noticed_without_restart(goal_data):
    before = fingerprint(goal_data)
    (goal_data / "measures.csv").write_text("id,label_de\n", encoding="utf-8")
    assert fingerprint(goal_data) != before


def test_the_files_can_be_taken_away_as_they_are(measure_data):
    assert MEASURES.content(measure_data) == (measure_data / "measures.csv").read_bytes()
    assert REPORTS.is_in(measure_data)
    (measure_data / "measure_reports.csv").unlink()
    assert not REPORTS.is_in(measure_data)
    assert REPORTS.content(measure_data) == b""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-03-09", date(2021, 3, 9), date(2021, 3, 9)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day_and_is_written_as_it_was_read(text, first, last):
    found = parse_partial_date(text)
    assert (found.first, found.last, str(found)) == (first, last, text)


@pytest.mark.parametrize(
    "text", ["", "21", "2021-3", "2021-13", "2021-00", "2021-02-30", "2021-01-00", "0000", "２０２１"]
)
def test_other_texts_are_no_partial_date(text):
    assert parse_partial_date(text) is None


def test_partial_dates_sort_by_their_beginning():
    texts = ["2021-03-09", "2021", "2020-12-31", "2021-03"]
    assert [str(one) for one in sorted(map(parse_partial_date, texts))] == [
        "2020-12-31",
        "2021",
        "2021-03",
        "2021-03-09",
    ]
