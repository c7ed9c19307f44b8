"""Imported rows against published ones; what would change in the folder is in test_saving.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators.intake.difference import compare_with_data, flips, published, records, with_rows
from indicators.loading.load import read_dataset
from indicators.model import Sign

Row = tuple[str, str, int, float | None, str]


def rows(*given: Row) -> pd.DataFrame:
    frame = pd.DataFrame(list(given), columns=["indicator", "area", "year", "value", "sign"])
    return frame.astype({"indicator": "str", "area": "str", "year": "int64", "value": "float64", "sign": "str"})


def test_published_figures_are_those_of_the_files(small_data):
    dataset = read_dataset(small_data)
    assert len(published(dataset)) == 19
    assert Sign.COMPUTED.value not in set(published(dataset)["sign"])


@pytest.mark.parametrize(("value", "revised"), [(10, 0), (10 + 1e-10, 0), (10.000001, 1), (-10, 1), (None, 1)])
def test_a_figure_is_revised_where_it_differs_by_more_than_the_last_bits(small_data, value, revised):
    one = compare_with_data(rows(("anteil", "09901001", 2020, value, "" if value else "g")), read_dataset(small_data))
    assert (len(one.revised), one.unchanged) == (revised, 1 - revised)


def test_two_figures_that_are_both_unknown_are_equal_unless_for_another_reason(small_data):
    dataset = read_dataset(small_data)
    assert compare_with_data(rows(("anteil", "09902002", 2020, None, "g")), dataset).is_empty
    assert len(compare_with_data(rows(("anteil", "09902002", 2020, None, "t")), dataset).revised) == 1


def test_an_aggregate_that_is_published_in_place_of_a_computed_one_is_new(small_data):
    dataset = read_dataset(small_data)
    computed = dataset.values[(dataset.values["indicator"] == "anteil") & (dataset.values["area"] == "09901")]
    assert set(computed["sign"]) == {Sign.COMPUTED.value}
    one = compare_with_data(rows(("anteil", "09901", 2020, 41, "")), dataset)
    assert [(row["area"], row["value"]) for row in records(one.new)] == [("09901", 41)]
    after = with_rows(dataset, rows(("anteil", "09901", 2020, 41, ""))).values
    assert after[(after["indicator"] == "anteil") & (after["area"] == "09901") & (after["year"] == 2020)][
        "value"
    ].tolist() == [41]


def test_aggregates_follow_the_imported_figures(small_data):
    # by hand: (30·100 + 50·300) ÷ 400 = 45
    after = with_rows(read_dataset(small_data), rows(("anteil", "09901001", 2020, 30, ""))).values
    mean = after[(after["indicator"] == "anteil") & (after["area"] == "09901") & (after["year"] == 2020)]
    assert mean["value"].tolist() == [45]


def test_no_rows_change_nothing(small_data):
    dataset = read_dataset(small_data)
    one = compare_with_data(rows(), dataset)
    assert one.is_empty
    assert (len(one.missing), one.unchanged, one.new_years, one.new_areas) == (0, 0, (), ())
    pd.testing.assert_frame_equal(with_rows(dataset, rows()).values, dataset.values)


def test_the_same_figures_again_leave_the_data_as_they_are(small_data):
    dataset = read_dataset(small_data)
    again = with_rows(dataset, published(dataset)).values.sort_values(["indicator", "area", "year"])
    before = dataset.values.sort_values(["indicator", "area", "year"])
    assert again["value"].fillna(-1).tolist() == before["value"].fillna(-1).tolist()


class TestFlips:
    DAY = date(2022, 5, 1)

    def flipped(self, folder: Path, *given: Row) -> list[str]:
        before = read_dataset(folder)
        after = with_rows(before, rows(*given))
        return [one.after.asked.id for one in flips(before, after, changed={row[0] for row in given}, day=self.DAY)]

    def test_figures_that_confirm_the_way_flip_nothing(self, goal_data):
        assert self.flipped(goal_data, ("weg", "09901001", 2021, 12, "")) == []

    def test_a_fall_flips_every_goal_that_is_about_it(self, goal_data):
        assert set(self.flipped(goal_data, ("weg", "09901001", 2021, 1, ""))) >= {"weg_2030", "weg_halten"}

    def test_goals_of_other_series_are_not_even_rated(self, goal_data):
        assert self.flipped(goal_data, ("anteil", "09901001", 2021, 1, "")) == []

    def test_a_goal_that_gets_its_first_figures_flips_from_none(self, goal_data):
        before = read_dataset(goal_data)
        given = rows(*(("weg", "09902002", 2015 + step, 2.0 * step, "") for step in range(6)))
        found = flips(before, with_rows(before, given), changed={"weg"}, day=self.DAY)
        [flip] = [
            one.as_dict() for one in found if (one.after.asked.id, one.after.area.code) == ("weg_2030", "09902002")
        ]
        assert flip["before_reason"]
        assert (flip["before_value"], flip["after_value"], flip["after_reason"]) == (None, 10, "")
