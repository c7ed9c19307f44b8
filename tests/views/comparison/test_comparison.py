"""Several areas on one scale: figures by hand, breaks, gaps, and every address."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.drawing.palette import DARK, LIGHT
from indicators.export.csv_files import machine_csv
from indicators.figures.all_series import all_series
from indicators.figures.series import Figure
from indicators.loading.load import read_dataset
from indicators.store import Store
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.comparison import (
    MOST_AREAS,
    Reference,
    Scale,
    base_years,
    compare,
    places_outside,
    scaled,
)
from indicators.views.comparison.lines import panels, together, value_span
from indicators.views.comparison.view import areas_of, comparison_of, comparison_view
from tests.hostile import HOSTILE
from tests.made_up import series, write_references

TOWN, VILLAGE = "09901001", "09901002"
ARNSBERG, SOEST = "05958004", "05974040"


def by_year(figures):
    return {one.year: one.value for one in figures}


def put(figures, scale, **more):
    one = series({TOWN: figures}, **more.pop("fields", {}))
    return by_year(scaled(one, one.figures(TOWN), scale, **{"base_year": None, "region": {}} | more))


class TestScales:
    def test_an_index_is_100_in_its_base_year(self):
        """By hand: 20 ÷ 40 = half, 60 ÷ 40 = one and a half."""
        assert put({2018: 20, 2019: 40, 2020: 60}, Scale.INDEX, base_year=2019) == {2018: 50, 2019: 100, 2020: 150}

    def test_an_index_never_crosses_a_series_break(self):
        found = put({2018: 20, 2019: 40, 2020: 60}, Scale.INDEX, base_year=2020, fields={"breaks": {2019: "neu"}})
        assert found == {2019: pytest.approx(200 / 3), 2020: 100}

    @pytest.mark.parametrize("base", [None, 2017])
    def test_without_a_base_there_is_no_index(self, base):
        assert put({2018: 20}, Scale.INDEX, base_year=base) == {}

    @pytest.mark.parametrize("value", [0, -5])
    def test_zero_and_less_are_no_base(self, value):
        assert put({2018: value, 2019: 4}, Scale.INDEX, base_year=2018) == {}

    def test_a_difference_is_that_of_the_same_year(self):
        assert put({2018: 20, 2019: 40}, Scale.DIFFERENCE, region={2018: 25.0}) == {2018: -5}

    @pytest.mark.parametrize("scale", list(Scale))
    def test_a_missing_value_stays_missing(self, scale):
        found = put({2018: 20, 2019: None}, scale, base_year=2018, region={2018: 1.0, 2019: 1.0})
        assert found[2019] is None

    def test_years_that_all_areas_have_can_be_a_base_those_of_the_longest_unbroken_part_first(self):
        one = series(
            {TOWN: {2016: 1, 2018: 2, 2019: 3, 2020: 4}, VILLAGE: {2016: 1, 2019: 0, 2020: 5}}, breaks={2018: "neu"}
        )
        assert base_years(one, [TOWN]) == [2018, 2019, 2020, 2016]
        assert base_years(one, [TOWN, VILLAGE]) == [2020, 2016]
        assert base_years(one, []) == []

    @given(st.lists(st.floats(0.1, 1e6), min_size=2, max_size=6), st.floats(0.01, 1e4))
    def test_an_index_does_not_depend_on_the_unit(self, values, factor):
        years = dict(enumerate(values, 2015))
        one = put(years, Scale.INDEX, base_year=2015)
        other = put({year: value * factor for year, value in years.items()}, Scale.INDEX, base_year=2015)
        assert all(math.isclose(one[year], other[year], rel_tol=1e-9) for year in years)


class TestLines:
    def test_region_district_and_similar_municipalities_stand_beside_the_first_area(self, shipped):
        found = compare(shipped, "steuerkraft", [shipped.dataset.areas[ARNSBERG]], references=list(Reference))
        assert [one.label for one in found.lines] == [
            "Arnsberg", "Südwestfalen", "Hochsauerlandkreis", "ähnlich wie Arnsberg (Median)",
            "Südwestfalen ohne Arnsberg",
        ]  # fmt: skip
        assert by_year(found.lines[0].figures) == by_year(shipped.series["steuerkraft"].figures(ARNSBERG))

    def test_an_area_is_not_its_own_reference(self, shipped):
        district = shipped.dataset.areas["05958"]
        found = compare(shipped, "steuerkraft", [district, shipped.dataset.areas.region], references=list(Reference))
        assert [one.label for one in found.lines] == [
            "Hochsauerlandkreis",
            "Südwestfalen",
            "Südwestfalen ohne Hochsauerlandkreis",
        ]

    def test_the_region_is_left_out_of_differences_to_itself(self, shipped):
        areas_shown = [shipped.dataset.areas[ARNSBERG], shipped.dataset.areas.region]
        found = compare(shipped, "steuerkraft", areas_shown, scale=Scale.DIFFERENCE, references=[Reference.REGION])
        assert [one.label for one in found.lines] == ["Arnsberg"]
        value = by_year(found.lines[0].figures)[2019]
        own, region = (by_year(shipped.series["steuerkraft"].figures(code))[2019] for code in (ARNSBERG, "swf"))
        assert value == round(own) - round(region)  # of the figures as they are shown
        assert found.series.indicator.unit == "Differenz zur Region in € je Einwohner"

    def test_an_area_without_figures_is_named(self, shipped):
        found = compare(shipped, "bip", [shipped.dataset.areas[ARNSBERG], shipped.dataset.areas["05958"]])
        assert found.without == ["Arnsberg"]
        assert [one.label for one in found.lines] == ["Hochsauerlandkreis"]

    def test_more_than_four_areas_get_a_chart_each_with_the_references_in_all(self, shipped):
        towns = shipped.dataset.areas.model_towns
        found = compare(shipped, "steuerkraft", towns, references=[Reference.REGION])
        drawn = panels(found, LIGHT)
        assert [title for title, _lines in drawn] == [one.label for one in towns]
        assert all([line.label for line in lines] == [title, "Südwestfalen"] for title, lines in drawn)
        [(title, lines)] = panels(compare(shipped, "steuerkraft", towns[:4]), DARK)
        assert title == ""
        assert len({line.color for line in lines}) == 4

    def test_in_one_image_no_two_lines_look_alike(self, shipped):
        eight = list(shipped.dataset.areas.at("municipality"))[:8]
        drawn = together(compare(shipped, "steuerkraft", eight, references=list(Reference)), LIGHT)
        assert len(drawn) == 12
        assert len({(line.color, line.dash) for line in drawn}) == 12

    def test_nothing_known_gives_no_chart(self, shipped):
        assert panels(compare(shipped, "bip", [shipped.dataset.areas[ARNSBERG]]), LIGHT) == []


class TestAddress:
    @pytest.mark.parametrize(
        "choice",
        [
            ComparisonChoice("gigabit"),
            ComparisonChoice("steuerkraft", (ARNSBERG, "05958", "swf"), Scale.INDEX, 2010, tuple(Reference)),
            ComparisonChoice("steuerkraft", (SOEST,), Scale.DIFFERENCE, None, ()),
        ],
    )
    def test_a_comparison_is_restored_from_its_address(self, shipped, choice):
        found = read(ComparisonChoice, choice.parameters(), shipped)
        assert found == (choice, [])

    @pytest.mark.parametrize("name", ["indikator", "gebiete", "skala", "basis", "mit", "x"])
    def test_nothing_in_an_address_breaks_it(self, shipped, name):
        for poison in HOSTILE:
            choice, notices = read(ComparisonChoice, {name: poison}, shipped)
            assert comparison_of(shipped, choice).lines, poison[:40]
            assert all(len(one) < 250 for one in notices), poison[:40]

    def test_areas_have_a_limit_and_count_once(self, shipped):
        codes = [area.code for area in shipped.dataset.areas][:10]
        choice, notices = read(ComparisonChoice, {"gebiete": ",".join(codes)}, shipped)
        assert len(choice.areas) == MOST_AREAS
        assert notices == ["Verglichen werden höchstens 8 Gebiete: die ersten."]
        twice = read(ComparisonChoice, {"gebiete": "swf,swf"}, shipped)
        assert twice[0].areas == ("swf",)

    def test_without_areas_the_model_towns_are_compared(self, shipped):
        assert areas_of(shipped, ComparisonChoice("gigabit")) == list(shipped.dataset.areas.model_towns)


class TestTakenAway:
    def test_the_table_holds_published_figures_whatever_the_scale(self, shipped):
        choice = ComparisonChoice("steuerkraft", (ARNSBERG, SOEST), Scale.INDEX, 2010)
        content = machine_csv(comparison_view(shipped, choice).table()).decode()
        value = by_year(shipped.series["steuerkraft"].figures(ARNSBERG))[2019]
        assert f"{ARNSBERG}" in content
        assert f"{value:g}"[:6] in content

    def test_a_computed_scale_says_so(self, shipped):
        index = comparison_view(shipped, ComparisonChoice("steuerkraft", (ARNSBERG,), Scale.INDEX))
        assert index.computed.startswith("Index: Wert geteilt durch den Wert des Basisjahrs")
        assert index.png("").startswith(b"\x89PNG")
        assert "stand=" in index.path


class TestOutside:
    """Nachbarstadt, a made-up town outside, has one figure: 0 in 2021."""

    @pytest.fixture
    def data(self, small_data):
        dataset = read_dataset(write_references(small_data))
        return Store(dataset, all_series(dataset), day=date(2026, 1, 2))

    def choice(self, data, **asked):
        return read(ComparisonChoice, {"indikator": "anteil", "gebiete": TOWN, **asked}, data)

    def test_a_town_outside_is_a_line_marked_as_such(self, data):
        choice, notices = self.choice(data, ausserhalb="08001002")
        assert (choice.outside, notices) == (("08001002",), [])
        [_title, lines] = panels(comparison_of(data, choice), LIGHT)[0]
        [town] = [one for one in lines if one.label == "Nachbarstadt (außerhalb der Region)"]
        assert (by_year(town.figures), town.color) == ({2021: 0}, LIGHT.muted)

    def test_whose_figures_they_are_is_said(self, data):
        choice, _ = self.choice(data, ausserhalb="08001002")
        assert [one.publisher for one in comparison_view(data, choice).sources] == ["Amt für Erfundenes", "Nachbaramt"]
        assert [one.publisher for one in comparison_view(data, replace(choice, outside=())).sources] == [
            "Amt für Erfundenes"
        ]

    def test_without_a_figure_of_the_indicator_it_is_named_as_without(self, data):
        choice, _ = self.choice(data, indikator="quote", ausserhalb="08001002")
        assert "Nachbarstadt (außerhalb der Region)" in comparison_of(data, choice).without

    def test_no_index_can_be_made_of_nought(self, data):
        choice, _ = self.choice(data, ausserhalb="08001002", skala="index", basis="2021")
        assert "Nachbarstadt (außerhalb der Region)" in comparison_of(data, choice).without

    @pytest.mark.parametrize("code", ["08", "05958004", HOSTILE[0]])
    def test_what_is_no_town_outside_is_told(self, data, code):
        choice, notices = self.choice(data, ausserhalb=code)
        assert choice.outside == ()
        assert notices == [] if not code.strip() else notices[0].startswith("Außerhalb der Region ist")

    def test_there_is_nothing_to_add_where_nothing_is_known(self, shipped):
        assert places_outside(shipped) == {}


class TestChance:
    def test_a_line_of_few_has_strokes_as_published_only(self, shipped):
        """Hallenberg has fewer than ten doctors."""
        for scale, has in ((Scale.ABSOLUTE, True), (Scale.INDEX, False)):
            found = comparison_of(shipped, ComparisonChoice("hausaerzte", ("05958020",), scale))
            [_title, lines] = panels(found, LIGHT)[0]
            assert bool(lines[0].band) == bool(together(found, LIGHT)[0].band) == has
            span = value_span(found)
            assert span is not None
            assert span[1] >= max(lines[0].extent)


def test_figures_keep_their_signs_on_every_scale():
    figure = Figure(2020, 4.0, "p", "Notiz")
    one = series({TOWN: {2020: 4.0}})
    for scale in Scale:
        [found] = scaled(one, [figure], scale, base_year=2020, region={2020: 1.0})
        assert (found.sign, found.note) == ("p", "Notiz")
