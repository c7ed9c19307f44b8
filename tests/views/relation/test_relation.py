"""Correlations, line and outliers against scipy and by hand; every address; words that claim no cause."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from indicators.address.choice import read
from indicators.drawing.canvas import Canvas
from indicators.drawing.palette import DARK, LIGHT
from indicators.model import Level
from indicators.views.relation.chart import relation_chart
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.image import scatter_image
from indicators.views.relation.relation import FEWEST, correlation, fit_line, relate, t_quantile
from indicators.views.relation.view import relation_view
from indicators.views.relation.words import apart_sentence, caution, relation_alt, relation_sentence, strength_words
from tests.hostile import HOSTILE

PAIR = ("steuerkraft", "gewerbesteuer")
USUAL = ("gigabit", "solarleistung")
pairs_of_numbers = st.lists(st.tuples(st.integers(-999, 999), st.integers(-999, 999)), min_size=FEWEST, max_size=40)


@pytest.fixture(scope="module")
def stats():
    """Asked for here: it takes a second to import, and only these tests need it."""
    from scipy import stats

    return stats


@given(pairs_of_numbers)
def test_pearson_and_line_equal_those_of_scipy(stats, pairs):
    xs, ys = [float(x) for x, _y in pairs], [float(y) for _x, y in pairs]
    assume(len(set(xs)) > 2)
    assume(len(set(ys)) > 2)
    assert correlation(xs, ys) == pytest.approx(float(stats.pearsonr(xs, ys)[0]), abs=1e-9)
    theirs, ours = stats.linregress(xs, ys), fit_line(xs, ys)
    assert ours.slope == pytest.approx(float(theirs.slope), rel=1e-9, abs=1e-9)
    assert ours.intercept == pytest.approx(float(theirs.intercept), rel=1e-9, abs=1e-6)


def test_both_correlations_of_shipped_figures_equal_those_of_scipy(stats, shipped):
    related = {name: relate(shipped, "gigabit", name) for name in shipped.series if name != "gigabit"}
    for name, found in related.items():
        xs, ys = [one.x for one in found.points], [one.y for one in found.points]
        if found.pearson is None:
            assert len(xs) < FEWEST, name
            continue
        assert found.pearson == pytest.approx(float(stats.pearsonr(xs, ys)[0])), name
        assert found.spearman == pytest.approx(float(stats.spearmanr(xs, ys)[0])), name
    assert len([one for one in related.values() if one.pearson is not None]) > 30


@pytest.mark.parametrize("freedom", [6, 7, 10, 20, 57, 1000])
def test_the_quantile_of_student_equals_scipys_to_three_decimals(stats, freedom):
    assert t_quantile(freedom) == pytest.approx(float(stats.t.ppf(0.975, freedom)), abs=1e-3)


def test_the_band_is_the_confidence_interval_of_the_mean(stats):
    """By hand at the mean of x: t · sigma ÷ √n."""
    xs, ys = [float(one) for one in range(10)], [0.0, 1.2, 1.9, 3.1, 3.8, 5.2, 6.1, 6.8, 8.1, 9.2]
    line = fit_line(xs, ys)
    assert line.half_width(4.5) == pytest.approx(float(stats.t.ppf(0.975, 8)) * line.sigma / math.sqrt(10), rel=1e-3)
    assert line.half_width(0.0) > line.half_width(4.5)


@pytest.mark.parametrize(("xs", "ys"), [([1] * 9, list(range(9))), (list(range(7)), list(range(7))), ([], [])])
def test_without_spread_or_with_too_few_areas_there_is_no_correlation(xs, ys):
    assert correlation(xs, ys) is None


def test_a_relation_is_the_same_both_ways(shipped):
    one, other = relate(shipped, *PAIR), relate(shipped, *reversed(PAIR))
    assert one.pearson == pytest.approx(other.pearson)
    assert one.spearman == pytest.approx(other.spearman)
    assert len(one.points) == len(other.points) == len(shipped.dataset.areas.at(Level.MUNICIPALITY))


def test_the_sentence_names_both_correlations_and_how_many_areas_and_of_which_years(shipped):
    found = relate(shipped, *PAIR)
    text = relation_sentence(found)
    assert text.startswith(
        "Zwischen „Steuerkraft“ (2019) und „Gewerbesteuer“ (2019) gibt es in 59 Gemeinden einen starken gleich"
    )
    other = relation_sentence(relate(shipped, "gigabit", "leerstand"))
    assert other.startswith("Zwischen „Gigabitfähige Anschlüsse“ (Mitte 2022) und „Wohnungsleerstand“ (20")
    assert "Pearson 0," in text
    assert "Spearman 0," in text
    assert "keine Ursache" in caution()
    for area in found.apart[:5]:
        assert area.label in apart_sentence(found)


def test_the_strength_is_that_of_the_number_said(shipped):
    """0.097 is said as 0,10, and 0,10 is no longer "praktisch kein"."""
    found = replace(relate(shipped, *PAIR), spearman=0.097)
    assert "einen schwachen gleichläufigen Zusammenhang" in relation_sentence(found)
    assert "Spearman 0,10" in relation_sentence(found)


def test_too_few_areas_are_said(shipped):
    text = "Nur 0 Gemeinden haben beide Werte; mindestens 8 sind nötig."
    assert relation_sentence(relate(shipped, "bip", "gigabit")) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "praktisch keinen Zusammenhang"),
        (0.1, "einen schwachen gleichläufigen Zusammenhang"),
        (-0.3, "einen mittleren gegenläufigen Zusammenhang"),
        (0.5, "einen starken gleichläufigen Zusammenhang"),
        (-1.0, "einen starken gegenläufigen Zusammenhang"),
    ],
)
def test_strength_in_words(value, text):
    assert strength_words(value) == text


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_the_chart_has_a_colour_and_a_shape_per_district_and_names_what_lies_apart(shipped, colors):
    found = relate(shipped, *PAIR)
    figure = relation_chart(found, colors=colors, selected="05958004")
    dots = [one for one in figure.data if one.mode == "markers"]
    assert sum(len(one.x) for one in dots) == 59
    assert len({one.marker.color for one in dots}) == len({one.marker.symbol for one in dots}) == 5
    assert {one.text for one in figure.layout.annotations} == {"Arnsberg", *(area.label for area in found.apart)}
    bare = relation_chart(found, colors=colors, line=False)
    assert all(one.mode == "markers" for one in bare.data)


def test_the_text_alternative_tells_the_chosen_area(shipped):
    assert "Arnsberg: Steuerkraft 943" in relation_alt(relate(shipped, *PAIR), shipped.dataset.areas["05958004"])


def test_it_is_taken_away_as_image_and_table_with_both_sources(shipped):
    view = relation_view(shipped, RelationChoice("steuerkraft", "gigabit", "05958004"))
    assert view.png("").startswith(b"\x89PNG")
    assert {one.id for one in view.sources} == {"inkar2022", "breitbandatlas", "deutschlandatlas"}
    assert len(list(view.table().records())) == 2 * 59
    assert "keine Ursache" in view.description


class TestImage:
    def drawn(self, shipped, found):
        """Numbers of dots in the chart and their shapes, and the words of the legend in their order."""
        canvas = Canvas()
        scatter_image(canvas, found, selected=None, line=False)
        chart = max(canvas.figure.axes, key=lambda axes: axes.get_position().width)
        dots = [one for one in chart.collections if len(one.get_offsets())]
        return [len(one.get_offsets()) for one in dots], dots, [one.get_text() for one in canvas.figure.texts]

    def without_district(self, shipped, *codes):
        found = relate(shipped, *PAIR)
        loose = [replace(one, area=replace(one.area, district=None)) for one in found.points if one.area.code in codes]
        return replace(found, points=[*(one for one in found.points if one.area.code not in codes), *loose])

    def test_municipalities_without_a_district_are_drawn_and_named_in_the_legend(self, shipped):
        counts, dots, legend = self.drawn(shipped, self.without_district(shipped, "05958004", "05966024"))
        assert (sum(counts), counts[-1], len(counts)) == (59, 2, 6)
        assert to_hex(dots[-1].get_facecolor()[0]).upper() == LIGHT.muted
        assert legend == [*(one.label for one in shipped.dataset.areas.at(Level.DISTRICT)), "ohne Kreis"]

    def test_where_all_belong_to_a_district_the_legend_names_districts_alone(self, shipped):
        counts, _dots, legend = self.drawn(shipped, relate(shipped, *PAIR))
        assert (sum(counts), len(counts)) == (59, 5)
        assert legend == [one.label for one in shipped.dataset.areas.at(Level.DISTRICT)]


class TestAddress:
    @pytest.mark.parametrize("choice", [RelationChoice(*USUAL), RelationChoice(*PAIR, "05958004", line=False)])
    def test_a_relation_is_restored_from_its_address(self, shipped, choice):
        found = read(RelationChoice, choice.parameters(), shipped)
        assert found == (choice, [])

    @pytest.mark.parametrize("name", ["indikator", "gegen", "gemeinde", "linie", "x"])
    def test_nothing_in_an_address_breaks_it(self, shipped, name):
        for poison in HOSTILE:
            choice, notices = read(RelationChoice, {name: poison}, shipped)
            assert (choice.x, choice.y) == USUAL, poison[:40]
            assert all(len(one) < 250 for one in notices), poison[:40]
