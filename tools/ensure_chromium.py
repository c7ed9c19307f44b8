"""Find a Chromium for the browser tests, or install one: ``python -m tools.ensure_chromium`` prints its path.

Order: the environment variable CHROMIUM, a browser on this machine, Playwright's own download, then
``playwright install chromium``, then the distribution's package (as root or with sudo without password).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.distribution import attempt, install

VARIABLE = "CHROMIUM"
# The one without windows comes first: it shows the same with four fifths of the work.
COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
PACKAGES = ("chromium-headless-shell", "chromium")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
# Inside Playwright's cache; the highest revision first.
DOWNLOADS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium_headless_shell-*/chrome-*/*headless*shell*",
)


class ChromiumMissingError(RuntimeError):
    """No Chromium was found and none could be installed; the text says what to do."""


def runs(path: str | Path) -> bool:
    """Whether the browser starts: some distributions ship a stub that only points to another package."""
    if not Path(path).is_file():
        return False
    if sys.platform == "win32":  # chrome.exe --version opens a window there
        return True
    try:
        done = subprocess.run(
            [str(path), "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def playwright_cache() -> Path:
    """Folder in which Playwright keeps its browsers."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if chosen and chosen != "0":
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path.home() / "AppData" / "Local" / "ms-playwright"
    return Path.home() / ".cache" / "ms-playwright"


def candidates() -> Iterator[Path]:
    """Places where a Chromium may be, best first; none of them is checked yet."""
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    yield from map(Path, APPLICATIONS)
    for pattern in DOWNLOADS:
        yield from sorted(playwright_cache().glob(pattern), reverse=True)


@cache
def find_chromium() -> Path | None:
    """Path of a Chromium that starts, or None.

    Raises ChromiumMissingError when the environment variable CHROMIUM names one that does not start.
    """
    if chosen := os.environ.get(VARIABLE):
        path = Path(shutil.which(chosen) or chosen)
        if not runs(path):
            raise ChromiumMissingError(f"{VARIABLE}: {chosen!r} does not start. Expected: path of a Chromium.")
        return path
    return next((path for path in candidates() if runs(path)), None)


def require_chromium() -> Path:
    """Path of a Chromium that starts; raises ChromiumMissingError with what to do when there is none."""
    if path := find_chromium():
        return path
    raise ChromiumMissingError(
        "No Chromium found, and none could be installed. Please install one (Debian: apt-get install "
        "chromium; Fedora: dnf install chromium; macOS and Windows: Google Chrome) "
        f"or set {VARIABLE}=/path/to/chromium."
    )


def ensure_chromium() -> Path:
    """Path of a Chromium that starts, installed first if need be; raises ChromiumMissingError otherwise."""
    if path := find_chromium():
        return path
    attempt([sys.executable, "-m", "playwright", "install", "chromium"], timeout_s=600)
    find_chromium.cache_clear()
    for package in PACKAGES:
        if find_chromium() is None:
            install(package)
            find_chromium.cache_clear()
    return require_chromium()


def main() -> int:
    """Print the path of a Chromium; 1 with a message when there is none."""
    try:
        print(f"Chromium: {ensure_chromium()}")
    except ChromiumMissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
