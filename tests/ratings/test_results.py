"""Goals of a data folder rated for its areas, on made-up figures (see made_up.py)."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from indicators.figures.all_series import all_series
from indicators.figures.series import Series
from indicators.loading.load import read_dataset
from indicators.model import Kind, Level, Rule
from indicators.ratings.mark_words import mark_words, weakened
from indicators.ratings.rating import Mark, Reason, Status
from indicators.ratings.results import Verdict, decisive_by_indicator, levels_of_goal, past_ratings, rate_goal, tally
from tests.made_up import OWN_GOAL, indicator, write_goals

TOWN, VILLAGE, OTHER_TOWN, EMPTY_VILLAGE = "09901001", "09901002", "09902001", "09902002"
DAY = date(2021, 6, 1)


def results(folder, goal, *, day=DAY):
    dataset = read_dataset(folder)
    assert dataset.problems == ()
    series = all_series(dataset)
    return rate_goal(dataset.goals[goal], list(dataset.areas), dataset=dataset, series=series, day=day)


def test_every_area_gets_its_own_rating(goal_data):
    found = results(goal_data, "weg_2030")
    assert {code: one.rating.status for code, one in found.items() if len(code) == 8} == {
        TOWN: Status.SUN,
        VILLAGE: Status.STANDSTILL,
        OTHER_TOWN: Status.NOT_RATED,
        EMPTY_VILLAGE: Status.NOT_RATED,
    }
    assert found[OTHER_TOWN].rating.reason == Reason.TOO_FEW_VALUES
    assert found[EMPTY_VILLAGE].rating.reason == Reason.NO_DATA
    assert found["09901"].rating.status == Status.SUN  # the sum: 5 in 2015, 15 in 2020, so 35 in 2030


def test_the_count_names_what_occurs_and_the_past_apart(goal_data):
    found = [one for code, one in results(goal_data, "weg_2030").items() if len(code) == 8]
    rule = Rule.TARGET_BY_YEAR
    assert tally(found) == {
        Verdict(rule, Status.NOT_RATED): 2,
        Verdict(rule, Status.SUN): 1,
        Verdict(rule, Status.STANDSTILL): 1,
    }
    then = results(goal_data, "weg_2030", day=date(2026, 6, 1))  # the latest values are of 2020
    assert list(tally(one for code, one in then.items() if len(code) == 8)) == [
        Verdict(rule, Status.NOT_RATED),
        Verdict(rule, Status.SUN, 2020),
        Verdict(rule, Status.STANDSTILL, 2020),
    ]


def by_chance(goal_data, *persons: int):
    """Musterstadt with 2,000 people and so many of them a year, as a rate per 10,000 that is to grow."""
    dataset = read_dataset(goal_data)
    figures = [("weg", TOWN, 2015 + step, count * 5.0) for step, count in enumerate(persons)]
    rows = pd.DataFrame(figures, columns=["indicator", "area", "year", "value"])
    one = replace(dataset.indicators["weg"], kind=Kind.RATE, decimals=1)
    series = Series(one, rows.assign(sign="", note="", coverage="", dates=""), units={TOWN: [(2020, 5.0)]})
    area = [dataset.areas[TOWN]]
    found = rate_goal(dataset.goals["weg_2030"], area, dataset=dataset, series={"weg": series}, day=DAY)[TOWN]
    return found, past_ratings(found, {"weg": series}, DAY)


def test_a_change_that_chance_explains_keeps_its_symbol_and_says_so(goal_data):
    """4 persons could be 1.1 to 10.2: coming from 8 is no clear change, coming from 12 is one."""
    found, past = by_chance(goal_data, 8, 7, 6, 5, 5, 4)
    assert (found.rating.status, found.rating.marks) == (Status.STORM, (Mark.UNCLEAR,))
    assert past[2020] == found.rating
    assert weakened(found.rating, "bewegt sich weg") == "bewegt sich weg – keine deutliche Veränderung"
    assert "was der Zufall bei so kleinen Zahlen ausmacht" in mark_words(found.rating, 2021, indicator("weg"))[0]
    clear, _past = by_chance(goal_data, 12, 10, 8, 6, 5, 4)
    assert (clear.rating.status, clear.rating.marks) == (Status.STORM, ())


def test_who_stands_still_has_no_change_to_explain(goal_data):
    found, _past = by_chance(goal_data, 4, 4, 4, 4, 4, 4)
    assert (found.rating.marks, found.rating.mean_change) == ((), 0)


def test_a_goal_for_one_level_says_nothing_about_the_others(goal_data):
    found = results(goal_data, "weg_halten")
    assert found["09901"].rating.reason == found["swf"].rating.reason == Reason.OTHER_LEVEL
    assert found[TOWN].rating.status == Status.SUN


def test_a_goal_for_named_areas_says_nothing_about_the_others(goal_data):
    found = results(goal_data, "weg_korridor")
    assert found[VILLAGE].rating.reason == Reason.OTHER_AREA
    assert found[TOWN].rating.status == Status.MOSTLY_SUNNY  # inside 5 to 12, rising


@pytest.mark.parametrize(
    ("since", "until", "valid"), [("2022-01-01", "", False), ("", "2021-05-31", False), ("", "", True)]
)
def test_a_goal_that_is_not_valid_is_not_rated(small_data, since, until, valid):
    row = f"spaeter,muster,Ziel,weg,hold,up,8,,,,,,,Vorschlag,,,,,,{since},{until}\n"
    reason = results(write_goals(small_data, more=row), "spaeter")[TOWN].rating.reason
    assert reason == (None if valid else Reason.NOT_VALID)


def test_an_indicator_without_figures_for_districts_says_so_there(small_data):
    row = "eigen,muster,Ziel,eigenart,hold,down,3,,,,,,,Vorschlag,,,,,,,\n"
    found = results(write_goals(small_data, more=row), "eigen")
    assert found["09901"].rating.reason == found["swf"].rating.reason == Reason.NO_FIGURES_AT_LEVEL
    assert found[TOWN].rating.reason == Reason.TOO_FEW_VALUES
    assert found[VILLAGE].rating.reason == Reason.NO_DATA


class TestOwnGoal:
    def test_a_resolution_of_a_municipality_counts_there_in_place_of_the_reference(self, small_data):
        found = results(write_goals(small_data, more=OWN_GOAL), "weg_2030")
        assert (found[TOWN].is_own, found[TOWN].goal.id, found[TOWN].asked.id) == (True, "weg_eigen", "weg_2030")
        assert found[TOWN].rating.target == 12
        assert (found[VILLAGE].is_own, found[VILLAGE].rating.target) == (False, 30)

    def test_it_is_a_goal_of_its_own_too(self, small_data):
        found = results(write_goals(small_data, more=OWN_GOAL), "weg_eigen")
        assert (found[TOWN].is_own, found[TOWN].rating.status) == (False, Status.SUN)
        assert found[VILLAGE].rating.reason == Reason.OTHER_AREA

    def test_a_proposal_for_a_municipality_replaces_nothing(self, goal_data):
        assert not results(goal_data, "weg_2030")[TOWN].is_own

    def test_a_resolution_that_is_not_valid_yet_replaces_nothing(self, small_data):
        row = OWN_GOAL.removesuffix(",,\n") + ",2030-01-01,\n"
        assert not results(write_goals(small_data, more=row), "weg_2030")[TOWN].is_own


def test_levels_without_figures_are_not_offered_on_the_map(goal_data):
    dataset = read_dataset(goal_data)
    goal = dataset.goals["weg_2030"]
    assert levels_of_goal(goal, dataset.areas, results(goal_data, "weg_2030")) == [Level.MUNICIPALITY, Level.DISTRICT]


def test_of_several_goals_for_one_indicator_one_counts(goal_data):
    town = [results(goal_data, goal)[TOWN] for goal in ("weg_2030", "weg_halten", "je_kopf_mehr")]
    assert {name: one.goal.id for name, one in decisive_by_indicator(town).items()} == {
        "weg": "weg_2030",
        "je_kopf": "je_kopf_mehr",
    }


def test_past_ratings_end_with_the_present_one(goal_data):
    dataset = read_dataset(goal_data)
    result = results(goal_data, "weg_2030")[TOWN]
    past = past_ratings(result, all_series(dataset), DAY)
    assert list(past) == [2015, 2016, 2017, 2018, 2019, 2020]
    assert past[2020] == result.rating
    assert past[2017].reason == Reason.TOO_FEW_VALUES
