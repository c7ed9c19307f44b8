"""The list of changes of the data interface: every row of the files once, by day, place and kind."""

import csv
import io
from collections import Counter

import pytest

from indicators.loading.load import data_dir
from tests.api.asking import ask, pages
from tests.made_up import write_goals


@pytest.fixture
def made_up_data(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    return write_goals(small_data)


def changes_of_files() -> list[dict[str, str]]:
    """The rows of all lists of changes as they stand in the files."""
    found = []
    for path in sorted(data_dir().glob("releases/*/changes.csv")):
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))):
            found.append({**row, "release": path.parent.name})
    return found


class TestChanges:
    def test_every_row_of_the_files_is_told_once(self):
        told = [one for one in pages("/changes?limit=10000") if one["kind"] != "rating"]
        assert Counter((one["release"], one["indicator"], one["area"], str(one["year"])) for one in told) == Counter(
            (one["release"], one["indicator"], one["area"], one["year"]) for one in changes_of_files()
        )

    def test_since_leaves_what_came_then_and_later(self):
        told = pages("/changes?since=2026-11-25&limit=10000")
        assert told and all(one["day"] >= "2026-11-25" for one in told)
        assert len(told) < len(pages("/changes?limit=10000"))
        assert pages("/changes?since=2100-01-01") == []

    def test_a_group_stands_for_its_members(self, shipped):
        members = shipped.dataset.areas["pionierkommunen"].members
        told = pages("/changes?area=pionierkommunen&limit=10000")
        assert {one["area"] for one in told} == set(members) & {one["area"] for one in changes_of_files()}

    @pytest.mark.parametrize("day", ["", "gestern", "2026-13-01", "20261101", "2026-11-1", "2026-11-01T00:00"])
    def test_a_day_that_is_none_is_refused_with_words(self, day):
        answer = ask(f"/changes?since={day}")
        assert answer.status == 400 and answer.fields["parameters"][0]["expected"] == "A day such as 2026-11-01."

    def test_of_a_made_up_log_each_kind_is_told(self, made_up_data):
        folder = made_up_data / "releases" / "2020-02-02"
        folder.mkdir(parents=True)
        (folder / "changes.csv").write_text(
            "indicator,area,year,before,before_sign,after,after_sign\n"
            "weg,09901001,2020,,,10,\nweg,09901001,2019,7,,8,p\nweg,09901002,2020,5,,,\nweg,09901002,2019,,g,5,\n",
            encoding="utf-8",
        )
        (folder / "ratings.csv").write_text(
            "goal,area,before,before_rule,before_reason,before_year,before_value,after,after_rule,after_reason,"
            "after_year,after_value\nweg_2030,09901001,cloud,,,2019,8,sun,,,2020,10\n",
            encoding="utf-8",
        )
        (made_up_data / "releases.csv").write_text(
            "release,day,title,sets,recipe,file,sha256,data_as_of,new,revised,missing,flips\n"
            "2020-02-02,2020-02-02,Zweite,wege,,wege.csv,,,1,2,0,1\n",
            encoding="utf-8",
        )
        told = ask("/changes").fields["data"]
        assert [one["kind"] for one in told] == ["new", "revised", "vanished", "revised", "rating"]
        assert (told[1]["before"], told[1]["after"], told[1]["after_sign"]) == (7, 8, "p")
        assert (told[4]["goal"], told[4]["before_status"], told[4]["after_status"]) == ("weg_2030", "cloud", "sun")
