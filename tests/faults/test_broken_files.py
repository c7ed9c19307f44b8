"""A data folder that breaks while a real server shows it: visitors see what was there, the operator one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from indicators.loading.last_good import AGAIN_SECONDS, SETTLED_SECONDS
from tests import made_up
from tests.faults.visiting import Seen, Visitors, until
from tools.local_server import ROOT, LocalServer

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="has no such files")]

OLD = (20.0, "20,0", "20,0", "20,0")
LINE = "Fault in the data"


def told_by(server: LocalServer) -> list[str]:
    """What the log says of the data so far."""
    lines = [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]
    return [one["message"] for one in lines if one.get("logger", "").startswith("indicators.loading")]


@dataclass
class Served:
    """A real server of a made-up folder with visitors, and the folder as it was."""

    folder: Path
    whole: Path
    server: LocalServer
    visitors: Visitors
    before: Seen
    new: int = 20
    hour: int = 0

    @property
    def values(self) -> Path:
        return self.folder / "sets" / "made_up" / "values.csv"

    def lines(self) -> list[str]:
        """What the operator was told so far."""
        return told_by(self.server)

    def mend(self) -> None:
        """Put the folder right again, with an edition that has another figure."""
        self.new += 1
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.whole, self.folder, dirs_exist_ok=True)
        text = self.values.read_text(encoding="utf-8")
        self.values.write_text(text.replace("anteil,09901001,2021,20", f"anteil,09901001,2021,{self.new}"), "utf-8")
        self.age()

    def age(self) -> None:
        """Let the files be written an hour ago, so that nobody need wait until they rest."""
        self.hour += 1
        for path in self.folder.rglob("*.csv"):
            os.utime(path, ((self.hour - 500_000) * 3600 + time.time(),) * 2)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = tmp_path_factory.mktemp("faults")
    folder = made_up.write_measures(made_up.write_goals(made_up.write_folder(base / "data")))
    whole = Path(shutil.copytree(folder, base / "whole"))
    with LocalServer(data_dir=folder) as server, Visitors(server.base_url) as visitors:
        yield Served(folder, whole, server, visitors, visitors.look())


def cut(one: Served) -> None:
    content = one.values.read_bytes()
    one.values.write_bytes(content[: content.index(b"anteil,09901001,2021") + 15])
    one.age()


def delete_set(one: Served) -> None:
    shutil.rmtree(one.values.parent)


def delete_areas(one: Served) -> None:
    (one.folder / "areas.csv").unlink()


def delete_all(one: Served) -> None:
    shutil.rmtree(one.folder)


def folder_in_place(one: Served) -> None:
    one.values.unlink()
    one.values.mkdir()
    one.age()


def pipe_in_place(one: Served) -> None:
    (one.folder / "areas.csv").unlink()
    os.mkfifo(one.folder / "areas.csv")
    one.age()


FAULTS: dict[Callable[[Served], None], str] = {
    cut: "sets/made_up/values.csv, Zeile ",
    delete_set: "sets.csv, Zeile 2",
    delete_areas: "areas.csv: Die Datei fehlt.",
    delete_all: "areas.csv: Die Datei fehlt.",
    folder_in_place: "sets/made_up/values.csv: Hier steht keine Datei.",
    pipe_in_place: "areas.csv: Hier steht keine Datei.",
}


@pytest.mark.parametrize("break_it", FAULTS, ids=lambda one: one.__name__)
def test_visitors_see_what_was_there_the_operator_one_line_and_then_the_new_edition(served, break_it):
    before, told = served.before, len(served.lines())
    assert before.statuses == (200, 200) and len(set(before.figures[1:])) == 1
    break_it(served)
    during = served.visitors.look()
    assert (during.figures, during.statuses) == (before.figures, (200, 200))
    assert during.image == before.image
    served.visitors.session()
    [line] = served.lines()[told:]
    assert line.startswith(f"{LINE}: {FAULTS[break_it]}") and "What was read before is shown" in line
    served.mend()
    after = served.before = served.visitors.look()
    assert after.figures == (float(served.new), *[f"{served.new},0"] * 3) and after.statuses == (200, 200)
    assert after.image != before.image
    assert len(served.lines()) == told + 2 and "no faults any more" in served.lines()[-1]


def test_the_page_on_the_data_lists_the_faults_and_no_other_speaks_of_them(served):
    delete_areas(served)
    assert "haben Fehler" not in served.visitors.page("karte")
    page = served.visitors.page("daten")
    assert "haben Fehler: 1" in page and "Die Datei fehlt." in page
    served.mend()
    assert "haben Fehler" not in served.visitors.page("daten")


def test_a_server_that_starts_with_broken_data_says_so_until_they_are_mended(tmp_path):
    folder = made_up.write_folder(tmp_path / "data")
    areas = (folder / "areas.csv").read_bytes()
    (folder / "areas.csv").unlink()
    with LocalServer(data_dir=folder) as server, Visitors(server.base_url) as visitors:
        seen = visitors.look()
        assert seen.statuses == (503, 503) and seen.figures == (None,) * 4
        assert all("Die Daten können nicht gelesen werden" in one for one in (seen.session, seen.newcomer))
        assert all(name in visitors.headers() for name in ("retry-after",))
        assert len([one for one in told_by(server) if one.startswith(LINE)]) == 1
        assert "Traceback" not in server.log()
        (folder / "areas.csv").write_bytes(areas)
        assert visitors.look().figures == OLD


@pytest.fixture
def as_nobody(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The beginning of a command that runs as somebody who may read the project and write nothing."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0 or setpriv is None:
        pytest.skip("only root can start a process as somebody else")
    command = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
    if subprocess.run([*command, sys.executable, "-c", "import streamlit"], capture_output=True).returncode:
        pytest.skip("nobody may not read the interpreter or its packages here")
    return command


def test_a_server_that_may_only_read_shows_on_what_it_read_and_an_import_says_why_it_cannot_write(
    as_nobody, tmp_path_factory
):
    base = tmp_path_factory.mktemp("rights")
    for one in (base, *base.parents[:3]):  # with several workers there is one more
        one.chmod(one.stat().st_mode | 0o055)
    folder = made_up.write_goals(made_up.write_folder(base / "data"))
    values, settings = folder / "sets" / "made_up" / "values.csv", folder / "settings.toml"
    shutil.copytree(ROOT / "data" / "recipes", folder / "recipes")
    table = base / "eigene.csv"
    table.write_text("Gemeinde;Jahr;Anteil\nMusterstadt;2022;30\n", encoding="utf-8")
    command = [*as_nobody, sys.executable, "-m", "indicators", "import", str(table), "--folder", str(folder)]
    with (
        LocalServer(data_dir=folder, before=as_nobody, environment={"HOME": str(base)}) as server,
        Visitors(server.base_url) as visitors,
    ):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and "Traceback" not in done.stderr
        assert "Nichts geschrieben, die Daten sind unverändert" in done.stderr and "Permission denied" in done.stderr
        assert not list(folder.glob(".import*"))
        assert visitors.look().figures == OLD and LINE not in server.log()
        values.write_text(values.read_text().replace("anteil,09901001,2021,20", "anteil,09901001,2021,21"))
        settings.write_text("")
        for one in (values, settings):
            one.chmod(0o000)
        time.sleep(SETTLED_SECONDS + 0.1)
        assert visitors.look().figures == OLD
        [line] = [one for one in told_by(server) if one.startswith(LINE)]
        assert "sets/made_up/values.csv: Die Datei kann nicht gelesen werden: Permission denied." in line
        values.chmod(0o644)  # neither time nor size of the file change
        until(lambda: visitors.values()[1] == 21.0, AGAIN_SECONDS + 5)
        assert visitors.look().figures == (21.0, "21,0", "21,0", "21,0")
