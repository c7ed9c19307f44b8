"""The fonts served in place of Streamlit's whole ones: all icons that can be asked for, all letters of German."""

from __future__ import annotations

from string import ascii_letters

from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware

from indicators.paths import streamlit_files
from indicators.server.fonts import LightFonts, light_fonts
from tests.asking import call
from tools.build_static import icons_in, named_icons


def whole(name: str) -> TTFont:
    return TTFont(streamlit_files() / "static" / "media" / name)


def test_both_fonts_of_the_installed_version_have_a_light_one():
    assert {name.partition(".")[0] for name in light_fonts()} == {"SourceSansVF-Upright", "MaterialSymbols-Rounded"}


def test_every_icon_that_is_named_anywhere_is_in_the_light_font():
    [name] = [one for one in light_fonts() if one.startswith("Material")]
    asked = named_icons() & set(icons_in(whole(name)))
    assert len(asked) > 70 and "palette" in asked
    assert asked - set(icons_in(TTFont(light_fonts()[name]))) == set()


def test_the_letters_of_german_and_of_our_texts_are_in_the_light_font():
    [name] = [one for one in light_fonts() if one.startswith("Source")]
    known = TTFont(light_fonts()[name]).getBestCmap()
    assert [one for one in f"{ascii_letters}0123456789äöüÄÖÜß„“–−×÷…·€%²³©" if ord(one) not in known] == []


def test_they_are_served_under_the_names_of_the_whole_ones_and_kept():
    app = Starlette(middleware=[Middleware(LightFonts)])
    for name, ours in light_fonts().items():
        answer = call(app, f"/static/media/{name}")
        assert (answer.status, answer.headers["content-type"]) == (200, "font/woff2")
        assert answer.content == ours.read_bytes()
        assert len(answer.content) < 30_000
        assert "immutable" in answer.headers["cache-control"]
        assert call(app, f"/anderes/{name}").status == 404
