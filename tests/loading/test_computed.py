"""Indicators computed from two others, on made-up figures one can check by hand."""

import pandas as pd
import pytest

from indicators.figures.all_series import all_series
from indicators.loading.computed import add_computed
from indicators.loading.load import read_dataset
from indicators.model import DenominatorYear, Quotient
from tests import made_up

TOWN, VILLAGE = "09901001", "09901002"


def computed(above, below, *, year=DenominatorYear.SAME, factor=1000.0, breaks=None, notes=None) -> pd.DataFrame:
    """The rows of `je`, made of rows of `oben` and `unten` in one area."""
    rows = [("oben", TOWN, *one) for one in above] + [("unten", TOWN, *one) for one in below]
    indicators = {
        "oben": made_up.indicator("oben", short="Bänke", unit="Stück", decimals=0, year_notes=notes or {}),
        "unten": made_up.indicator("unten", short="Leute", unit="Leute", decimals=0, breaks=breaks or {}),
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


@pytest.mark.parametrize(("other", "there"), [(2019, True), (2017, True), (2016, False), (2023, True), (2024, False)])
def test_the_nearest_denominator_is_at_most_three_years_away(other, there):
    found = computed([(2020, 3)], [(other, 1500)], year=DenominatorYear.NEAREST)
    assert (len(found) == 1) == there


@pytest.mark.parametrize(
    ("years", "breaks", "used"),
    [
        ((2019, 2020, 2021), (), 2020),  # the year itself
        ((2017, 2021), (), 2021),  # the nearest one, though it is newer
        ((2018, 2022), (), 2018),  # of two equally near the older one
        ((2019, 2022), (2020,), 2022),  # not across a series break of the denominator where another one is there
        ((2019,), (2020,), 2019),  # across it where there is no other
        ((2020, 2021), (2021,), 2020),
    ],
)
def test_the_denominator_is_that_of_the_nearest_year_on_the_same_basis(years, breaks, used):
    below = [(year, float(year)) for year in years]
    changed = dict.fromkeys(breaks, "neu gezählt")
    row = computed([(2020, 1)], below, year=DenominatorYear.NEAREST, factor=float(used), breaks=changed).loc[2020]
    assert row["value"] == 1


def test_the_note_names_the_year_of_each_part():
    row = computed([(2020, 3)], [(2017, 1500), (2018, 3000)], year=DenominatorYear.NEAREST).loc[2020]
    assert (row["value"], row["note"]) == (1, "3 Stück (2020) ÷ 3.000 Leute (2018) × 1.000")


def test_the_dates_of_both_parts_are_named_where_they_differ():
    nearest = {"year": DenominatorYear.NEAREST, "notes": {2019: "19. Juli 2019"}}
    found = computed([(2017, 1), (2018, 2), (2019, 3), (2020, None)], [(2017, 1500), (2019, 3000)], **nearest)
    assert found["dates"].to_dict() == {
        2017: "", 2018: "Bänke 2018, Leute 2017", 2019: "Bänke 19. Juli 2019, Leute 2019", 2020: "",
    }  # fmt: skip


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
