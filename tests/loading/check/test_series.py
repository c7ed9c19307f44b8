"""Notices about figures that look wrong beside their neighbours; all figures are made up."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from indicators.loading.check.series import check_series
from indicators.loading.tables import LINE
from indicators.model import Level
from indicators.model.areas import Areas
from indicators.model.quality import Quality, QualityKind
from tests import made_up

PLACES = Areas(
    [
        replace(made_up.areas()["09901001"], code=code, label=code, name=code)
        for code in [f"099010{number:02}" for number in range(1, 13)]
    ]
)
STEADY = {2015: 10.0, 2016: 11.0, 2017: 10.0, 2018: 12.0, 2019: 11.0}


def notices(areas, **fields):
    """Notices about {area: {year: value}}; the first row is line 2 of the file."""
    rows = [("anteil", area, year, value) for area, own in areas.items() for year, value in own.items()]
    values = made_up.values(rows)
    frame = values.astype({"year": "str"}).assign(**{LINE: range(2, 2 + len(values))})
    indicators = {"anteil": made_up.indicator(**{"minimum": 0.0, "maximum": None, **fields})}
    return check_series(values, frame, "values.csv", indicators=indicators, areas=PLACES)


def region(**changes):
    """Twelve areas with steady figures; `changes` replaces years of the first."""
    areas = {f"099010{number:02}": dict(STEADY) for number in range(1, 13)}
    areas["09901001"].update({int(year.removeprefix("y")): value for year, value in changes.items()})
    return areas


def test_steady_series_give_no_notice():
    assert notices(region()) == []


@pytest.mark.parametrize("value", [100.0, 1.0, 1000.0])
def test_a_lost_or_added_decimal_place_is_noticed_with_its_line_and_neighbours(value):
    [notice] = notices(region(y2017=value))
    assert (notice.code, notice.row, notice.column, notice.notice) == ("outlier", 4, "value", True)
    assert notice.found.startswith("09901001, 2017: ")
    assert "daneben 11,00 und 12,00" in notice.found


def test_nothing_is_an_outlier_across_a_break_or_where_one_more_changes_much():
    assert notices(region(y2017=100.0), breaks={2018: "anders gemessen"}) == []
    few = (Quality(QualityKind.SMALL_BASE),)
    assert notices(region(y2017=100.0), qualities=few) == []


def test_a_slip_within_one_series_is_noticed_before_and_after_a_break_elsewhere():
    for year in (2015, 2019):
        [notice] = notices(region(y2017=100.0), breaks={year: "anders gemessen"})
        assert (notice.code, notice.row) == ("outlier", 4)


@pytest.mark.parametrize("field", [{"level": Level.DISTRICT}, {"last": 2014}, {"first": 2020}], ids=str)
def test_only_the_figures_of_which_it_is_said_are_of_few(field):
    [notice] = notices(region(y2017=100.0), qualities=(Quality(QualityKind.SMALL_BASE, **field),))
    assert (notice.code, notice.row) == ("outlier", 4)


def test_the_latest_figure_is_noticed_where_the_years_before_were_calm():
    [notice] = notices(region(y2019=110.0))
    assert notice.row == 6
    assert notices(region(y2018=40.0, y2019=240.0)) == []


def test_a_jump_that_stays_is_a_change_and_no_slip():
    assert notices(region(y2017=100.0, y2018=120.0, y2019=110.0)) == []


def test_a_jump_of_all_areas_is_no_slip_of_one():
    everywhere = {area: {**own, 2017: 70.0} for area, own in region().items()}
    assert notices(everywhere) == []


def test_a_change_of_unit_shows_in_all_areas_alike():
    in_metres = {area: {**own, 2019: own[2019] * 1000} for area, own in region().items()}
    [notice] = notices(in_metres)
    assert (notice.code, notice.row, notice.notice) == ("unit", None, True)
    assert notice.found.startswith("„anteil“ ist 2019 fast überall rund das 917-Fache")
    assert notices(in_metres, breaks={2019: "in Metern"}) == []
    few = dict(list(in_metres.items())[:9])
    assert notices(few) == []


def test_zero_and_series_that_may_be_negative_are_not_judged():
    assert notices(region(y2017=0.0)) == []
    assert notices(region(y2017=100.0), minimum=None) == []


def test_a_figure_whose_code_was_put_right_has_no_line_but_is_noticed():
    areas = region(y2017=100.0)
    rows = [("anteil", area, year, value) for area, own in areas.items() for year, value in own.items()]
    frame = pd.DataFrame(
        [("anteil", area.removeprefix("0"), str(year), 2) for _, area, year, _ in rows],
        columns=["indicator", "area", "year", LINE],
    )
    indicators = {"anteil": made_up.indicator(minimum=0.0, maximum=None)}
    [notice] = check_series(made_up.values(rows), frame, "values.csv", indicators=indicators, areas=PLACES)
    assert notice.row is None


def test_municipalities_that_vanish_in_the_latest_year_are_noticed():
    areas = region()
    for area in ("09901002", "09901003", "09901004"):
        del areas[area][2019]
    [notice] = notices(areas)
    assert (notice.code, notice.row) == ("missing_areas", None)
    assert notice.found == "„anteil“ hat 2019 nur 9 Gebiete mit Wert, 2018 waren es 12."


def test_one_of_many_missing_is_usual():
    areas = region()
    del areas["09901002"][2019]
    assert notices(areas) == []


def test_of_a_handful_of_municipalities_nothing_can_be_said():
    areas = dict(list(region().items())[:4])
    for area in ("09901002", "09901003"):
        del areas[area][2019]
    assert notices(areas) == []


def test_no_figures_give_no_notice():
    assert notices({}) == []
