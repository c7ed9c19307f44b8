"""A file of the disk or from a visitor → its sheets; what it is, its first bytes tell, not its name."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from indicators.intake.files import archive, html, kinds, limits, old_workbook, opendocument, text, workbook
from indicators.intake.files.sheet import NOT_READ, PublisherFile, RawSheet, notice
from indicators.model.problems import Problem, refusal

ZIP_MARK, XLS_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_path(path: Path) -> PublisherFile:
    """Return a file of the disk; raises DataProblems where it is missing, too large or no table."""
    if not path.is_file():
        raise refusal("file_missing", path.name, "Die Datei gibt es nicht.", "Pfad einer Datei.")
    if path.stat().st_size > limits.MAX_BYTES:
        raise limits.too_large(path.name, path.stat().st_size, limits.MAX_BYTES)
    return read_content(path.read_bytes(), path.name)


def read_content(content: bytes, name: str) -> PublisherFile:
    """Return the sheets of a file given as bytes.

    Raises DataProblems where nothing can be read: empty, too large (also once unpacked), binary, protected by a
    password, no table or several in an archive.
    """
    if not content.strip():
        raise refusal("empty", name, "Die Datei ist leer.", "Erwartet wird eine Tabelle.")
    if len(content) > limits.MAX_BYTES:
        raise limits.too_large(name, len(content), limits.MAX_BYTES)
    digest = hashlib.sha256(content).hexdigest()
    names = archive.members(content, name) if content.startswith(ZIP_MARK) else []
    if names and not archive.is_spreadsheet(names):
        inside, rest = archive.only_table(content, names, name)
        if inside.startswith(ZIP_MARK) and not archive.is_spreadsheet(archive.members(inside, name)):
            raise refusal("archive", name, "Im Archiv steckt ein Archiv.", "Bitte auspacken.")
        file = read_content(inside, name)
        return replace(file, sha256=digest, notices=(*file.notices, *rest))
    sheets, notices, is_typed, is_cut = _read(content, names, name)
    if not any(sheet.rows for sheet in sheets):
        raise refusal("empty", name, "Die Datei enthält keine Zellen.", "Erwartet wird eine Tabelle.")
    hidden = [one.name for one in sheets if one.hidden and any(one.rows)]
    if hidden:
        what = "Ausgeblendetes Blatt" if len(hidden) == 1 else "Ausgeblendete Blätter"
        notices.append(notice("hidden", name, f"{what}: {', '.join(f'„{one}“' for one in hidden)}.", NOT_READ))
    return PublisherFile(name, digest, sheets, is_excel=is_typed, notices=tuple(notices), is_cut=is_cut)


def _read(content: bytes, names: Sequence[str], name: str) -> tuple[list[RawSheet], list[Problem], bool, bool]:
    """Sheets, notices, whether cells have types, and whether the file ends in the middle of a line."""
    if content.startswith(XLS_MARK):
        return (*old_workbook.sheets(content, name), True, False)
    if names:
        if refused := kinds.refused_members(names, name):
            raise refused
        reader = opendocument if archive.is_opendocument(names) else workbook
        return (*reader.sheets(content, name), True, False)
    is_page = html.looks_like_html(content)
    if not is_page and (refused := kinds.refused(content, name)):
        raise refused
    decoded, notices = text.decoded(content, name)
    if is_page:
        found = "Die Datei ist eine Webseite, auch wenn sie anders heißt."
        notices.append(notice("html", name, found, "Ihre Tabelle ist gelesen."))
        sheets, more = html.html_sheets(decoded, name)
        return sheets, [*notices, *more], True, False
    sheet, more = text.csv_sheet(decoded, name)
    return [sheet], [*notices, *more], False, not decoded.endswith(("\n", "\r"))
