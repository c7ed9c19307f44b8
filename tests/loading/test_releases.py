"""The change log and the states before."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.loading.releases import (
    CHANGE_COLUMNS,
    FLIP_COLUMNS,
    folders_at,
    next_id,
    read_changes,
    read_flips,
    read_releases,
)
from indicators.views.news import news_of
from tests.intake.reading import shipped

HEADER = "release,day,title,sets,recipe,file,sha256,data_as_of,new,revised,missing,flips\n"


@pytest.mark.parametrize(
    "line",
    [
        "a,2022-13-01,,,,,,,0,0,0,0",
        "a,2022-01-01,,,,,,,viele,0,0,0",
        ",2022-01-01,,,,,,,0,0,0,0",
        "../x,2022-01-01,,,,,,,0,0,0,0",
    ],
)
def test_a_line_that_can_not_be_read_is_a_problem_with_its_place(tmp_path, line):
    (tmp_path / "releases.csv").write_text(f"{HEADER}2022-01-01,2022-01-01,T,a | b,,,,,1,2,3,4\n{line}\n")
    [one], [problem] = read_releases(tmp_path)
    assert (one.sets, one.new, one.revised, one.missing, one.flips) == (("a", "b"), 1, 2, 3, 4)
    assert (problem.code, problem.row) == ("release", 3)


def test_no_log_is_no_release_and_no_problem(tmp_path):
    assert read_releases(tmp_path) == ([], [])
    assert list(read_changes(tmp_path, "x").columns) == list(CHANGE_COLUMNS)
    assert list(read_flips(tmp_path, "x").columns) == list(FLIP_COLUMNS)


def test_the_state_of_a_release_is_that_before_the_next_one_of_each_set(tmp_path):
    lines = ["1,2022-01-01,,a | b", "2,2022-02-01,,a", "3,2022-03-01,,a | b"]
    (tmp_path / "releases.csv").write_text(HEADER + "".join(f"{line},,,,,0,0,0,0\n" for line in lines))
    for release, name in (("2", "a"), ("3", "a"), ("3", "b")):
        (tmp_path / "releases" / release / "before" / name).mkdir(parents=True)
    releases, _problems = read_releases(tmp_path)
    kept = tmp_path / "releases"
    assert folders_at(tmp_path, "3", releases) == {}
    assert folders_at(tmp_path, "2", releases) == {"a": kept / "3" / "before" / "a", "b": kept / "3" / "before" / "b"}
    assert folders_at(tmp_path, "1", releases) == {"a": kept / "2" / "before" / "a", "b": kept / "3" / "before" / "b"}
    with pytest.raises(KeyError):
        folders_at(tmp_path, "4", releases)
    (kept / "3" / "before" / "b").rmdir()
    with pytest.raises(KeyError):
        folders_at(tmp_path, "1", releases)


def test_further_releases_of_a_day_are_numbered(tmp_path):
    lines = "".join(f"2022-01-01{tail},2022-01-01,,a,,,,,0,0,0,0\n" for tail in ("", "-2"))
    (tmp_path / "releases.csv").write_text(HEADER + lines)
    releases, _problems = read_releases(tmp_path)
    assert next_id(date(2022, 1, 1), releases) == "2022-01-01-3"
    assert next_id(date(2022, 1, 2), releases) == "2022-01-02"


def test_a_revision_below_the_rounding_shows_all_digits(tmp_path):
    (tmp_path / "releases.csv").write_text(f"{HEADER}1,2022-01-01,T,a,r,f.csv,00,,0,1,0,0\n")
    (tmp_path / "releases" / "1").mkdir(parents=True)
    changes = tmp_path / "releases" / "1" / "changes.csv"
    changes.write_text(f"{','.join(CHANGE_COLUMNS)}\ngigabit,05958004,2020,93.89,,93.9,\n", encoding="utf-8")
    [one], _problems = read_releases(tmp_path)
    [revision] = news_of(one, read_changes(tmp_path, "1"), read_flips(tmp_path, "1"), shipped()).revisions
    assert (revision.before, revision.after) == ("93,89", "93,9")


def test_news_of_what_the_data_no_longer_know_are_told_by_code(tmp_path):
    (tmp_path / "releases.csv").write_text(f"{HEADER}1,2022-01-01,T,a,r,f.csv,00,,1,1,0,1\n")
    (tmp_path / "releases" / "1").mkdir(parents=True)
    folder = tmp_path / "releases" / "1"
    (folder / "changes.csv").write_text(
        f"{','.join(CHANGE_COLUMNS)}\nfort,99999999,2020,,,5,\ngigabit,05958004,2020,93.89,,,g\n", encoding="utf-8"
    )
    (folder / "ratings.csv").write_text(
        f"{','.join(FLIP_COLUMNS)}\nziel_fort,99999999,sun,A,,2020,5,storm,A,,2021,4\n", encoding="utf-8"
    )
    [one], _problems = read_releases(tmp_path)
    news = news_of(one, read_changes(tmp_path, "1"), read_flips(tmp_path, "1"), shipped())
    assert news.sentences == ("fort: ein neuer Wert für 2020 (Gebiete).",)
    [revision] = news.revisions
    assert (revision.area, revision.before.split("\u202f")[0]) == ("Arnsberg", "93,9")
    assert "geheim" in revision.after
    assert news.flips == ("ziel_fort, 99999999: vorher „auf Kurs (2020: 5)“, jetzt „bewegt sich weg (2021: 4)“.",)
