"""Which area of the region a text means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.places import Places, Where
from indicators.model import Level
from tests.intake.reading import shipped


@pytest.fixture(scope="module")
def places():
    return Places(shipped().areas)


@pytest.mark.parametrize(
    ("text", "where", "code", "repair"),
    [
        ("05958004", "inside", "05958004", ""),
        ("5958004", "inside", "05958004", "padded"),
        ("5958", "inside", "05958", "padded"),
        ("059580004004", "inside", "05958004", "ars"),
        ("05958000", "inside", "05958", "long"),
        ("05 958 004", "inside", "05958004", ""),
        ("swf", "inside", "swf", ""),
        ("DG", "outside", "", ""),
        ("05", "outside", "", ""),
        ("01001000", "outside", "", ""),
        ("1001000", "outside", "", ""),
        ("0101530400", "outside", "", ""),
        ("0595804", "unreadable", "", ""),
        ("05958001", "unreadable", "", ""),
        ("0595", "unreadable", "", ""),
        ("99999999", "unreadable", "", ""),
        ("０５９５８００４", "unreadable", "", ""),
        ("Olpe", "unreadable", "", ""),
    ],
)
def test_official_codes(places, text, where, code, repair):
    found = places.by_code(text)
    assert (found.where, found.code, found.repair) == (where, code, repair)


def test_a_table_of_the_state_may_leave_out_its_own_code(places):
    assert places.by_code("958004", prefix="05").code == "05958004"
    assert places.by_code("154004", prefix="05").where == Where.OUTSIDE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Olpe", "05966024"),
        ("Kreis Olpe", "05966"),
        ("olpe (stadt)", "05966024"),
        ("Olpe, Stadt", "05966024"),
        ("Menden", "05962040"),
        ("Menden (Sauerland)", "05962040"),
        ("Südwestfalen", "swf"),
        ("Entenhausen", ""),
        ("Insgesamt", ""),
        ("", ""),
    ],
)
def test_names(places, text, code):
    assert places.by_name(text).code == code


def test_every_area_is_found_by_its_code_name_and_label(places):
    for area in shipped().areas:
        assert places.by_code(area.code).code == area.code
        assert places.by_name(area.label).code == area.code


def test_every_municipality_is_found_by_the_postcode_and_place_of_its_administration(places):
    for area in shipped().areas.at(Level.MUNICIPALITY):
        assert places.by_place(f"{area.postcode} {area.name}").code == area.code


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("59909 Bestwig-Ostwig", "inside"),
        ("58769 Nachrodt-Wiblingwerde", "inside"),
        ("57290 Neunkirchen", "inside"),
        ("66538 Neunkirchen", "outside"),
        ("59425 Unna", "nearby"),
        ("4474 Vilshofen", "unreadable"),
        ("Arnsberg", "unreadable"),
    ],
)
def test_places_need_their_postcode(places, text, where):
    assert places.by_place(text).where == where


@given(st.text(max_size=20))
def test_any_text_has_an_answer(places, text):
    for found in (places.by_code(text), places.by_name(text), places.by_place(text)):
        assert (found.where == Where.INSIDE) == bool(found.code)
