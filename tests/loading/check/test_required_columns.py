"""The check and the Data Package say the same about a cell: whether it may be empty, and what may stand in it."""

import csv
import io
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indicators.loading.check.indicators import INDICATORS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.datapackage import describe
from indicators.loading.load import read_dataset
from indicators.model import IndicatorSet
from tests.made_up import write_folder, write_set

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


ROWS = {"shown": SHOWN, "computed": COMPUTED, "weight": WEIGHT, "values": VALUE, "sources": SOURCE}


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


@cache
def faults(table, row, cell, columns):
    """{column: (code, column) of what the check finds} for a row beside good ones, of which that cell holds `cell`.

    For each of some columns there is one such row, of a name or year of its own, so that one reading finds all.
    """
    tables = {name: list(rows) for name, rows in GOOD.items()}
    first = len(tables[table])
    for number, column in enumerate(columns):
        own = {"year": str(1950 + number)} if table == "values" else {"id": f"own_{number}"}
        tables[table].append(ROWS[row] | own | {column: cell})
    with TemporaryDirectory() as made:
        folder = write_folder(Path(made))
        shutil.rmtree(folder / "sets" / "made_up")
        write_set(folder, "probe", **{name: as_csv(name, rows) for name, rows in tables.items()})
        problems = [one for one in read_dataset(folder).problems if one.file == f"sets/probe/{table}.csv"]
    lines = {first + number + 2: column for number, column in enumerate(columns)}
    assert {one.row for one in problems} <= lines.keys()  # good rows have no faults
    return {column: {(one.code, one.column) for one in problems if one.row == line} for line, column in lines.items()}


def faults_of(table, row, column, cell):
    """(code, column) of what the check finds in one such row."""
    return faults(table, row, cell, (column,))[column]


EACH = [(table, column) for table, columns in HEADERS.items() for column in columns]


@pytest.mark.parametrize(("table", "column"), sorted(set(EACH) - EITHER))
@pytest.mark.slow
def test_an_empty_cell_is_a_fault_just_where_the_data_package_says_required(table, column):
    found = faults(table, "weight" if table == "indicators" else table, "", tuple(HEADERS[table]))[column]
    said = bool(fields(table)[column].get("required"))
    if table == "indicators" and column == "role":
        said = True  # without its role it counts as shown, and must then be described as such
        assert {name for _code, name in found} == ONLY_SHOWN
    assert bool(found) is said
    assert {code for code, _column in found} <= EMPTY_CODES


@pytest.mark.parametrize("column", HEADERS["indicators"])
@pytest.mark.parametrize("row", ["shown", "computed"])
@pytest.mark.slow
def test_what_is_shown_or_computed_must_say_more(row, column):
    asked = {name for name, one in fields("indicators").items() if one.get("required")} | ONLY_SHOWN
    asked |= ONLY_COMPUTED if row == "computed" else set()
    found = faults("indicators", row, "", tuple(HEADERS["indicators"]))[column]
    assert found == ({("required", column)} if column in asked else set())


PATTERNED = ("direction", "kind", "role", "denominator_year", "factor", "decimals", "id")


@pytest.mark.parametrize("row", ["shown", "computed", "weight"])
@pytest.mark.parametrize("column", PATTERNED)
@pytest.mark.slow
def test_what_the_data_package_does_not_allow_is_a_fault_whatever_the_role(row, column):
    one = fields("indicators")[column]
    assert {"enum", "pattern", "minimum"} & one.keys() or column == "factor"
    assert column in {name for _code, name in faults("indicators", row, "9-Unfug", PATTERNED)[column]}


@pytest.mark.parametrize("cell", ["9", "1.0", "-1"])
def test_digits_shown_are_a_whole_number_from_0_to_3_for_both(cell):
    assert (fields("indicators")["decimals"]["minimum"], fields("indicators")["decimals"]["maximum"]) == (0, 3)
    assert faults_of("indicators", "shown", "decimals", cell) == {("decimals", "decimals")}


@pytest.mark.parametrize(
    ("table", "row", "column", "cell"),
    [
        ("sources", "sources", "id", "9amt"),
        ("indicators", "shown", "id", "9probe"),
        ("sources", "sources", "url", "example.org"),
    ],
)
def test_a_pattern_is_that_of_the_check(table, row, column, cell):

    assert not re.fullmatch(fields(table)[column]["pattern"], cell)
    assert re.fullmatch(fields(table)[column]["pattern"], GOOD[table][0][column])
    assert column in {name for _code, name in faults_of(table, row, column, cell)}


@pytest.mark.parametrize(("table", "column"), [("indicators", "id"), ("values", "note"), ("sources", "id")])
def test_good_rows_have_no_faults(table, column):
    assert faults_of(table, "shown" if table == "indicators" else table, column, "anders") == set()
