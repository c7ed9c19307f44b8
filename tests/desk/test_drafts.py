"""Drafts beside the data: begun, changed by two, released, taken back, and killed at any moment."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indicators.desk import drafts as module
from indicators.desk.act import Act
from indicators.desk.drafts import (
    DraftConflictError,
    begin,
    content,
    drafts,
    drafts_folder,
    find_draft,
    save,
    throw_away,
)
from indicators.desk.kept import released
from indicators.desk.log import entries, note
from indicators.desk.outlook import outlook
from indicators.desk.releasing import NothingToReleaseError, finish_data, release, settle, take_back
from indicators.desk.rows import conflict_rows, read, written
from indicators.loading.journal import PREPARED, READY
from indicators.loading.load import read_dataset
from indicators.loading.releases import folders_at, read_changes, read_flips, read_releases
from indicators.model.problems import DataProblems

DAY = date(2035, 5, 1)
WRITING_S = 0.03  # files of this size are written that long


def act(who: str = "Ada", why: str = "") -> Act:
    return Act(who, datetime(2035, 5, 1, 9, 30, tzinfo=UTC), why)


KILLS = 50 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 6  # of each kind
VALUES, SETS = "sets/made_up/values.csv", "sets.csv"
OLD, NEW = "anteil,09901001,2021,20,,", "anteil,09901001,2021,25,,"


def put(folder: Path, name: str, old: str, new: str) -> dict[str, bytes]:
    """A file of a folder with one text for another."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    return {name: text.replace(old, new).encode()}


def changed(folder: Path, old: str = OLD, new: str = NEW, *, name: str = VALUES, who: str = "Ada") -> module.Draft:
    """A draft with one change."""
    draft = begin(folder, "Neues Jahr", act(who))
    save(draft, put(draft.data, name, old, new), seen={name: content(draft.data, name)}, act=act(who))
    return draft


def value(folder: Path, area: str = "09901001", year: int = 2021) -> float:
    values = read_dataset(folder).values
    found = values[(values["indicator"] == "anteil") & (values["area"] == area) & (values["year"] == year)]
    return float(found["value"].iloc[0])


def test_a_draft_leaves_the_data_alone_until_it_is_released(goal_data: Path) -> None:
    draft = changed(goal_data)
    assert value(goal_data) == 20 and value(draft.data) == 25
    assert [
        (one.key, one.before and one.before["value"], one.after and one.after["value"]) for one in draft.changes()
    ] == [("anteil, 09901001, 2021", "20", "25")]
    found = outlook(draft, goal_data, day=DAY)
    assert (found.conflicts, found.faults, len(found.values)) == ((), [], 1)
    name = release(draft, goal_data, act("Bea", "Nachgereicht"))
    assert value(goal_data) == 25 and drafts(goal_data) == []
    newest = read_releases(goal_data)[0][0]
    assert (newest.id, newest.title, newest.sets) == (name, "Nachgereicht", ("made_up",))
    assert (newest.new, newest.revised, newest.missing) == (0, 1, 0)
    [one] = read_changes(goal_data, name).to_dict("records")
    assert (one["indicator"], one["area"], one["before"], one["after"]) == ("anteil", "09901001", "20", "25")
    assert len(read_flips(goal_data, name)) == newest.flips
    assert [one["what"] for one in entries(drafts_folder(goal_data))] == ["released", "draft changed", "draft begun"]


def test_a_release_is_taken_back_as_a_release_of_its_own(goal_data: Path) -> None:
    first = release(changed(goal_data), goal_data, act("Bea", "Neu"))
    again = release(changed(goal_data, "anteil,09901002,2020,50,,", "anteil,09901002,2020,55,,"), goal_data,
                    act("Bea", "Mehr"))  # fmt: skip
    back = take_back(first, goal_data, act("Cem", "Irrtum"))
    assert value(goal_data) == 20 and value(goal_data, "09901002", 2020) == 55
    assert [one.id for one in read_releases(goal_data)[0]] == [back, again, first]
    assert list(released(goal_data)) == [back, again, first]
    release(changed(goal_data, OLD, "anteil,09901001,2021,30,,"), goal_data, act("Bea", "Neu"))
    with pytest.raises(DraftConflictError):
        take_back(first, goal_data, act("Cem", "inzwischen anders"))
    assert value(goal_data) == 30
    with pytest.raises(KeyError):
        take_back("2001-01-01", goal_data, act("Cem", ""))


def test_an_earlier_state_can_still_be_looked_at(goal_data: Path) -> None:
    release(changed(goal_data), goal_data, act("Bea", "Eins"))
    first = read_releases(goal_data)[0][0].id
    release(changed(goal_data, NEW, "anteil,09901001,2021,30,,"), goal_data, act("Bea", "Zwei"))
    earlier = folders_at(goal_data, first, read_releases(goal_data)[0])["made_up"]
    assert NEW in (earlier / "values.csv").read_text("utf-8")


