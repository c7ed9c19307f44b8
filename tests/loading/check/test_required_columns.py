"""The check and the Data Package say the same about a cell: whether it may be empty, and what may stand in it."""

import csv
import io
import re
import shutil

import pytest

from indicators.loading.check.indicators import INDICATORS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.datapackage import describe
from indicators.loading.load import read_dataset
from indicators.model import IndicatorSet
from tests.made_up import write_set

HEADERS = {"indicators": [*INDICATORS.columns], "values": [*VALUES.columns], "sources": [*SOURCES.columns]}
SHOWN = {
    "id": "probe", "label_de": "Probe", "short_de": "Probe", "unit_de": "%", "direction": "up", "decimals": "1",
    "kind": "share", "weight": "einwohner", "weight_note_de": "Gewichtet", "minimum": "0", "maximum": "100",
    "breaks": "2019=neu", "year_notes": "2020=Mitte 2020", "reference_de": "31.12.", "class_breaks": "20 | 40",
    "definition_de": "Teil", "formula_de": "a ÷ b", "interpretation_de": "So", "sentence_de": "{place} {value}",
    "note_de": "Anmerkung", "source": "amt", "unit_words_de": "Prozent",
}  # fmt: skip
COMPUTED = SHOWN | {
    "id": "je_kopf", "role": "computed", "numerator": "probe", "denominator": "einwohner", "factor": "10",
    "denominator_year": "same",
}  # fmt: skip
WEIGHT = {"id": "einwohner", "role": "weight", "label_de": "Menge", "kind": "count", "source": "amt"}
SOURCE = {
    "id": "amt", "publisher": "Amt", "dataset": "Tabelle", "edition": "1", "licence": "frei",
    "licence_url": "https://example.org/l", "attribution": "© Amt", "url": "https://example.org", "data_as_of": "2021",
}  # fmt: skip
VALUE = {"indicator": "probe", "area": "09901001", "year": "2020", "value": "1", "sign": "p", "note": "Anmerkung"}
GOOD = {"indicators": [SHOWN, COMPUTED, WEIGHT], "values": [VALUE], "sources": [SOURCE]}
# An empty key of a value names no indicator, area or year: the check says which of them it is.
EMPTY_CODES = {"required", "indicator", "area", "year"}
# Table Schema knows no "required where": of these the check asks only where the indicator is shown or computed.
ONLY_SHOWN = {"short_de", "unit_de", "direction", "definition_de"}
ONLY_COMPUTED = {"numerator", "denominator"}
# Neither a value nor a sign is required, only one of both.
EITHER = {("values", "value")}


@pytest.fixture
def bare(small_data):
    """A data folder without any set."""
    shutil.rmtree(small_data / "sets" / "made_up")
    return small_data


def fields(table):
    package = describe(
        IndicatorSet("probe", "Probe", "", "", ()), [], indicator_columns=HEADERS["indicators"],
        source_columns=HEADERS["sources"],
    )  # fmt: skip
    [found] = [one for one in package["resources"] if one["name"] == table]
    return {one["name"]: one.get("constraints", {}) for one in found["schema"]["fields"]}


def as_csv(table, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADERS[table], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def faults(folder, table, row, **cells):
    """(code, column) of what the check finds in one row of otherwise good tables once its cells are changed."""
    tables = {name: list(rows) for name, rows in GOOD.items()}
    at = tables[table].index(row)
    tables[table][at] = row | cells
    write_set(folder, "probe", **{name: as_csv(name, rows) for name, rows in tables.items()})
    found = read_dataset(folder).problems
    return {(one.code, one.column) for one in found if one.file == f"sets/probe/{table}.csv" and one.row == at + 2}


EACH = [(table, column) for table, columns in HEADERS.items() for column in columns]


@pytest.mark.parametrize(("table", "column"), sorted(set(EACH) - EITHER))
@pytest.mark.slow
def test_an_empty_cell_is_a_fault_just_where_the_data_package_says_required(table, column, bare):
    row = WEIGHT if table == "indicators" else GOOD[table][0]
    found = faults(bare, table, row, **{column: ""})
    said = bool(fields(table)[column].get("required"))
    if table == "indicators" and column == "role":
        said = True  # without its role it counts as shown, and must then be described as such
        assert {name for _code, name in found} == ONLY_SHOWN
    assert bool(found) is said
    assert {code for code, _column in found} <= EMPTY_CODES


@pytest.mark.parametrize("column", HEADERS["indicators"])
@pytest.mark.parametrize("row", [SHOWN, COMPUTED], ids=["shown", "computed"])
@pytest.mark.slow
def test_what_is_shown_or_computed_must_say_more(row, column, bare):
    asked = {name for name, one in fields("indicators").items() if one.get("required")} | ONLY_SHOWN
    asked |= ONLY_COMPUTED if row is COMPUTED else set()
    found = faults(bare, "indicators", row, **{column: ""})
    assert found == ({("required", column)} if column in asked else set())


@pytest.mark.parametrize("row", [SHOWN, COMPUTED, WEIGHT], ids=["shown", "computed", "weight"])
@pytest.mark.parametrize("column", ["direction", "kind", "role", "denominator_year", "factor", "decimals", "id"])
@pytest.mark.slow
def test_what_the_data_package_does_not_allow_is_a_fault_whatever_the_role(row, column, bare):
    one = fields("indicators")[column]
    assert {"enum", "pattern", "minimum"} & one.keys() or column == "factor"
    assert column in {name for _code, name in faults(bare, "indicators", row, **{column: "9-Unfug"})}


@pytest.mark.parametrize("cell", ["9", "1.0", "-1"])
def test_digits_shown_are_a_whole_number_from_0_to_3_for_both(cell, bare):
    assert (fields("indicators")["decimals"]["minimum"], fields("indicators")["decimals"]["maximum"]) == (0, 3)
    assert faults(bare, "indicators", SHOWN, decimals=cell) == {("decimals", "decimals")}


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [("sources", "id", "9amt"), ("indicators", "id", "9probe"), ("sources", "url", "example.org")],
)
def test_a_pattern_is_that_of_the_check(table, column, cell, bare):

    assert not re.fullmatch(fields(table)[column]["pattern"], cell)
    assert re.fullmatch(fields(table)[column]["pattern"], GOOD[table][0][column])
    assert column in {name for _code, name in faults(bare, table, GOOD[table][0], **{column: cell})}


def test_good_rows_have_no_faults(bare):
    assert not faults(bare, "values", VALUE)
