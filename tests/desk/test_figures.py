"""Figures of a draft: typed in cell by cell, or taken over from a publisher's file."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.desk.act import Act
from indicators.desk.drafts import Draft, begin, content, save
from indicators.desk.figures import Cell, WrongCellError, grid, take_over, typed, with_cells, years_offered
from indicators.desk.log import entries
from indicators.desk.rows import read
from indicators.desk.seen import problems_seen
from indicators.desk.tables import Sheet, sheet_of
from indicators.intake.columns import Given
from indicators.intake.trial import Wanted
from indicators.loading.check.goals import GOALS
from indicators.loading.load import read_dataset
from indicators.model.problems import DataProblems
from indicators.paths import DATA

ACT = Act("Ada", datetime(2035, 5, 1, tzinfo=UTC))
VALUES = "sets/made_up/values.csv"


def goals_of(draft: Draft) -> Sheet:
    return sheet_of(GOALS, GOALS.file, content(draft.data, GOALS.file))


@pytest.mark.parametrize(
    ("text", "cell"),
    [("12,5", Cell("12.5")), ("12.5", Cell("12.5")), ("1.234", Cell("1234")), ("-3", Cell("-3")), ("−3,0", Cell("-3")),
     ("7 p", Cell("7", "p")), ("g", Cell("", "g")), ("  ", Cell()), ("0", Cell("0"))],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_typed(text: str, cell: Cell) -> None:
    assert typed(text) == cell


@pytest.mark.parametrize("text", ["zwölf", "1,2,3", "12 z", "5 g", "p", "1e5", "=1+1", "12,5 %", "nan", "--3"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(WrongCellError):
        typed(text)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_figure_or_refused(text: str) -> None:
    try:
        cell = typed(text)
    except WrongCellError:
        return
    assert cell.value == "" or float(cell.value) == float(cell.value)
    assert typed(cell.text) == cell


def test_a_grid_shows_and_changes_the_figures_of_one_indicator_alone(goal_data: Path) -> None:
    draft = begin(goal_data, "Von Hand", ACT)
    seen = content(draft.data, VALUES)
    cells = grid(seen, "anteil")
    assert cells["09901001"] == {2020: Cell("10"), 2021: Cell("20")} and cells["09902002"] == {2020: Cell("", "g")}
    assert years_offered([2020, 2021], date(2023, 5, 1)) == [2020, 2021, 2022, 2023]
    changed = {("09901001", 2021): Cell("21", "p"), ("09901002", 2020): Cell(), ("09902002", 2022): Cell("7.5")}
    save(draft, {VALUES: with_cells(seen, "anteil", changed)}, seen={VALUES: seen}, act=ACT)
    after = content(draft.data, VALUES)
    cells = grid(after, "anteil")
    assert cells["09901001"][2021] == Cell("21", "p") and "09901002" not in cells
    assert cells["09902002"] == {2020: Cell("", "g"), 2022: Cell("7.5")}
    assert seen is not None and after is not None
    others = [[row for row in read(file)[1] if row["indicator"] != "anteil"] for file in (seen, after)]
    assert others[0] == others[1]
    assert [row["indicator"] for row in read(after)[1]] == sorted(
        [row["indicator"] for row in read(after)[1]], key=["einwohner", "anteil", "quote", "eigenart"].index
    )
    assert problems_seen(draft, VALUES, day=date(2035, 5, 1)) == []


def test_a_remark_stands_at_the_figures_that_are_typed_and_at_no_other(goal_data: Path) -> None:
    seen = content(begin(goal_data, "Von Hand", ACT).data, VALUES)
    cells = {("09901001", 2021): Cell("21"), ("09901001", 2022): Cell("22")}
    rows = read(with_cells(seen, "anteil", cells, remark="aus dem Amtsblatt"))[1]
    noted = [(row["area"], row["year"]) for row in rows if row["note"] == "aus dem Amtsblatt"]
    assert noted == [("09901001", "2021"), ("09901001", "2022")]


def test_an_untouched_grid_changes_no_byte(goal_data: Path) -> None:
    draft = begin(goal_data, "Nichts", ACT)
    seen = content(draft.data, VALUES)
    cells = grid(seen, "anteil")
    same = {(area, year): cell for area, years in cells.items() for year, cell in years.items()}
    assert with_cells(seen, "anteil", same) == seen


def test_a_publishers_file_comes_into_the_draft_without_a_release_of_its_own(goal_data: Path) -> None:
    shutil.copytree(DATA / "recipes", goal_data / "recipes")
    draft = begin(goal_data, "Datei", ACT)
    file = b"AGS;Gemeinde;2022\n09901001;Musterstadt;30\n09901002;Musterdorf;40\n"
    wanted = Wanted(given=Given(indicator="anteil"))
    assert take_over(draft, file, "anteil.csv", wanted, ACT) == ("made_up",)
    found = read_dataset(draft.data).values
    assert set(found[(found["indicator"] == "anteil") & (found["year"] == 2022)]["value"]) >= {30.0, 40.0}
    assert not (draft.data / "releases.csv").exists() and content(goal_data, VALUES) == content(draft.base, VALUES)
    [line] = [one for one in entries(draft.folder.parent) if "took" in one]
    assert line["took"] == "anteil.csv" and len(line["sha256"]) == 64
    with pytest.raises(DataProblems):
        take_over(draft, b"nichts", "leer.csv", wanted, ACT)


def test_a_table_is_edited_by_its_columns_and_checked_like_the_file(goal_data: Path) -> None:
    draft = begin(goal_data, "Ziele", ACT)
    found = goals_of(draft)
    rows = [dict(one) for one in found.rows]
    assert rows and set(GOALS.columns) <= {*found.columns, *GOALS.columns}
    rows[0]["target"] = "viel"
    save(draft, {found.name: found.with_rows([*rows, dict.fromkeys(found.columns)])},
         seen={found.name: found.seen}, act=ACT)  # fmt: skip
    assert [(one.file, one.column) for one in problems_seen(draft, GOALS.file, day=date(2035, 5, 1))] == [
        ("goals.csv", "target")
    ]
    assert len(goals_of(draft).rows) == len(found.rows)
    assert goals_of(draft).with_rows(goals_of(draft).rows) == content(draft.data, GOALS.file)
