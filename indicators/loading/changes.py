"""What the releases changed, figure by figure and rating by rating, as values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from indicators.loading.releases import Release, read_changes, read_flips
from indicators.loading.rows import is_year, parse_number


class ChangeKind(StrEnum):
    """What became of a figure or a rating."""

    NEW = "new"
    REVISED = "revised"
    VANISHED = "vanished"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure or a rating that a release changed.

    A figure has an `indicator`, a rating a `goal`; the other is "". `before` and `after` are the numbers, None for
    none, with the signs that stood beside them or in their place; for a rating they are None and `before_status` and
    `after_status` its codes. `year` is that of the figure, for a rating of the newest value it rests on (None = none).
    """

    release: Release
    kind: ChangeKind
    area: str
    indicator: str = ""
    goal: str = ""
    year: int | None = None
    before: float | None = None
    before_sign: str = ""
    after: float | None = None
    after_sign: str = ""
    before_status: str = ""
    after_status: str = ""


def read_log(folder: Path, releases: Sequence[Release]) -> tuple[Change, ...]:
    """Return what all releases changed, the newest release first, each in the order of its files.

    A release without a list of changes, such as the first edition, has none.
    """
    return tuple(change for one in releases for change in _changes(folder, one))


def _changes(folder: Path, release: Release) -> Iterator[Change]:
    for row in read_changes(folder, release.id).to_dict("records"):
        had = bool(row["before"] or row["before_sign"])
        has = bool(row["after"] or row["after_sign"])
        kind = ChangeKind.NEW if not had else ChangeKind.REVISED if has else ChangeKind.VANISHED
        yield Change(
            release, kind, row["area"], indicator=row["indicator"], year=_year(row["year"]),
            before=parse_number(row["before"]), before_sign=row["before_sign"], after=parse_number(row["after"]),
            after_sign=row["after_sign"],
        )  # fmt: skip
    for row in read_flips(folder, release.id).to_dict("records"):
        yield Change(
            release, ChangeKind.RATING, row["area"], goal=row["goal"], year=_year(row["after_year"]),
            before_status=row["before"], after_status=row["after"],
        )  # fmt: skip


def _year(text: str) -> int | None:
    return int(text) if is_year(text) else None
