"""Drafts: changes collected in a copy of the data beside it, until they are released or thrown away."""

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from indicators.desk.act import Act
from indicators.desk.log import note
from indicators.desk.rows import Change, Conflict, changes, merge
from indicators.loading.checked import FOLDER as CHECKED
from indicators.loading.journal import PREPARED, READY, alone, finish, write_together

SUFFIX, DATA, BASE, ABOUT, GONE = "-drafts", "data", "base", "draft.json", "thrown-away"
NAME = re.compile(r"[0-9]{8}-[0-9a-f]{8}")
LONGEST_TITLE = 120
BESIDE, LEFT_BEHIND_SECONDS = ".beside-", 3600


class DraftConflictError(RuntimeError):
    """Somebody else changed the same in the meantime; `conflicts` says what, and nothing was written."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(", ".join(f"{one.file}: {one.key}" for one in conflicts))
        self.conflicts = conflicts


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its folder with the data as changed and as they were, title, who began it and when (UTC)."""

    folder: Path
    title: str
    author: str
    begun: datetime

    @property
    def id(self) -> str:
        """Its name in addresses."""
        return self.folder.name

    @property
    def data(self) -> Path:
        """The data as changed: a data folder like any other."""
        return self.folder / DATA

    @property
    def base(self) -> Path:
        """The data as they were when it began."""
        return self.folder / BASE

    def changes(self) -> list[Change]:
        """Return what it changes, file by file."""
        names = sorted({*files_of(self.base), *files_of(self.data)})
        return [one for name in names for one in changes(name, content(self.base, name), content(self.data, name))]


def drafts_folder(folder: Path) -> Path:
    """Return where the drafts of a data folder are: beside it."""
    return folder.with_name(folder.name + SUFFIX)


def begin(folder: Path, title: str, act: Act) -> Draft:
    """Begin a draft of a data folder. It is there as a whole or not at all; raises OSError."""
    home = drafts_folder(folder)
    home.mkdir(exist_ok=True)
    _clear(home)
    begun = act.when.astimezone(UTC)
    prepared = home / f"{BESIDE}{secrets.token_hex(8)}"
    prepared.mkdir()
    try:
        with alone(folder):
            finish(folder)
            shutil.copytree(folder, prepared / BASE, ignore=_passing)
        shutil.copytree(prepared / BASE, prepared / DATA)
        told = {"title": title.strip()[:LONGEST_TITLE], "author": act.who, "begun": begun.isoformat()}
        (prepared / ABOUT).write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        target = home / f"{begun:%Y%m%d}-{secrets.token_hex(4)}"
        prepared.rename(target)
    except BaseException:
        shutil.rmtree(prepared, ignore_errors=True)
        raise
    note(home, act, "draft begun", draft=target.name, title=told["title"])
    return Draft(target, told["title"], act.who, begun)


def drafts(folder: Path) -> list[Draft]:
    """Return the drafts of a data folder, newest first; what is no draft is passed over."""
    home = drafts_folder(folder)
    if not home.is_dir():
        return []
    found = (_read(path) for path in home.iterdir() if NAME.fullmatch(path.name))
    return sorted((one for one in found if one), key=lambda one: one.begun, reverse=True)


def find_draft(folder: Path, name: str) -> Draft | None:
    """Return the draft of a name, None where there is none."""
    return _read(drafts_folder(folder) / name) if NAME.fullmatch(name) else None


def save(draft: Draft, files: Mapping[str, bytes], *, seen: Mapping[str, bytes | None], act: Act, **told: str) -> None:
    """Write changed files into a draft, all or none; `seen` are they as whoever changed them had found them.

    What somebody else changed meanwhile stays, too; `told` stands in the log. Raises DraftConflictError where that is
    the same row, OSError where nothing can be written; then nothing has changed.
    """

    def merged() -> dict[str, bytes]:
        found = {name: merge(name, seen.get(name), content(draft.data, name), file) for name, file in files.items()}
        if conflicts := tuple(each for one in found.values() for each in one.conflicts):
            raise DraftConflictError(conflicts)
        return {name: one.content for name, one in found.items() if one.content is not None}

    write_together(draft.data, merged)
    note(draft.folder.parent, act, "draft changed", draft=draft.id, files=" ".join(sorted(files)), **told)


def throw_away(draft: Draft, act: Act) -> None:
    """Put a draft aside: it is no longer listed, its folder stays until the operator deletes it."""
    aside = draft.folder.parent / GONE
    aside.mkdir(exist_ok=True)
    draft.folder.rename(aside / f"{draft.id}-{secrets.token_hex(4)}")
    note(draft.folder.parent, act, "draft thrown away", draft=draft.id, title=draft.title)


def content(folder: Path, name: str) -> bytes | None:
    """Return a file below a folder, None where there is none."""
    try:
        return (folder / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def files_of(folder: Path) -> Iterator[str]:
    """Yield the paths of all files of a data folder below it, without what passes."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _passing(path, folders))
        for name in sorted(set(names) - _passing(path, names)):
            yield (Path(path) / name).relative_to(folder).as_posix()


def _passing(_path: str, names: list[str]) -> set[str]:
    """What can be made again, and what an import has prepared."""
    return {one for one in names if one in (CHECKED, READY) or one.startswith(PREPARED)}


def _clear(home: Path) -> None:
    """Remove what a killed program had prepared: nobody prepares anything for so long."""
    for left in home.glob(f"{BESIDE}*"):
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _read(path: Path) -> Draft | None:
    try:
        told = json.loads((path / ABOUT).read_text("utf-8"))
        begun = datetime.fromisoformat(told["begun"])
        return Draft(path, str(told["title"]), str(told["author"]), begun) if begun.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
