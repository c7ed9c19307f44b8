"""The image has what the running app needs, and no more: its Dockerfile is read, and what it copies is started."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.commands.serve_processes import free_ports
from indicators.paths import ROOT
from tools.dockerfile import DOCKERFILE, Stage, Step, copied, ignore_patterns, is_ignored, stages

TEXT = DOCKERFILE.read_text(encoding="utf-8")
APP = "/srv/regionalmonitor"


def image() -> tuple[Stage, Stage]:
    made, final = stages(TEXT)
    return made, final


def from_context(stage: Stage) -> list[Step]:
    return [one for one in stage.steps if one.word == "COPY" and "from" not in one.options()]


def test_everything_that_is_copied_is_there_and_nothing_that_can_be_made_again():
    names = {source.relative_to(ROOT).as_posix() for one in image() for step in from_context(one)
             for source, _target in copied(step, ROOT)}  # fmt: skip
    assert {"app.py", "requirements.lock", "static/regionmap.js", "data/areas.csv", ".streamlit/config.toml"} <= names
    assert not [one for one in names if "__pycache__" in one or one.startswith(("data/.", "tests/", "docs/"))]
    kept_out = ("README.md", "tests/conftest.py", ".git/config", ".venv/x", "data/.checked/a", "build/x")
    assert [name for name in kept_out if not is_ignored(name, ignore_patterns())] == []


def test_a_file_that_is_not_there_or_kept_out_of_the_build_is_said():
    for name in ("gibtesnicht", "README.md"):
        with pytest.raises(FileNotFoundError, match=name):
            list(copied(Step("COPY", f"{name} ./"), ROOT))


def test_steps_are_read_over_several_lines_and_unknown_ones_are_refused():
    [first, last] = stages(
        'FROM a:1 AS build\nRUN x \\\n    && y\n# no\nFROM b:2\nENV A=1 \\\n  B="2 3"\nCMD ["c", "d"]\n'
    )
    assert (first.base, first.name, first.steps) == ("a:1", "build", [Step("RUN", "x && y")])
    assert last.environment() == {"A": "1", "B": "2 3"}
    assert last.last("CMD").words() == ["c", "d"]
    with pytest.raises(ValueError, match="ADD x"):
        stages("FROM a\nADD x y\n")


def test_packages_come_from_the_lock_and_nothing_runs_as_root():
    made, final = image()
    [install] = [one.text for one in made.steps if " install " in one.text]
    assert "--require-hashes" in install and "--only-binary :all:" in install and "-r requirements.lock" in install
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", final.last("USER").text)
    assert final.steps.index(final.last("USER")) > max(
        number for number, one in enumerate(final.steps) if one.word in ("RUN", "COPY")
    )
    assert final.base == made.base and "curl" not in TEXT


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Iterator[Path]:
    """What the final stage has of ours, as the steps lay it: nobody may write the app, the data lie elsewhere."""
    root = tmp_path_factory.mktemp("image")
    made, final = image()
    for stage in (made, final):
        for step in from_context(stage):
            for source, name in copied(step, ROOT):
                target = root / (Path(APP) / name).as_posix().lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
    app = root / APP.lstrip("/")
    shutil.rmtree(app / "tools")
    for one in (app, *app.rglob("*")):
        one.chmod(0o555 if one.is_dir() else 0o444)
    yield root
    for one in (app, *app.rglob("*")):
        if one.is_dir():
            one.chmod(0o755)


def without_rights() -> list[str]:
    """What takes the rights of root over files away, where it is there."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"):
        return []
    return ["setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]


@pytest.fixture(scope="module")
def running(copy) -> Iterator[tuple[str, list[str], dict[str, str], Path]]:
    """The image's command with its environment on what was copied: address, HEALTHCHECK, environment and place."""
    _made, final = image()
    [port] = free_ports(1)
    app = copy / APP.lstrip("/")
    at = {"8501": str(port), "0.0.0.0": "127.0.0.1", "python": sys.executable}
    command, health = (
        [at.get(one, one.replace(":8501", f":{port}")) for one in final.last(word).words()]
        for word in ("CMD", "HEALTHCHECK")
    )
    environment = {
        **os.environ, **final.environment(), "PATH": os.environ["PATH"], "HOME": str(copy),
        "REGION_DATA_DIR": str(copy / "var/lib/regionalmonitor/data"), "MPLCONFIGDIR": str(copy / "matplotlib"),
    }  # fmt: skip
    process = subprocess.Popen([*without_rights(), *command], cwd=app, env=environment)
    try:
        deadline = time.monotonic() + 60
        while subprocess.run(health, capture_output=True, check=False).returncode:
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.3)
        yield f"http://127.0.0.1:{port}", health, environment, app
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="containers run Linux")
@pytest.mark.parametrize("path", [
    "/", "/karte?indikator=gigabit", "/api/v1/values.csv", "/einbetten/karte.svg", "/sitzung/handzettel.pdf",
    "/app/static/regionmap.js",
])  # fmt: skip
def test_what_the_image_has_answers_though_nobody_may_write_it(running, path):
    base, _health, _environment, _app = running
    with urllib.request.urlopen(base + path, timeout=60) as answer:
        assert answer.status == 200 and len(answer.read()) > 1000


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="containers run Linux")
def test_the_commands_of_an_operator_work_in_it_and_nothing_was_written_to_the_app(running):
    base, health, environment, app = running
    assert subprocess.run(health, check=False).returncode == 0
    done = subprocess.run(
        [*without_rights(), sys.executable, "-m", "indicators", "doctor", "--url", base], cwd=app, env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert not list(app.rglob("__pycache__")) and not (app / "build").exists()
