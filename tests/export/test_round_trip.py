"""What is taken away can be brought back: load ∘ export is the identity on every shipped set."""

from functools import cache

import pandas as pd
import pytest

from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.table import all_figures
from indicators.export.workbook import Cover, workbook
from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.loading.load import data_dir
from tests.conftest import THOROUGH

SETS = sorted(path.name for path in (data_dir() / "sets").iterdir())
KEY = ["indicator", "area", "year"]


def as_workbook(table):
    return workbook(Cover(table.title, ()), [("Werte", table)])


WRITERS = {"excel.csv": excel_csv, "machine.csv": machine_csv, "werte.xlsx": as_workbook}
PAIRS = [(one, name) for one in SETS for name in WRITERS]
# Each set and each writer, and the set that is the heart with all writers.
FEWER = [one for number, one in enumerate(PAIRS) if number % 4 == 0 or one[0] == "digitalisierung"]


@cache
def recipes():
    return read_recipes(data_dir() / "recipes")[0]


def read_back(dataset, content, name):
    """The rows that the import finds in a file, without being told anything about it."""
    file = read_content(content, name)
    intake = read_intake(
        file, recognise(file, recipes()), areas=dataset.areas, indicators=dataset.indicators, given=Given()
    )
    assert not [one for one in intake.problems if not one.notice]
    return intake


@pytest.mark.parametrize(("set_id", "name"), PAIRS if THOROUGH else FEWER)
@pytest.mark.slow
def test_every_published_figure_comes_back_with_all_its_digits_and_its_sign(shipped, set_id, name):
    dataset = shipped.dataset
    shown = [one for one in dataset.sets[set_id].indicators if not dataset.indicators[one].quotient]
    values = dataset.values
    published = values[values["indicator"].isin(shown) & (values["sign"] != "c")]
    intake = read_back(dataset, WRITERS[name](all_figures(shipped, shown, title=set_id)), name)
    expected = published[[*KEY, "value", "sign"]].sort_values(KEY).reset_index(drop=True)
    found = intake.rows[[*KEY, "value", "sign"]].sort_values(KEY).reset_index(drop=True)
    pd.testing.assert_frame_equal(found.astype({"year": int}), expected.astype({"year": int}), check_dtype=False)
    assert len(expected) > 30


@pytest.mark.parametrize("name", WRITERS)
def test_our_own_aggregates_are_taken_along_but_never_come_back_as_published(shipped, name):
    intake = read_back(shipped.dataset, WRITERS[name](all_figures(shipped, ["gigabit"], title="Gigabit")), name)
    assert "swf" not in set(intake.rows["area"])
    assert [one.count for one in intake.skipped if one.code == "own"]
