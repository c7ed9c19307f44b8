"""Which indicator a column resembles, and columns that can not be what they are read for."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from indicators.intake.prepare import Prepared, prepare
from tests.intake.reading import codes, read, shipped

DAY = date(2026, 11, 26)
Change = Callable[[Sequence[float]], Sequence[float]]


def as_if(change: Change, *, of: str = "gigabit", year: int = 2022, head: str = "") -> Prepared:
    """What would become of the shipped figures of 2021, changed, as those of another year or indicator."""
    values = shipped().values
    rows = values[(values["indicator"] == of) & (values["year"] == 2021) & (values["area"].str.len() == 8)]
    figures = change([float(value) for value in rows["value"]])
    lines = [f"{area};{year};{value:.4f}" for area, value in zip(rows["area"], figures, strict=True)]
    intake = read(f"AGS;Jahr;{head or of}\n" + "\n".join(lines).replace(".", ",") + "\n")
    return prepare(intake, shipped(), set_id="", day=DAY)


def shuffled(figures: Sequence[float]) -> Sequence[float]:
    return random.Random(1).sample(list(figures), len(figures))


def test_figures_that_go_on_as_before_are_plausible():
    assert as_if(lambda figures: [min(one * 1.05, 100) for one in figures]).faults == []


@pytest.mark.parametrize("indicator", ["gigabit", "bevoelkerung"])
def test_figures_of_other_places_stop_the_import(indicator):
    [problem] = as_if(shuffled, of=indicator).faults
    assert problem.code == "implausible"
    assert "Rangfolge der Gemeinden" in problem.found


def test_figures_of_another_size_stop_the_import():
    problem, *_ = as_if(lambda figures: [one / 1000 for one in figures], of="bevoelkerung").faults
    assert problem.code == "implausible"
    assert "das 0,001-Fache" in problem.found


def test_figures_of_another_indicator_stop_the_import():
    [problem] = [
        one for one in as_if(list, of="breitband_50", year=2021, head="gigabit").faults if one.code == "implausible"
    ]
    assert "die Werte sind die von „Breitband mit mindestens 50 Mbit/s“" in problem.found


def test_another_unit_stops_the_import():
    intake = read("AGS;Jahr;gigabit (ha)\n05958004;2031;12\n")
    assert codes(prepare(intake, shipped(), set_id="", day=DAY).faults) == ["unit_other"]


def test_a_column_is_known_by_its_values_whatever_it_is_called():
    prepared = as_if(list, of="breitband_50", year=2021, head="Spalte ohne Sinn")
    [column] = prepared.columns
    best = column.likely[0]
    assert (best.indicator, best.score) == ("breitband_50", 1.0)
    assert best.reason == "59 von 59 Werten gleich"
