import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.figures.all_series import all_series
from indicators.loading.aggregate import add_aggregates
from indicators.loading.load import read_dataset
from indicators.model import Kind, Level
from indicators.model.areas import Areas
from tests.made_up import areas, indicator, values

MUNICIPALITIES = ["09901001", "09901002", "09902001", "09902002"]
PEOPLE = indicator("einwohner", kind=Kind.COUNT, maximum=None)
SHARE = indicator("anteil", weight="einwohner")
BOTH = {"einwohner": PEOPLE, "anteil": SHARE}


def aggregated(rows, indicators=BOTH, region=None) -> dict[tuple[str, str, int], float]:
    frame = add_aggregates(values(rows), indicators=indicators, areas=region or areas())
    return {(row.indicator, row.area, row.year): row.value for row in frame.itertuples() if row.sign == "c"}


def in_2020(name, figures):
    return [(name, area, 2020, figure) for area, figure in zip(MUNICIPALITIES, figures, strict=True)]


@pytest.fixture
def made_up(small_data):
    return all_series(read_dataset(small_data))


def test_a_count_is_the_sum_of_the_members(made_up):
    people = made_up["einwohner"]
    assert [people.at(code, 2020).value for code in ("09901", "09902", "swf")] == [400, 600, 1000]


def test_a_count_needs_every_member(made_up):
    people = made_up["einwohner"]
    assert people.at("09901", 2021).value == 400
    assert people.at("09902", 2021) is None
    assert people.at("swf", 2021) is None


def test_a_share_is_weighted_with_its_weight_and_not_averaged(made_up):
    assert made_up["anteil"].at("09901", 2020).value == 40  # (10·100 + 50·300) ÷ 400; the plain mean would be 30


def test_a_rate_may_be_weighted_with_the_area():
    per_km2 = {"dichte": indicator("dichte", kind=Kind.RATE, weight="area_km2", maximum=None)}
    computed = aggregated(in_2020("dichte", [8, 4, 0, 3]), per_km2)
    assert computed["dichte", "09901", 2020] == 5  # (8·10 + 4·30) ÷ 40
    assert computed["dichte", "swf", 2020] == pytest.approx(3.2)  # (8·10 + 4·30 + 0·20 + 3·40) ÷ 100


def test_members_with_less_than_80_percent_of_the_weight_give_no_mean(made_up):
    assert made_up["anteil"].at("09902", 2020) is None  # 200 of 600
    assert made_up["anteil"].at("swf", 2020) is None  # 600 of 1000


def test_members_with_80_percent_of_the_weight_give_a_mean_that_names_its_coverage():
    rows = [*in_2020("einwohner", [100, 300, 200, 400]), *in_2020("anteil", [None, 50, 20, 10])]
    frame = add_aggregates(values(rows), indicators=BOTH, areas=areas())
    [region] = frame.query("indicator == 'anteil' and area == 'swf'").itertuples()
    assert region.value == pytest.approx((50 * 300 + 20 * 200 + 10 * 400) / 900)
    assert (region.sign, region.coverage) == ("c", "3 von 4")


def test_the_weight_of_the_nearest_year_is_taken():
    rows = [
        ("einwohner", "09901001", 2000, 1), ("einwohner", "09901002", 2000, 1),
        ("einwohner", "09901001", 2020, 1), ("einwohner", "09901002", 2020, 3),
        ("anteil", "09901001", 2018, 0), ("anteil", "09901002", 2018, 100),
    ]  # fmt: skip
    assert aggregated(rows)["anteil", "09901", 2018] == 75


def test_a_published_figure_is_never_replaced(made_up):
    [published] = made_up["quote"].figures("09901")
    assert (published.value, published.sign, published.coverage) == (9, "", "")


@pytest.mark.parametrize("sign", ["g", "t", "x"])
def test_a_published_sign_is_never_replaced_by_a_sum_that_would_reveal_the_figure(sign):
    rows = [*in_2020("einwohner", [100, 300, 200, 400]), ("einwohner", "09901", 2020, None)]
    frame = add_aggregates(values(rows, sign=sign), indicators=BOTH, areas=areas())
    [row] = frame.query("area == '09901' and indicator == 'einwohner'").itertuples()
    assert (pd.isna(row.value), row.sign) == (True, sign)


def test_the_region_is_built_from_published_districts_where_these_are_complete():
    rows = [*in_2020("einwohner", [1, 1, 1, 1]), ("einwohner", "09901", 2020, 5), ("einwohner", "09902", 2020, 6)]
    assert aggregated(rows) == {("einwohner", "swf", 2020): 11}


def test_without_a_weight_there_is_no_aggregate(made_up):
    assert [made_up["eigenart"].figures(code) for code in ("09901", "swf")] == [[], []]


def test_a_weight_that_is_unknown_gives_no_aggregate_either():
    assert aggregated(in_2020("anteil", [1, 2, 3, 4]), {"anteil": SHARE}) == {}


def test_a_district_without_municipalities_has_no_figure_instead_of_zero():
    lonely = Areas([area for area in areas() if area.code not in ("09902001", "09902002")])
    computed = aggregated([("einwohner", "09901001", 2020, 1), ("einwohner", "09901002", 2020, 2)], region=lonely)
    assert ("einwohner", "09902", 2020) not in computed
    assert computed["einwohner", "swf", 2020] == 3


def test_a_region_without_districts_is_the_sum_of_its_municipalities():
    flat = Areas([area for area in areas() if area.level != Level.DISTRICT])
    assert aggregated(in_2020("einwohner", [1, 2, 3, 4]), region=flat) == {("einwohner", "swf", 2020): 10}


def test_no_values_give_no_aggregates():
    assert aggregated([]) == {}


counts = st.lists(st.integers(0, 10**7), min_size=4, max_size=4)
shares = st.lists(st.floats(0, 100), min_size=4, max_size=4)
weights = st.lists(st.integers(1, 10**6), min_size=4, max_size=4)


@given(counts)
def test_the_sum_is_conserved_from_municipalities_to_districts_to_the_region(figures):
    computed = aggregated(in_2020("einwohner", figures))
    total = computed["einwohner", "swf", 2020]
    assert total == sum(figures)
    assert total == computed["einwohner", "09901", 2020] + computed["einwohner", "09902", 2020]


@given(shares, weights)
def test_a_weighted_mean_lies_between_lowest_and_highest_member(figures, people):
    computed = aggregated([*in_2020("einwohner", people), *in_2020("anteil", figures)])
    assert min(figures) - 1e-9 <= computed["anteil", "swf", 2020] <= max(figures) + 1e-9


@given(shares, weights, st.integers(0, 3))
def test_a_mean_never_stands_for_less_than_80_percent_of_the_weight(figures, people, gap):
    figures = [None if position == gap else figure for position, figure in enumerate(figures)]
    computed = aggregated([*in_2020("einwohner", people), *in_2020("anteil", figures)])
    known = sum(people) - people[gap]
    assert (("anteil", "swf", 2020) in computed) == (known >= 0.8 * sum(people))
