"""The command lines `backup` and `restore`: the same bytes come back, or nothing changes."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.loading import archive
from indicators.loading.archive import MANIFEST, write_archive
from indicators.loading.journal import READY, write_together
from indicators.loading.swap import put_in_place
from indicators.paths import ROOT

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)
VALUES = "sets/made_up/values.csv"


def state(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def backup(folder: Path, target: Path) -> int:
    return main(["backup", str(target), "--folder", str(folder)])


def restore(source: Path, folder: Path, *options: str) -> int:
    return main(["restore", str(source), "--folder", str(folder), *options])


def beside(folder: Path) -> list[str]:
    """What lies beside the data folder, for each name in the archive's way."""
    return sorted(one.name for one in folder.parent.iterdir() if one.name != folder.name)


@pytest.fixture
def folder(goal_data: Path) -> Path:
    """A data folder alone in its place, with a release and an umlaut in a name."""
    place = goal_data.parent / "place"
    place.mkdir()
    goal_data.rename(place / "daten")
    (place / "daten" / "texts").mkdir()
    (place / "daten" / "texts" / "übersicht.md").write_bytes(b"\xc3\xa4\r\n")
    return place / "daten"


@pytest.fixture
def saved(folder: Path, tmp_path: Path) -> Path:
    assert backup(folder, tmp_path / "a.tar.gz") == 0
    return tmp_path / "a.tar.gz"


def test_what_was_saved_comes_back_byte_by_byte_and_the_state_between_is_kept(folder, saved, capsys):
    before = state(folder)
    (folder / VALUES).write_bytes(before[VALUES] + b"anteil,09901002,2021,7,,\n")
    (folder / "neu.txt").write_text("später")
    between = state(folder)
    assert restore(saved, folder) == 0
    assert state(folder) == before
    said = capsys.readouterr().err
    [kept] = beside(folder)
    assert kept == f"daten-before-{date.today().isoformat()}" and kept in said
    assert state(folder.parent / kept) == between
    assert restore(saved, folder) == 0
    assert beside(folder) == [kept, f"{kept}-2"]


def test_the_shipped_data_come_back_where_nothing_is(tmp_path):
    assert backup(ROOT / "data", tmp_path / "a.tar.gz") == 0
    assert restore(tmp_path / "a.tar.gz", tmp_path / "data") == 0
    wanted = {name: content for name, content in state(ROOT / "data").items() if not name.startswith(".checked/")}
    assert state(tmp_path / "data") == wanted
    assert beside(tmp_path / "data") == ["a.tar.gz"]


def test_what_can_be_made_again_and_what_an_import_left_stay_outside(folder, tmp_path):
    for name in (".checked/a.parquet", ".import-prepared-x/sets/made_up/values.csv"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"x")
    manifest = write_archive(folder, tmp_path / "a.tar.gz", now=NOW)
    assert not [name for name in manifest if name.startswith(".")]
    assert VALUES in manifest and "texts/übersicht.md" in manifest


def test_an_import_that_was_cut_off_is_finished_first(folder, tmp_path):
    (folder / READY / "sets" / "made_up").mkdir(parents=True)
    (folder / READY / VALUES).write_bytes(b"new")
    write_archive(folder, tmp_path / "a.tar.gz", now=NOW)
    with tarfile.open(tmp_path / "a.tar.gz") as found:
        assert found.extractfile(f"data/{VALUES}").read() == b"new"


def test_a_backup_while_imports_write_has_all_of_one_or_nothing(folder, tmp_path):
    """Two files that each import changes together are of the same import in every archive."""
    both, stop = ("releases.txt", "sets/made_up/note.txt"), threading.Event()
    write_together(folder, lambda: dict.fromkeys(both, b"0"))

    def write() -> None:
        turn = 0
        while not stop.wait(0.03):
            turn += 1
            write_together(folder, partial(dict.fromkeys, both, str(turn).encode()))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(12):
            write_archive(folder, tmp_path / f"{number}.tar.gz", now=NOW)
            with tarfile.open(tmp_path / f"{number}.tar.gz") as found:
                assert len({found.extractfile(f"data/{name}").read() for name in both}) == 1
    finally:
        stop.set()
        thread.join()
    assert not list(tmp_path.glob(".*.part"))


