"""The change log: what each import brought, and how the data stood before it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.loading.tables import read_table
from indicators.model.problems import Problem

CHANGE_COLUMNS = ("indicator", "area", "year", "before", "before_sign", "after", "after_sign")
_SIDES = (f"{side}{what}" for side in ("before", "after") for what in ("", "_rule", "_reason", "_year", "_value"))
FLIP_COLUMNS = ("goal", "area", *_SIDES)
RELEASES = "releases.csv"
TABLES = "tables"
OFFICE = "office"  # stands where a release of a file names its recipe
KEPT, CHANGES = "releases", "changes.csv"  # the folder of each, and in it the list of what it changed


@dataclass(frozen=True, slots=True)
class Release:
    """One state of the data: when it began, which file brought it, and how much changed.

    `sets` are the ids of the sets it changed. `recipe`, `file`, `sha256` are "" for the first edition. `missing` counts
    figures that stayed although the file had none. `tables` are the other files it changed, with how many rows.
    """

    id: str
    day: date
    title: str
    sets: tuple[str, ...]
    recipe: str
    file: str
    sha256: str
    data_as_of: str
    new: int
    revised: int
    missing: int
    flips: int
    tables: tuple[tuple[str, int], ...] = ()

    @property
    def by_office(self) -> bool:
        """Whether it was made in the office, where a draft may hold several files, or none."""
        return self.recipe == OFFICE


RELEASE_COLUMNS = ("release", *(one.name for one in fields(Release)[1:]))
_NEEDED = [one for one in RELEASE_COLUMNS if one != TABLES]


def read_releases(folder: Path) -> tuple[list[Release], list[Problem]]:
    """Return the releases of a data folder, newest first, and what is wrong with the log.

    Without a log there is no release; that is a fault only where releases are kept.
    """
    if not (folder / RELEASES).exists() and not any(folder.glob(f"{KEPT}/*/{CHANGES}")):
        return [], []
    frame, problems = read_table(folder / RELEASES, _NEEDED, name=RELEASES, optional=[TABLES])
    releases: list[Release] = []
    for line, cells in enumerate(frame.to_dict("records") if frame is not None else (), start=2):
        try:
            releases.append(_release({str(key): str(cell) for key, cell in cells.items()}))
        except ValueError:
            expected = "Kürzel, Tag wie 2026-11-22, Anzahlen als ganze Zahlen."
            found = f"Die Zeile zu „{cells['release']}“ ist nicht lesbar."
            problems.append(Problem("release", RELEASES, line, None, found, expected))
    return releases[::-1], problems


def _release(cells: dict[str, str]) -> Release:
    name = cells.pop("release")
    if not name or "/" in name or name.startswith("."):
        raise ValueError(name)
    read: dict[str, Any] = {one: int(cells[one] or 0) for one in ("new", "revised", "missing", "flips")}
    read["day"] = date.fromisoformat(cells["day"])
    read["sets"] = tuple(part.strip() for part in cells["sets"].split("|") if part.strip())
    pairs = (part.partition("=") for part in cells[TABLES].split("|") if part.strip())
    read[TABLES] = tuple((file.strip(), int(count)) for file, _equals, count in pairs)
    return Release(id=name, **{one: cells[one] for one in RELEASE_COLUMNS[1:]} | read)


def read_changes(folder: Path, release: str) -> pd.DataFrame:
    """Return the figures a release changed, as text (CHANGE_COLUMNS; new ones have no `before`); empty if none."""
    return _details(folder, release, "changes.csv", CHANGE_COLUMNS)


def read_flips(folder: Path, release: str) -> pd.DataFrame:
    """Return the ratings a release changed, as text (FLIP_COLUMNS); empty if none."""
    return _details(folder, release, "ratings.csv", FLIP_COLUMNS)


def read_changes_file(folder: Path, release: str) -> bytes:
    """Return the list of changed figures of a release as it is, to download; empty if there is none."""
    path = folder / "releases" / release / "changes.csv"
    return path.read_bytes() if path.is_file() else b""


def _details(folder: Path, release: str, name: str, columns: Sequence[str]) -> pd.DataFrame:
    frame, _problems = read_table(folder / "releases" / release / name, columns, name=name)
    return frame if frame is not None else pd.DataFrame(columns=list(columns))


def folders_at(folder: Path, release: str, releases: Sequence[Release]) -> dict[str, Path]:
    """Return where the sets stand as they were in a release, by set id, for those that changed since.

    The state after a release is that before the next one that touched the set. Raises KeyError for a release that is
    unknown or whose later states are not kept.
    """
    order = [one.id for one in releases]
    if release not in order:
        raise KeyError(release)
    earlier: dict[str, Path] = {}
    for later in reversed(releases[: order.index(release)]):  # from the next one on
        for name in later.sets:
            kept = folder / "releases" / later.id / "before" / name
            if not kept.is_dir():
                raise KeyError(release)
            earlier.setdefault(name, kept)
    return earlier


def next_id(day: date, releases: Sequence[Release]) -> str:
    """Return the id of a new release: the day, numbered from the second of a day on."""
    taken = {one.id for one in releases}
    numbered = (f"{day.isoformat()}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in [day.isoformat(), *numbered] if name not in taken)
