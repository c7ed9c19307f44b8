"""The publisher's own date of a file."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from indicators.intake.files import Cell, RawSheet, text_of
from indicators.intake.periods import Kind, period_of

ROWS = 40
_DATE = r"(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})"
# The first that is found counts: a state of the territory is only better than nothing.
_WORDS = (
    r"\b(?:Daten)?stand",
    r"\b(?:letzte\s)?aktualisier\w*",
    r"\b(?:abgerufen|erstellt|abruf\w*|export\w*)",
    r"\bgebietsstand",
)
PATTERNS = tuple(re.compile(rf"{words}\b\W{{0,4}}(?:vom|am|zum|:)?\W{{0,3}}{_DATE}", re.IGNORECASE) for words in _WORDS)


def as_of(sheets: Iterable[RawSheet]) -> tuple[str, str]:
    """Return the date a file gives itself, as "19.07.2019", and a date that stands alone in its first rows; "" without.

    The first is beside a word for it ("Stand:", "Letzte Aktualisierung vom"), in the first or last rows. The second may
    be the file's date or that of its figures.
    """
    texts, alone = [], ""
    for sheet in sheets:
        for number, row in enumerate([*sheet.rows[:ROWS], *sheet.rows[-ROWS:]]):
            filled = [text_of(cell) for cell in row if cell != ""]
            texts += [text for text in filled if len(text) < 500]
            if number < ROWS and len(set(filled)) == 1 and not alone:
                alone = _lone_date(row)
    for pattern in PATTERNS:
        for text in texts:
            if found := pattern.search(text):
                return _german(found["date"]), alone
    return "", alone


def _lone_date(row: Sequence[Cell]) -> str:
    text = next(text_of(cell) for cell in row if cell != "")
    period = period_of(text)
    return _german(text) if period and period.kind == Kind.DATE and re.fullmatch(_DATE, text) else ""


def _german(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return dt.date.fromisoformat(text).strftime("%d.%m.%Y")
    return re.sub(r"\s", "", text)
