import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.views.map.class_choice import read_limits, read_scheme, scheme_parameters
from indicators.views.map.classes import Method, Scheme
from tests.made_up import EVIL

schemes = st.builds(
    Scheme,
    method=st.sampled_from(Method),
    count=st.sampled_from([0, 3, 4, 5, 6, 7]),
    limits=st.lists(st.integers(-(10**6), 10**6).map(lambda one: one / 100), unique=True, max_size=6).map(
        lambda found: tuple(sorted(found))
    ),
    yearly=st.booleans(),
    target=st.booleans(),
)


@given(schemes)
def test_classes_survive_the_way_through_the_address(scheme):
    notices: list[str] = []
    assert (read_scheme(scheme_parameters(scheme), notices), notices) == (scheme, [])


def test_what_is_as_usual_is_left_out_of_the_address():
    assert scheme_parameters(Scheme()) == {}
    assert read_scheme({}, []) == Scheme()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("klassen", EVIL),
        ("anzahl", "2"),
        ("anzahl", "8"),
        ("anzahl", "drei"),
        ("grenzen", "10;x"),
        ("grenzen", "1;2;3;4;5;6;7"),
        ("einteilung", "monat"),
        ("bezug", EVIL),
    ],
)
def test_an_unknown_value_gives_way_to_the_usual_with_a_notice(name, found):
    notices: list[str] = []
    assert read_scheme({name: found}, notices) == Scheme()
    assert len(notices) == 1


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("", ()),
        (" ; ", ()),
        ("30; 10;20,5", (10, 20.5, 30)),
        ("−5; 0; 5", (-5, 0, 5)),
        ("1.000; 20.000,5", (1000, 20000.5)),
        ("10; 10", (10,)),
        ("0.5; 1", (0.5, 1)),
    ],
)
def test_limits_are_read_as_germans_write_them(text, limits):
    assert read_limits(text) == (limits, "")


def test_one_fault_leaves_all_limits_out_and_names_it():
    limits, fault = read_limits("10; zwanzig; 30")
    assert limits == () and "„zwanzig“" in fault


@given(st.text(max_size=40))
def test_no_text_whatever_raises(text):
    limits, fault = read_limits(text)
    assert list(limits) == sorted(limits) and (not limits or not fault)
