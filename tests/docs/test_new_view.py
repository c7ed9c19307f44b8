"""The how-to of a new view does what it says: done in a copy of the project, the general tests cover the view."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.paths import ROOT

BLOCK = re.compile(r"^```\w+ (save|append|extend)=(\S+)(?: after=([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("examples", "indicators", "pages", "tests", "data", "static", "tools", "docs", ".streamlit")
FILES = ("app.py", "pyproject.toml", ".importlinter", "README.md")
CODE = "spanne"


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The project with the example of the how-to in it."""
    folder = tmp_path_factory.mktemp("project")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def run(folder: Path, *command: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, timeout=300,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTEST_ADDOPTS": ""},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-2000:]
    return ended.stdout


@pytest.mark.slow
def test_a_view_added_as_written_is_covered_by_every_general_test_and_touches_three_files(copy):
    touched = set()
    for action, target, after, content in BLOCK.findall((ROOT / "docs" / "new-view.md").read_text(encoding="utf-8")):
        path = copy / target
        if action == "save":
            assert not path.exists(), target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        else:
            touched.add(target)
            text = path.read_text(encoding="utf-8")
            assert text.count(f"{after}\n") == 1, after
            added = f"\n{content}" if action == "append" else content
            path.write_text(text.replace(f"{after}\n", f"{after}{added}"), encoding="utf-8")
    assert touched == {"indicators/views/kinds.py", ".importlinter", "README.md"}
    run(copy, "tools.readme_parameters")
    general = ("tests/views/test_every_view.py", "tests/address/test_choices.py", "tests/pages/test_pages.py")
    words = f"{CODE} or Extremes or extremes"
    assert f'-k "{words}"' in (ROOT / "docs" / "new-view.md").read_text(encoding="utf-8")
    said = run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-n", "0", "-k", words, *general)
    counted = re.search(r"(\d+) passed", said)
    assert counted and int(counted.group(1)) >= 15, said
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "tests/docs/test_readme.py")
    run(copy, "ruff", "check", "--no-cache", "indicators", "pages")
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"], cwd=copy, capture_output=True,
        text=True, env={**os.environ, "PYTHONPATH": str(copy)}, check=False,
    )  # fmt: skip
    assert linted.returncode == 0, linted.stdout
