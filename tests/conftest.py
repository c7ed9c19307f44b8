"""Data folders for tests, and the settings of Hypothesis."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from indicators.paths import ROOT
from tests import made_up

SHIPPED = ROOT / "data"

# The same cases in each run: a failure on one machine is a failure on all.
settings.register_profile("repeatable", deadline=None, max_examples=80, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """A made-up data folder that one can check by hand, see made_up.py."""
    return made_up.write_folder(tmp_path / "small")


@pytest.fixture
def goal_data(small_data: Path) -> Path:
    """The made-up folder with goals, see made_up.py."""
    return made_up.write_goals(small_data)


@pytest.fixture
def measure_data(goal_data: Path) -> Path:
    """The made-up folder with goals and measures, see made_up.py."""
    return made_up.write_measures(goal_data)


@pytest.fixture
def shipped_copy(tmp_path: Path) -> Path:
    """A copy of the shipped data folder, to drop a set into."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "shipped"))
