"""Quartiles and MAD against pandas, the three groups by hand, every address, words, and dots that never overlap."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.drawing.palette import DARK, LIGHT
from indicators.drawing.shapes import by_district
from indicators.drawing.swarm import NAME_GAP, place_names, swarm
from indicators.export.csv_files import machine_csv
from indicators.figures.series import Figure
from indicators.model import Level
from indicators.views.spread.chart import DOT_PX, OUTLINES, SHARE, SIZES, shape_svg, spread_chart
from indicators.views.spread.choice import Grouping, SpreadChoice
from indicators.views.spread.image import spread_image
from indicators.views.spread.layout import PITCH, Sizes, lay_out
from indicators.views.spread.spread import FEWEST, Part, Spread, Standing, Summary, rank, spread, summarise
from indicators.views.spread.view import spread_view
from indicators.views.spread.words import (
    area_words,
    digits_of,
    missing_words,
    older_words,
    rank_words,
    rule_explained,
    rule_words,
    spread_alt,
    spread_sentence,
    standing_words,
)
from tests import made_up
from tests.hostile import HOSTILE

ARNSBERG, SOEST = "05958004", "05974040"
numbers = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=70)
# What plotly draws of a marker of size 1: the radius of the circle around it.
REACH = {"circle": 0.5, "square": 0.7072, "diamond": 0.65, "triangle-up": 0.5774, "cross": 0.633, "x": 0.75}


def compared(shipped) -> list[str]:
    """Those of them whose figures may be compared."""
    return [name for name in mapped(shipped) if not spread(shipped, name).unfit]


def mapped(shipped) -> list[str]:
    """The indicators with figures of municipalities."""
    names = [name for name in shipped.series if shipped.years(name, Level.MUNICIPALITY)]
    assert len(names) > 30
    return names


def made(shipped, values: list[float | None], *, year: int = 2020, **fields: object) -> Spread:
    """The spread of made-up figures over the first municipalities of the region; None has no figure."""
    areas = shipped.dataset.areas.at(Level.MUNICIPALITY)[: len(values)]
    shown = {area.code: Figure(year, value, "" if value is not None else "g") for area, value in
             zip(areas, values, strict=True)}  # fmt: skip
    one = made_up.series({}, **fields)
    return Spread(
        one,
        year,
        shipped.dataset.areas.at(Level.DISTRICT),
        areas,
        shown,
        summarise(value for value in values if value is not None),
    )


class TestSummary:
    @given(numbers)
    def test_quartiles_equal_those_of_pandas(self, values):
        found, theirs = summarise(values), pd.Series(values, dtype=float)
        ours = (found.low, found.lower, found.median, found.upper, found.high)
        assert ours == pytest.approx([float(theirs.quantile(one)) for one in (0, 0.25, 0.5, 0.75, 1)], abs=1e-9)

    @given(numbers)
    def test_the_mad_is_the_median_of_the_differences_to_the_median(self, values):
        series = pd.Series(values, dtype=float)
        assert summarise(values).mad == pytest.approx(float((series - series.median()).abs().median()), abs=1e-9)

    def test_quartiles_of_shipped_figures_equal_those_of_pandas(self, shipped):
        for name in compared(shipped):
            found = spread(shipped, name)
            theirs = list(pd.Series(found.values).quantile([0.25, 0.5, 0.75]))
            ours = [found.summary.lower, found.summary.median, found.summary.upper]
            assert ours == pytest.approx(theirs), name

    @given(numbers)
    def test_at_least_half_are_similar_and_the_order_is_that_of_the_values(self, values):
        found = summarise(values)
        standings = [found.standing(value) for value in sorted(values)]
        if len(values) < FEWEST:
            assert set(standings) == {None}
            return
        assert standings.count(Standing.SIMILAR) * 2 >= len(values)
        order = [Standing.LOWER, Standing.SIMILAR, Standing.HIGHER]
        assert [order.index(one) for one in standings] == sorted(order.index(one) for one in standings)

    def test_no_values_have_no_summary(self):
        assert summarise([]) is None

    def test_a_value_on_the_bound_is_similar_whatever_floating_point_makes_of_it(self):
        found = Summary(59, low=2.0, lower=2.1, median=2.15, upper=2.2, high=2.4, mad=0.07)
        assert abs(2.22 - 2.15) > 0.07  # by 3e-16
        assert found.standing(2.22) == found.standing(2.08) == Standing.SIMILAR

    def test_bounds_of_one_mad_are_similar(self):
        """By hand: median 5, differences 4 3 2 1 0 1 2 3 4, their median 2."""
        found = summarise(range(1, 10))
        assert (found.median, found.mad) == (5, 2)
        assert [found.standing(value) for value in (2.9, 3, 7, 7.1)] == [
            Standing.LOWER, Standing.SIMILAR, Standing.SIMILAR, Standing.HIGHER,
        ]  # fmt: skip

    def test_the_example_of_the_method_holds(self):
        found = summarise([2, 3, 5, 6, 7, 8, 9, 12])
        assert (found.median, found.mad, found.lower, found.upper) == (6.5, 2, 4.5, 8.25)
        assert found.standing(8.5) == Standing.SIMILAR

    def test_without_a_mad_only_the_same_value_is_similar(self):
        found = summarise([3] * 7 + [2, 4])
        assert found.mad == 0
        assert [found.standing(value) for value in (2.999, 3, 3.001)] == [
            Standing.LOWER, Standing.SIMILAR, Standing.HIGHER,
        ]  # fmt: skip

    def test_the_quartiles_belong_to_the_middle_half(self):
        found = summarise([1, 2, 3, 4, 5])
        assert [found.part(value) for value in (1.9, 2, 4, 4.1)] == [Part.LOWER, Part.MIDDLE, Part.MIDDLE, Part.UPPER]

    def test_equal_values_share_the_better_rank(self):
        assert [rank(value, [9, 7, 7, 1]) for value in (9, 7, 1)] == [1, 2, 4]


class TestSpread:
    def test_every_municipality_is_a_value_or_missing(self, shipped):
        found = spread(shipped, "uebernachtungen")
        assert len(found.values) + len(found.missing) == 59
        assert sum(len(found.group(one)) for one in Standing) == len(found.values)

    def test_what_is_missing_is_counted_and_named_and_never_zero(self, shipped):
        found = made(shipped, [1.0, None, 0.0, *range(2, 10)])
        assert len(found.missing) == 1
        assert found.missing[0].code not in found.values
        assert 0.0 in found.values.values()
        words = missing_words(found)
        assert (
            words == f"Ohne Wert und darum ohne Punkt: 1 – {found.missing[0].label} (geheim gehalten oder unbekannt)."
        )

    def test_older_values_are_named_with_their_year(self, shipped):
        found = spread(shipped, "uebernachtungen", 2021)
        assert older_words(found) == "Mit älterem Wert: Kierspe (2019)."
        assert "(2019)" in area_words(found, next(one for one in found.areas if one.label == "Kierspe"))

    def test_districts_together_have_every_value_once(self, shipped):
        found = spread(shipped, "gigabit")
        inside = [one.code for group in found.groups for one in group.areas]
        assert sorted(inside) == sorted(found.values)

    def test_an_indicator_without_values_of_municipalities_has_no_summary(self, shipped):
        found = spread(shipped, "bip")
        assert (found.year, found.summary, found.values) == (0, None, {})
        assert spread_sentence(found).endswith("gibt es keine Werte je Gemeinde.")
        assert len(spread_chart(found, colors=LIGHT).data) == 0


class TestWords:
    def test_the_sentence_says_where_the_middle_half_lies_and_who_stands_at_the_ends(self, shipped):
        assert spread_sentence(spread(shipped, "wahlbeteiligung_rat")) == (
            "Bei „Beteiligung Kommunalwahl“ liegt 2020 die mittlere Hälfte der 59 Gemeinden zwischen 51,0 und 61,1 "
            "Prozent; am höchsten liegt Erndtebrück (70,2), am niedrigsten liegt Lüdenscheid (40,2)."
        )

    def test_many_at_one_end_are_counted(self, shipped):
        assert "am niedrigsten liegen 9 Gemeinden (0,0)" in spread_sentence(made(shipped, [0.0] * 9 + [1.0, 2.0, 3.0]))

    def test_what_must_not_be_compared_says_why(self, shipped):
        found = spread(shipped, "kinderaerzte")
        assert found.summary is None
        assert spread_sentence(found).startswith(
            "„Kinderärztinnen und Kinderärzte“ wird je Gemeinde nicht verglichen. "
        )

    def test_equal_values_everywhere_are_said_as_that(self, shipped):
        text = spread_sentence(made(shipped, [5.0] * 9))
        assert text == "Bei „Anteil“ haben 2020 alle 9 Gemeinden denselben Wert: 5,0 Prozent."

    def test_the_rule_is_named_with_its_numbers(self, shipped):
        found = made(shipped, [float(one) for one in range(10, 100, 10)], decimals=0)
        assert rule_words(found) == "Median 50; 1 MAD = 20; ähnlich: 30 bis 70."
        assert rule_words(made(shipped, [3.0] * 7 + [2.0, 4.0])).startswith(
            "Median 3,00; 1 MAD = 0: Mindestens die Hälfte"
        )
        assert rule_words(made(shipped, [1.0, 2.0])).startswith("Nur 2 Gemeinden haben einen Wert")
        assert "ohne Faktor" in rule_explained()
        assert "Höher heißt nicht besser" in rule_explained()

    def test_a_small_mad_is_told_with_one_digit_more(self, shipped):
        assert digits_of(spread(shipped, "breitband_50")) == 1
        assert digits_of(spread(shipped, "steuerkraft")) == 0

    @pytest.mark.parametrize("standing", Standing)
    def test_no_word_rates_a_value(self, standing):
        assert not {"gut", "besser", "schlecht", "besten"} & set(standing_words(standing).split())

    def test_a_rank_says_of_how_many(self, shipped):
        found = spread(shipped, "gigabit")
        assert rank_words(found.rank(ARNSBERG), found.summary.count) == "2. von 59"

    def test_the_text_alternative_has_all_numbers_and_the_named_areas(self, shipped):
        text = spread_alt(spread(shipped, "wahlbeteiligung_rat"), [shipped.dataset.areas[ARNSBERG]])
        for part in ("59 Gemeinden", "40,2", "51,0", "56,4", "61,1", "70,2", "Arnsberg: 48,7", "niedriger als die"):
            assert part in text


class TestSwarm:
    @given(st.lists(st.integers(0, 40), min_size=1, max_size=59), st.booleans(), st.floats(1, 6))
    def test_dots_never_overlap_at_the_narrowest_and_at_any_wider_axis(self, values, centred, wider):
        offsets = swarm(values, (-1, 41), width=290, pitch=14, centred=centred)
        spots = [((value + 1) / 42 * 290 * wider, y) for value, y in zip(values, offsets, strict=True)]
        for (x, y), (other_x, other_y) in combinations(spots, 2):
            assert math.hypot(x - other_x, y - other_y) >= 14 * (1 - 1e-5)
        assert centred or min(offsets) >= 0

    @given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
    def test_positions_are_the_same_each_time(self, values):
        assert swarm(values, (0, 1), width=290, pitch=14) == swarm(list(values), (0, 1), width=290, pitch=14)

    @given(st.lists(st.tuples(st.floats(0, 290), st.floats(20, 140)), min_size=1, max_size=8), st.floats(1, 6))
    def test_names_of_a_row_never_overlap_and_stay_on_the_axis(self, names, wider):
        placed = place_names(names, 290)
        part = {"left": 0.0, "center": 0.5, "right": 1.0}
        spans = [(x * wider - long * part[one.side], long, one.row) for (x, long), one in
                 zip(names, placed, strict=True)]  # fmt: skip
        for (start, long, row), (other, other_long, other_row) in combinations(spans, 2):
            if row == other_row:
                assert start + long + NAME_GAP <= other + 1e-6 or other + other_long + NAME_GAP <= start + 1e-6
        assert all(start >= -1e-6 and start + long <= 290 * wider + 1e-6 for start, long, _row in spans)

    def test_names_of_dots_close_together_cross_no_line(self):
        placed = place_names([(10, 90), (14, 90), (20, 90), (30, 90)], 290)
        assert [one.row for one in placed] == [3, 2, 1, 0]


class TestChart:
    @pytest.mark.parametrize("colors", [LIGHT, DARK])
    @pytest.mark.parametrize("together", [True, False])
    def test_each_municipality_is_a_dot_at_its_value_with_shape_and_colour_of_its_district(
        self, shipped, colors, together
    ):
        found = spread(shipped, "gigabit")
        figure = spread_chart(found, colors=colors, together=together)
        dots = list(figure.data)
        assert [one.name for one in dots] == [group.name for group in found.groups]
        for one, group in zip(dots, found.groups, strict=True):
            assert list(one.x) == [found.values[area.code] for area in group.areas]
        assert len({one.marker.color for one in dots}) == len({one.marker.symbol for one in dots}) == 5

    def test_one_unit_of_the_vertical_axis_is_one_pixel(self, shipped):
        found = spread(shipped, "glasfaser")
        figure = spread_chart(found, colors=LIGHT, together=True)
        margin = figure.layout.margin
        assert figure.layout.yaxis.range[0] == figure.layout.height - margin.t - margin.b
        assert not figure.layout.yaxis.automargin
        assert not figure.layout.xaxis.automargin

    @pytest.mark.parametrize("shape", SHARE)
    def test_every_shape_stays_within_the_distance_of_two_dots(self, shape):
        assert 2 * REACH[shape] * SHARE[shape] * DOT_PX <= SIZES.pitch
        assert SIZES.pitch == DOT_PX * PITCH
        assert OUTLINES[shape] in shape_svg(shape, "#123456")

    def test_median_and_quartiles_are_drawn_and_labelled(self, shipped):
        found = spread(shipped, "wahlbeteiligung_rat")
        figure = spread_chart(found, colors=LIGHT)
        [box] = [one for one in figure.layout.shapes if one.type == "rect"]
        assert (box.x0, box.x1) == (found.summary.lower, found.summary.upper)
        words = [one.text for one in figure.layout.annotations]
        assert {"unteres Quartil 51,0", "<b>Median 56,4</b>", "oberes Quartil 61,1"} <= set(words)

    def test_chosen_municipalities_are_ringed_and_named(self, shipped):
        found = spread(shipped, "gigabit")
        figure = spread_chart(
            found, colors=LIGHT, named=[shipped.dataset.areas[ARNSBERG], shipped.dataset.areas[SOEST]]
        )
        ring = figure.data[-1]
        assert set(ring.x) == {found.values[ARNSBERG], found.values[SOEST]}
        assert ring.marker.symbol == "circle-open"
        assert [one.text for one in figure.layout.annotations if "Arnsberg" in one.text] == [
            "<b>Arnsberg 89,0\u202f%</b>"
        ]

    def test_a_chosen_municipality_without_a_value_has_no_dot(self, shipped):
        found = spread(shipped, "uebernachtungen", 2021)
        figure = spread_chart(found, colors=LIGHT, named=found.missing[:1])
        assert not [one for one in figure.data if one.marker.symbol == "circle-open"]

    def test_a_single_value_everywhere_is_one_pile(self, shipped):
        found = made(shipped, [5.0] * 9)
        assert spread_chart(found, colors=LIGHT, together=True).layout.xaxis.range[0] < 5

    def test_municipalities_without_a_district_have_a_shape_of_their_own(self):
        apart = [replace(one, district=None) for one in made_up.areas().at(Level.MUNICIPALITY)]
        *_districts, group = by_district(made_up.areas().at(Level.DISTRICT), apart)
        assert (group.name, group.shape, group.color(LIGHT)) == ("ohne Kreis", "x", LIGHT.muted)

    def test_a_region_without_districts_has_one_group(self):
        towns = made_up.areas().at(Level.MUNICIPALITY)
        [group] = by_district([], towns)
        assert (group.name, group.shape, group.areas) == ("alle Gemeinden", "circle", towns)

    @pytest.mark.parametrize("together", [True, False])
    def test_names_stand_above_the_dots_of_their_strip(self, shipped, together):
        sizes = Sizes(width=290, pitch=14, row=20, head=22, gap=12, length=lambda text: 8.0 * len(text))
        named = shipped.dataset.areas.model_towns
        for name in compared(shipped):
            found = spread(shipped, name)
            plan = lay_out(found, named=named, together=together, sizes=sizes)
            for strip in plan.strips:
                heights = strip.heights.values()
                assert min(heights) > strip.top >= strip.start >= plan.head, name
                assert max(heights) < plan.bottom, name


class TestTakenAway:
    @pytest.mark.parametrize("grouping", Grouping)
    def test_it_is_taken_away_as_image_and_table_with_its_rule(self, shipped, grouping):
        view = spread_view(shipped, SpreadChoice("uebernachtungen", areas=(ARNSBERG,), grouping=grouping))
        assert view.png("").startswith(b"\x89PNG")
        assert len(view.table().records()) == 59
        assert "1 MAD =" in view.description
        assert "Ohne Wert und darum ohne Punkt: 7" in view.description
        assert b"uebernachtungen" in machine_csv(view.table())

    def test_the_permanent_link_names_the_year(self, shipped):
        assert "jahr=2022" in spread_view(shipped, SpreadChoice("gigabit")).path

    @pytest.mark.parametrize("size", [(400, 380), (760, 430)])
    @pytest.mark.parametrize("name", ["kinderaerzte", "uebernachtungen", "gigabit"])
    def test_small_images_are_drawn_too(self, shipped, name, size):
        view = spread_view(shipped, SpreadChoice(name))
        assert b"<svg" in view.bare_svg(DARK, width=size[0], height=size[1])

    def test_an_image_without_values_says_so(self, shipped):
        from indicators.drawing.canvas import Canvas

        found, canvas = spread(shipped, "bip"), Canvas()
        spread_image(canvas, found, named=[], together=False)
        assert canvas.png().startswith(b"\x89PNG")


class TestAddress:
    @pytest.mark.parametrize(
        "choice",
        [
            SpreadChoice("gigabit"),
            SpreadChoice("gigabit", 2019, (ARNSBERG, SOEST), Grouping.NONE, all_sets=True),
            SpreadChoice("steuerkraft", areas=()),
        ],
    )
    def test_a_spread_is_restored_from_its_address(self, shipped, choice):
        assert read(SpreadChoice, choice.parameters(), shipped) == (choice, [])

    def test_the_address_leaves_out_what_is_usual(self):
        assert SpreadChoice("gigabit").parameters() == {"indikator": "gigabit"}

    @pytest.mark.parametrize("name", ["indikator", "jahr", "gebiete", "gruppe", "themen", "x"])
    def test_nothing_in_an_address_breaks_it(self, shipped, name):
        for poison in HOSTILE:
            choice, notices = read(SpreadChoice, {name: poison}, shipped)
            assert choice.indicator == shipped.lead_with_values(Level.MUNICIPALITY), poison[:40]
            assert all(len(one) < 250 for one in notices), poison[:40]

    def test_a_district_has_no_dot_and_is_told(self, shipped):
        choice, notices = read(SpreadChoice, {"gebiete": f"05958,{ARNSBERG}"}, shipped)
        assert (choice.areas, len(notices)) == ((ARNSBERG,), 1)

    def test_only_eight_are_named(self, shipped):
        codes = [area.code for area in shipped.dataset.areas.at(Level.MUNICIPALITY)]
        choice, notices = read(SpreadChoice, {"gebiete": ",".join(codes)}, shipped)
        assert (choice.areas, len(notices)) == (tuple(codes[:8]), 1)

    def test_an_indicator_of_districts_only_gives_way(self, shipped):
        choice, notices = read(SpreadChoice, {"indikator": "bip"}, shipped)
        assert (choice.indicator, len(notices)) == ("gigabit", 1)

    def test_a_year_without_values_gives_the_nearest(self, shipped):
        choice, notices = read(SpreadChoice, {"indikator": "gigabit", "jahr": "1990"}, shipped)
        assert (choice.year, len(notices)) == (shipped.years("gigabit", Level.MUNICIPALITY)[0], 1)
