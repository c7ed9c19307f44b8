"""The shipped data itself: complete, without problems, and equal to the published figures."""

import re

import pytest

from indicators.figures.sentences import value_sentence
from indicators.model import Kind, Level
from indicators.model.measure import LinkedBy

SETS = ["digitalisierung", "grunddaten", "lebensqualitaet", "nachhaltigkeit", "teilhabe", "wirtschaft"]
MODEL_TOWNS = {"05958004", "05962040", "05966024", "05970004", "05974040"}


def test_the_shipped_data_has_no_problem(shipped):
    assert [str(problem) for problem in shipped.dataset.problems] == []


def test_there_are_six_sets_with_63_published_indicators_and_a_computed_one(shipped):
    assert sorted(shipped.dataset.sets) == SETS
    assert len(shipped.series) == sum(len(one.indicators) for one in shipped.dataset.sets.values()) == 64
    assert [name for name, one in shipped.dataset.indicators.items() if one.quotient] == ["ladepunkte_je_1000"]


def test_the_region_has_five_districts_and_59_municipalities(shipped):
    counts = {level: len(shipped.dataset.areas.at(level)) for level in Level}
    assert counts == {Level.REGION: 1, Level.DISTRICT: 5, Level.MUNICIPALITY: 59, Level.GROUP: 7}
    members = {area.name: len(shipped.dataset.areas.members(area)) for area in shipped.dataset.areas.at(Level.DISTRICT)}
    assert sorted(members.values()) == [7, 11, 12, 14, 15]


def test_the_five_model_towns_are_one_in_each_district(shipped):
    assert {town.code for town in shipped.dataset.areas.model_towns} == MODEL_TOWNS
    assert len({town.district for town in shipped.dataset.areas.model_towns}) == 5


def test_a_town_and_a_district_of_the_same_name_are_told_apart(shipped):
    labels = [area.label for area in shipped.dataset.areas]
    assert len(set(labels)) == len(labels)
    assert {"Kreis Olpe", "Olpe (Stadt)", "Kreis Soest", "Soest (Stadt)"} <= set(labels)


@pytest.mark.parametrize(
    ("area", "people"),
    [("05958004", 74879), ("05970004", 18400), ("05962040", 52255), ("05966024", 24695), ("05974040", 47776)],
)
def test_population_at_the_end_of_2024_is_the_published_one(shipped, area, people):
    assert shipped.series["bevoelkerung"].at(area, 2024).value == people


@pytest.mark.parametrize(
    ("name", "area", "year", "value"),
    [
        ("gigabit", "05958004", 2021, 93.94),
        ("glasfaser", "05958004", 2021, 0.47),
        ("wahlbeteiligung_rat", "05958004", 2020, 48.67),
        ("solarleistung", "05958004", 2023, 700),
        ("miete", "05958004", 2022, 5.31),
        ("bip", "05958", 2021, 39.76),
        ("mobilfunk_5g", "05958", 2021, 70.9),
    ],
)
def test_a_figure_is_the_one_its_publisher_gives(shipped, name, area, year, value):
    figure = shipped.series[name].at(area, year)
    assert (figure.value, figure.sign) == (value, "")


def test_population_of_the_region_is_the_sum_of_its_municipalities(shipped):
    people = shipped.series["bevoelkerung"]
    members = [people.at(area.code, 2024).value for area in shipped.dataset.areas.at(Level.MUNICIPALITY)]
    assert people.at("swf", 2024).value == sum(members)
    assert people.at("swf", 2024).coverage == "59 von 59"


def test_the_change_to_the_census_of_2022_is_as_small_as_the_charging_points_say_why_it_is_no_break(shipped):
    """Soest: 306,674 → 300,297 people, −2.08 %; 541 points are 1.80 per 1,000 instead of 1.76."""
    people, points = shipped.series["bevoelkerung"], shipped.series["ladepunkte"]
    falls, raised = {}, {}
    for one in shipped.dataset.areas.at(Level.DISTRICT):
        before, after = people.at(one.code, 2023).value, people.at(one.code, 2024).value
        falls[one.label] = 100 * (1 - after / before)
        raised[one.label] = 1000 * points.at(one.code, 2024).value * (1 / after - 1 / before)
    assert max(falls, key=falls.get) == "Kreis Soest"
    assert round(falls["Kreis Soest"], 1) == 2.1
    assert 0.035 < max(raised.values()) < 0.04
    note = shipped.dataset.indicators["ladepunkte_je_1000"].note
    assert "höchstens 2,1 % (Kreis Soest)" in note and "höchstens 0,04 je 1.000" in note


