"""What is said of the region now, wherever there is no data set at hand."""

import logging
import os
import stat
from functools import lru_cache
from pathlib import Path

from indicators.language import i18n
from indicators.loading.check.region import FILE, SYMBOLS, read_region
from indicators.loading.load import data_dir
from indicators.model.region import Region
from indicators.paths import STATIC

LOGO, ICON = "logo.svg", "icon.svg"
_good: dict[Path, Region] = {}  # what was said last without a fault: it holds until that is mended, as the data do
_log = logging.getLogger(__name__)


def site_title() -> str:
    """Return how the dashboard is called."""
    return current_region().title


def own_logo() -> str:
    """Return the logo that the data folder brings, as SVG; "" where it has none."""
    path = data_dir() / LOGO
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def icon_path() -> Path:
    """Return the sign for the browser's tab: that of the data folder, else the one that comes with the program."""
    own = data_dir() / ICON
    return own if own.is_file() else STATIC / ICON


def icon() -> bytes:
    """Return that sign as SVG."""
    return icon_path().read_bytes()


def current_region() -> Region:
    """Return what is said of the region, read anew only where the file changed; a fault is told in the log once."""
    folder = data_dir()
    return _region_of(folder, _changed(f"{folder}/{FILE}"), _changed(f"{folder}/{SYMBOLS}"))


def _changed(path: str) -> int:
    """When a file or what is in a folder was changed last, in ns; 0 where it is not there. Asked for at every turn."""
    try:
        found = os.stat(path)  # noqa: PTH116  # a third of the time of Path
        inside = os.scandir(path) if stat.S_ISDIR(found.st_mode) else ()
        return max([found.st_mtime_ns, *(one.stat().st_mtime_ns for one in inside)])
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _region_of(folder: Path, _told: int, _drawn: int) -> Region:
    found, problems = read_region(folder)
    for one in problems:
        _log.warning("%s", one)
    if problems:
        return _good.get(folder, found)
    _good[folder] = found
    return found


def _level_words() -> i18n.WordsOfLevels:
    return current_region().levels


def _offered() -> tuple[str, ...]:
    return current_region().languages


i18n.region_says(_level_words, _offered)
