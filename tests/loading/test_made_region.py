"""Made-up regions of any size are data folders without a fault, and the same call writes the same figures."""

from __future__ import annotations

import pytest

from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.model import Level
from tools.made_region import Size, write_region


@pytest.mark.parametrize("size", [Size(3, 2, 2), Size(45, 21, 3)])
def test_a_made_up_region_is_whole_and_says_that_it_is_made_up(tmp_path, size):
    dataset = read_dataset(write_region(tmp_path / "region", size))
    assert [one for one in dataset.problems if not one.notice] == []
    towns = dataset.areas.at(Level.MUNICIPALITY)
    assert (len(towns), len(dataset.indicators)) == (size.towns, size.indicators)
    assert len(dataset.areas.at(Level.DISTRICT)) == -(-size.towns // 20)
    assert all("Erfunden" in area.label for area in towns)
    published = dataset.values[dataset.values["sign"] == ""]
    assert len(published) == size.values


def test_values_can_be_worked_out_by_hand(tmp_path):
    """Indicator 2, third town, second year: (2 · 7 + 2 · 13 + 1 · 3) ÷ 10; the district is the mean of equal areas."""
    series = all_series(read_dataset(write_region(tmp_path / "region", Size(3, 2, 2))))["zahl_2"]
    assert series.at("09001003", 2011).value == 4.3
    assert series.at("09001", 2011).value == pytest.approx((1.7 + 3.0 + 4.3) / 3)


def test_nothing_is_written_over(tmp_path):
    with pytest.raises(FileExistsError):
        write_region(tmp_path, Size(3, 2, 2))
