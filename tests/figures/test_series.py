import pytest

from indicators.figures.all_series import all_series
from indicators.figures.series import Change, cross_section, levels_of
from indicators.loading.load import read_dataset
from indicators.model import Level
from tests.made_up import areas, series

TOWN, VILLAGE = "09901001", "09901002"
BREAK = {2019: "neu gezählt"}


def test_the_latest_figure_is_the_newest_with_a_value():
    one = series({TOWN: {2019: 1, 2020: 2, 2021: None}})
    assert one.latest(TOWN).year == 2020
    assert one.latest(VILLAGE) is None


def test_zero_is_a_figure_and_may_be_the_latest():
    assert series({TOWN: {2019: 1, 2020: 0}}).latest(TOWN).value == 0


def test_a_map_shows_a_figure_up_to_three_years_older():
    one = series({TOWN: {2017: 5}})
    assert [one.shown(TOWN, year) and one.shown(TOWN, year).year for year in (2017, 2020, 2021)] == [2017, 2017, None]


def test_a_map_never_shows_a_figure_newer_than_its_year():
    assert series({TOWN: {2017: 5}}).shown(TOWN, 2016) is None


def test_a_row_that_says_why_there_is_no_figure_is_not_covered_by_an_older_one():
    shown = series({TOWN: {2019: 5, 2020: None}}).shown(TOWN, 2020)
    assert (shown.year, shown.value, shown.sign) == (2020, None, "g")


def test_no_older_figure_is_carried_across_a_series_break():
    one = series({TOWN: {2018: 5}}, breaks=BREAK)
    assert one.shown(TOWN, 2018) is not None
    assert one.shown(TOWN, 2019) is None


def test_change_is_latest_against_the_oldest_within_five_years():
    one = series({TOWN: {2010: 1, 2016: 4, 2018: 5, 2021: 7}})
    assert one.change(TOWN) == Change(2016, 2021, 3)


def test_change_is_never_computed_across_a_series_break():
    assert series({TOWN: {2018: 1, 2019: 9}}, breaks=BREAK).change(TOWN) is None
    assert series({TOWN: {2018: 1, 2019: 9, 2020: 10}}, breaks=BREAK).change(TOWN) == Change(2019, 2020, 1)


@pytest.mark.parametrize("figures", [{}, {2020: 1}, {2019: None, 2020: 1}, {2000: 1, 2020: 2}])
def test_there_is_no_change_without_two_figures_near_each_other(figures):
    assert series({TOWN: figures}).change(TOWN) is None


def test_years_are_those_with_a_value_and_not_those_with_a_sign_alone():
    one = series({TOWN: {2021: 1, 2019: 2}, VILLAGE: {2020: None}})
    assert one.years([TOWN, VILLAGE]) == [2019, 2021]


def test_a_cross_section_keeps_zero_confidential_and_absent_apart(small_data):
    share = all_series(read_dataset(small_data))["anteil"]
    shown = cross_section(share, areas().at(Level.MUNICIPALITY), 2020)
    assert (shown["09902001"].value, shown["09902002"].sign) == (0, "g")
    assert cross_section(share, [areas()["09902002"]], 2017) == {"09902002": None}


def test_levels_are_those_with_at_least_one_value(small_data):
    dataset = read_dataset(small_data)
    one = all_series(dataset)
    assert levels_of(one["anteil"], dataset) == [Level.MUNICIPALITY, Level.DISTRICT]
    assert levels_of(one["eigenart"], dataset) == [Level.MUNICIPALITY]


def test_weights_are_no_series_of_their_own(small_data):
    path = small_data / "sets" / "made_up" / "indicators.csv"
    text = path.read_text(encoding="utf-8").replace("einwohner,,", "einwohner,weight,")
    path.write_text(text, encoding="utf-8")
    assert list(all_series(read_dataset(small_data))) == ["anteil", "quote", "eigenart"]


def test_the_change_of_an_election_is_that_since_the_one_before_also_after_six_years():
    found = series({TOWN: {1999: 50, 2014: 40, 2020: 45}}).change(TOWN)
    assert (found.since, found.difference) == (2014, 5)
    assert series({TOWN: {2011: 50, 2020: 45}}).change(TOWN) is None  # nine years are too far
