"""Address of the page of goals ↔ choice, on made-up goals."""

from datetime import date

import pytest

from indicators.address.choice import read
from indicators.figures.all_series import all_series
from indicators.model import Level
from indicators.ratings.rating import Status
from indicators.ratings.what_if import WhatIf
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice, default_year


@pytest.fixture
def data(goals_read):
    return Store(goals_read, all_series(goals_read), day=date(2026, 11, 23))


def test_an_empty_address_shows_all_goals(data):
    assert read(GoalChoice, {}, data) == (GoalChoice(), [])


@pytest.mark.parametrize(
    "choice",
    [
        GoalChoice("weg_2030", "09901001"),
        GoalChoice("weg_2030", None, Level.DISTRICT),
        GoalChoice("weg_2030", None, what=WhatIf(12.5, 2035, "1.5")),
        GoalChoice("weg_2030", "09901", what=WhatIf(30, 2031)),
    ],
)
def test_what_is_written_is_read_back(choice, data):
    assert read(GoalChoice, choice.parameters(), data) == (choice, [])


def test_assumptions_left_out_are_those_of_the_goal(data):
    choice, _ = read(GoalChoice, {"ziel": "weg_2030", "tempo": "drittel"}, data)
    assert choice.what == WhatIf(30, 2030, "drittel")


@pytest.mark.parametrize(
    "parameters",
    [
        {"ziel": "falsch"},
        {"gemeinde": "1"},
        {"ebene": "land"},
        {"x": "1"},
        {"ziel": "weg_2030", "zielwert": "viel"},
        {"ziel": "weg_2030", "zieljahr": "2x30"},
        {"ziel": "weg_2030", "zieljahr": "9999"},
        {"ziel": "weg_2030", "tempo": "9"},
    ],
    ids=str,
)
def test_an_unknown_value_gives_one_notice_and_is_left_out(parameters, data):
    choice, notices = read(GoalChoice, parameters, data)
    assert len(notices) == 1
    assert choice == GoalChoice("weg_2030" if parameters.get("ziel") == "weg_2030" else "")


def test_a_goal_without_target_value_has_no_game(data):
    assert read(GoalChoice, {"ziel": "je_kopf_mehr", "tempo": "2"}, data)[0].what is None


def test_a_goal_without_target_year_is_played_for_2030(data):
    assert default_year(data.dataset.goals["weg_halten"]) == 2030


def test_the_statuses_shown_come_back_in_the_order_of_the_symbols_and_unknown_ones_are_named(data):
    choice, notices = read(GoalChoice, {"ziel": "weg_2030", "nur": "storm,sun,rain"}, data)
    assert choice.only == (Status.SUN, Status.STORM)
    assert "rain" in notices[0]
    assert read(GoalChoice, choice.parameters(), data) == (choice, [])
