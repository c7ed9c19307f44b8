"""Several files written as one: after an interruption at any moment there is the old or the new state, never half."""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

READY = ".import"
PREPARED = ".import-prepared-"
LEFT_BEHIND_SECONDS = 3600


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their path below `folder`, so that either all of them are there afterwards or none.

    They are written aside first. Renaming that folder is the one moment in which the change happens; what then is left
    is moving the files to their places, and whoever reads the folder next finishes that. Raises FileExistsError where
    another writer is at the same point.
    """
    finish(folder)
    for left in folder.glob(f"{PREPARED}*"):
        with suppress(FileNotFoundError):  # another writer renamed his
            if time.time() - left.stat().st_mtime > LEFT_BEHIND_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
    prepared = Path(tempfile.mkdtemp(prefix=PREPARED, dir=folder))
    for name, content in files.items():
        path = prepared / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    try:
        prepared.rename(folder / READY)
    except OSError as error:
        shutil.rmtree(prepared, ignore_errors=True)
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
            raise FileExistsError(str(folder / READY)) from error
        raise
    finish(folder)


def finish(folder: Path) -> None:
    """Move the files of a change that was made but not finished to their places; nothing else to do is the rule."""
    ready = folder / READY
    if not ready.is_dir():
        return
    try:
        inside = sorted(ready.rglob("*"))
        files = [one for one in inside if one.is_file()]
    except FileNotFoundError:  # another reader was faster
        return
    for path in files:
        target = folder / path.relative_to(ready)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        except FileNotFoundError:  # another reader was faster
            continue
        except OSError:  # who may only read leaves it to someone who may write
            return
    for path in (*reversed(inside), ready):
        with suppress(OSError):  # only what is empty: the next change may stand here by now
            path.rmdir()
