"""One cell: a number, a sign, nothing, or a fault."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.cells import CellReading, decimal_of, parse_cell, read_cell
from indicators.intake.files import ErrorCell, Percent
from indicators.language.formatting import format_number


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("-", 0, ""), ("–", 0, ""), ("0", 0, "k"), ("...", None, "t"), (".", None, "g"), ("x", None, "x"),
        ("/", None, "u"), ("*", None, "g"), ("(12,5)", 12.5, "f"), ("12p", 12, "p"), ("12 r", 12, "r"), ("-7", -7, ""),
        ("0,0", 0, "k"),
    ],
)  # fmt: skip
def test_older_signs(text, value, sign):
    reading = read_cell(text, decimal=",", signs="older")
    assert (reading.value, reading.sign, reading.is_fault) == (value, sign, False)


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("0", 0, ""),
        ("k", 0, "k"),
        ("t", None, "t"),
        ("g", None, "g"),
        ("x", None, "x"),
        ("u", None, "u"),
        ("5e", 5, "e"),
    ],
)
def test_newer_signs(text, value, sign):
    reading = read_cell(text, decimal=",", signs="newer")
    assert (reading.value, reading.sign, reading.is_fault) == (value, sign, False)


@pytest.mark.parametrize("text", ["-", "...", ".", "/", "(5)"])
def test_signs_of_the_other_generation_are_faults(text):
    assert read_cell(text, decimal=",", signs="newer").is_fault
    assert read_cell(text, decimal=",", signs="none").is_fault


@pytest.mark.parametrize("text", ["1l", "1,2,3", "1.23", "12.34.567", "1e5", "١٢", "=1+1", "#DIV/0!", "inf", "1 23"])
def test_what_is_no_number_is_a_fault(text):
    assert read_cell(text, decimal=",", signs="older").is_fault


@pytest.mark.parametrize("text", ["-9999", "k.A.", "NaN", "n/a", "keine Angabe"])
def test_words_for_no_figure_are_none_and_said(text):
    reading = read_cell(text, decimal=",", signs="either")
    assert (reading.is_empty, reading.repair, reading.value) == (True, "no_data", None)


@pytest.mark.parametrize(("text", "repair"), [("−5,5", "minus"), ("–5,5", "minus"), ("−5,5 %", "percent_sign")])
def test_a_typographic_minus_is_a_minus(text, repair):
    reading = read_cell(text, decimal=",", signs="either")
    assert (reading.value, reading.repair) == (-5.5, repair)


def test_a_dash_alone_is_asked_about_where_nobody_says_the_generation_of_signs():
    assert read_cell("-", decimal=",", signs="either").is_fault
    assert read_cell(".", decimal=",", signs="either").sign == "g"


def test_an_error_of_a_spreadsheet_is_neither_empty_nor_a_number():
    reading = read_cell(ErrorCell("#N/A"), decimal=",", signs="none")
    assert (reading.is_fault, reading.repair) == (True, "error")


def test_a_per_cent_cell_is_taken_times_a_hundred_and_said():
    assert read_cell(Percent(60.0), decimal=",", signs="either") == CellReading(60.0, repair="percent_format")


def test_numbers_of_excel_that_are_none_are_faults():
    assert read_cell(math.nan, decimal=",", signs="none").is_fault
    assert read_cell(math.inf, decimal=",", signs="none").is_fault


def test_an_empty_cell_is_neither_zero_nor_a_fault():
    reading = read_cell("  ", decimal=",", signs="older")
    assert reading.is_empty
    assert reading.value is None


@given(st.floats(-1e9, 1e9).map(lambda one: round(one, 3)))
def test_a_number_written_the_german_way_is_read_back(number):
    text = format_number(number, 3).replace("\u2212", "-")
    assert parse_cell(text, ",")[0] == number
    assert parse_cell(text.translate(str.maketrans(",.", ".,")), ".")[0] == number


@pytest.mark.parametrize("text", ["−35,643", "–35,643", "-35,643", "35,643 %", "(35,643)", "35,643 p"])
def test_ornaments_do_not_decide_what_a_comma_means(text):
    assert decimal_of([text, "7"]) is None
    assert decimal_of([text, "7.5"]) == "."


@given(st.integers(1, 999), st.integers(0, 999))
def test_three_digits_after_a_single_sign_are_never_guessed(before, after):
    for sign in ",.":
        assert decimal_of([f"{before}{sign}{after:03}", "7"]) is None
        assert decimal_of([f"{before}{sign}{after:03}", f"7{sign}5"]) == sign


@given(st.text(max_size=12), st.sampled_from([",", "."]), st.sampled_from(["older", "newer", "none"]))
def test_any_text_is_a_reading(text, decimal, signs):
    reading = read_cell(text, decimal=decimal, signs=signs)
    assert reading.value is None or math.isfinite(reading.value)
    assert reading.is_empty + reading.is_fault <= 1
