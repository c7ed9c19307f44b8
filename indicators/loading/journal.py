"""Several files written as one: after an interruption at any moment there is the old or the new state, never half."""

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from indicators.model.problems import Problem

if sys.platform != "win32":
    import fcntl

READY = ".import"
PREPARED = ".import-prepared-"
LEFT_BEHIND_SECONDS = 3600
PATIENCE_SECONDS, LOOK_SECONDS = 60.0, 0.05
INTERRUPTED = Problem(
    "interrupted", READY, None, None, "Ein Import ist unterbrochen; seine Dateien liegen noch hier.",
    "Wer in den Ordner schreiben darf, beendet ihn mit: python -m indicators check.",
)  # fmt: skip


def write_together(folder: Path, make: Callable[[], Mapping[str, bytes]]) -> None:
    """Write the files that `make` gives, by their path below `folder`: afterwards all of them are there or none.

    Nobody else writes between `make` and the end, so it may read what it changes. The files are written aside first.
    Renaming that folder is the one moment in which the change happens; what then is left is moving the files to their
    places, and whoever reads the folder next finishes that. Raises FileExistsError where another writer does not come
    to an end, OSError where nothing can be written; then nothing has changed and nothing is left.
    """
    with alone(folder):
        finish(folder)
        _clear(folder)
        files = make()
        prepared = Path(tempfile.mkdtemp(prefix=PREPARED, dir=folder))
        made: list[Path] = []
        try:
            for name, content in files.items():
                _write(prepared / name, content)
                made += _make_folder((folder / name).parent)  # what comes after the change needs no room any more
            prepared.rename(folder / READY)
        except BaseException as error:
            shutil.rmtree(prepared, ignore_errors=True)
            for path in reversed(made):
                with suppress(OSError):
                    path.rmdir()
            if isinstance(error, OSError) and error.errno in (errno.EEXIST, errno.ENOTEMPTY):
                raise FileExistsError(str(folder / READY)) from error
            raise
        finish(folder)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(path: Path) -> list[Path]:
    """Make a folder; return those that were not there before, from the top."""
    missing = [one for one in (path, *path.parents) if not one.exists()][::-1]
    path.mkdir(parents=True, exist_ok=True)
    return missing


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the one who writes a folder, or who needs that nobody does. The system ends that with the process.

    Raises FileExistsError where another one does not end within `PATIENCE_SECONDS`.
    """
    if sys.platform == "win32":  # then only renaming tells two writers apart
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise FileExistsError(f"{folder}: another import is writing") from error
                time.sleep(LOOK_SECONDS)
        yield
    finally:
        os.close(opened)


def _clear(folder: Path) -> None:
    """Remove what an interrupted writer had prepared: whoever is alone needs no other's."""
    for left in folder.glob(f"{PREPARED}*"):
        with suppress(FileNotFoundError):  # another writer renamed his
            if sys.platform != "win32" or time.time() - left.stat().st_mtime > LEFT_BEHIND_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def finish(folder: Path) -> bool:
    """Move the files of a change that was made but not finished to their places; nothing to do is the rule.

    False where that is not possible, for want of rights or of room: the folder then holds a mixture.
    """
    ready = folder / READY
    try:
        if not ready.is_dir():
            return True
        inside = sorted(ready.rglob("*"))
        files = [one for one in inside if one.is_file()]
    except FileNotFoundError:  # another reader was faster
        return True
    except OSError:
        return False
    for path in files:
        target = folder / path.relative_to(ready)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        except FileNotFoundError:  # another reader was faster
            continue
        except OSError:  # who may only read leaves it to someone who may write
            return False
    for path in (*reversed(inside), ready):
        with suppress(OSError):  # only what is empty: the next change may stand here by now
            path.rmdir()
    return True
