"""Text tables from CSV files: every cell as text, every line with its number, every fault as a problem."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from indicators.model.problems import Problem, near_matches

if TYPE_CHECKING:
    from _csv import Reader

LINE = "_line"
MAX_BYTES = 200_000_000  # all municipalities of Germany, 20 indicators of 15 years: 94 million
FOREIGN_SEPARATORS = {";": "Semikolon", "\t": "Tabulator", "|": "senkrechter Strich"}


def read_table(
    path: Path, columns: Sequence[str], *, name: str, optional: Sequence[str] = (), closed: bool = False
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Return the file as a frame of text with `columns`, `optional` and `_line` (int, line in the file), and problems.

    The frame is None where the file can not be used (missing, not UTF-8, no such column); empty cells are "", and so
    are all of an `optional` column that is not there. Columns not asked for are ignored. `name` is the file's name in
    messages.
    """
    try:
        if not path.is_file():  # what is no file is not opened: reading a pipe would wait for ever
            return None, [_no_file(path, name)]
        if path.stat().st_size > MAX_BYTES:
            found = f"Die Datei hat {path.stat().st_size / 1e6:.0f} Megabyte."
            return None, [Problem("too_large", name, None, None, found, f"Höchstens {MAX_BYTES / 1e6:.0f} Megabyte.")]
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        found = f"Die Datei kann nicht gelesen werden: {error.strerror}."
        return None, [Problem("unreadable", name, None, None, found, "Bitte Rechte und Datenträger prüfen.")]
    except UnicodeDecodeError as error:
        found = f"Das Zeichen an Stelle {error.start} ist kein UTF-8."
        return None, [Problem("encoding", name, None, None, found, "Bitte als „CSV UTF-8“ speichern.")]
    if "\x00" in text:
        return None, [Problem("binary", name, None, None, "Die Datei ist kein Text.", "Erwartet wird CSV.")]
    # Not str.splitlines: it would also cut at form feeds and Unicode separators, which may stand in a cell.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        frame, problems = _parse(reader, columns, optional, name)
    except csv.Error as error:
        found = f"Nicht lesbar: {error}."
        return None, [Problem("csv", name, reader.line_num, None, found, "Erwartet wird CSV mit Komma.")]
    if frame is not None:
        if closed:
            problems += _misspelt(next(csv.reader(io.StringIO(text, newline="")), []), [*columns, *optional], name)
        frame = frame.assign(**{column: "" for column in optional if column not in frame})
    return frame, problems


def _no_file(path: Path, name: str) -> Problem:
    if path.exists():
        return Problem("no_file", name, None, None, "Hier steht keine Datei.", "Erwartet wird eine CSV-Datei.")
    return Problem("file_missing", name, None, None, "Die Datei fehlt.", "Bitte ergänzen.")


def read_header(path: Path) -> list[str]:
    """Return the cells of a file's first line; raises OSError or UnicodeDecodeError where it can not be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _misspelt(header: Sequence[str], known: Sequence[str], name: str) -> list[Problem]:
    """A problem for each column that is none of ours but almost."""
    return [
        Problem("column_unknown", name, 1, column, "Die Spalte ist unbekannt.", near.strip())
        for column in header
        if column not in known and (near := near_matches(column, known))
    ]


def _parse(
    reader: "Reader", required: Sequence[str], optional: Sequence[str], name: str
) -> tuple[pd.DataFrame | None, list[Problem]]:
    header = next(reader, [])
    if not header:
        return None, [Problem("empty", name, None, None, "Die Datei ist leer.", "Erwartet wird eine Kopfzeile.")]
    for separator, word in FOREIGN_SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            found = f"Die Spalten sind mit einem anderen Zeichen getrennt: {word}."
            return None, [Problem("delimiter", name, 1, None, found, "Bitte mit Komma und Dezimalpunkt speichern.")]
    missing = [column for column in required if column not in header]
    if missing:
        return None, [_missing_column(column, header, name) for column in missing]
    wanted = dict.fromkeys([*required, *optional])
    columns = [column for column in wanted if column in header]
    position = {column: header.index(column) for column in columns}
    rows: list[list[str | int]] = []
    problems: list[Problem] = []
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) != len(header):
            found = f"{len(cells)} Felder statt {len(header)}."
            expected = "Felder mit Komma bitte in Anführungszeichen setzen."
            problems.append(Problem("fields", name, reader.line_num, None, found, expected))
            continue
        rows.append([*(cells[position[column]].strip() for column in columns), reader.line_num])
    return pd.DataFrame(rows, columns=[*columns, LINE]), problems


def _missing_column(column: str, header: Sequence[str], name: str) -> Problem:
    found = f"Die Spalte fehlt.{near_matches(column, header)}"
    return Problem("column_missing", name, 1, column, found, f"Vorhanden: {', '.join(header)}.")
