"""The target path year by year: from 0 in 2015 over 9 in 2018 to 21 in 2021; measured are 0, 2, 4, 6, 8, 10."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.store import Store
from indicators.views.goals.schedule import crossed_breaks, schedule
from indicators.views.goals.way import target_path
from tests.made_up import write_goals
from tests.pages.opened import opened, words

TOWN = "09901001"
DAY = date(2021, 6, 30)
HEADER = (
    "id,pillar,label_de,indicator,rule,direction,target,target_year,base_year,base_value,milestones,areas,kind,decided_by,"
    "decided_on\n"
)
ROW = "beschluss,muster,Eigener Weg,weg,target_by_year,up,21,2021,{base},2018=9,09901001,Beschluss,Rat,2016-05-01\n"


@pytest.fixture
def made(small_data):
    folder = write_goals(small_data)

    def store(base: str = "2015,0") -> Store:
        (folder / "goals.csv").write_text(HEADER + ROW.format(base=base), encoding="utf-8")
        dataset = read_dataset(folder, day=DAY)
        assert dataset.problems == ()
        return Store(dataset, all_series(dataset), day=DAY)

    return store


def stages(data, area=TOWN):
    return schedule(data.series["weg"], data.results("beschluss", DAY)[area], this_year=DAY.year)


def test_each_year_has_its_planned_value_beside_the_measured_one(made):
    found = [(one.period, one.what, one.planned, one.measured, one.gap, one.is_behind) for one in stages(made())]
    assert found == [
        ("2015", "Basis", "0", "0", "±0", False),
        ("2016", "", "3", "2", "−1", True),
        ("2017", "", "6", "4", "−2", True),
        ("2018", "Zwischenziel", "9", "6", "−3", True),
        ("2019", "", "13", "8", "−5", True),
        ("2020", "", "17", "10", "−7", True),
        ("2021", "Ziel", "21", "", "", False),
    ]


def test_a_base_value_of_the_document_stands_in_place_of_the_measured_one(made):
    data = made("2016,3")
    assert target_path(data.series["weg"], data.results("beschluss", DAY)[TOWN]) == [(2016, 3), (2018, 9), (2021, 21)]


def test_without_a_base_value_the_path_begins_at_what_was_measured(made):
    assert stages(made("2017,"))[0].planned == "4"


def test_a_break_between_base_and_target_is_said(made, monkeypatch):
    data = made("2016,3")
    series, result = data.series["weg"], data.results("beschluss", DAY)[TOWN]
    assert crossed_breaks(series, result) == ""
    for year, told in ((2016, False), (2018, True), (2022, False)):  # the base is of 2016 itself, the target of 2021
        monkeypatch.setattr(series, "indicator", replace(series.indicator, breaks={year: "neu gezählt"}))
        assert ("Seit 2018 gilt eine neue Reihe (neu gezählt)" in crossed_breaks(series, result)) is told


def test_where_the_goal_does_not_count_there_is_no_path(made):
    assert stages(made(), "09901002") == []


def test_the_page_of_a_goal_has_the_table(made, monkeypatch, small_data):
    made()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    text = words(opened("goals_page", ziel="beschluss", gemeinde=TOWN))
    assert "Zielpfad Eigener Weg: Musterstadt" in text and "Zwischenziel" in text
