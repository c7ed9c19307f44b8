"""Text files: CSV of any encoding and separator."""

import csv
import io
import re
import statistics
from collections.abc import Sequence
from itertools import chain, islice

from indicators.intake.files import limits
from indicators.intake.files.cell import Cell, clean
from indicators.intake.files.sheet import RawSheet, notice
from indicators.model.problems import Problem, refusal

SEPARATORS = (";", "\t", ",", "|")
SAMPLE_LINES, SAMPLE_CHARACTERS = 400, 1_000_000
# Text that was UTF-8, was taken for Windows-1252 and was saved as UTF-8 again: "Ã¼" for "ü".
MOJIBAKE = re.compile("Ã[\u00a4\u00b6\u00bc\u0084\u0096\u009c\u0178\u201e\u2013\u0153]")
# A first line for Excel; no letter, quote or blank separates fields.
SAID_SEPARATOR = re.compile(r"\s*\"?sep=([^\w\s\"']|\t)\"?[;,\t]*(?:\r\n|\r|\n)", re.IGNORECASE)
END = "eof"


def decoded(content: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file: UTF-16 by its mark, else UTF-8, else Windows-1252, which German offices still write.

    Raises DataProblems where it is too large, no text, or in another encoding.
    """
    if len(content) > limits.MAX_TEXT:
        raise limits.too_large(name, len(content), limits.MAX_TEXT)
    notices = []
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            found = f"Das Zeichen an Stelle {error.start} ist weder UTF-8 noch Windows-1252."
            raise refusal("encoding", name, found, "Bitte als „CSV UTF-8“ speichern.") from error
        notices.append(notice("encoding_read", name, "Die Datei ist nicht in UTF-8.", "Als Windows-1252 gelesen."))
    control = sum(text.count(chr(code)) for code in (*range(9), 11, *range(14, 32)))
    if "\x00" in text or control > len(text) / 100:
        raise refusal("binary", name, "Die Datei ist kein Text.", "CSV, Excel, ODS, oder ZIP mit einer Tabelle.")
    if MOJIBAKE.search(text):
        found = "Umlaute sehen zerstört aus (zum Beispiel „Ã¼“ statt „ü“)."
        notices.append(notice("mojibake", name, found, "Bitte neu und als UTF-8 herunterladen."))
    return text, notices


def csv_sheet(text: str, name: str) -> tuple[RawSheet, list[Problem]]:
    """Return the rows of a CSV and notices; a separator at the end of lines that stands for no field is dropped.

    Raises DataProblems where a quote is left open: it would swallow all lines that follow.
    """
    said = SAID_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text)
    text = text[said.end() :] if said else text
    before = int(said is not None)
    if text.count(separator) + max(text.count("\n"), text.count("\r")) > limits.MAX_CELLS:
        raise limits.too_many_cells(name)
    reader = csv.reader(chain(io.StringIO(text, newline=""), [END]), delimiter=separator)
    rows: list[list[Cell]] = []
    lines, line = [], 1 + before
    # Most files need no cleaning of their cells; those that do are told by characters that stand nowhere else.
    is_clean = text.isascii() and '="' not in text and "#" not in text and "Err:" not in text
    try:
        for cells in reader:
            rows.append(cells if is_clean else [clean(cell) for cell in cells])  # type: ignore[arg-type]
            lines.append(line)
            line = reader.line_num + 1 + before
    except csv.Error as error:
        raise refusal("csv", name, f"Nicht lesbar: {error}.", "Erwartet wird CSV.", line=line) from error
    if rows.pop() != [END]:
        found = "Ein Anführungszeichen, das ein Feld beginnt, wird nicht geschlossen."
        raise refusal("csv", name, found, "Bitte schließen oder weglassen.", line=lines[-1])
    lines.pop()
    return RawSheet("", rows, lines), _without_trailing(rows, name)


def _without_trailing(rows: list[list[Cell]], name: str) -> list[Problem]:
    """Separators that end a line without beginning a field: dropped where all lines below the head have one more."""
    width = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == width]
    if width < 3 or len(full) < 2 or len(full) == len(rows) or any(row[-1] for row in full):
        return []
    several = [row for row in rows if sum(map(bool, row)) > 1]
    before = [row for row in several if len(row) < width]
    if not before or several[len(before) :] != [row for row in several if len(row) == width]:
        return []  # one line alone that is longer has gained a field somewhere
    if any(len(row) != width - 1 for row in before[-1:]):
        return []
    for row in full:
        row.pop()
    found = f"{len(full)} Zeilen enden mit einem Trennzeichen, auf das kein Feld folgt."
    return [notice("trailing", name, found, "Es ist weggelassen.")]


def _separator(text: str) -> str:
    """The separator that cuts most lines of the file alike; of equals the first of semicolon, tab, comma, bar.

    German files have decimal commas, files with commas hardly ever have semicolons. Where lines of titles and notes are
    in the majority, it is the one that cuts most fields.
    """
    sample: Sequence[str] = list(islice(io.StringIO(text[:SAMPLE_CHARACTERS], newline=None), SAMPLE_LINES))
    ranks = {}
    for separator in SEPARATORS:
        try:
            widths = [len(cells) for cells in csv.reader(sample, delimiter=separator) if any(cells)]
        except csv.Error:
            continue
        if several := [width for width in widths if width > 1]:
            usual = statistics.mode(several)
            alike = several.count(usual)
            is_most = alike * 2 > len(widths)
            ranks[separator] = is_most, alike if is_most else alike * (usual - 1), alike
    if ranks and ranks[best := max(ranks, key=lambda one: ranks[one])][2] > 1:
        return best
    return ";" if text.count(";") > text.count(",") else ","
