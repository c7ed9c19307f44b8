import stat
import sys
from pathlib import Path

import pytest

from tools import ensure_chromium
from tools.ensure_chromium import ChromiumMissingError, find_chromium

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for browsers")


def program(path: Path, *, code: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture(autouse=True)
def empty_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(ensure_chromium, "APPLICATIONS", ())
    find_chromium.cache_clear()
    yield
    find_chromium.cache_clear()


def test_nothing_is_found_on_an_empty_machine():
    assert find_chromium() is None


def test_the_environment_variable_comes_first(tmp_path, monkeypatch):
    program(tmp_path / "bin" / "chromium", code=0)
    chosen = program(tmp_path / "own", code=0)
    monkeypatch.setenv("CHROMIUM", str(chosen))
    assert find_chromium() == chosen


def test_a_wrong_environment_variable_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    with pytest.raises(ChromiumMissingError, match="missing"):
        find_chromium()


def test_the_one_without_windows_is_preferred(tmp_path):
    program(tmp_path / "bin" / "chromium", code=0)
    light = program(tmp_path / "bin" / "chromium-headless-shell", code=0)
    assert find_chromium() == light


def test_a_stub_that_does_not_start_is_skipped(tmp_path):
    program(tmp_path / "bin" / "chromium", code=1)
    works = program(tmp_path / "bin" / "google-chrome", code=0)
    assert find_chromium() == works


def test_the_download_of_playwright_is_used_when_the_machine_has_none(tmp_path):
    works = program(tmp_path / "cache" / "chromium-1234" / "chrome-linux64" / "chrome", code=0)
    assert find_chromium() == works
