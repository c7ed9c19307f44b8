"""The register of goals, on rows of made_up.py: where each goal stands on a day."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.__main__ import main
from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.store import Store
from indicators.views.goals.register import State, by_state, register, register_sentence, state_of
from tests.made_up import OWN_GOAL, write_goals
from tests.pages.opened import opened, words

DAY = date(2022, 1, 1)


@pytest.fixture
def folder(small_data, monkeypatch):
    write_goals(small_data, more=OWN_GOAL)
    main(["decide", "weg_halten", "--by", "Kreistag", "--on", "2021-05-06", "--folder", str(small_data)])
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    return small_data


@pytest.fixture
def data(folder):
    dataset = read_dataset(folder)
    return Store(dataset, all_series(dataset), day=DAY)


def test_each_goal_stands_once_where_it_belongs(data):
    found = {state: [one.goal.id for one in own] for state, own in by_state(register(data, DAY))}
    assert found == {
        State.DECIDED: ["weg_halten_beschluss", "weg_eigen"],
        State.PROPOSED: ["weg_korridor"],
        State.REFERENCE: ["weg_2030", "je_kopf_mehr"],
        State.REPLACED: ["weg_halten"],
    }


def test_before_the_resolution_the_proposal_stands_and_the_decided_one_is_to_come(data):
    goals, before = data.dataset.goals, date(2021, 1, 1)
    assert state_of(goals["weg_halten"], goals.values(), before) == State.PROPOSED
    assert state_of(goals["weg_halten_beschluss"], goals.values(), before) == State.COMING


def test_what_is_over_is_expired_and_what_is_replaced_in_one_town_goes_on(data):
    goals = data.dataset.goals
    over = replace(goals["weg_2030"], valid_until=date(2021, 12, 31))
    assert state_of(over, goals.values(), DAY) == State.EXPIRED
    local = replace(goals["weg_eigen"], replaces="weg_2030")
    assert state_of(goals["weg_2030"], [local], DAY) == State.REFERENCE


def test_the_sentence_counts_what_is_decided_apart(data):
    entries = register(data, DAY)
    assert register_sentence(entries) == (
        "Von 6 Zielen sind 2 beschlossen; 1 ist ein Vorschlag, 2 sind Vorgaben von Bund und Land und 1 ist ersetzt."
    )
    assert register_sentence([one for one in entries if one.state == State.PROPOSED]).startswith(
        "Von 1 Zielen ist keines beschlossen"
    )
    assert register_sentence([]) == ""


def test_what_replaces_what_is_said_on_both_sides(data):
    found = {one.goal.id: one.relation for one in register(data, DAY)}
    assert found["weg_halten_beschluss"] == "ersetzt: Oben bleiben"
    assert found["weg_halten"] == "ersetzt durch: Oben bleiben"


def test_the_page_lists_them_with_who_decided(folder):
    text = words(opened("goals_page", ansicht="register"))
    assert "Beschluss: Kreistag" in text and "Durch ein anderes ersetzt" in text


def test_a_goal_for_one_level_is_not_said_to_hold_everywhere(shipped):
    where = {one.goal.id: one.where for one in register(shipped, shipped.day)}
    assert where.pop("industrie_richtung") == "nur für Kreise"
    assert set(where.values()) == {"überall"}
