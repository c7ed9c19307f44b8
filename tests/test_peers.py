"""Similar municipalities: made-up figures by hand, properties, and the shipped data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Level
from indicators.peers import PEERS, Feature, Transform, similarity
from indicators.store import read_store
from tests import made_up

CODES = ("09901001", "09901002", "09902001", "09902002")
PLAIN = (Feature("eins", "eins", Transform.PLAIN),)


def one_year(values):
    return {"eins": made_up.series({code: {2020: value} for code, value in zip(CODES, values, strict=True)})}


def test_distance_is_the_difference_in_standard_deviations():
    """By hand: 1, 3, 5, 7 have mean 4 and standard deviation √5; so 1 and 3 are 2 ÷ √5 apart."""
    found = similarity(one_year([1, 3, 5, 7]), made_up.areas(), features=PLAIN)
    assert found.between(CODES[0], CODES[1]).distance == pytest.approx(2 / 5**0.5)
    assert [one.code for one in found.nearest(CODES[0], 2)] == [CODES[1], CODES[2]]


def test_ties_are_decided_by_code():
    found = similarity(one_year([3, 1, 5, 9]), made_up.areas(), features=PLAIN)
    assert [one.code for one in found.nearest(CODES[0], 2)] == [CODES[1], CODES[2]]


def test_a_feature_that_some_municipality_lacks_is_left_out_for_all_and_reported():
    found = similarity(one_year([1, None, 5, 7]), made_up.areas(), features=PLAIN)
    assert (found.features, found.left_out, found.nearest(CODES[0])) == ((), PLAIN, ())


def test_change_is_not_computed_across_a_series_break():
    change = (Feature("eins", "eins", Transform.CHANGE),)
    figures = {code: {2014: 10.0, 2019: 10.0 + step, 2020: 99.0} for step, code in enumerate(CODES)}
    assert similarity({"eins": made_up.series(figures)}, made_up.areas(), features=change).years == {"eins": 2019}
    broken = {"eins": made_up.series(figures, breaks={2017: "neu"})}
    assert similarity(broken, made_up.areas(), features=change).left_out == change


@given(
    st.lists(st.integers(1, 10**6), min_size=4, max_size=4, unique=True),
    st.sampled_from([0.001, 0.3, 7.0, 1000.0]),
    st.sampled_from([Transform.PLAIN, Transform.LOG]),
)
def test_another_unit_changes_no_distance_and_distances_are_symmetric(values, factor, transform):
    features = (Feature("eins", "eins", transform),)
    plain = similarity(one_year(values), made_up.areas(), features=features)
    scaled = similarity(one_year([value * factor for value in values]), made_up.areas(), features=features)
    for code in CODES:
        assert [one.code for one in plain.nearest(code)] == [one.code for one in scaled.nearest(code)]
        for other in CODES:
            distance = plain.between(code, other).distance
            assert distance == plain.between(other, code).distance
            assert distance == pytest.approx(scaled.between(code, other).distance, abs=1e-6)


def test_each_municipality_of_the_shipped_data_has_eight_peers_by_all_five_features():
    data = read_store()
    found = similarity(data.series, data.dataset.areas)
    assert not found.left_out
    towns = data.dataset.areas.at(Level.MUNICIPALITY)
    assert all(len(found.nearest(one.code)) == PEERS for one in towns)
    small = [one.code for one in towns if (data.series["bevoelkerung"].latest(one.code).value or 0) < 5000]
    assert small and all(found.nearest(code) == found.nearest(code) for code in small)
    parts = found.nearest(small[0])[0]
    assert parts.distance**2 == pytest.approx(sum(parts.parts.values()))


def test_districts_and_the_region_have_no_peers():
    data = read_store()
    found = similarity(data.series, data.dataset.areas)
    assert found.nearest("05958") == found.nearest("swf") == ()