def test_faults_forbid_a_release_and_are_named_with_their_place(goal_data: Path) -> None:
    draft = changed(goal_data, OLD, "anteil,09901001,20l9,20,,")
    found = outlook(draft, goal_data, day=DAY)
    assert [(one.file, one.column) for one in found.faults] == [(VALUES, "year")]
    before = (goal_data / VALUES).read_bytes()
    with pytest.raises(DataProblems):
        release(draft, goal_data, act("Bea", ""))
    assert (goal_data / VALUES).read_bytes() == before and find_draft(goal_data, draft.id)


def test_a_draft_without_changes_is_no_release(goal_data: Path) -> None:
    with pytest.raises(NothingToReleaseError):
        release(begin(goal_data, "Leer", act("Ada")), goal_data, act("Bea", ""))
    assert not read_releases(goal_data)[0]


def test_two_editors_in_one_draft_overwrite_nothing_silently(goal_data: Path) -> None:
    draft = begin(goal_data, "Zwei", act("Ada"))
    seen = {VALUES: content(draft.data, VALUES)}
    ada, bea = (
        put(draft.data, VALUES, OLD, NEW),
        put(draft.data, VALUES, "anteil,09901002,2020,50,,", "anteil,09901002,2020,51,,"),
    )
    save(draft, ada, seen=seen, act=act("Ada"))
    save(draft, bea, seen=seen, act=act("Bea"))
    assert value(draft.data) == 25 and value(draft.data, "09901002", 2020) == 51
    other = {VALUES: seen[VALUES].replace(OLD.encode(), b"anteil,09901001,2021,26,,")}
    with pytest.raises(DraftConflictError) as caught:
        save(draft, other, seen=seen, act=act("Cem"))
    assert conflict_rows(caught.value.conflicts) == [
        {
            "file": VALUES,
            "row": "anteil, 09901001, 2021",
            "column": "value",
            "base": "20",
            "present": "25",
            "mine": "26",
        }
    ]
    assert value(draft.data) == 25


def test_two_drafts_of_the_same_row_meet_in_a_conflict(goal_data: Path) -> None:
    one, other = changed(goal_data), changed(goal_data, OLD, "anteil,09901001,2021,30,,", who="Bea")
    apart = changed(goal_data, "anteil,09901002,2020,50,,", "anteil,09901002,2020,55,,")
    release(one, goal_data, act("Cem", "Eins"))
    assert len(outlook(other, goal_data, day=DAY).conflicts) == 1
    with pytest.raises(DraftConflictError):
        release(other, goal_data, act("Cem", "Zwei"))
    release(apart, goal_data, act("Cem", "Drei"))
    assert (value(goal_data), value(goal_data, "09901002", 2020)) == (25, 55)


def test_what_is_thrown_away_is_put_aside(goal_data: Path) -> None:
    draft = changed(goal_data)
    throw_away(draft, act())
    assert drafts(goal_data) == [] and find_draft(goal_data, draft.id) is None
    assert list((drafts_folder(goal_data) / module.GONE).iterdir())


@pytest.mark.parametrize("name", ["", ".", "..", "../small", "20350501-0000000g", "released"])
def test_only_a_draft_is_one(goal_data: Path, name: str) -> None:
    changed(goal_data)
    assert find_draft(goal_data, name) is None


