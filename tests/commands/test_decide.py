"""From a proposal to a decided goal in one step, on rows of made_up.py."""

from datetime import date

import pytest

from indicators.__main__ import main
from indicators.loading.load import read_dataset
from indicators.model import GoalKind
from indicators.ratings.results import own_goal
from tests.made_up import GOALS_CSV

TOWN = "09901001"
RESOLVED = ["--by", "Rat", "--on", "2021-05-06", "--document", "Vorlage 7"]


def decide(folder, *more, goal="weg_halten") -> int:
    return main(["decide", goal, *RESOLVED, "--folder", str(folder), *more])


def test_for_one_town_it_counts_there_and_the_proposal_goes_on_elsewhere(goal_data, capsys):
    assert decide(goal_data, "--area", "Musterstadt", "--target", "12") == 0
    found = read_dataset(goal_data)
    assert found.problems == ()
    goal = found.goals["weg_halten_09901001"]
    assert (goal.kind, goal.areas, goal.target.value, goal.decided_by, goal.document, goal.replaces) == (
        GoalKind.RESOLUTION, (TOWN,), 12, "Rat", "Vorlage 7", "weg_halten",
    )  # fmt: skip
    day = date(2022, 1, 1)
    assert found.goals["weg_halten"].is_valid(day)
    proposal = found.goals["weg_halten"]
    assert own_goal(proposal, found.areas[TOWN], found.goals.values(), day) == goal
    assert own_goal(proposal, found.areas["09901002"], found.goals.values(), day) == proposal
    assert "gilt in: Musterstadt" in capsys.readouterr().out


def test_for_all_it_ends_the_proposal_the_day_before(goal_data):
    assert decide(goal_data) == 0
    found = read_dataset(goal_data)
    assert found.goals["weg_halten"].valid_until == date(2021, 5, 5)
    decided = found.goals["weg_halten_beschluss"]
    assert (decided.valid_from, decided.level) == (date(2021, 5, 6), found.goals["weg_halten"].level)


def test_base_value_interim_values_and_year_are_written(goal_data):
    more = ["--rule", "target_by_year", "--target", "40", "--target-year", "2030", "--base-year", "2020"]
    assert decide(goal_data, *more, "--base-value", "10", "--milestone", "2025=20", "--milestone", "2028=35") == 0
    target = read_dataset(goal_data).goals["weg_halten_beschluss"].target
    assert (target.year, target.base_year, target.base_value) == (2030, 2020, 10)
    assert target.milestones == ((2025, 20), (2028, 35))


def test_the_rest_of_the_file_stays_as_it_is(goal_data):
    assert decide(goal_data, "--area", TOWN) == 0
    before = GOALS_CSV.splitlines()[1:]
    lines = (goal_data / "goals.csv").read_text(encoding="utf-8").splitlines()[1:]
    kept = [line.rstrip(",") for line in lines if "weg_halten_" not in line]
    assert kept == [line.rstrip(",") for line in before]


@pytest.mark.parametrize(
    ("more", "code"),
    [(["--target", "8", "--milestone", "2026=4"], 1), (["--milestone", "bald"], 2), (["--area", "Nirgendwo"], 2)],
)
def test_what_is_wrong_is_said_and_nothing_is_written(goal_data, capsys, more, code):
    assert decide(goal_data, *more) == code
    assert (goal_data / "goals.csv").read_text(encoding="utf-8") == GOALS_CSV
    assert capsys.readouterr().err.strip()


def test_an_unknown_goal_and_a_dry_run_write_nothing(goal_data, capsys):
    assert decide(goal_data, goal="gibt_es_nicht") == 2
    assert decide(goal_data, "--dry-run") == 0
    assert "Würde geschrieben" in capsys.readouterr().out
    assert (goal_data / "goals.csv").read_text(encoding="utf-8") == GOALS_CSV


def test_the_same_again_gets_an_id_of_its_own(goal_data):
    assert decide(goal_data, "--area", TOWN) == decide(goal_data, "--area", TOWN) == 0
    assert {"weg_halten_09901001", "weg_halten_09901001_2"} <= set(read_dataset(goal_data).goals)
