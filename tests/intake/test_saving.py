"""From a file to the data folder: what would change, what may be written, and nothing in between."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.intake.columns import Given
from indicators.intake.difference import records
from indicators.intake.files import read_content
from indicators.intake.prepare import Prepared, prepare
from indicators.intake.recipe import parse_recipe, read_recipes
from indicators.intake.recognise import read_intake
from indicators.intake.report import as_dict, as_text
from indicators.intake.save import save
from indicators.loading.load import read_dataset
from indicators.loading.releases import folders_at, read_changes, read_flips, read_releases
from indicators.model import DataSet
from indicators.paths import ROOT
from tests.intake.reading import DATA, codes, found

DAY = date(2022, 5, 1)
NEW_AND_REVISED = "Gemeinde;Jahr;Anteil\nMusterstadt;2022;30\nMusterstadt;2021;20\nMusterstadt;2020;11\n"


def prepared(folder: Path, table: str, *, set_id: str = "", source: str = "") -> tuple[Prepared, DataSet]:
    """A made-up table against a made-up folder."""
    dataset = read_dataset(folder)
    recipe = read_recipes(DATA / "recipes")[0]["tabelle"]
    file = read_content(table.encode(), "eigene.csv")
    intake = read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=Given())
    if source:
        intake = replace(intake, recipe=replace(intake.recipe, source=source), as_of="Mai 2022")
    return prepare(intake, dataset, set_id=set_id, day=DAY), dataset


def values(folder: Path, name: str = "made_up") -> list[dict[str, str]]:
    text = (folder / "sets" / name / "values.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def figure(folder: Path, indicator: str, area: str, year: int) -> tuple[str, str]:
    [row] = [
        row for row in values(folder) if (row["indicator"], row["area"], row["year"]) == (indicator, area, str(year))
    ]
    return row["value"], row["sign"]


class TestDifference:
    def test_new_revised_and_equal_figures_are_told_apart(self, small_data):
        one = prepared(small_data, NEW_AND_REVISED)[0].difference
        assert [(row["year"], row["value"]) for row in records(one.new)] == [(2022, 30)]
        assert [(row["year"], row["before"], row["value"]) for row in records(one.revised)] == [(2020, 10, 11)]
        assert one.unchanged == 1
        assert one.new_years == (("anteil", 2022),)
        assert one.new_areas == ()

    def test_a_new_area_is_named(self, small_data):
        one = prepared(small_data, "Gemeinde;Jahr;Eigenart\nMusterdorf;2020;7\n")[0].difference
        assert one.new_areas == (("eigenart", "09901002"),)
        assert one.new_years == ()

    def test_figures_of_the_same_year_that_the_file_no_longer_has_are_named_and_stay(self, small_data):
        one, dataset = prepared(small_data, "Gemeinde;Jahr;Anteil\nMusterstadt;2020;11\n")
        assert {row["area"] for row in records(one.difference.missing)} == {"09901002", "09902001", "09902002"}
        save(one, dataset, small_data, day=DAY)
        assert figure(small_data, "anteil", "09901002", 2020) == ("50", "")

    def test_districts_are_not_missing_in_a_file_of_municipalities(self, small_data):
        one = prepared(small_data, "Gemeinde;Jahr;Quote\nMusterstadt;2020;8\nMusterdorf;2020;4\n")[0].difference
        assert one.missing.empty

    def test_large_steps_from_an_area_s_last_figure_are_listed_largest_first(self, goal_data):
        one, dataset = prepared(
            goal_data, "Gemeinde;2022;2023\nMusterstadt;1;\nMusterdorf;8;6\n".replace("Gemeinde", "Weg\nGemeinde", 1)
        )
        steps = [
            (row["area"], row["before_year"], row["before"], row["value"]) for row in records(one.difference.steps)
        ]
        assert steps == [("09901001", 2020, 10, 1), ("09901002", 2020, 5, 8)]
        assert "am weitesten: Musterstadt 10 (2020) → 1 (2022); Musterdorf 5 (2020) → 8 (2022)" in as_text(one, dataset)

    def test_a_withdrawn_figure_is_a_revision(self, small_data):
        one, dataset = prepared(small_data, "AGS;Jahr;Indikator;Wert;Zeichen\n09901001;2020;anteil;;g\n")
        [row] = records(one.difference.revised)
        assert (row["before"], row["value"], row["sign"]) == (10, None, "g")
        save(one, dataset, small_data, day=DAY)
        assert figure(small_data, "anteil", "09901001", 2020) == ("", "g")

    def test_a_rating_that_would_flip_is_listed_with_both_sides(self, goal_data):
        one, dataset = prepared(goal_data, "Gemeinde;Jahr;Weg\nMusterstadt;2021;1\n")
        [flip] = [flip for flip in one.flips if flip.after.asked.id == "weg_2030"]
        before, after = flip.before.rating, flip.after.rating
        assert before.status != after.status
        assert (before.latest, after.latest) == ((2020, 10), (2021, 1))
        assert "Weit kommen, Musterstadt: auf Kurs (zuletzt 2020: 10) → " in as_text(one, dataset)
        assert flip.as_dict()["after_value"] == 1

    def test_figures_of_a_computed_indicator_s_parts_reach_its_goals(self, goal_data):
        table = "Gemeinde;Jahr;Einwohner\n" + "".join(f"Musterstadt;{year};20\n" for year in range(2015, 2020))
        one, _dataset = prepared(goal_data, table)
        assert {flip.after.asked.id for flip in one.flips} >= {"je_kopf_mehr"}


class TestWhatCounts:
    def test_an_indicator_without_definition_is_read_but_not_taken(self, small_data):
        one, dataset = prepared(small_data, "indicator;Gemeinde;Jahr;Wert\nanteil;Musterstadt;2022;1\n")
        assert one.undefined == ()
        made = parse_recipe("x", {"title": "x", "value": [{"indicator": "fremd", "header": "Wert"}]})
        file = read_content(b"AGS;Jahr;Wert\n09901001;2022;1\n", "x.csv")
        intake = read_intake(file, made, areas=dataset.areas, indicators=dataset.indicators, given=Given())
        one = prepare(intake, dataset, set_id="", day=DAY)
        assert one.undefined == ("fremd",)
        assert found(one.skipped)["undefined"] == 1
        assert one.difference.is_empty
        assert [row["indicator"] for row in as_dict(one, dataset)["rows"]] == ["fremd"]

    def test_a_value_outside_the_bounds_forbids_writing(self, small_data):
        one, dataset = prepared(small_data, "Gemeinde;Jahr;Anteil\nMusterstadt;2022;101\n")
        assert [(problem.code, problem.row) for problem in one.faults] == [("bounds", 2)]
        with pytest.raises(ValueError, match="nothing to write"):
            save(one, dataset, small_data, day=DAY)

    def test_only_the_wanted_set_is_taken(self, goal_data):
        table = "Gemeinde;Jahr;Anteil;Weg\nMusterstadt;2022;1;2\n"
        one, _dataset = prepared(goal_data, table, set_id="wege")
        assert one.sets == ("wege",)
        assert found(one.skipped)["other_set"] == 1

    def test_a_decimal_slip_is_noticed_among_the_new_figures_only(self, small_data):
        path = small_data / "sets" / "made_up" / "values.csv"
        series = [(area, year) for area in ("09901002", "09902001", "09902002") for year in range(2010, 2020)]
        steady = "".join(f"eigenart,{area},{year},{100 + year % 3},,\n" for area, year in series)
        steady += "eigenart,09902001,2020,101,,\neigenart,09902002,2020,101,,\n"
        path.write_text(path.read_text(encoding="utf-8") + steady, encoding="utf-8")
        indicators = small_data / "sets" / "made_up" / "indicators.csv"
        text = indicators.read_text(encoding="utf-8")
        indicators.write_text(text.replace(",index,,,,,,2020", ",index,,,0,,,2020"), encoding="utf-8")
        one, _dataset = prepared(small_data, "Gemeinde;Jahr;Eigenart\nMusterdorf;2020;1010\n")
        assert "outlier" in codes(list(one.problems))
        assert one.faults == []

    @pytest.mark.slow
    def test_per_cent_that_became_shares_forbid_writing_until_a_break_is_declared(self, tmp_path):
        folder = Path(shutil.copytree(DATA, tmp_path / "data"))
        stored = read_dataset(folder).values
        rows = stored[(stored["indicator"] == "gigabit") & (stored["year"] == 2022) & (stored["area"].str.len() == 8)]
        rows = rows[rows["value"] > 0]
        lines = [f"{area};2035;{value / 100:.4f}" for area, value in zip(rows["area"], rows["value"], strict=True)]
        table = "AGS;Jahr;gigabit\n" + "\n".join(lines)
        assert codes(prepared(folder, table)[0].faults) == ["implausible", "unit"]
        path = folder / "sets" / "digitalisierung" / "indicators.csv"
        before, gigabit, after = re.split(r"(?m)^(gigabit,.*)$", path.read_text(encoding="utf-8"))
        path.write_text(
            before + gigabit.replace(",0,100,2022=", ",0,100,2035=als Anteil | 2022=") + after, encoding="utf-8"
        )
        assert prepared(folder, table)[0].faults == []

    def test_a_set_with_a_broken_line_is_not_written_anew(self, small_data):
        path = small_data / "sets" / "made_up" / "values.csv"
        path.write_text(path.read_text(encoding="utf-8") + "anteil,09901001,20l9,1,,\n", encoding="utf-8")
        one, _dataset = prepared(small_data, NEW_AND_REVISED)
        assert codes(one.faults) == ["set_broken"]

    def test_a_source_the_indicator_does_not_name_is_noticed(self, small_data):
        one, _dataset = prepared(small_data, NEW_AND_REVISED, source="anderes_amt")
        assert codes(list(one.problems)) == ["source_other"]
        assert one.faults == []


class TestSave:
    def test_values_change_where_they_are_and_everything_else_stays(self, small_data):
        before = values(small_data)
        one, dataset = prepared(small_data, NEW_AND_REVISED)
        assert save(one, dataset, small_data, day=DAY) == "2022-05-01"
        after = values(small_data)
        assert figure(small_data, "anteil", "09901001", 2022) == ("30", "")
        assert figure(small_data, "anteil", "09901001", 2020) == ("11", "")
        assert len(after) == len(before) + 1
        others = [
            row for row in before if (row["indicator"], row["area"], row["year"]) != ("anteil", "09901001", "2020")
        ]
        assert [row for row in others if row not in after] == []
        assert read_dataset(small_data).problems == ()

    def test_the_log_names_file_checksum_recipe_and_counts_and_the_state_before_is_kept(self, goal_data):
        old = (goal_data / "sets" / "wege" / "values.csv").read_bytes()
        one, dataset = prepared(goal_data, "Gemeinde;Jahr;Weg\nMusterstadt;2021;1\n")
        release = save(one, dataset, goal_data, day=DAY)
        [entry], problems = read_releases(goal_data)
        assert problems == []
        assert (entry.id, entry.day, entry.sets, entry.recipe) == (release, DAY, ("wege",), "tabelle")
        assert (entry.file, entry.sha256) == ("eigene.csv", one.intake.file.sha256)
        assert (entry.new, entry.revised, entry.flips) == (1, 0, len(one.flips))
        assert (goal_data / "releases" / release / "before" / "wege" / "values.csv").read_bytes() == old
        assert read_changes(goal_data, release)["after"].tolist() == ["1"]
        assert "weg_2030" in read_flips(goal_data, release)["goal"].tolist()

    def test_two_imports_on_a_day_are_two_releases_and_each_state_can_be_looked_at(self, small_data):
        (small_data / "releases.csv").write_text(
            "release,day,title,sets,recipe,file,sha256,data_as_of,new,revised,missing,flips\n"
            "2021-01-01,2021-01-01,Erste Ausgabe,made_up,,,,,1,0,0,0\n",
            encoding="utf-8",
        )
        for table in (NEW_AND_REVISED, NEW_AND_REVISED.replace(";30", ";31")):
            one, dataset = prepared(small_data, table)
            save(one, dataset, small_data, day=DAY)
        releases, _problems = read_releases(small_data)
        assert [one.id for one in releases] == ["2022-05-01-2", "2022-05-01", "2021-01-01"]
        shown = {}
        for release in releases:
            data = read_dataset(small_data, earlier=folders_at(small_data, release.id, releases)).values
            rows = data[(data["indicator"] == "anteil") & (data["area"] == "09901001")]
            shown[release.id] = dict(zip(rows["year"], rows["value"], strict=True))
        assert shown == {
            "2022-05-01-2": {2020: 11, 2021: 20, 2022: 31},
            "2022-05-01": {2020: 11, 2021: 20, 2022: 30},
            "2021-01-01": {2020: 10, 2021: 20},
        }

    def test_the_date_of_the_data_moves_on_with_the_newest_figures_only(self, small_data):
        sources = small_data / "sets" / "made_up" / "sources.csv"
        one, dataset = prepared(small_data, "Gemeinde;Jahr;Anteil\nMusterstadt;2019;1\n", source="muster")
        save(one, dataset, small_data, day=DAY)
        assert "Mai 2022" not in sources.read_text(encoding="utf-8")
        one, dataset = prepared(small_data, NEW_AND_REVISED, source="muster")
        save(one, dataset, small_data, day=DAY)
        assert "Mai 2022" in sources.read_text(encoding="utf-8")

    def test_the_same_file_again_brings_nothing(self, small_data):
        one, dataset = prepared(small_data, NEW_AND_REVISED)
        save(one, dataset, small_data, day=DAY)
        again, _dataset = prepared(small_data, NEW_AND_REVISED)
        assert again.difference.is_empty
        assert again.difference.unchanged == 3


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from indicators.__main__ import main

file, folder, kept = map(Path, sys.argv[1:])
left = 0  # steps until the end of this copy; 0 in the program itself

def copies():
    global left
    shutil.copytree(folder, kept / "0")
    for step in range(1, 60):
        child = os.fork()
        if not child:
            left = step
            return
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print("ended", code, flush=True)
        shutil.copytree(folder, kept / str(step))
        shutil.rmtree(folder)
        shutil.copytree(kept / "0", folder)
        if code == 0:
            break
    os._exit(0)

def counted(real):
    def call(*arguments, **named):
        global left
        if left == 0:
            copies()
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return call

os.fsync = counted(os.fsync)
Path.replace, Path.rename, Path.mkdir = (counted(one) for one in (Path.replace, Path.rename, Path.mkdir))
sys.exit(main(["import", str(file), "--folder", str(folder)]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no way to end one of many like this here")
@pytest.mark.slow
def test_killed_at_any_moment_the_data_are_old_or_new_but_never_half(small_data, tmp_path):
    """At its first step of writing the import goes on as a copy of itself, again and again, killed one step later."""
    file, kept = tmp_path / "eigene.csv", tmp_path / "kept"
    file.write_text(NEW_AND_REVISED, encoding="utf-8")
    kept.mkdir()
    (small_data / "recipes").mkdir()
    (small_data / "recipes" / "tabelle.toml").write_bytes((DATA / "recipes" / "tabelle.toml").read_bytes())
    ran = subprocess.run(
        [sys.executable, "-c", KILLED.format(root=str(ROOT)), str(file), str(small_data), str(kept)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    ended = [int(line.split()[1]) for line in ran.stdout.splitlines() if line.startswith("ended ")]
    assert ended == [-signal.SIGKILL] * (len(ended) - 1) + [0]
    seen, known = [], {}
    for step in range(1, len(ended) + 1):
        folder = kept / str(step)
        found = frozenset((one.relative_to(folder), one.is_file() and one.read_bytes()) for one in folder.rglob("*"))
        if found not in known:  # what the next steps left as it is need not be read again
            read_dataset(folder)
            assert not (folder / ".import").exists(), step
            known[found] = (
                figure(folder, "anteil", "09901001", 2020)[0],
                (folder / "releases.csv").is_file(),
                len(values(folder)),
            )
        assert known[found] in (("10", False, 19), ("11", True, 20)), step
        seen.append(known[found])
    assert seen == sorted(seen)
    assert len(set(seen)) == 2
    assert len(seen) > 10
    one, dataset = prepared(folder, NEW_AND_REVISED.replace("30", "33"))
    assert save(one, dataset, folder, day=DAY)
