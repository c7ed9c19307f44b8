"""Templates of the operator for Word and PowerPoint, looked through before anything of them is used."""

import io
import logging
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems, Problem, refusal

FOLDER = "templates"
SLIDES, PAPER = "slides.pptx", "paper.docx"
MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 10_000_000, 60_000_000, 2_000
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ACTIVE = re.compile(r"vbaProject|activeX|/embeddings/", re.IGNORECASE)
_log = logging.getLogger(__name__)

State = tuple[tuple[str, int, int], ...]  # name, time of the last change in nanoseconds, bytes


@dataclass(frozen=True, slots=True)
class Found:
    """The operator's template, None where there is none or it cannot be used; then `problem` says why."""

    content: bytes | None
    problem: Problem | None = None


def templates_state() -> State:
    """Return what changes when a template does; equal as long as none was added, changed or removed."""
    return tuple(stamp for name in (SLIDES, PAPER) if (stamp := _stamp(data_dir() / FOLDER / name)))


def template(name: str, check: Callable[[bytes], str]) -> Found:
    """Return the operator's file `name`; `check` opens it and says what it lacks, "" for nothing.

    Read and looked through once for each state of the file; a fault is told in the log once.
    """
    path = data_dir() / FOLDER / name
    stamp = _stamp(path)
    return _looked_through(path, stamp, check) if stamp else Found(None)


@lru_cache(maxsize=4)
def _looked_through(path: Path, stamp: tuple[str, int, int], check: Callable[[bytes], str]) -> Found:
    try:
        return Found(_checked(path, stamp[2], check))
    except DataProblems as error:
        problem = error.problems[0]
        _log.warning("%s", problem)
        return Found(None, problem)


def _checked(path: Path, size: int, check: Callable[[bytes], str]) -> bytes:
    """The file; raises DataProblems with one problem where it is no template to be used."""
    name = f"{FOLDER}/{path.name}"

    def refused(found: str, expected: str) -> DataProblems:
        return refusal("template", name, found, f"{expected} Bis dahin gilt die eingebaute Vorlage.")

    if size > MOST_BYTES:
        raise refused(f"Die Datei hat {size / 1e6:.0f} MB.", f"Höchstens {MOST_BYTES // 1_000_000} MB.")
    try:
        content = path.read_bytes()[: MOST_BYTES + 1]
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            unpacked = sum(one.file_size for one in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
                raise refused(f"Entpackt sind es {len(parts)} Teile, {unpacked / 1e6:.0f} MB.",
                              f"Höchstens {MOST_PARTS} Teile, {MOST_UNPACKED // 1_000_000} MB.")  # fmt: skip
            if any(_ACTIVE.search(one.filename) for one in parts):
                raise refused("Die Datei enthält Makros oder eingebettete Dateien.", "Eine Vorlage ohne solche.")
            for one in parts:
                if one.filename.endswith((".xml", ".rels")):
                    _refuse_markup(archive.read(one), is_relations=one.filename.endswith(".rels"), refused=refused)
    except DataProblems:
        raise
    except OSError as error:
        raise refused(f"Die Datei kann nicht gelesen werden: {error.strerror}.", "Bitte die Rechte prüfen.") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise refused("Das ist keine lesbare Office-Datei.", f"Eine Datei {path.suffix} ohne Kennwort.") from error
    try:
        lacks = check(content)
    except Exception as error:  # whatever a library finds in a hostile file: it is no template
        raise refused("Die Datei lässt sich nicht öffnen.", f"Eine gültige Datei {path.suffix}.") from error
    if lacks:
        raise refused(lacks, "Bitte in der Vorlage ergänzen.")
    return content


def _refuse_markup(part: bytes, *, is_relations: bool, refused: Callable[[str, str], DataProblems]) -> None:
    """Raise DataProblems for a part that declares entities, is in no plain encoding, or fetches something."""
    if _DOCTYPE.search(part) or part.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("Die Datei enthält Deklarationen, die Office nicht schreibt.", "Bitte in Office neu speichern.")
    if not is_relations:
        return
    for one in _OUTSIDE.findall(part):
        if b"External" in one and b"/hyperlink" not in one:
            raise refused("Die Datei holt etwas von außen (etwa eine Vorlage oder ein Bild aus dem Netz).",
                          "Bilder einbetten, Verknüpfungen lösen.")  # fmt: skip


def _stamp(path: Path) -> tuple[str, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return path.name, found.st_mtime_ns, found.st_size
