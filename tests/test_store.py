"""What is shown while the files of the data have faults: editions, files to take away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indicators.intake.save import save
from indicators.model.problems import DataProblems
from indicators.store import held_back, read_store, whole_folder
from tests.intake.test_saving import NEW_AND_REVISED, prepared

DAY = date(2026, 11, 23)


@pytest.fixture
def folder(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up folder with two editions, of which the older can be looked at."""
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    for day, table in ((date(2022, 5, 1), NEW_AND_REVISED), (date(2022, 6, 1), NEW_AND_REVISED.replace(";30", ";31"))):
        save(*prepared(small_data, table), small_data, day=day)
    return small_data


def figure(release: str = "") -> float | None:
    found = read_store(release, day=DAY).series["anteil"].at("09901001", 2022)
    return None if found is None else found.value


def cut(folder: Path) -> None:
    path = folder / "sets" / "made_up" / "values.csv"
    path.write_bytes(path.read_bytes()[:-9])


def test_files_with_faults_are_not_taken_away_and_the_edition_stays(folder):
    assert (figure(), whole_folder(), held_back()) == (31.0, folder, ())
    edition = read_store(day=DAY).edition
    cut(folder)
    assert figure() == 31.0 and read_store(day=DAY).edition == edition
    assert [one.file for one in held_back()] == ["sets/made_up/values.csv"]
    with pytest.raises(DataProblems, match=r"values\.csv"):
        whole_folder()


def test_a_list_of_releases_that_is_cut_holds_back_too(folder):
    assert figure() == 31.0
    path = folder / "releases.csv"
    path.write_bytes(path.read_bytes()[:-5])
    assert read_store(day=DAY).edition.id == "2022-06-01" and held_back()[0].file == "releases.csv"


def test_an_earlier_edition_is_shown_where_its_own_files_are_whole(folder):
    """Of the set that is cut, the earlier edition has files of its own; definitions that are cut are missed by both."""
    assert figure("2022-05-01") == 30.0
    cut(folder)
    assert (figure("2022-05-01"), figure()) == (30.0, 31.0)
    (folder / "areas.csv").unlink()
    assert (figure("2022-05-01"), figure()) == (30.0, 31.0)  # it has been looked at before


def test_an_earlier_edition_that_cannot_be_read_is_not_the_newest_under_its_name(folder):
    assert figure() == 31.0
    assert "2022-05-01" in read_store(day=DAY).kept_releases
    (folder / "sets" / "made_up" / "indicators.csv").write_text("id")
    assert figure() == 31.0
    with pytest.raises(DataProblems):
        figure("2022-05-01")
