"""Text tables from CSV files: every cell as text, every line with its number, every fault as a problem."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from indicators.problems import Problem, near_matches

LINE = "_line"


def read_table(path: Path, columns: Sequence[str], *, name: str) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Return the file as a frame of text with `columns` and `_line` (int, line in the file), and its problems.

    The frame is None where the file can not be used (missing, not UTF-8, a column missing); empty cells are "".
    Columns not asked for are ignored. `name` is the file's name in messages.
    """
    if not path.is_file():
        return None, [Problem("file_missing", name, None, None, "Die Datei fehlt.", "Bitte ergänzen.")]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"Das Zeichen an Stelle {error.start} ist kein UTF-8."
        return None, [Problem("encoding", name, None, None, found, "Bitte als „CSV UTF-8“ speichern.")]
    if "\x00" in text:
        return None, [Problem("binary", name, None, None, "Die Datei ist kein Text.", "Erwartet wird CSV.")]
    try:
        return _parse(text, columns, name)
    except csv.Error as error:
        return None, [Problem("csv", name, None, None, f"Nicht lesbar: {error}.", "Erwartet wird CSV mit Komma.")]


def _parse(text: str, columns: Sequence[str], name: str) -> tuple[pd.DataFrame | None, list[Problem]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header = next(reader, [])
    if not header:
        return None, [Problem("empty", name, None, None, "Die Datei ist leer.", "Erwartet wird eine Kopfzeile.")]
    missing = [column for column in columns if column not in header]
    if missing:
        return None, [_missing_column(column, header, name) for column in missing]
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
