"""The ratings of a goal as a film: each year as its own receipt's history says, the last as today."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indicators.drawing.leaflet_map import payload
from indicators.drawing.palette import LIGHT
from indicators.model import Level
from indicators.ratings.results import past_ratings
from indicators.views.goals.film import goal_film
from indicators.views.goals.region_map import goal_map

GOALS = ("ladepunkte_2030", "breitband_50_2018", "arbeitslosigkeit_richtung", "gigabit_2025")


def frames(content: bytes) -> dict[int, dict[str, Any]]:
    film = json.loads(content)
    return {
        year: {**film["common"], **frame, "areas": dict(zip(film["codes"], frame["areas"], strict=True))}
        for year, frame in zip(film["years"], film["frames"], strict=True)
    }


@pytest.mark.parametrize("name", GOALS)
def test_the_last_frame_is_the_map_of_today(shipped, name):
    goal = shipped.dataset.goals[name]
    film = goal_film(shipped, goal, Level.MUNICIPALITY, dark=False)
    found = frames(film.content)[film.last]
    alone = payload(goal_map(shipped, goal, None, Level.MUNICIPALITY, day=shipped.day, colors=LIGHT))
    assert found.pop("period").startswith("heute, ")
    assert found == {one: value for one, value in alone.items() if one in found}


@pytest.mark.parametrize("name", GOALS)
def test_an_earlier_year_shows_the_symbols_of_the_receipt(shipped, name):
    goal = shipped.dataset.goals[name]
    film = goal_film(shipped, goal, Level.MUNICIPALITY, dark=False)
    results = shipped.results(name, shipped.day)
    for year, frame in list(frames(film.content).items())[:-1]:
        assert frame["period"] == f"Stand {year}"
        for code, (number, *_words) in frame["areas"].items():
            past = [one for of, one in past_ratings(results[code], shipped.series, shipped.day).items() if of <= year]
            if not past or not past[-1].is_rated:
                assert number == -1
            else:
                assert frame["symbols"][number].endswith(f"/{past[-1].code}.svg"), (code, year)


def test_every_goal_has_a_film_at_each_level(shipped):
    for goal in shipped.dataset.goals.values():
        for level in (Level.MUNICIPALITY, Level.DISTRICT):
            film = goal_film(shipped, goal, level, dark=True)
            years = list(frames(film.content))
            assert years == sorted(years)
            assert film.last == years[-1] >= shipped.day.year
