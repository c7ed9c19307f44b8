"""References from outside: what a row may be, and what is left out with a reason."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.loading.check.yardsticks import REFERENCES, check_references
from indicators.loading.tables import LINE
from indicators.model import Source
from indicators.model.problems import Problem
from indicators.model.reference import ReferenceArea, Statistic
from tests.made_up import indicator

AREAS = {"99": ReferenceArea("99", "Musterland", "im Musterland")}
GOOD = [
    "99,anteil,2035,n,40,amt,", "99,anteil,2035,q1,10,amt,", "99,anteil,2035,median,20,amt,",
    "99,anteil,2035,q3,30,amt,", "99,anteil,2035,total,25,amt,",
]  # fmt: skip


def read(*lines: str):
    rows = [
        dict(zip(REFERENCES.columns, f"{line}{',' * (7 - line.count(','))}".split(","), strict=True)) for line in lines
    ]
    cells = [row | {LINE: str(at)} for at, row in enumerate(rows, 2)]
    problems: list[Problem] = []
    one = indicator("anteil", set="muster", minimum=0.0, maximum=100.0)
    sources = {"muster/amt": Source("amt", "Amt", "Daten", "", "", "", "", "", "")}
    found = check_references(pd.DataFrame(cells), problems, areas=AREAS, indicators={"anteil": one}, sources=sources)
    return found, problems


def test_a_spread_is_read_with_its_total():
    found, problems = read(*GOOD)
    [one] = found["anteil"]
    assert (one.count, one.median, one.total, one.value, one.year) == (40, 20.0, 25.0, None, 2035)
    assert one.figures[Statistic.Q3] == 30
    assert problems == []


def test_a_spread_says_what_it_is_of_where_that_is_not_all_municipalities():
    found, problems = read(*(f"{line},Gemeinden mit Angabe" for line in GOOD))
    assert (found["anteil"][0].of, problems) == ("Gemeinden mit Angabe", [])
    assert read(*GOOD)[0]["anteil"][0].of == ""


def test_a_town_outside_needs_no_spread():
    found, problems = read("99,anteil,2035,value,55,amt,")
    assert (found["anteil"][0].value, problems) == (55, [])


@pytest.mark.parametrize(("line", "code", "column"), [
    ("98,anteil,2035,median,20,amt,", "area", "area"),
    ("99,anteill,2035,median,20,amt,", "indicator", "indicator"),
    ("99,anteil,20l5,median,20,amt,", "year", "year"),
    ("99,anteil,2035,mean,20,amt,", "choice", "statistic"),
    ("99,anteil,2035,median,zwanzig,amt,", "number", "value"),
    ("99,anteil,2035,median,120,amt,", "bounds", "value"),
    ("99,anteil,2035,n,4.5,amt,", "number", "value"),
    ("99,anteil,2035,median,20,anderes,", "source", "source"),
    ("99,anteil,2035,median,,amt,", "required", "value"),
    ("99,anteil,2035,median,20,amt,", "required", "statistic"),
    ("99,anteil,2035,n,40,amt,", "required", "statistic"),
])  # fmt: skip
def test_a_fault_is_named_with_its_place_and_the_row_left_out(line, code, column):
    found, problems = read(line)
    assert found == {}
    assert [(one.code, one.row, one.column) for one in problems] == [(code, 2, column)]


def test_limits_that_do_not_rise_and_figures_given_twice_leave_the_spread_out():
    found, problems = read(*GOOD[:3], "99,anteil,2035,q3,15,amt,")
    assert (found, [one.code for one in problems]) == ({}, ["order"])
    found, problems = read(*GOOD, GOOD[2])
    assert [(one.code, one.row) for one in problems] == [("duplicate", 7)]
    assert found["anteil"][0].median == 20
