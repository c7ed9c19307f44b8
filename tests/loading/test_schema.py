"""What the tables are declared to hold is what their documentation says."""

import re

import pytest

from indicators.loading.check.areas import AREAS
from indicators.loading.check.goals import GOALS, PILLARS
from indicators.loading.check.indicators import INDICATORS, SETS
from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.check.yardsticks import REFERENCE_AREAS, REFERENCES
from indicators.paths import ROOT

TABLES = (AREAS, SETS, INDICATORS, VALUES, SOURCES, PILLARS, GOALS, MEASURES, REPORTS, REFERENCES, REFERENCE_AREAS)


def section(table):
    """What docs/data-format.md says under the heading that names the file."""
    text = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
    [found] = [part for part in text.split("\n## ")[1:] if re.search(rf"[`/]{table.file}`", part.partition("\n")[0])]
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_column_is_documented(table):
    assert set(table.columns) <= set(re.findall(r"`(\w+)`", section(table)))


@pytest.mark.parametrize("table", [INDICATORS, SOURCES], ids=lambda table: table.file)
def test_the_cells_that_must_not_be_empty_are_documented(table):
    names = ", ".join(f"`{one.name}`" for one in table.needed if one.required)
    said = " ".join(section(table).split())
    assert f"empty: {names};" in said or f"{names} must not be empty" in said.replace(" and ", ", ")


def test_a_cell_is_read_as_what_its_column_holds_and_an_empty_one_is_as_usual(tmp_path):
    (tmp_path / "measures.csv").write_text("id,label_de,goals,start\neins,Eins,a | b,2021-03\nzwei,Zwei,,\n", "utf-8")
    problems: list = []
    frame = MEASURES.frame(tmp_path, problems)
    found = MEASURES.read(frame, problems, lambda row, fields: (row.ok, fields["goals"], str(fields["start"])))
    assert found == {"eins": (True, ("a", "b"), "2021-03"), "zwei": (True, (), "None")}
    assert problems == []
