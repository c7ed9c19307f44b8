"""The years of a map as a file: what it shows of a year is what the map of that year shows."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from indicators.drawing.leaflet_map import payload
from indicators.model import Level
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme
from indicators.views.map.film import film_of, film_years
from indicators.views.map.picture import picture
from indicators.views.map.region_map import indicator_map

CHOICES = [
    MapChoice("breitband_50"),
    MapChoice("gigabit", since=2018),
    MapChoice("gigabit", scheme=Scheme(Method.QUANTILES, yearly=True)),
    MapChoice("steuerkraft", level=Level.DISTRICT),
    MapChoice("beschaeftigungsquote"),
]


def years_in(content: bytes, *, of: MapChoice, dark: bool) -> dict[int, dict[str, object]]:
    """The years of a film, each put together as static/regionmap.js does it."""
    film = json.loads(content)
    visitor = {"selected": of.area, "dark": dark, "tiles": of.tiles}
    return {
        year: {**film["common"], **frame, "areas": dict(zip(film["codes"], frame["areas"], strict=True)), **visitor}
        for year, frame in zip(film["years"], film["frames"], strict=True)
    }


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("choice", CHOICES)
def test_each_year_is_the_map_of_that_year(shipped, choice, dark):
    found = years_in(film_of(shipped, choice, dark=dark).content, of=choice, dark=dark)
    assert list(found) == film_years(shipped, choice)
    for year, shown in found.items():
        alone = indicator_map(shipped, picture(shipped, replace(choice, year=year), dark=dark))
        assert shown == json.loads(json.dumps(payload(alone, dark=dark)))


def test_every_indicator_has_a_film_of_all_its_years(shipped):
    for name in shipped.series:
        for level in shipped.levels(name):
            found = film_of(shipped, MapChoice(name, level=level), dark=False)
            assert json.loads(found.content)["years"] == shipped.years(name, level)
            assert len(found.content) < 45_000


def test_a_change_has_the_years_that_can_be_compared_with_its_first(shipped):
    """Gigabit: measured anew in 2022."""
    assert film_years(shipped, MapChoice("gigabit", since=2018)) == [2019, 2020, 2021]


def test_visitors_with_other_areas_get_the_same_file(shipped):
    one, other = (film_of(shipped, MapChoice("gigabit", 2020, area=area), dark=False) for area in (None, "05958004"))
    assert one is other


def test_the_address_tells_what_it_shows_and_changes_with_the_content(shipped):
    light, dark = (film_of(shipped, MapChoice("gigabit"), dark=dark) for dark in (False, True))
    path, query = urlsplit(dark.address).path, dict(parse_qsl(urlsplit(dark.address).query))
    assert path == "filme/karte.json"
    assert query == {"indikator": "gigabit", "thema": "dunkel", "v": dark.version}
    assert light.version != dark.version
