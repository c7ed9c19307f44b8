"""Another data folder in the place of the present one, at one moment, with the old one kept beside it."""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from indicators.loading.journal import alone, finish

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of Linux, see renameat2(2)
NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def put_in_place(new: Path, folder: Path, *, day: date) -> Path | None:
    """Put a folder in the place of the data folder and return where the old one is kept; None where there was none.

    Both must be on one file system. Where that can exchange two names (Linux: ext4, xfs, btrfs, tmpfs, overlayfs), who
    looks at any moment finds the old or the new folder; elsewhere there is none for some microseconds. What an import
    had begun is finished in the old one first. Rights and owner are those of the old folder. Raises OSError where
    nothing was changed.
    """
    if not folder.exists():
        new.rename(folder)
        return None
    _own_as(folder, new)
    with alone(folder):
        finish(folder)
        return _change_places(new, folder, _free_name(folder, day))


def _change_places(new: Path, folder: Path, kept: Path) -> Path:
    if _exchange(new, folder):
        new.rename(kept)
        return kept
    folder.rename(kept)
    try:
        new.rename(folder)
    except OSError:
        kept.rename(folder)
        raise
    return kept


def _free_name(folder: Path, day: date) -> Path:
    start = f"{folder.name}-before-{day.isoformat()}"
    names = (folder.with_name(f"{start}-{number}" if number > 1 else start) for number in range(1, 10_000))
    return next(one for one in names if not one.exists())


def _own_as(old: Path, new: Path) -> None:
    """Give a folder the rights of another one, and for root, who may, its owner: the service must go on with it."""
    shutil.copymode(old, new)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        owner = old.stat()
        for path in _all(new):
            os.chown(path, owner.st_uid, owner.st_gid)


def _all(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; False where the system or the file system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))