def test_a_confidential_figure_stays_confidential(shipped):
    figure = shipped.series["uebernachtungen"].at("05970012", 2021)
    assert (figure.value, figure.sign) == (None, "g")


def test_no_paediatrician_is_zero_and_not_missing(shipped):
    figure = shipped.series["kinderaerzte"].at("05958016", 2017)
    assert (figure.value, figure.sign) == (0, "")


def test_every_indicator_is_explained_and_has_a_source_with_licence(shipped):
    for name in shipped.series:
        one = shipped.dataset.indicators[name]
        texts = (one.label, one.short, one.unit, one.definition, one.formula, one.interpretation, one.sentence)
        assert all(texts), name
        sources = shipped.sources_of(one)
        assert sources, name
        for source in sources:
            assert all((source.publisher, source.licence, source.attribution, source.data_as_of)), (name, source.id)


def test_every_indicator_has_figures_on_a_level_of_the_map(shipped):
    codes = [area.code for area in shipped.dataset.areas]
    for name, one in shipped.series.items():
        years = one.years(codes)
        assert years, name
        assert 1990 <= min(years) <= max(years) <= 2026, name


def test_every_sentence_reads_well_at_every_level(shipped):
    told = [(area, value_sentence(one.indicator, area, figure)) for one in shipped.series.values()
            for area in shipped.dataset.areas if (figure := one.latest(area.code))]  # fmt: skip
    assert {area.level for area, _text in told} == set(Level) - {Level.GROUP}
    for area, text in told:
        assert area.name.split(" (")[0] in text or area.locative.split(" ", 1)[1] in text, text
        assert not re.search(r"[{}]|\bnan\b|None|  ", text), text
        assert text[0].isupper(), text
        assert text.endswith("."), text


def test_every_share_lies_between_0_and_100_percent(shipped):
    shares = {name: one for name, one in shipped.series.items() if one.indicator.kind == Kind.SHARE}
    assert shares
    for name, one in shares.items():
        shown = [figure.value for area in shipped.dataset.areas for figure in one.known(area.code)]
        assert 0 <= min(shown) <= max(shown) <= 100, name


def test_fixed_classes_hold_for_the_newest_year(shipped):
    """Own limits shared by all years must still tell areas apart: at least two classes are in use."""
    towns = shipped.dataset.areas.at(Level.MUNICIPALITY)
    latest = {name: [figure.value for area in towns if (figure := one.latest(area.code))]
              for name, one in shipped.series.items()}  # fmt: skip
    many = {name: values for name, values in latest.items() if len(values) > 10}
    assert len(many) > 30
    for name, values in many.items():
        limits = shipped.dataset.indicators[name].class_breaks
        assert len({sum(value >= limit for limit in limits) for value in values}) > 1, name


def test_no_figure_is_listed_twice(shipped):
    for name, one in shipped.series.items():
        for area in shipped.dataset.areas:
            years = [figure.year for figure in one.figures(area.code)]
            assert years == sorted(set(years)), (name, area.code)


def test_every_measure_names_a_place_a_field_of_action_and_its_source(shipped):
    assert len(shipped.dataset.measures) == 31
    assert [
        name for name, one in shipped.dataset.measures.items() if not (one.areas and one.pillar and one.description)
    ] == []
    assert [name for name, one in shipped.dataset.measures.items() if not one.url.startswith("https://")] == []
    reports = [report for one in shipped.dataset.measures.values() for report in one.reports]
    assert [report for report in reports if not (report.text and report.url.startswith("https://"))] == []
    assert {code for one in shipped.dataset.measures.values() for code in one.areas} == {*MODEL_TOWNS, "swf"}


def test_no_proposal_or_reference_is_called_the_goal_of_a_measure(shipped):
    """No public source links a measure to one of the goals shipped here: whoever knows better enters it."""
    assert [name for name, one in shipped.dataset.measures.items() if one.goals] == []
    linked = {name: one for name, one in shipped.dataset.measures.items() if one.indicators}
    assert sorted(linked) == ["arnsberg_waldmonitor", "vernetzte_mobilitaet"]
    assert {one.linked_by for one in linked.values()} == {LinkedBy.EDITORS}


def test_every_role_names_its_source(shipped):
    with_role = [area for area in shipped.dataset.areas if area.role]
    assert len(with_role) == 5 + 14 + 5
    assert [area.code for area in with_role if not area.role_url.startswith("https://")] == []
    assert {area.code for area in with_role if area.since} == MODEL_TOWNS


def test_whatever_is_in_euros_says_in_which_prices(shipped):
    money = {name for name, one in shipped.dataset.indicators.items() if "€" in one.unit}
    assert money and money == {name for name, one in shipped.dataset.indicators.items() if one.prices}
