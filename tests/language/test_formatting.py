from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.language.formatting import (
    MINUS,
    THIN_NBSP,
    difference_unit,
    format_compact,
    format_number,
    format_short,
    format_value,
    is_missing,
    join_de,
    missing_text,
    round_half_up,
    sign_text,
)
from indicators.model import SIGNS_WITH_VALUE, SIGNS_WITHOUT_VALUE, Sign
from tests.made_up import indicator

PEOPLE = indicator(unit="Personen", decimals=0)
SHARE = indicator(unit="% der Haushalte")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234.5, 1, "1.234,5"), (74879, 0, "74.879"), (1234567, 0, "1.234.567"), (0, 0, "0"), (0.5, 2, "0,50")],
)
def test_numbers_have_points_for_thousands_and_a_decimal_comma(value, decimals, text):
    assert format_number(value, decimals) == text


def test_a_negative_number_has_a_real_minus_and_there_is_no_negative_zero():
    assert format_number(-1234.5, 1) == f"{MINUS}1.234,5"
    assert format_number(-0.04, 1) == "0,0"


def test_a_thin_no_break_space_stands_before_the_unit():
    assert format_value(88.25, SHARE) == f"88,3{THIN_NBSP}% der Haushalte"
    assert format_short(88.25, SHARE) == f"88,3{THIN_NBSP}%"
    assert format_short(74879, PEOPLE) == f"74.879{THIN_NBSP}Personen"
    assert format_compact(74879, PEOPLE) == "74.879"
    assert format_compact(88.25, SHARE) == f"88,3{THIN_NBSP}%"


@pytest.mark.parametrize("write", [format_value, format_short, format_compact])
def test_zero_is_a_number_and_missing_is_words(write):
    assert write(0, PEOPLE).startswith("0")
    assert write(None, PEOPLE) == "keine Angabe"
    assert write(None, PEOPLE, sign="g") == "geheim gehalten oder unbekannt"


@pytest.mark.parametrize("write", [format_value, format_short, format_compact])
def test_not_a_number_is_missing_too(write):
    assert is_missing(float("nan"))
    assert write(float("nan"), SHARE) == "keine Angabe"


def test_each_sign_without_a_figure_has_words_of_its_own():
    words = {missing_text(sign) for sign in SIGNS_WITHOUT_VALUE}
    assert len(words | {missing_text("")}) == len(SIGNS_WITHOUT_VALUE) + 1


def test_each_sign_beside_a_figure_has_words():
    assert all(sign_text(sign) for sign in SIGNS_WITH_VALUE | {Sign.COMPUTED})
    assert sign_text("") == ""
    assert (sign_text("p"), sign_text("k")) == ("vorläufig", "mehr als null, gerundet null")


def test_percentages_differ_by_percentage_points():
    assert difference_unit(SHARE, "3,2") == "Prozentpunkte"
    assert difference_unit(PEOPLE, "12") == "Personen"


def test_one_percentage_point_is_singular():
    assert difference_unit(SHARE, "+1") == difference_unit(SHARE, f"{MINUS}1") == "Prozentpunkt"
    assert difference_unit(SHARE, "1,0") == difference_unit(SHARE, "11") == "Prozentpunkte"


@pytest.mark.parametrize(("words", "text"), [([], ""), (["Olpe"], "Olpe"), (["Olpe", "Soest"], "Olpe und Soest")])
def test_an_enumeration_ends_with_und(words, text):
    assert join_de(words) == text


@pytest.mark.parametrize(("value", "text"), [(386.5, "387"), (387.5, "388"), (0.5, "1"), (-386.5, f"{MINUS}387")])
def test_a_five_is_rounded_away_from_zero_as_in_german_statistics(value, text):
    assert format_number(value) == text


def test_what_is_written_with_a_five_is_rounded_so_however_it_is_stored():
    assert format_number(2.675, 2) == "2,68"


@given(
    st.one_of(
        st.floats(-1e12, 1e12),
        st.builds(lambda number, digits: number / 10**digits, st.integers(-(10**7), 10**7), st.integers(0, 7)),
    ),
    st.integers(0, 6),
)
def test_rounding_is_that_of_the_decimal_number_that_is_meant(value, decimals):
    """The definition, without the short way for what lies far from a five."""
    meant = Decimal(f"{value:.14g}") if abs(value) < 1e9 else Decimal(repr(value))
    exact = float(meant.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)) + 0.0
    assert repr(round_half_up(value, decimals)) == repr(exact)
