"""Films of maps over their years: who has one, what it shows first and last, and what is said where there is none."""

import io
import re
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from PIL import Image
from starlette.applications import Starlette

from indicators.drawing.canvas import Canvas, drawing
from indicators.drawing.film_image import BAND, HEIGHT, WIDTH
from indicators.drawing.map_image import map_image, outlines
from indicators.embed import film as embedded
from indicators.embed.film import film_ways, routes
from indicators.export.film import film, film_caption
from indicators.server.routes import routes as all_routes
from indicators.views.kinds import BY_CODE, KINDS
from indicators.views.map.choice import MapChoice
from indicators.views.map.film import film_years
from tests.asking import call
from tests.hostile import HOSTILE, poisoned
from tests.views.addresses import view_of

APP = Starlette(routes=routes)
WITH_FILM = {"karte", "kartenreihe", "ziel", "zielreihe"}
LARGEST = 3_000_000
GESEKE, ISERLOHN = "05974020", "05962024"  # from the second to the highest class, neither named beside the map


def goal_of(kind):
    return {"ziel": "breitband_50_2018"} if kind.code.startswith("ziel") else {}


@pytest.fixture(scope="module")
def gigabit(shipped):
    """The film of an indicator with five years and a new series in the last."""
    view = view_of(BY_CODE["karte"], shipped, indikator="gigabit", jahr="2020")
    return view, film(view, view.reel, "gif", "https://monitor.example.org/karte")


def frames_of(content):
    moving: Any = Image.open(io.BytesIO(content))
    for number in range(moving.n_frames):
        moving.seek(number)
        yield moving.convert("RGB"), moving.info["duration"]


def spots(view):
    """Where areas are on the pictures of a film, in pixels."""
    canvas = Canvas(film_caption(view, view.reel, "https://monitor.example.org/karte"), width=WIDTH, height=HEIGHT)
    canvas.bottom -= BAND
    with drawing:
        map_image(canvas, view.reel.scenes()[0].shown)
        axes = canvas.figure.axes[0]
        found = {code: axes.transData.transform(one.center) for code, one in outlines("municipality").items()}
    return {code: (round(float(x)), round(HEIGHT - float(y))) for code, (x, y) in found.items()}


def test_it_has_a_picture_for_each_year_and_the_last_stands_longest(shipped, gigabit):
    _view, content = gigabit
    stands = [milliseconds for _picture, milliseconds in frames_of(content)]
    assert len(stands) == len(film_years(shipped, MapChoice("gigabit"))) == 5
    assert stands == [1000, 1000, 1000, 1000, 5400]
    assert Image.open(io.BytesIO(content)).size == (1280, 720)
    assert len(content) < LARGEST


def test_the_first_and_the_last_picture_have_the_colours_of_their_years(gigabit):
    view, content = gigabit
    pictures, scenes, where = list(frames_of(content)), view.reel.scenes(), spots(view)
    for at in (0, -1):
        for code in (GESEKE, ISERLOHN):
            drawn = "#{:02X}{:02X}{:02X}".format(*pictures[at][0].getpixel(where[code]))
            assert drawn == scenes[at].shown.look(code).color, (at, code)
    colors = [[scenes[at].shown.look(code).color for at in (0, -1)] for code in (GESEKE, ISERLOHN)]
    assert all(first != last for first, last in colors)


def test_words_around_the_pictures_stand_still_while_the_map_changes(gigabit):
    first, *_between, last = (np.asarray(picture) for picture, _stands in frames_of(gigabit[1]))
    assert (first[:110] == last[:110]).all() and (first[-80:] == last[-80:]).all()
    assert (first[120:540] != last[120:540]).any()


def test_its_words_are_of_all_years_and_say_the_new_series(gigabit):
    view, content = gigabit
    said = Image.open(io.BytesIO(content)).info["comment"].decode()
    for words in ("Gigabitfähige Anschlüsse", "2018 bis Mitte 2022", "Datenstand", "GeoBasis-DE", "https://monitor"):
        assert words in said
    assert "2020" not in view.reel.subtitle
    assert "neue Erhebung" in view.reel.scenes()[-1].note


