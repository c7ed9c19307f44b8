"""Several areas on one scale: figures by hand, breaks, gaps, and every address."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.drawing.palette import DARK, LIGHT
from indicators.export.csv_files import machine_csv
from indicators.figures.series import Figure
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.comparison import MOST_AREAS, Reference, Scale, base_years, compare, scaled
from indicators.views.comparison.lines import panels, together
from indicators.views.comparison.view import areas_of, comparison_of, comparison_view
from tests.hostile import HOSTILE
from tests.made_up import series

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
        ]  # fmt: skip
        assert by_year(found.lines[0].figures) == by_year(shipped.series["steuerkraft"].figures(ARNSBERG))

    def test_an_area_is_not_its_own_reference(self, shipped):
        district = shipped.dataset.areas["05958"]
        found = compare(shipped, "steuerkraft", [district, shipped.dataset.areas.region], references=list(Reference))
        assert [one.label for one in found.lines] == ["Hochsauerlandkreis", "Südwestfalen"]

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
        assert len(drawn) == 11
        assert len({(line.color, line.dash) for line in drawn}) == 11

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


def test_figures_keep_their_signs_on_every_scale():
    figure = Figure(2020, 4.0, "p", "Notiz")
    one = series({TOWN: {2020: 4.0}})
    for scale in Scale:
        [found] = scaled(one, [figure], scale, base_year=2020, region={2020: 1.0})
        assert (found.sign, found.note) == ("p", "Notiz")