def test_a_full_disk_changes_nothing(goal_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begin(goal_data, "Voll", act("Ada"))
    before = content(draft.data, VALUES)

    def full(*_given: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.loading.journal._write", full)
    with pytest.raises(OSError, match="No space"):
        save(draft, put(draft.data, VALUES, OLD, NEW), seen={VALUES: before}, act=act("Ada"))
    assert content(draft.data, VALUES) == before
    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        begin(goal_data, "Noch einer", act("Ada"))
    assert [one.title for one in drafts(goal_data)] == ["Voll"]


def test_a_release_is_a_commit_where_the_data_are_kept_in_git(goal_data: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    setup = [["init", "-q"], ["config", "user.name", "Server"], ["config", "user.email", "s@example.org"],
             ["add", "-A"], ["commit", "-qm", "first"]]  # fmt: skip
    for command in setup:
        subprocess.run(["git", "-C", str(goal_data), *command], check=True)
    release(changed(goal_data), goal_data, act("Bea <b>", "Neues Jahr"))
    told = subprocess.run(["git", "-C", str(goal_data), "log", "-1", "--format=%an|%s"], check=True,
                          capture_output=True, text=True)  # fmt: skip
    assert told.stdout.strip() == "Bea b|Neues Jahr"


def test_the_log_is_only_added_to_and_survives_a_cut_line(tmp_path: Path) -> None:
    note(tmp_path, act("Ada"), "begun", draft="1")
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write('{"who": "Be\n')
    note(tmp_path, act("Cem", "zwei\nZeilen"), "ended")
    assert [(one["who"], one["what"]) for one in entries(tmp_path)] == [("Cem", "ended"), ("Ada", "begun")]


def in_child(do: Callable[[], object]) -> int:
    """Do something in a process of its own and return its number."""
    child = os.fork()
    if child == 0:
        try:
            do()
        finally:
            os._exit(0)
    return child


def killed(do: Callable[[], object], wait_s: float, *, when: Callable[[], bool]) -> bool:
    """Do something in a process of its own and kill it; True where it had not ended by itself.

    The wait begins at the moment `when` says.
    """
    child = in_child(do)
    while not when():
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
    time.sleep(wait_s)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def moments(folder: Path) -> list[Callable[[], bool]]:
    """From the beginning on, while something is prepared beside the data, and once it is ready to be written."""
    home = drafts_folder(folder)

    def is_any(*found: Iterable[Path]) -> bool:
        return any(one for each in found for one in each)

    return [
        lambda: True,
        lambda: is_any(folder.glob(f"{PREPARED}*"), home.glob(f"{module.BESIDE}*/base")),
        lambda: is_any([one for one in (folder / READY,) if one.exists()], home.glob(f"*/data/{READY}")),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["draft", "release", "rollback"])
def test_killed_at_any_moment_there_is_the_old_or_the_new_state(goal_data: Path, kind: str) -> None:
    """Kills come at any moment, while files are prepared, and once they are ready to take the place of others."""

    def made(number: int) -> tuple[Path, Callable[[], object]]:
        folder = goal_data.with_name(f"round-{number}") / "data"
        shutil.copytree(goal_data, folder)
        if kind == "draft":
            return folder, lambda: changed(folder)
        draft = changed(folder)
        if kind == "release":
            return folder, lambda: release(draft, folder, act("Bea", "Neu"))
        first = release(draft, folder, act("Bea", "Neu"))
        return folder, lambda: take_back(first, folder, act("Bea", "Irrtum"))

    chance, seen = random.Random(3), Counter[str]()
    do = made(-1)[1]
    begun = time.monotonic()
    os.waitpid(in_child(do), 0)
    whole_s = time.monotonic() - begun
    old, new = {"draft": (20.0, 20.0), "release": (20.0, 25.0), "rollback": (25.0, 20.0)}[kind]
    before = 1 if kind == "rollback" else 0
    for number in range(KILLS):
        folder, do = made(number)
        when = number % 3
        wait_s = chance.uniform(0, WRITING_S if when else whole_s)
        was_killed = killed(do, 0 if when == 2 else wait_s, when=moments(folder)[when])
        finish_data(folder)
        assert not [one for one in read_dataset(folder).problems if not one.notice]
        releases, problems = read_releases(folder)
        state = value(folder), len(releases)
        assert not problems and state in ((old, before), (new, before + 1) if kind != "draft" else (old, before))
        is_new = len(releases) > before
        if kind == "draft":
            is_new = any(value(one.data) == 25 for one in drafts(folder))
        for one in drafts(folder):
            assert value(one.data) in (20.0, 25.0) and value(one.base) == 20.0
        release(changed(folder, "anteil,09901002,2020,50,,", "anteil,09901002,2020,55,,"), folder, act("Cem", "danach"))
        assert value(folder, "09901002", 2020) == 55
        seen[f"{'killed' if was_killed else 'ended'}, {'new' if is_new else 'old'}"] += 1
        assert is_new or when != 2 or not was_killed
    assert seen["killed, old"] + seen["killed, new"] and (
        KILLS < 20 or min(seen["killed, old"], seen["killed, new"])
    ), seen


def test_a_table_that_was_new_in_a_release_is_empty_after_it_was_taken_back(goal_data: Path) -> None:
    draft = begin(goal_data, "Gruppe", act())
    file = b"id,label_de,members\nmuster,Mustergruppe,09901001 | 09902001\n"
    save(draft, {"groups.csv": file}, seen={"groups.csv": None}, act=act())
    name = release(draft, goal_data, act("Bea", "Gruppe"))
    take_back(name, goal_data, act("Bea", "doch nicht"))
    assert content(goal_data, "groups.csv") == b"id,label_de,members\n"
    assert [one.title for one in read_releases(goal_data)[0]] == ["Zurückgenommen: Gruppe – doch nicht", "Gruppe"]
    with pytest.raises(NothingToReleaseError):
        take_back(name, goal_data, act("Bea", "noch einmal"))


def test_what_a_killed_program_left_is_cleared_once_it_is_old(goal_data: Path) -> None:
    home = drafts_folder(goal_data)
    old, new = (home / f"{module.BESIDE}{name}" for name in ("old", "new"))
    for one in (old, new):
        one.mkdir(parents=True)
    hours_ago = time.time() - 2 * module.LEFT_BEHIND_SECONDS
    os.utime(old, (hours_ago, hours_ago))
    begin(goal_data, "Neu", act())
    assert not old.exists() and new.exists()


def test_a_release_says_which_files_and_tables_it_comes_from(goal_data: Path) -> None:
    draft = begin(goal_data, "Ziele", act())
    seen = content(draft.data, "goals.csv")
    assert seen is not None
    header, [first, *_others] = read(seen)
    new = first | {"id": "neu", "label_de": "Neues Ziel"}
    file = written(header, [*read(seen)[1], new])
    save(draft, {"goals.csv": file}, seen={"goals.csv": seen}, act=act(), took="a.csv", sha256="f" * 64, data_as_of="x")
    found = outlook(draft, goal_data, day=DAY)
    [(goal, counts)] = found.new_goals
    assert goal.id == "neu" and sum(counts.values()) > 0 and found.flips == ()
    release(draft, goal_data, act("Bea", "Ziel"))
    newest = read_releases(goal_data)[0][0]
    assert (newest.file, newest.sha256, newest.data_as_of) == ("a.csv", "f" * 64, "x")
    assert newest.tables == (("goals.csv", 1),) and newest.by_office


def test_a_goal_that_says_something_else_turns_ratings(goal_data: Path) -> None:
    draft = begin(goal_data, "Ziele", act())
    seen = content(draft.data, "goals.csv")
    assert seen is not None
    header, rows = read(seen)
    turned = {"up": "down", "down": "up", "": ""}
    file = written(header, [one | {"direction": turned[one["direction"]]} for one in rows])
    save(draft, {"goals.csv": file}, seen={"goals.csv": seen}, act=act())
    found = outlook(draft, goal_data, day=DAY)
    assert found.flips and found.values.empty and found.new_goals == ()
    name = release(draft, goal_data, act("Bea", "Anders"))
    assert len(read_flips(goal_data, name)) == len(found.flips) == read_releases(goal_data)[0][0].flips


def test_rows_in_conflict_are_settled_one_by_one(goal_data: Path) -> None:
    mine = changed(goal_data)
    save(
        mine, put(mine.data, VALUES, "anteil,09901002,2020,50,,", "anteil,09901002,2020,51,,"),
        seen={VALUES: content(mine.data, VALUES)}, act=act(),
    )  # fmt: skip
    theirs = changed(goal_data, OLD, "anteil,09901001,2021,30,,")
    save(
        theirs, put(theirs.data, VALUES, "anteil,09901002,2020,50,,", "anteil,09901002,2020,60,,"),
        seen={VALUES: content(theirs.data, VALUES)}, act=act(),
    )  # fmt: skip
    release(theirs, goal_data, act("Bea", "zuerst"))
    found = outlook(mine, goal_data, day=DAY)
    assert {one.key for one in found.conflicts} == {"anteil, 09901001, 2021", "anteil, 09901002, 2020"}
    settle(mine, goal_data, [(VALUES, "anteil, 09901002, 2020")], act("Cem"))
    assert outlook(mine, goal_data, day=DAY).conflicts == ()
    release(mine, goal_data, act("Bea", "dann"))
    assert (value(goal_data), value(goal_data, "09901002", 2020)) == (30, 51)


def test_files_that_are_no_table_are_settled_as_a_whole(goal_data: Path) -> None:
    (goal_data / "texts").mkdir()
    (goal_data / "texts" / "a.md").write_text("alt\n", "utf-8")
    name, drafted = "texts/a.md", [begin(goal_data, one, act()) for one in ("eins", "zwei", "drei")]
    for draft, text in zip(drafted, (b"eins\n", b"zwei\n", b"drei\n"), strict=True):
        save(draft, {name: text}, seen={name: b"alt\n"}, act=act())
    release(drafted[0], goal_data, act("Bea", "eins"))
    settle(drafted[1], goal_data, [(name, "")], act("Cem"))
    assert content(drafted[1].data, name) == b"zwei\n" and content(drafted[1].base, name) == b"eins\n"
    settle(drafted[2], goal_data, [], act("Cem"))
    assert content(drafted[2].data, name) == b"eins\n" and drafted[2].changes() == []
