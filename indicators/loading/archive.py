"""A data folder as one archive with a manifest, and back: exactly the files it had at one moment, or nothing."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from indicators.loading.checked import FOLDER as CHECKED
from indicators.loading.journal import INTERRUPTED, READY, alone, finish
from indicators.model.problems import DataProblems, refusal

FORMAT = 1
MANIFEST, INSIDE = "manifest.json", "data/"
MANIFEST_BYTES = 50_000_000
TRIES = 5
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What is known of a file's bytes."""

    sha256: str
    size: int


Manifest = Mapping[str, Content]


def write_archive(folder: Path, target: Path, *, now: datetime) -> Manifest:
    """Write all files of a data folder into an archive, which is there as a whole or not at all, and return them.

    What can be made again (`.checked`) and what an import has prepared stay outside. No import writes meanwhile; who
    edits or copies files by hand is noticed: all are read once, and then all of them again, and where both readings are
    the same, all were so at the moment between. `now` is written down. Raises DataProblems where the folder keeps
    changing or cannot be read, OSError where the archive cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        for _try in range(TRIES):
            if (manifest := _try_once(folder, part, now)) is not None:
                part.replace(target)
                return manifest
    finally:
        part.unlink(missing_ok=True)
    found = f"Die Dateien änderten sich bei jedem von {TRIES} Versuchen."
    raise refusal("changing", str(folder), found, "Läuft ein Import? Danach noch einmal.")


def _try_once(folder: Path, part: Path, now: datetime) -> Manifest | None:
    """The files that were written; None where they changed meanwhile."""
    try:
        with alone(folder), part.open("wb") as file:
            try:
                manifest = contents(folder)
                is_of_one_moment = _write(folder, manifest, file, now) and sorted(_names(folder)) == list(manifest)
            except FileNotFoundError:  # gone since they were listed
                return None
            file.flush()
            os.fsync(file.fileno())
            return manifest if is_of_one_moment else None
    except FileExistsError as error:
        found = "Ein Import schreibt und kommt nicht zu Ende."
        raise refusal("busy", str(folder), found, "Später noch einmal.") from error


def _write(folder: Path, manifest: Manifest, file: IO[bytes], now: datetime) -> bool:
    """Write manifest and files; False as soon as one is not what the manifest says."""
    told = {
        "format": FORMAT,
        "made": now.isoformat(timespec="seconds"),
        "files": {k: asdict(v) for k, v in manifest.items()},
    }
    with tarfile.open(fileobj=file, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        _add(archive, MANIFEST, json.dumps(told, ensure_ascii=False, indent=1).encode(), now)
        for name, wanted in manifest.items():
            try:
                content = (folder / name).read_bytes()
            except FileNotFoundError:
                return False
            if _content(content) != wanted:
                return False
            _add(archive, INSIDE + name, content, now)
    return True


def _add(archive: tarfile.TarFile, name: str, content: bytes, now: datetime) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mtime = len(content), int(now.timestamp())
    archive.addfile(member, io.BytesIO(content))


def contents(folder: Path) -> dict[str, Content]:
    """Return the files of a data folder that belong into an archive, by their path in it.

    Raises DataProblems where there are none, where an import is interrupted and cannot be finished, or where one cannot
    be read or is a link to a folder or to nothing; FileNotFoundError where one has gone meanwhile.
    """
    if not finish(folder):
        raise DataProblems([INTERRUPTED])
    try:
        found = {name: _content((folder / name).read_bytes()) for name in sorted(_names(folder))}
    except FileNotFoundError:
        raise
    except OSError as error:
        raise refusal("unreadable", str(error.filename), f"{error.strerror}.", "Leserechte prüfen.") from error
    if not found:
        raise refusal("empty", str(folder), "Hier sind keine Dateien.", "Ein Datenordner mit areas.csv und sets/.")
    return found


def _names(folder: Path) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=_raise):
        here = Path(place)
        if here == folder:
            folders[:] = [one for one in folders if one != CHECKED and not one.startswith(READY)]
        for one in (here / name for name in (*folders, *files)):
            if one.is_symlink() and not one.is_file():
                expected = "Ordner und Dateien selbst: was woanders liegt, wird nicht gesichert."
                raise refusal("link", str(one), "Ein Verweis auf einen Ordner oder auf nichts.", expected)
        yield from ((here / one).relative_to(folder).as_posix() for one in files)


def _raise(error: OSError) -> None:
    raise error


def _content(content: bytes) -> Content:
    return Content(hashlib.sha256(content).hexdigest(), len(content))


def unpack_archive(source: Path, folder: Path) -> Manifest:
    """Write the files of an archive below an empty folder, each checked against the manifest, and return them.

    Raises DataProblems where the archive is damaged, lacks a file or has one that no manifest names, or one that is no
    plain file inside the folder; what is written until then is for the caller to remove. OSError where there is no
    room.
    """
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            manifest = _manifest(archive, source)
            missing = dict(manifest)
            for member in archive:
                if member.name != MANIFEST:
                    _unpack(archive, member, missing, source, folder)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(source, f"Das Archiv ist beschädigt oder unvollständig: {error}.") from error
    if missing:
        raise _damaged(source, f"Es fehlen {len(missing)} Dateien, die erste ist „{next(iter(missing))}“.")
    return manifest


def _manifest(archive: tarfile.TarFile, source: Path) -> dict[str, Content]:
    first = archive.next()
    if first is None or first.name != MANIFEST or not first.isreg() or first.size > MANIFEST_BYTES:
        raise _damaged(source, f"Am Anfang steht kein {MANIFEST}.")
    try:
        told = json.loads(_bytes(archive, first))
        if told["format"] != FORMAT:
            raise _damaged(source, f"Das Archiv hat die Form {told['format']!r}, lesbar ist {FORMAT}.")
        manifest = {str(name): Content(str(one["sha256"]), int(one["size"])) for name, one in told["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, DataProblems):
            raise
        raise _damaged(source, f"{MANIFEST} ist nicht lesbar: {error}.") from error
    if outside := next((one for one in manifest if not _is_inside(one)), None):
        raise _damaged(source, f"„{outside}“ liegt nicht im Datenordner.")
    return manifest


def _is_inside(name: str) -> bool:
    """True for the path of a file below a folder, written in the one usual way."""
    return bool(name) and not set(name) & set("\\\0:") and not {"", ".", ".."} & set(name.split("/"))


def _unpack(
    archive: tarfile.TarFile, member: tarfile.TarInfo, missing: dict[str, Content], source: Path, folder: Path
) -> None:
    """Write one file that the manifest names, and strike it off; names, kinds and bytes of all others are refused."""
    name = member.name.removeprefix(INSIDE)
    if not member.isreg():
        raise _damaged(source, f"„{member.name}“ ist keine einfache Datei.")
    if not member.name.startswith(INSIDE) or name not in missing:
        raise _damaged(source, f"„{member.name}“ steht nicht oder nur einmal in {MANIFEST}.")
    if hasattr(tarfile, "data_filter"):  # not in every 3.11; what it refuses is not in the manifest either
        tarfile.data_filter(member, str(folder))
    wanted = missing.pop(name)
    content = _bytes(archive, member) if member.size == wanted.size else b""
    if _content(content) != wanted:
        raise _damaged(source, f"„{member.name}“ ist nicht, was gesichert wurde.")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return file.read() if file else b""


def _damaged(source: Path, found: str) -> DataProblems:
    expected = "Ein Archiv von python -m indicators backup, unverändert."
    return refusal("archive", str(source), found, expected)