def test_a_folder_that_changes_at_every_try_is_not_saved(folder, tmp_path, monkeypatch, capsys):
    real, turns = archive.contents, iter(range(100))

    def changing(place: Path) -> dict:
        found = real(place)
        (place / VALUES).write_text(f"{next(turns)}")
        return found

    monkeypatch.setattr(archive, "contents", changing)
    assert backup(folder, tmp_path / "a.tar.gz") == 1
    assert "änderten sich" in capsys.readouterr().err
    assert next(turns) == archive.TRIES
    assert not list(tmp_path.glob("*a.tar.gz*"))


@pytest.mark.parametrize("make", [
    lambda path: path.symlink_to("nowhere"), lambda path: path.symlink_to(".."), lambda path: path.symlink_to("sets"),
])  # fmt: skip
def test_a_link_out_of_the_folder_is_said_and_not_left_out_silently(folder, tmp_path, make, capsys):
    make(folder / "verweis")
    assert backup(folder, tmp_path / "a.tar.gz") == 1
    assert "verweis" in capsys.readouterr().err


def test_a_target_that_is_there_or_inside_the_data_and_an_empty_folder_are_refused(folder, saved, tmp_path, capsys):
    before = saved.read_bytes()
    assert backup(folder, saved) == 2
    assert saved.read_bytes() == before
    assert backup(folder, folder / "a.tar.gz") == 2
    assert backup(folder, tmp_path / "gibtesnicht" / "a.tar.gz") == 2
    assert "gibtesnicht" in capsys.readouterr().err
    assert backup(tmp_path / "nirgends", tmp_path / "b.tar.gz") == 2
    assert "nirgends" in capsys.readouterr().err
    (tmp_path / "leer").mkdir()
    assert backup(tmp_path / "leer", tmp_path / "b.tar.gz") == 1


def rewritten(saved: Path, change: Callable[[list[tuple[tarfile.TarInfo, bytes]]], None]) -> Path:
    """The archive with other members."""
    with tarfile.open(saved) as found:
        members = [(one, found.extractfile(one).read()) for one in found]
    change(members)
    with tarfile.open(saved, "w:gz") as written:
        for one, content in members:
            one.size = len(content) if one.isreg() else 0
            written.addfile(one, io.BytesIO(content))
    return saved


def member(name: str, content: bytes = b"x", *, kind: bytes = tarfile.REGTYPE, link: str = "") -> tuple:
    one = tarfile.TarInfo(name)
    one.type, one.linkname = kind, link
    return one, content


