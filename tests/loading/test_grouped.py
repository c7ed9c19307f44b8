"""The figures of groups: by the rules for districts, made of those of their members."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.all_series import all_series
from indicators.loading.aggregate import Members, add_aggregates
from indicators.loading.grouped import Grouped
from indicators.loading.load import read_dataset
from indicators.model import Area, Kind, Level
from indicators.model.areas import Areas
from tests.made_up import areas, indicator, values

MUSTERSTADT, MUSTERDORF, BEISPIELSTADT, BEISPIELHAUSEN = TOWNS = ("09901001", "09901002", "09902001", "09902002")
PEOPLE = indicator("einwohner", kind=Kind.COUNT, maximum=None)
SHARE = indicator("anteil", weight="einwohner")
PER_KM2 = indicator("dichte", kind=Kind.RATE, weight="area_km2", maximum=None)
KNOWN = {one.id: one for one in (PEOPLE, SHARE, PER_KM2)}

counts = st.lists(st.integers(0, 10**7), min_size=4, max_size=4)
people = st.lists(st.integers(1, 10**6), min_size=4, max_size=4)
shares = st.lists(st.floats(0, 100), min_size=4, max_size=4)
some_towns = st.lists(st.sampled_from(TOWNS), min_size=1, unique=True)


def rows_of(**figures):
    """Rows of 2020 for the four towns, by indicator, as `Members` asks for them."""
    rows = [(name, area, 2020, one) for name, found in figures.items() for area, one in zip(TOWNS, found, strict=True)]
    frame = add_aggregates(values(rows), indicators=KNOWN, areas=areas())
    return lambda name: frame[frame["indicator"] == name]


def together(members, of, **figures):
    """The figure of towns taken as a group, whatever name they have."""
    group = replace(areas()[members[0]], code="probe", level=Level.GROUP, members=tuple(members))
    found = Members(areas(), rows_of(**figures)).rows(group, of)
    return found["value"].tolist()


@pytest.fixture
def made_up(small_data):
    return read_dataset(small_data)


def test_a_count_is_the_sum_and_needs_every_member(made_up):
    series = all_series(made_up)["einwohner"]
    assert [(one.year, one.value, one.coverage) for one in series.figures(f"{MUSTERSTADT} {BEISPIELHAUSEN}")] == [
        (2020, 500, "2 von 2")
    ]
    assert [one.value for one in series.figures(f"{MUSTERSTADT} {BEISPIELSTADT}")] == [300, 310]


def test_a_share_is_weighted_and_says_what_it_is_made_of(made_up):
    one = all_series(made_up)["anteil"].at(f"{MUSTERDORF} {BEISPIELSTADT}", 2020)
    assert one.value == 30  # (50·300 + 0·200) ÷ 500
    assert (one.sign, one.note, one.coverage) == ("c", "Gewichtet", "2 von 2")


def test_members_with_less_than_80_percent_of_the_weight_give_no_mean(made_up):
    assert all_series(made_up)["anteil"].at(f"{MUSTERDORF} {BEISPIELHAUSEN}", 2020) is None  # 300 of 700


def test_without_a_weight_there_is_nothing(made_up):
    assert all_series(made_up)["eigenart"].figures(f"{MUSTERSTADT} {MUSTERDORF}") == []


def test_a_quotient_is_made_of_the_sums_and_not_of_quotients(goal_data):
    one = all_series(read_dataset(goal_data))["je_kopf"].at(f"{MUSTERDORF} {BEISPIELSTADT}", 2017)
    assert one.value == pytest.approx((5 + 3) / 500 * 10)
    assert "8 Schritte (2017) ÷ 500 Personen (2020)" in one.note


def test_what_one_person_makes_is_that_of_the_group(goal_data):
    series = all_series(read_dataset(goal_data))["je_kopf"]
    assert series.unit(f"{MUSTERDORF} {BEISPIELSTADT}", 2020) == pytest.approx(10 / 500)


def test_the_order_of_members_does_not_matter(made_up):
    known = made_up.areas
    assert known[f"{MUSTERDORF} {BEISPIELSTADT}"] == known[f"{BEISPIELSTADT} {MUSTERDORF} {BEISPIELSTADT}"]


def test_of_what_is_unknown_there_is_no_row(made_up):
    group = made_up.areas[f"{MUSTERDORF} {BEISPIELSTADT}"]
    assert Grouped(made_up).rows(group, "gibt_es_nicht").empty


@given(some_towns)
def test_a_group_of_all_is_the_region_a_district_is_that_district_and_one_is_itself(towns):
    known = areas()
    found = known.group(towns)
    assert {one.code for one in known.members(found)} == set(towns)
    whole = {frozenset(TOWNS): "swf", frozenset(TOWNS[:2]): "09901", frozenset(TOWNS[2:]): "09902"}
    expected = towns[0] if len(towns) == 1 else whole.get(frozenset(towns), " ".join(sorted(towns)))
    assert found.code == expected
    assert known[" ".join(towns)] == found


@given(some_towns)
def test_a_group_and_the_rest_are_the_region_and_share_nothing(towns):
    known = areas()
    group = known.group(towns)
    rest = known.rest(group)
    left = set() if rest is None else {one.code for one in known.members(rest)}
    assert left == set(TOWNS) - set(towns)
    assert rest is None or known.get(f"ohne {group.code}") == rest
    assert rest is None or {one.code for one in known.members(known.rest(rest))} == set(towns)


@given(counts)
def test_all_towns_have_the_figures_of_the_region_and_those_of_a_district_the_districts(figures):
    assert together(TOWNS, PEOPLE, einwohner=figures) == [sum(figures)]
    found = rows_of(einwohner=figures)("einwohner")
    for district, towns in (("09901", TOWNS[:2]), ("09902", TOWNS[2:])):
        assert together(towns, PEOPLE, einwohner=figures) == found[found["area"] == district]["value"].tolist()


@given(shares, people)
def test_a_district_taken_as_a_group_has_the_districts_mean(figures, inhabitants):
    given_ = {"einwohner": inhabitants, "anteil": figures}
    found = rows_of(**given_)("anteil")
    for district, towns in (("09901", TOWNS[:2]), ("09902", TOWNS[2:]), ("swf", TOWNS)):
        expected = found[found["area"] == district]["value"].tolist()
        assert together(towns, SHARE, **given_) == pytest.approx(expected)


@given(counts, st.sets(st.sampled_from(TOWNS), min_size=1, max_size=3))
def test_disjoint_groups_add_up(figures, inside):
    outside = [code for code in TOWNS if code not in inside]
    both = [together(sorted(one), PEOPLE, einwohner=figures)[0] for one in (inside, outside)]
    assert sum(both) == sum(figures)


@given(shares, people, some_towns)
def test_a_mean_lies_between_its_members(figures, inhabitants, towns):
    [found] = together(towns, SHARE, einwohner=inhabitants, anteil=figures)
    own = [one for code, one in zip(TOWNS, figures, strict=True) if code in towns]
    assert min(own) - 1e-9 <= found <= max(own) + 1e-9


def test_a_mean_may_be_weighted_with_the_area():
    assert together(TOWNS[:3], PER_KM2, dichte=[8, 4, 0, 3]) == [pytest.approx((8 * 10 + 4 * 30) / 60)]


@pytest.mark.parametrize("code", ["", " ", "ohne", "ohne swf", "09901001 x", "x y", "ohne ohne 09901001", "9901001 "])
def test_what_names_nothing_is_no_group(code):
    assert areas().get(code) is None


def test_districts_alone_make_a_group_of_districts_with_anything_else_one_of_municipalities(small_data):
    three = areas()
    group = three.get("09901 09902001")
    assert isinstance(group, Area)
    assert group.members == ("09901001", "09901002", "09902001")
    assert three.get("09901 09902") == three.region


def test_a_label_names_few_members_and_counts_many():
    known = areas()
    assert known["09901001 09902001"].label == "Musterstadt + Beispielstadt (Stadt)"
    assert known["ohne 09901001"].label == "Musterregion ohne Musterstadt"
    assert known["ohne 09901001"].locative == "in der Musterregion ohne Musterstadt"


def test_a_sentence_about_a_group_has_its_places_in_the_dative():
    five = [replace(areas()["09901"], code=f"0991{n}", label=f"Kreis {n}", locative=f"im Kreis {n}") for n in range(5)]
    town = areas()["09901001"]
    towns = [replace(town, code=f"{one.code}001", label=f"Ort {n}", district=one.code) for n, one in enumerate(five)]
    known = Areas([areas().region, *five, *towns])
    assert known["09910 09911"].locative == "im Kreis 0 + im Kreis 1"
    four = known["09910001 09911001 09912001 09913001"]
    assert (four.label, four.locative) == ("Ort 0 + Ort 1 + 2 weitere", "in Ort 0 + Ort 1 + 2 weiteren")


def test_a_plus_that_an_address_encodes_divides_members_as_a_space_does():
    known = areas()
    for code in ("09901001+09902001", "ohne+09901001"):
        assert known[code] == known[code.replace("+", " ")]
    assert known.get("+") is None
