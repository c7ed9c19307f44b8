from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.address.parameters import LEVEL_CODES
from indicators.figures.all_series import all_series
from indicators.figures.change import ChangeForm
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme
from tests.made_up import EVIL, INDICATORS_HEADER, write_folder, write_set

DEFAULT = MapChoice("anteil", 2021)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = write_folder(tmp_path_factory.mktemp("choice"))
    empty = INDICATORS_HEADER + "leer,,Leer,Leer,%,up,1,share,,,0,100,,,,,Teil,,,,,muster\n"
    write_set(folder, "ohne_werte", indicators=empty, values="indicator,area,year,value,sign,note\n")
    dataset = read_dataset(folder)
    return Store(dataset, all_series(dataset), day=date(2026, 11, 23))


@pytest.fixture
def asked(data):
    return lambda **parameters: read(MapChoice, parameters, data)


def test_an_empty_address_gives_the_default_without_notice(asked):
    assert asked() == (DEFAULT, [])


def test_a_whole_address_is_understood(asked):
    choice, notices = asked(
        indikator="quote", jahr="2020", ebene="kreis", klassen="gleich", gemeinde="09901001", hintergrund="1"
    )
    assert choice == MapChoice("quote", 2020, Level.DISTRICT, "09901001", scheme=Scheme(Method.EQUAL), tiles=True)
    assert notices == []


@pytest.mark.parametrize(
    "parameters",
    [
        {"indikator": "falsch"}, {"indikator": EVIL}, {"jahr": "19xx"}, {"jahr": "20190"}, {"jahr": "201²"},
        {"jahr": "٢٠١٩"}, {"jahr": "-2019"}, {"jahr": "1066"}, {"gemeinde": "05958004"}, {"gemeinde": EVIL},
        {"gemeinde": "²²²²²²²"}, {"ebene": "land"}, {"klassen": "natürlich"}, {"farbe": "rot"}, {EVIL: "1"},
    ],
    ids=str,
)  # fmt: skip
def test_an_unknown_value_gives_one_notice_and_the_default(asked, parameters):
    choice, notices = asked(**parameters)
    assert len(notices) == 1
    if parameters != {"jahr": "1066"}:
        assert choice == DEFAULT


def test_a_year_without_values_gives_the_nearest_and_says_so(asked):
    choice, [notice] = asked(jahr="1066")
    assert choice.year == 2020
    assert "1066" in notice
    assert "2020" in notice


@pytest.mark.parametrize(
    ("found", "code"), [("9901001", "09901001"), ("9901", "09901"), (" 09901 ", "09901"), ("swf", "swf")]
)
def test_a_code_that_lost_its_leading_zero_is_understood(asked, found, code):
    choice, notices = asked(gemeinde=found)
    assert (choice.area, notices) == (code, [])


def test_parameters_of_streamlit_itself_give_no_notice(asked):
    assert asked(embed="true", embed_options="dark_theme") == (DEFAULT, [])


def test_a_level_the_indicator_lacks_gives_one_it_has(asked):
    choice, _ = asked(indikator="eigenart", ebene="kreis")
    assert choice.level == Level.MUNICIPALITY


def test_another_indicator_keeps_the_year_as_near_as_it_can(data):
    assert MapChoice("quote", 2018).fit(data).year == 2018
    assert MapChoice("quote", 2023).fit(data).year == 2020


def test_the_newest_year_of_two_equally_near_is_taken(small_data):
    path = small_data / "sets" / "made_up" / "values.csv"
    path.write_text(path.read_text(encoding="utf-8") + "eigenart,09901001,2022,6,,\n", encoding="utf-8")
    dataset = read_dataset(small_data)
    choice = MapChoice("eigenart", 2021)
    assert choice.fit(Store(dataset, all_series(dataset), day=date(2026, 11, 23))).year == 2022


def test_an_indicator_without_values_is_shown_without_year_and_without_notice(asked, data):
    choice, notices = asked(indikator="leer")
    assert (choice.year, notices) == (0, [])
    assert asked(**choice.parameters()) == (choice, [])


def test_defaults_are_left_out_of_the_address():
    assert DEFAULT.parameters() == {"indikator": "anteil", "jahr": "2021"}


choices = st.builds(
    MapChoice,
    indicator=st.sampled_from(["einwohner", "anteil", "quote", "eigenart", "leer"]),
    year=st.integers(1900, 2100),
    level=st.sampled_from(list(LEVEL_CODES.values())),
    scheme=st.builds(
        Scheme,
        method=st.sampled_from(Method),
        count=st.sampled_from([0, 3, 7]),
        limits=st.sampled_from([(), (-1.5, 20.0, 1e6)]),
        yearly=st.booleans(),
        target=st.booleans(),
    ),
    since=st.sampled_from([0, 2017, 2020]),
    measure=st.sampled_from(ChangeForm),
    area=st.sampled_from([None, "swf", "09901", "09901001"]),
    tiles=st.booleans(),
)


@given(choices)
def test_a_choice_survives_the_way_through_the_address(data, choice):
    fitted = choice.fit(data)
    assert read(MapChoice, fitted.parameters(), data) == (fitted, [])


@given(
    st.dictionaries(
        st.sampled_from(
            ["indikator", "jahr", "gemeinde", "ebene", "klassen", "anzahl", "grenzen", "seit", "als", "bezug", "x"]
        ),
        st.text(),
    )
)
def test_no_address_whatever_raises(data, parameters):
    choice, _ = read(MapChoice, parameters, data)
    assert choice.indicator in data.series


def test_a_percentage_change_of_a_scale_without_zero_gives_way_to_the_difference_with_a_notice(data):
    choice, notices = read(MapChoice, {"indikator": "quote", "seit": "2019", "als": "prozent"}, data)
    assert (choice.since, choice.measure, len(notices)) == (2019, ChangeForm.DIFFERENCE, 1)


def test_a_change_across_a_series_break_gives_way_to_the_figures_with_a_notice(data):
    parameters = {"indikator": "quote", "jahr": "2019", "seit": "2018"}
    choice, notices = read(MapChoice, parameters, data)
    assert (choice.since, choice.year, len(notices)) == (0, 2019, 1)
