"""Pictures as files that move: how many, how long, in which colours, and what the file says of itself."""

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from indicators.drawing.film_files import RATE, FilmWords, gif, has_video, mp4
from tests.hostile import CONTROLS, HOSTILE

WORDS = FilmWords("Ein Film", "Was man sieht: Größen", "Amt für Erfundenes")
RED, GREEN, BLUE, WHITE = (200, 30, 40), (20, 120, 60), (7, 59, 85), (255, 255, 255)
SECONDS = [1.0, 2.4, 4.0]


def pictures():
    """Three made-up pictures: a field that changes its colour beside one that does not."""
    found = np.full((3, 48, 64, 3), WHITE, dtype=np.uint8)
    found[:, 8:40, 8:28] = BLUE
    for number, color in enumerate((RED, GREEN, RED)):
        found[number, 8:40, 36:56] = color
    return list(found)


def frames_of(content):
    film: Any = Image.open(io.BytesIO(content))
    found = []
    for number in range(film.n_frames):
        film.seek(number)
        found.append((np.asarray(film.convert("RGB")), film.info["duration"]))
    return film, found


def test_a_gif_has_each_picture_once_for_as_long_as_it_shall_stand_and_plays_for_ever():
    film, found = frames_of(gif(pictures(), SECONDS, WORDS))
    assert [milliseconds for _picture, milliseconds in found] == [1000, 2400, 4000]
    assert film.info["loop"] == 0
    for (drawn, _milliseconds), wanted in zip(found, pictures(), strict=True):
        assert (drawn == wanted).all()


def test_colours_of_fields_stay_as_they_are_beside_more_colours_than_a_gif_can_have():
    shades = np.random.default_rng(7).integers(0, 256, (8, 64, 3), dtype=np.uint8)
    many = [np.concatenate([one, shades]) for one in pictures()]
    assert len(np.unique(shades.reshape(-1, 3), axis=0)) > 255
    _film, found = frames_of(gif(many, SECONDS, WORDS))
    for (drawn, _milliseconds), wanted in zip(found, pictures(), strict=True):
        assert (drawn[:48] == wanted).all()


def test_all_pictures_of_a_gif_share_one_palette():
    content = gif(pictures(), SECONDS, WORDS)
    assert content[10] & 0x80  # a palette for all
    palette = content[13 : 13 + 3 * 256]
    assert bytes(BLUE) in palette
    assert content.count(bytes(BLUE)) == content.count(palette)


def test_a_gif_says_inside_what_is_seen_and_whose_it_is():
    film = Image.open(io.BytesIO(gif(pictures(), SECONDS, WORDS)))
    assert film.info["comment"].decode() == "Ein Film Was man sieht: Größen Amt für Erfundenes"


def test_a_video_stands_as_long_on_each_picture_and_says_the_same_inside():
    av = pytest.importorskip("av")
    with av.open(io.BytesIO(mp4(pictures(), SECONDS, WORDS))) as film:
        assert film.streams.video[0].codec_context.name == "h264"
        assert film.duration / 1e6 == pytest.approx(7.4, abs=0.01)
        told = {name: film.metadata[name] for name in ("title", "description", "comment", "copyright")}
        drawn = [frame.to_ndarray(format="rgb24", src_colorspace="ITU709") for frame in film.decode(video=0)]
    assert told == {"title": "Ein Film", "description": WORDS.description, "comment": WORDS.description,
                    "copyright": "Amt für Erfundenes"}  # fmt: skip
    assert len(drawn) == round(7.4 * RATE)
    for at, color in ((0, RED), (RATE - 1, RED), (RATE + 3, GREEN), (-1, RED)):
        assert np.abs(drawn[at][20, 46].astype(int) - color).max() <= 6
        assert np.abs(drawn[at][20, 16].astype(int) - BLUE).max() <= 6


def test_a_video_of_nothing_is_refused():
    pytest.importorskip("av")
    with pytest.raises(ValueError, match="expected at least one"):
        mp4([], [], WORDS)


def test_without_the_library_there_is_no_video(monkeypatch):
    monkeypatch.setattr("indicators.drawing.film_files.find_spec", lambda _name: None)
    assert not has_video()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_words_stay_words(text):
    words = replace(WORDS, title=text, description=text, copyright=text)
    one = [np.zeros((16, 16, 3), dtype=np.uint8)]
    told = Image.open(io.BytesIO(gif(one, [1.0], words))).info.get("comment", b"").decode()
    assert not [sign for sign in CONTROLS if sign in told]
    if has_video():
        import av

        with av.open(io.BytesIO(mp4(one, [0.1], words))) as film:
            assert film.metadata.get("title", "") == words.tags["title"]
            assert not [sign for sign in CONTROLS for said in film.metadata.values() if sign in said]
