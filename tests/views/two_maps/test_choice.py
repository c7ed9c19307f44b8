import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.model import Level
from indicators.views.two_maps.choice import MapPair
from indicators.views.two_maps.view import pair_view
from tests.made_up import EVIL


@pytest.fixture(scope="module")
def asked(shipped):
    """Read an address."""
    return lambda **parameters: read(MapPair, parameters, shipped)


def test_without_an_address_both_maps_show_the_first_and_the_newest_year_of_one_series(shipped, asked):
    pair, notices = asked()
    assert shipped.years(shipped.default_indicator, Level.MUNICIPALITY) == [2018, 2019, 2020, 2021, 2022]
    assert (pair.left.year, pair.right.year, notices) == (2018, 2021, [])  # measured anew since 2022
    assert pair.left.indicator == pair.right.indicator


def test_a_year_for_the_left_map_leaves_the_first_one_to_the_right(asked):
    pair, _notices = asked(indikator="gigabit", jahr="2021")
    assert (pair.left.year, pair.right.year) == (2021, 2018)
    pair, _notices = asked(indikator="gigabit", jahr="2018")
    assert (pair.left.year, pair.right.year) == (2018, 2021)


def test_without_a_year_both_maps_are_of_one_series(asked):
    pair, _notices = asked(indikator="gigabit")
    assert (pair.left.year, pair.right.year) == (2018, 2021)  # since 2022 it is measured anew
    pair, _notices = asked(indikator="gigabit", jahr="2022")
    assert (pair.left.year, pair.right.year) == (2022, 2018)  # alone in its series: the page warns


def test_another_indicator_is_shown_in_its_newest_year(shipped, asked):
    pair, _notices = asked(indikator="gigabit", jahr="2019", indikator2="steuerkraft", gemeinde="05958004")
    assert (pair.right.indicator, pair.right.year) == (
        "steuerkraft",
        shipped.years("steuerkraft", Level.MUNICIPALITY)[-1],
    )
    assert pair.left.area == pair.right.area == "05958004"


@given(st.data(), st.sampled_from(["gemeinde", "kreis"]))
def test_a_pair_survives_the_way_through_the_address(shipped, asked, drawn, level):
    one, other = drawn.draw(st.tuples(*[st.sampled_from(sorted(shipped.series))] * 2))
    pair, _notices = asked(indikator=one, indikator2=other, ebene=level)
    again, _notices = asked(**pair.parameters())
    assert again == pair


@pytest.mark.parametrize(
    "parameters",
    [{"indikator": EVIL}, {"indikator2": EVIL}, {"jahr2": "abc"}, {"gemeinde": EVIL}, {"seit": "2019"}, {EVIL: "1"}],
    ids=str,
)
def test_an_unknown_value_gives_one_notice_and_a_default(shipped, asked, parameters):
    pair, notices = asked(**parameters)
    assert len(notices) == 1
    assert {pair.left.indicator, pair.right.indicator} == {shipped.default_indicator}


def test_the_files_hold_the_figures_of_both_maps(shipped, asked):
    pair, _notices = asked(indikator="gigabit", jahr="2019", jahr2="2021")
    view = pair_view(shipped, pair)
    records = view.table().records()
    assert len(records) == 2 * 59 and {one["year"] for one in records} == {2019, 2021}
    assert view.path.startswith("zwei-karten?indikator=gigabit&jahr=2019&indikator2=gigabit&jahr2=2021")
    assert [one.id for one in view.sources] == ["deutschlandatlas", "breitbandatlas"]


def test_its_image_names_both_maps(shipped, asked):
    pair, _notices = asked(indikator="gigabit", jahr="2019", indikator2="steuerkraft")
    view = pair_view(shipped, pair)
    assert view.png("https://example.org").startswith(b"\x89PNG")
    assert view.subtitle.count(" | ") == 1 and "2019" in view.subtitle