def test_classes_are_those_of_all_years_also_where_each_had_its_own(shipped):
    view = view_of(BY_CODE["karte"], shipped, indikator="gigabit", klassen="quantile", einteilung="jahr")
    labels = {tuple(look.label for look, _count in one.shown.legend) for one in view.reel.scenes()}
    assert len(labels) == 1 and "Klassen für alle Jahre gleich" in view.reel.subtitle


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_view_with_years_of_a_map_offers_its_film_and_no_other_does(kind, shipped, monkeypatch):
    view = view_of(kind, shipped, **goal_of(kind))
    ways = film_ways(view)
    assert bool(ways) == (view.reel is not None) == (kind.code in WITH_FILM)
    monkeypatch.setattr(embedded, "film", lambda view, reel, form, url: f"{form} {view.title} {url}".encode())
    for href, name, words in ways:
        answer = call(Starlette(routes=all_routes), f"/{href}")
        assert answer.status == 200 and view.title in answer.text
        assert re.fullmatch(r"film-[a-z0-9-]+\.(gif|mp4)", name) and name in answer.headers["content-disposition"]
        assert answer.headers["content-type"] in ("image/gif", "video/mp4") and words
        assert "jahr=" not in href and "stand=" in href
    if not ways:
        assert call(APP, f"/einbetten/{kind.code}.gif?{urlencode(goal_of(kind))}").status == 404


def test_a_map_of_one_year_has_no_film_and_says_so():
    answer = call(APP, "/einbetten/karte.gif?indikator=miete")
    assert (answer.status, "keinen Film" in answer.text) == (404, True)
    assert call(APP, "/einbetten/gibtesnicht.mp4").status == 404


def test_without_the_library_the_video_is_not_offered_and_the_gif_is(shipped, monkeypatch):
    monkeypatch.setattr("indicators.export.film.has_video", lambda: False)
    [only] = film_ways(view_of(BY_CODE["karte"], shipped))
    assert only[1].endswith(".gif")
    answer = call(APP, "/einbetten/karte.mp4?indikator=gigabit")
    assert answer.status == 404 and "Möglich sind: gif." in answer.text


def test_a_video_of_a_goal_s_history_has_its_years_and_words_inside(shipped):
    av = pytest.importorskip("av")
    view = view_of(BY_CODE["ziel"], shipped, ziel="gigabit_2025")
    content = film(view, view.reel, "mp4", "https://monitor.example.org/ziele")
    assert len(content) < LARGEST
    with av.open(io.BytesIO(content)) as moving:
        assert moving.duration / 1e6 == pytest.approx(1 + 3 + 1 + 1.4 * bool(view.reel.scenes()[-1].note), abs=0.05)
        assert view.title in moving.metadata["title"] and "Datenstand" in moving.metadata["copyright"]
        assert (moving.streams.video[0].width, moving.streams.video[0].height) == (WIDTH, HEIGHT)
    assert view.reel.scenes()[-1].period.startswith("heute, ")


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")  # signs no font here has are drawn as boxes
def test_a_film_of_hostile_names_is_drawn_and_its_file_has_a_plain_name(shipped):
    bad = poisoned(shipped)
    view = view_of(BY_CODE["karte"], bad, indikator="gigabit")
    [href, name, _words], *_more = film_ways(view)
    assert re.fullmatch(r"film-[a-z0-9-]+\.gif", name) and "<" not in href
    assert len(film(view, view.reel, "gif", "https://monitor.example.org/karte")) < LARGEST


@pytest.mark.parametrize("poison", HOSTILE[:6])
def test_hostile_parameters_never_come_back(poison, monkeypatch):
    monkeypatch.setattr(embedded, "film", lambda *_given: b"GIF89a")
    answer = call(APP, "/einbetten/karte.gif?" + urlencode({"indikator": poison, "gemeinde": poison, "jahr": poison}))
    assert answer.status == 200 and poison not in str(answer.headers)
