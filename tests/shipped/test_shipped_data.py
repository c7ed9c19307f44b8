"""The shipped data itself: complete, without problems, and equal to the published figures."""

import re

import pytest

from indicators.figures.sentences import value_sentence
from indicators.figures.series import all_series
from indicators.loading.load import read_dataset
from indicators.model import Kind, Level
from indicators.paths import ROOT

DATA = read_dataset(ROOT / "data")
SERIES = all_series(DATA)
SETS = ["digitalisierung", "grunddaten", "lebensqualitaet", "nachhaltigkeit", "teilhabe", "wirtschaft"]
MODEL_TOWNS = {"05958004", "05962040", "05966024", "05970004", "05974040"}
each_indicator = pytest.mark.parametrize("name", list(SERIES))


def test_the_shipped_data_has_no_problem():
    assert [str(problem) for problem in DATA.problems] == []


def test_there_are_six_sets_with_42_published_indicators_and_a_computed_one():
    assert sorted(DATA.sets) == SETS
    assert len(SERIES) == sum(len(one.indicators) for one in DATA.sets.values()) == 43
    assert [name for name, one in DATA.indicators.items() if one.quotient] == ["ladepunkte_je_1000"]


def test_the_region_has_five_districts_and_59_municipalities():
    counts = {level: len(DATA.areas.at(level)) for level in Level}
    assert counts == {Level.REGION: 1, Level.DISTRICT: 5, Level.MUNICIPALITY: 59}
    members = {area.name: len(DATA.areas.members(area)) for area in DATA.areas.at(Level.DISTRICT)}
    assert sorted(members.values()) == [7, 11, 12, 14, 15]


def test_the_five_model_towns_are_one_in_each_district():
    assert {town.code for town in DATA.areas.model_towns} == MODEL_TOWNS
    assert len({town.district for town in DATA.areas.model_towns}) == 5


def test_a_town_and_a_district_of_the_same_name_are_told_apart():
    labels = [area.label for area in DATA.areas]
    assert len(set(labels)) == len(labels)
    assert {"Kreis Olpe", "Olpe (Stadt)", "Kreis Soest", "Soest (Stadt)"} <= set(labels)


@pytest.mark.parametrize(
    ("area", "people"),
    [("05958004", 74879), ("05970004", 18400), ("05962040", 52255), ("05966024", 24695), ("05974040", 47776)],
)
def test_population_at_the_end_of_2024_is_the_published_one(area, people):
    assert SERIES["bevoelkerung"].at(area, 2024).value == people


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
def test_a_figure_is_the_one_its_publisher_gives(name, area, year, value):
    figure = SERIES[name].at(area, year)
    assert (figure.value, figure.sign) == (value, "")


def test_population_of_the_region_is_the_sum_of_its_municipalities():
    people = SERIES["bevoelkerung"]
    members = [people.at(area.code, 2024).value for area in DATA.areas.at(Level.MUNICIPALITY)]
    assert people.at("swf", 2024).value == sum(members)
    assert people.at("swf", 2024).coverage == "59 von 59"


def test_a_confidential_figure_stays_confidential():
    figure = SERIES["uebernachtungen"].at("05970012", 2021)
    assert (figure.value, figure.sign) == (None, "g")


def test_no_paediatrician_is_zero_and_not_missing():
    figure = SERIES["kinderaerzte"].at("05958016", 2017)
    assert (figure.value, figure.sign) == (0, "")


@each_indicator
def test_every_indicator_is_explained_and_has_a_source_with_licence(name):
    one = DATA.indicators[name]
    assert all((one.label, one.short, one.unit, one.definition, one.formula, one.interpretation, one.sentence))
    sources = [DATA.sources[f"{one.set}/{source}"] for source in one.sources]
    assert sources
    assert all(source.publisher and source.licence and source.attribution and source.data_as_of for source in sources)


@each_indicator
def test_every_indicator_has_figures_on_a_level_of_the_map(name):
    years = SERIES[name].years([area.code for area in DATA.areas])
    assert years
    assert all(1990 <= year <= 2026 for year in years)


@each_indicator
@pytest.mark.parametrize("level", list(Level))
def test_every_sentence_reads_well_at_every_level(name, level):
    one = SERIES[name]
    figures = [(area, figure) for area in DATA.areas.at(level) if (figure := one.latest(area.code))]
    for area, figure in figures:
        text = value_sentence(one.indicator, area, figure)
        assert area.name.split(" (")[0] in text or area.locative.split(" ", 1)[1] in text
        assert not re.search(r"[{}]|\bnan\b|None|  ", text), text
        assert text[0].isupper(), text
        assert text.endswith("."), text


@each_indicator
def test_every_share_lies_between_0_and_100_percent(name):
    one = SERIES[name]
    if one.indicator.kind == Kind.SHARE:
        shown = [figure.value for area in DATA.areas for figure in one.known(area.code)]
        assert 0 <= min(shown) <= max(shown) <= 100


@each_indicator
def test_fixed_classes_hold_for_the_newest_year(name):
    """Own limits shared by all years must still tell areas apart: at least two classes are in use."""
    one = SERIES[name]
    for level in (Level.MUNICIPALITY, Level.DISTRICT):
        latest = [figure.value for area in DATA.areas.at(level) if (figure := one.latest(area.code))]
        if len(latest) > 10:
            used = {sum(value >= limit for limit in one.indicator.class_breaks) for value in latest}
            assert len(used) > 1


@each_indicator
def test_no_figure_is_listed_twice(name):
    one = SERIES[name]
    for area in DATA.areas:
        years = [figure.year for figure in one.figures(area.code)]
        assert years == sorted(set(years))


def test_every_measure_names_a_place_a_field_of_action_and_its_source():
    assert len(DATA.measures) == 31
    assert [name for name, one in DATA.measures.items() if not (one.areas and one.pillar and one.description)] == []
    assert [name for name, one in DATA.measures.items() if not one.url.startswith("https://")] == []
    reports = [report for one in DATA.measures.values() for report in one.reports]
    assert [report for report in reports if not (report.text and report.url.startswith("https://"))] == []
    assert {code for one in DATA.measures.values() for code in one.areas} == {*MODEL_TOWNS, "swf"}


def test_no_proposal_or_reference_is_called_the_goal_of_a_measure():
    """No public source links a measure to one of the goals shipped here: whoever knows better enters it."""
    assert [name for name, one in DATA.measures.items() if one.goals or one.indicators] == []


def test_every_role_names_its_source():
    with_role = [area for area in DATA.areas if area.role]
    assert len(with_role) == 5 + 14 + 5
    assert [area.code for area in with_role if not area.role_url.startswith("https://")] == []
    assert {area.code for area in with_role if area.since} == MODEL_TOWNS
