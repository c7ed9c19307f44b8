import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.language.i18n import use_language
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme, read_limits
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


def asked(data, **parameters):
    choice, notices = read(MapChoice, parameters, data)
    return choice.scheme, notices


@given(schemes)
def test_classes_survive_the_way_through_the_address(shipped, scheme):
    assert asked(shipped, **scheme.parameters()) == (scheme, [])


def test_what_is_as_usual_is_left_out_of_the_address():
    assert Scheme().parameters() == {}


def test_an_unknown_value_gives_way_to_the_usual_with_a_notice(shipped):
    faults = [("klassen", EVIL), ("anzahl", "2"), ("anzahl", "8"), ("anzahl", "drei"), ("grenzen", "10;x"),
              ("grenzen", "1;2;3;4;5;6;7"), ("einteilung", "monat"), ("bezug", EVIL)]  # fmt: skip
    for name, found in faults:
        scheme, notices = asked(shipped, **{name: found})
        assert (scheme, len(notices)) == (Scheme(), 1), name


def test_another_method_begins_with_its_usual_number_and_without_limits():
    scheme = Scheme(Method.CHOSEN, limits=(1.0, 2.0), yearly=True)
    assert scheme.altered(method=Method.NATURAL) == Scheme(Method.NATURAL, yearly=True)
    assert scheme.altered(yearly=False).limits == (1.0, 2.0)


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


def test_thousands_are_read_as_the_language_writes_them():
    use_language("en")
    try:
        assert read_limits("1,000; 2,500.5; 10") == ((10.0, 1000.0, 2500.5), "")
    finally:
        use_language("de")
