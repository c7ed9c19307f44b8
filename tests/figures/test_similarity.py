"""Similar municipalities: made-up figures by hand, properties, and the shipped data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.series import Figure, Series
from indicators.figures.similarity import PEERS, Feature, Lack, Transform, all_features, group_median, similarity
from indicators.model import Level
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
    assert (found.features, tuple(found.left_out), found.nearest(CODES[0])) == ((), PLAIN, ())


def test_change_is_not_computed_across_a_series_break():
    change = (Feature("eins", "eins", Transform.CHANGE),)
    figures = {code: {2014: 10.0, 2019: 10.0 + step, 2020: 99.0} for step, code in enumerate(CODES)}
    assert similarity({"eins": made_up.series(figures)}, made_up.areas(), features=change).years == {"eins": 2019}
    broken = {"eins": made_up.series(figures, breaks={2017: "neu"})}
    assert similarity(broken, made_up.areas(), features=change).left_out.keys() == set(change)


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


def test_each_municipality_of_the_shipped_data_has_eight_peers_by_all_five_features(shipped):
    found = shipped.similar()
    assert not found.left_out
    towns = shipped.dataset.areas.at(Level.MUNICIPALITY)
    assert all(len(found.nearest(one.code)) == PEERS for one in towns)
    small = [one.code for one in towns if (shipped.series["bevoelkerung"].latest(one.code).value or 0) < 5000]
    assert small and all(len(found.nearest(code)) == PEERS for code in small)
    parts = found.nearest(small[0])[0]
    assert parts.distance**2 == pytest.approx(sum(parts.parts.values()))


several = st.lists(
    st.tuples(st.integers(1, 10**5), st.integers(1, 1000)),
    min_size=4,
    max_size=4,
    unique_by=(lambda p: p[0], lambda p: p[1]),
)


def two_features(pairs, *, shift=0.0, factor=1.0):
    first = {code: {2020: float(one)} for code, (one, _other) in zip(CODES, pairs, strict=True)}
    second = {code: {2020: other * factor + shift} for code, (_one, other) in zip(CODES, pairs, strict=True)}
    return {"eins": made_up.series(first), "zwei": made_up.series(second)}


TWO = (Feature("eins", "eins", Transform.LOG), Feature("zwei", "zwei"))


@given(several, st.floats(-500, 500), st.floats(0.01, 100))
def test_neither_unit_nor_zero_of_a_plain_feature_changes_a_distance(pairs, shift, factor):
    found = similarity(two_features(pairs), made_up.areas(), features=TWO)
    other = similarity(two_features(pairs, shift=shift, factor=factor), made_up.areas(), features=TWO)
    for code in CODES:
        for to in CODES:
            assert found.between(code, to).distance == pytest.approx(other.between(code, to).distance, abs=1e-5)


@given(several, st.floats(1e-6, 1e6))
def test_another_unit_changes_no_distance_by_a_change_over_years(pairs, factor):
    features = (Feature("eins", "eins", Transform.CHANGE),)

    def grown(by):
        figures = {code: {2015: first * by, 2020: then * by} for code, (first, then) in zip(CODES, pairs, strict=True)}
        return similarity({"eins": made_up.series(figures)}, made_up.areas(), features=features)

    found, scaled = grown(1.0), grown(factor)
    assert found.features == scaled.features
    for code in CODES if found.features else ():
        for to in CODES:
            assert found.between(code, to).distance == pytest.approx(scaled.between(code, to).distance, abs=1e-6)


@pytest.mark.parametrize(
    ("series", "lack"),
    [({}, Lack(None, 4)), (one_year([1, None, 5, 7]), Lack(3, 4)), (one_year([2, 2, 2, 2]), Lack(4, 4))],
    ids=["not in the data", "one is missing", "all the same"],
)
def test_a_feature_that_cannot_be_used_says_how_many_have_it(series, lack):
    assert similarity(series, made_up.areas(), features=PLAIN).left_out == {PLAIN[0]: lack}


@given(several)
def test_a_distance_is_none_to_oneself_the_same_both_ways_and_the_sum_of_its_parts(pairs):
    found = similarity(two_features(pairs), made_up.areas(), features=TWO)
    again = similarity(two_features(pairs), made_up.areas(), features=TWO)
    for code in CODES:
        assert found.between(code, code).distance == 0
        assert found.nearest(code) == again.nearest(code)
        for to in CODES:
            peer = found.between(code, to)
            assert peer.distance == found.between(to, code).distance
            assert peer.distance**2 == pytest.approx(sum(peer.parts.values()))


@given(several, st.permutations(CODES))
def test_the_order_of_areas_in_the_files_changes_nothing(pairs, order):
    figures = two_features(pairs)
    shuffled = {
        name: Series.of(one.indicator, {code: one.figures(code) for code in order}) for name, one in figures.items()
    }
    one = similarity(figures, made_up.areas(), features=TWO)
    other = similarity(shuffled, made_up.areas(), TWO)
    assert all(one.nearest(code) == other.nearest(code) for code in CODES)


def test_another_choice_of_features_is_another_group(shipped):
    usual = shipped.similar()
    fewer = shipped.similar(usual.features[:2])
    more = shipped.similar(all_features(shipped.dataset.indicators))
    assert [len(one.features) for one in (usual, fewer, more)] == [5, 2, 11]
    assert [one.id for one in more.left_out] == ["uebernachtungen"]
    assert len({tuple(one.code for one in found.nearest("05958020")) for found in (usual, fewer, more)}) == 3


def test_a_median_needs_figures_of_more_than_half_and_of_exactly_that_year():
    figures = {code: [Figure(2020, value)] for code, value in zip(CODES, (1.0, 2.0, 9.0, 4.0), strict=True)}
    one = Series.of(made_up.indicator(), figures)
    assert group_median(one, CODES, 2020) == Figure(2020, 3.0, coverage="4 von 4")
    assert group_median(one, [*CODES[:2], "x"], 2020) == Figure(2020, 1.5, coverage="2 von 3")
    assert (
        group_median(one, [CODES[0], "x"], 2020)
        is group_median(one, CODES, 2019)
        is group_median(one, [], 2020)
        is None
    )


def test_districts_and_the_region_have_no_peers(shipped):
    found = shipped.similar()
    assert found.nearest("05958") == found.nearest("swf") == ()
