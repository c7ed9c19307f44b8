"""Indicators computed from two others, on made-up figures one can check by hand."""

import pandas as pd
import pytest

from indicators.figures.series import all_series
from indicators.loading.computed import add_computed
from indicators.loading.load import read_dataset
from indicators.model import DenominatorYear, Quotient
from tests import made_up

TOWN, VILLAGE = "09901001", "09901002"


def computed(above, below, *, year=DenominatorYear.SAME, factor=1000.0) -> pd.DataFrame:
    """The rows of `je`, made of rows of `oben` and `unten` in one area."""
    rows = [("oben", TOWN, *one) for one in above] + [("unten", TOWN, *one) for one in below]
    indicators = {
        "oben": made_up.indicator("oben", unit="Stück", decimals=0),
        "unten": made_up.indicator("unten", unit="Leute", decimals=0),
        "je": made_up.indicator("je", quotient=Quotient("oben", "unten", factor, year)),
    }
    frame = add_computed(made_up.values(rows).assign(coverage=""), indicators)
    return frame[frame["indicator"] == "je"].set_index("year")


def test_a_figure_is_numerator_by_denominator_times_factor():
    row = computed([(2020, 3)], [(2020, 1500)]).loc[2020]
    assert (row["value"], row["sign"]) == (2, "c")
    assert row["note"] == "3 Stück (2020) ÷ 1.500 Leute (2020) × 1.000"


def test_without_a_denominator_of_the_same_year_there_is_no_figure():
    assert computed([(2020, 3)], [(2019, 1500)]).empty


@pytest.mark.parametrize(("older", "there"), [(2019, True), (2017, True), (2016, False), (2021, False)])
def test_the_latest_denominator_may_be_up_to_three_years_older_and_never_newer(older, there):
    found = computed([(2020, 3)], [(older, 1500)], year=DenominatorYear.LATEST)
    assert (len(found) == 1) == there


def test_the_note_names_the_year_of_each_part():
    row = computed([(2020, 3)], [(2017, 1500), (2018, 3000)], year=DenominatorYear.LATEST).loc[2020]
    assert (row["value"], row["note"]) == (1, "3 Stück (2020) ÷ 3.000 Leute (2018) × 1.000")


def test_zero_stays_zero_and_a_denominator_of_zero_gives_no_figure():
    found = computed([(2019, 0), (2020, 3)], [(2019, 1500), (2020, 0)])
    assert found["value"].to_dict() == {2019: 0}


def test_a_confidential_numerator_stays_confidential():
    row = computed([(2020, None)], [(2020, 1500)]).loc[2020]
    assert pd.isna(row["value"])
    assert (row["sign"], row["note"]) == ("g", "")


def test_a_confidential_denominator_gives_no_figure():
    assert computed([(2020, 3)], [(2020, None)]).empty


def test_it_reaches_municipalities_and_districts_of_a_data_folder(goal_data):
    dataset = read_dataset(goal_data)
    assert dataset.problems == ()
    series = all_series(dataset)["je_kopf"]
    # Musterstadt: 10 steps by 100 people times 10. Musterkreis: (10 + 5) ÷ (100 + 300) × 10.
    assert series.at(TOWN, 2020).value == 1
    assert series.at("09901", 2020).value == 0.375
    assert series.at("09901", 2020).coverage == "2 von 2"
    assert series.indicator.id in dataset.sets["wege"].indicators
