"""Imports that meet a full disk, each other, or their end, while a real server shows the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.loading.load import read_dataset
from indicators.loading.releases import read_releases
from tests import made_up
from tests.faults.visiting import Visitors, until
from tools.local_server import ROOT, LocalServer

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="has no such limits")]


def table(folder: Path, name: str, rows: str) -> Path:
    path = folder.parent / f"{name}.csv"
    path.write_text(f"Gemeinde;Jahr;Anteil\n{rows}\n", encoding="utf-8")
    return path


def imported(folder: Path, file: Path) -> int:
    return main(["import", str(file), "--folder", str(folder)])


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "filler"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = made_up.write_goals(made_up.write_folder(tmp_path / "data"))
    shutil.copytree(ROOT / "data" / "recipes", made / "recipes")
    return made


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """The folder on a disk of its own that has no room left but for what the file `filler` takes."""
    mounted = folder.parent / "disk"
    mounted.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(mounted)]).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        whole = Path(shutil.copytree(folder, mounted / "data"))
        try:
            with (whole / "filler").open("wb") as file:
                while True:
                    file.write(bytes(4096))
                    file.flush()
        except OSError:
            pass
        os.truncate(whole / "filler", (whole / "filler").stat().st_size - 3 * 4096)
        yield whole
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


def test_a_full_disk_changes_nothing_and_is_said_and_with_room_the_new_edition_is_shown(small_disk, capsys):
    new = table(small_disk, "neu", "Musterstadt;2021;21")
    with LocalServer(data_dir=small_disk) as server, Visitors(server.base_url) as visitors:
        before, files = visitors.look(), state(small_disk)
        assert imported(small_disk, new) == 1
        said = capsys.readouterr().err
        assert "Nichts geschrieben, die Daten sind unverändert" in said and "No space left" in said
        assert state(small_disk) == files
        assert not [*small_disk.glob(".import*"), *small_disk.glob("releases/*")]
        assert visitors.look().figures == before.figures
        (small_disk / "filler").unlink()
        assert imported(small_disk, new) == 0
        until(lambda: visitors.values()[1] == 21.0)
        assert visitors.look().figures == (21.0, "21,0", "21,0", "21,0")
        assert "Fault in the data" not in server.log() and "Traceback" not in server.log()


def test_a_file_that_must_not_grow_changes_nothing(folder, capsys):
    """As a quota does; it needs no rights to try."""
    import resource

    files, new = state(folder), table(folder, "neu", "Musterstadt;2021;21")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
    try:
        assert imported(folder, new) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "File too large" in capsys.readouterr().err
    assert state(folder) == files and not list(folder.glob(".import*"))


def test_of_two_imports_at_once_none_is_lost(folder):
    """The one that comes second may be told to begin anew; then both are there, each a release with what was before."""
    files = [table(folder, "eins", "Musterstadt;2022;30"), table(folder, "zwei", "Musterdorf;2022;31")]
    commands = [[sys.executable, "-m", "indicators", "import", str(one), "--folder", str(folder)] for one in files]
    running = [subprocess.Popen(one, stderr=subprocess.PIPE, text=True, cwd=ROOT) for one in commands]
    ended = [(one.communicate(timeout=60)[1], one.returncode) for one in running]
    for file, (said, code) in zip(files, ended, strict=True):
        assert code == 0 or "inzwischen geändert. Bitte noch einmal." in said
        assert code == 0 or imported(folder, file) == 0
    values = read_dataset(folder).values
    new = values[(values["indicator"] == "anteil") & (values["year"] == 2022) & (values["sign"] != "c")]
    assert sorted(new["value"]) == [30.0, 31.0]
    assert len(read_releases(folder)[0]) == len(list(folder.glob("releases/*/before"))) == 2
    assert not list(folder.glob(".import*"))


def test_an_import_killed_at_any_moment_leaves_the_old_or_the_new_edition():
    """More of them: python -m tools.kills --count 100."""
    kills = [sys.executable, "-m", "tools.kills", "--count", "6"]
    done = subprocess.run(kills, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert sum(int(line.split()[0]) for line in done.stdout.splitlines()) == 6
    assert "killed" in done.stdout


@pytest.mark.parametrize("name", ["sets/made_up/values.csv", "releases.csv"])
def test_an_import_into_a_file_of_which_something_was_lost_is_refused(folder, name, capsys):
    """Written anew, it would have lost it for good."""
    assert imported(folder, table(folder, "neu", "Musterstadt;2022;30")) == 0
    (folder / name).write_bytes((folder / name).read_bytes()[:-8])
    files = state(folder)
    capsys.readouterr()
    assert imported(folder, table(folder, "neu", "Musterstadt;2021;21")) == 1
    said = capsys.readouterr()
    assert state(folder) == files
    assert "Nichts geschrieben" in said.err and f"{name}, Zeile" in said.out + said.err