def named(members: list, name: str) -> list:
    """The members with one more in the manifest, as who forges an archive would do."""
    told = json.loads(members[0][1])
    told["files"][name] = {"sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "size": 1}
    members[0] = (members[0][0], json.dumps(told).encode())
    return members


def changed(members: list) -> None:
    members[3] = (members[3][0], members[3][1][:-1] + b"?")


HOSTILE: dict[str, Callable[[list], object]] = {
    "a byte is another one": changed,
    "a file is missing": lambda members: members.pop(3),
    "a file is there twice": lambda members: members.append(members[3]),
    "a file nobody named": lambda members: members.append(member("data/fremd.csv")),
    "a file outside of data": lambda members: members.append(member("fremd.csv")),
    "no manifest": lambda members: members.pop(0),
    "a manifest that is not first": lambda members: members.append(members.pop(0)),
    "a manifest that is no JSON": lambda members: members.__setitem__(0, (members[0][0], b"{")),
    "a manifest of another form": lambda members: members.__setitem__(0, (members[0][0], b'{"format": 2}')),
    "a manifest that is a list": lambda members: members.__setitem__(0, (members[0][0], b"[]")),
    "the way up": lambda members: named(members, "../../fremd").append(member("data/../../fremd")),
    "an absolute path": lambda members: named(members, "/tmp/fremd").append(member("data//tmp/fremd")),
    "a drive": lambda members: named(members, "c:fremd").append(member("data/c:fremd")),
    "a symbolic link": lambda members: named(members, "l").append(member("data/l", kind=tarfile.SYMTYPE, link="/etc")),
    "a hard link": lambda members: named(members, "l").append(
        member("data/l", kind=tarfile.LNKTYPE, link="data/areas.csv")
    ),
    "a device": lambda members: named(members, "d").append(member("data/d", kind=tarfile.CHRTYPE)),
    "a pipe": lambda members: named(members, "d").append(member("data/d", kind=tarfile.FIFOTYPE)),
    "a folder": lambda members: named(members, "d").append(member("data/d", kind=tarfile.DIRTYPE)),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_archive_that_is_not_what_was_saved_is_refused_and_nothing_changes(folder, saved, what, capsys):
    rewritten(saved, HOSTILE[what])
    before, around = state(folder), sorted(folder.parent.parent.rglob("*"))
    assert restore(saved, folder) == 1
    assert "Ein Archiv von python -m indicators backup, unverändert. [archive]" in capsys.readouterr().err
    assert state(folder) == before
    assert sorted(folder.parent.parent.rglob("*")) == around


@pytest.mark.parametrize("damage", [
    lambda content: content[: len(content) // 2], lambda content: b"", lambda content: b"kein Archiv",
    lambda content: gzip.compress(b"kein Archiv"), lambda content: content[:1500] + b"\0" * 50 + content[1550:],
])  # fmt: skip
def test_a_damaged_archive_is_refused_and_nothing_changes(folder, saved, damage, capsys):
    saved.write_bytes(damage(saved.read_bytes()))
    before = state(folder)
    assert restore(saved, folder) == 1
    assert "[archive]" in capsys.readouterr().err
    assert state(folder) == before and beside(folder) == []


def test_an_archive_that_is_written_as_we_do_is_taken(folder, saved):
    """That the forged ones are refused is not because of how the test writes them."""
    assert restore(rewritten(saved, lambda members: named(members, "x").append(member("data/x"))), folder) == 0
    assert (folder / "x").read_bytes() == b"x"


def test_data_with_problems_are_refused_but_for_who_wants_them(folder, tmp_path, capsys):
    good = (folder / VALUES).read_bytes()
    (folder / VALUES).write_bytes(good + b"anteil,09901001,20l9,1,,\n")
    broken = state(folder)
    assert backup(folder, tmp_path / "a.tar.gz") == 0
    (folder / VALUES).write_bytes(good)
    before = state(folder)
    assert restore(tmp_path / "a.tar.gz", folder) == 1
    said = capsys.readouterr().err
    assert "20l9" in said and "Nichts geändert" in said
    assert state(folder) == before and beside(folder) == []
    assert restore(tmp_path / "a.tar.gz", folder, "--with-problems") == 0
    assert state(folder) == broken


def test_data_of_which_nothing_can_be_shown_are_refused_in_any_case(folder, tmp_path, capsys):
    good = (folder / "areas.csv").read_bytes()
    (folder / "areas.csv").write_bytes(b"")
    assert backup(folder, tmp_path / "a.tar.gz") == 0
    (folder / "areas.csv").write_bytes(good)
    assert restore(tmp_path / "a.tar.gz", folder, "--with-problems") == 1
    assert (folder / "areas.csv").read_bytes() == good and beside(folder) == []


def test_a_file_that_is_not_there_and_a_mounted_folder_are_said(folder, saved, monkeypatch, capsys):
    assert restore(folder.parent / "gibtesnicht.tar.gz", folder) == 2
    monkeypatch.setattr(Path, "is_mount", lambda _path: True)
    assert restore(saved, folder) == 2
    assert f"REGION_DATA_DIR={folder}/data" in capsys.readouterr().err


FULL = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); import signal\n" \
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" \
    "from indicators.__main__ import main; sys.exit(main(sys.argv[1:]))"  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are others on Windows")
def test_where_there_is_no_room_nothing_is_left_behind(folder, saved, tmp_path):
    """A process that may write no file beyond 2,000 bytes, as on a full disk."""
    (folder / "texts" / "lang.md").write_bytes(os.urandom(5000))
    before = state(folder)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-c", FULL, *words], cwd=ROOT, capture_output=True, text=True)

    done = run("backup", str(tmp_path / "voll.tar.gz"), "--folder", str(folder))
    assert done.returncode == 2 and "nicht geschrieben" in done.stderr
    assert not list(tmp_path.glob("*voll*"))
    saved.unlink()
    assert backup(folder, saved) == 0
    done = run("restore", str(saved), "--folder", str(folder))
    assert done.returncode == 2 and "unverändert" in done.stderr
    assert state(folder) == before and beside(folder) == []


READER = """
from datetime import date
from indicators.loading import last_good
from indicators.store import read_store
last_good.SETTLED_SECONDS = 0  # looks at once
seen = set()
while True:
    store = read_store(day=date(2026, 1, 1))
    values = store.dataset.values
    shares = values[(values["indicator"] == "anteil") & (values["area"] == "09901001") & (values["year"] == 2020)]
    told = f"{store.dataset.areas['09901001'].label}={shares['value'].iloc[0]:g}"
    if told not in seen:
        seen.add(told)
        print(told, flush=True)
"""


def test_who_reads_while_data_are_put_in_place_sees_the_old_or_the_new_and_never_both(folder):
    """A name and a value stand in two files; the reader asks as a server does, as fast as it can."""
    first = {name: (folder / name).read_text(encoding="utf-8") for name in ("areas.csv", VALUES)}
    assert "anteil,09901001,2020,10," in first[VALUES]
    environment = {**os.environ, "REGION_DATA_DIR": str(folder)}
    with subprocess.Popen(
        [sys.executable, "-c", READER], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as reader:
        seen = [reader.stdout.readline().strip()]
        for turn in range(1, 21):
            new = folder.with_name("new")
            for name, content in state(folder).items():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                (new / name).write_bytes(content)
            (new / "areas.csv").write_text(
                first["areas.csv"].replace(",Musterstadt,in ", f",Stadt {turn},in "), "utf-8"
            )
            (new / VALUES).write_text(first[VALUES].replace("2020,10,", f"2020,{turn},"), "utf-8")
            put_in_place(new, folder, day=date(2026, 1, 1))
            seen.append("")
            while seen[-1] != f"Stadt {turn}={turn}":
                seen.append(reader.stdout.readline().strip())
                assert seen[-1], seen
        reader.terminate()
    assert {one for one in seen if one} == {"Musterstadt=10", *(f"Stadt {turn}={turn}" for turn in range(1, 21))}


def test_a_folder_that_cannot_be_exchanged_at_once_is_renamed_twice(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("indicators.loading.swap._exchange", lambda _one, _other: False)
    (tmp_path / "place" / "new").mkdir()
    (tmp_path / "place" / "new" / "a").write_text("new")
    before = state(folder)
    kept = put_in_place(tmp_path / "place" / "new", folder, day=date(2026, 1, 2))
    assert kept is not None and kept.name == "daten-before-2026-01-02" and state(kept) == before
    assert state(folder) == {"a": b"new"}
    with pytest.raises(OSError):
        put_in_place(tmp_path / "gibtesnicht", folder, day=date(2026, 1, 2))
    assert state(folder) == {"a": b"new"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_what_root_restores_belongs_to_who_owned_it(folder, saved):
    os.chown(folder, 12345, 12346)
    folder.chmod(0o750)
    assert restore(saved, folder) == 0
    assert {(one.stat().st_uid, one.stat().st_gid) for one in (folder, *folder.rglob("*"))} == {(12345, 12346)}
    assert folder.stat().st_mode & 0o777 == 0o750


def test_the_manifest_names_every_file_with_its_sum(saved):
    with tarfile.open(saved) as found:
        assert found.getnames()[0] == MANIFEST
        told = json.loads(found.extractfile(MANIFEST).read())
        assert sorted(f"data/{name}" for name in told["files"]) == sorted(found.getnames()[1:])
        assert all(re.fullmatch("[0-9a-f]{64}", one["sha256"]) for one in told["files"].values())
