"""Which area of the region a text means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.places import Places, Where
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.loading.load import read_areas, read_dataset
from indicators.model import Level
from indicators.paths import ROOT
from tests.intake.reading import shipped

EXAMPLES = ROOT / "examples"


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


@pytest.fixture(scope="module")
def town():
    """A made-up town with quarters, which is the region itself."""
    return Places(read_areas(EXAMPLES / "lindenstadt"))


@pytest.fixture(scope="module")
def county():
    """A made-up district that is the region itself, with Ämter between."""
    return Places(read_areas(EXAMPLES / "seenland"))


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [
        ("09998000-11", "inside", "09998000-11"),
        ("Ziegelei", "inside", "09998000-12"),
        ("Bezirk Nord", "inside", "09998000-B2"),
        ("Am Lindenhang", "inside", "09998000-11"),
        ("09998000", "inside", "09998000"),
        ("9998000", "inside", "09998000"),
        ("Lindenstadt (erfunden)", "inside", "09998000"),
        ("09998004", "elsewhere", ""),  # a part of the city that is none of its quarters
        ("Kreis Nirgendwo", "elsewhere", ""),
    ],
)
def test_a_town_knows_its_quarters_and_itself(town, text, where, code):
    found = town.of(text)
    assert (found.where, found.code) == (where, code)


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [
        ("09997", "inside", "09997"),
        ("Landkreis Seenland (erfunden)", "inside", "09997"),
        ("099975101", "inside", "099975101"),  # an Amt, by its official key
        ("99975101", "inside", "099975101"),
        ("Amt Seeblick", "inside", "099975101"),
        ("099975101002", "inside", "09997002"),
        ("Dorfmark", "inside", "09997004"),
        ("09996004", "outside", ""),
        ("09997099", "unreadable", ""),
    ],
)
def test_a_district_knows_its_associations_and_itself(county, text, where, code):
    found = county.of(text)
    assert (found.where, found.code) == (where, code)


def test_the_land_of_a_row_is_that_of_the_region(places, county):
    for one, own, other in ((places, "Nordrhein-Westfalen", "Bayern"), (county, "Bayern", "Nordrhein-Westfalen")):
        assert one.is_own_land(own) and one.is_own_land(own.upper()) and not one.is_own_land(other)
    assert county.is_own_land("9") and county.is_own_land("09") and county.is_own_land("BY")


def test_a_table_that_names_the_land_is_read_in_every_land():
    """A place of a made-up district in Bavaria counts; one of the same name in another Land does not."""
    areas = read_dataset(EXAMPLES / "seenland")
    heads = "Gemeinde;Bundesland;Jahr;faser"
    rows = "Dorfmark;Bayern;2024;1\nEllerbrook;Nordrhein-Westfalen;2024;2\nHagenried;by;2024;3"
    file = read_content(f"{heads}\n{rows}\n".encode(), "land.csv")
    recipe = recognise(file, read_recipes(EXAMPLES / "seenland" / "recipes")[0], wanted="")
    found = read_intake(file, recipe, areas=areas.areas, indicators=areas.indicators, given=Given())
    assert dict(zip(found.rows["area"], found.rows["value"], strict=True)) == {"09997004": 1.0, "09997008": 3.0}
