"""The route of the years of a map: what it answers, and for how long that may be kept."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from indicators.model import Level
from indicators.server.films import routes
from indicators.server.routes import middleware
from indicators.store import read_store
from indicators.views.goals.film import goal_film
from indicators.views.map.choice import MapChoice
from indicators.views.map.film import film_of
from tests.asking import call
from tests.hostile import HOSTILE

APP = Starlette(routes=routes, middleware=middleware)


def test_a_film_named_by_its_content_may_be_kept_for_ever(shipped):
    wanted = film_of(shipped, MapChoice("gigabit", since=2018), dark=True)
    answer = call(APP, "/" + wanted.address)
    assert answer.content == wanted.content
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_of_another_content_than_named_it_is_asked_for_anew():
    answer = call(APP, "/filme/karte.json?indikator=gigabit&v=0")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    again = call(APP, "/filme/karte.json?indikator=gigabit", if_none_match=answer.headers["etag"])
    assert (again.status, again.content) == (304, b"")


def test_another_kind_is_not_found():
    assert call(APP, "/filme/nichts.json").status == 404


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_parameters_give_a_film_and_never_their_own_text(poison):
    answer = call(APP, "/filme/karte.json?" + urlencode({"indikator": poison, "ebene": poison, "seit": poison}))
    assert answer.status == 200
    assert answer.fields["years"]


def test_the_ratings_of_a_goal_are_a_film_too_and_no_goal_is_not_found(shipped):
    wanted = goal_film(shipped, shipped.dataset.goals["gigabit_2025"], Level.DISTRICT, dark=False)
    answer = call(APP, "/" + wanted.address)
    assert (
        answer.content
        == goal_film(
            read_store(day=date.today()), shipped.dataset.goals["gigabit_2025"], Level.DISTRICT, dark=False
        ).content
    )
    assert call(APP, "/filme/ziele.json?ziel=gibt_es_nicht").status == 404
    assert call(APP, "/filme/ziele.json").status == 404


def test_a_compressed_film_is_known_by_its_weak_tag():
    tag = call(APP, "/filme/karte.json?indikator=gigabit").headers["etag"]
    assert call(APP, "/filme/karte.json?indikator=gigabit", if_none_match=f'"x", W/{tag}').status == 304
    assert call(APP, "/filme/karte.json?indikator=gigabit", if_none_match='W/"x"').status == 200
