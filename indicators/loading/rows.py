"""One line of a text table: reads its cells as what a column holds and collects every fault."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

import pandas as pd

from indicators.loading.tables import LINE
from indicators.model.partial_date import PartialDate, parse_partial_date
from indicators.model.problems import Problem, near_matches

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_QUOTE = 40
MAX_LIMITS = 4  # five classes: more can not be told apart on the map
CODE = re.compile(r"[a-z][a-z0-9_]*")
URL = re.compile(r"https?://[^\s\"'<>]+")

Choice = TypeVar("Choice", bound=StrEnum)


class Row:
    """One line of a text table that knows its place; `ok` is False once a fault was found in it."""

    def __init__(self, cells: Mapping[str, object], file: str, problems: list[Problem]) -> None:
        self._cells, self._file, self._problems = cells, file, problems
        self._line = int(str(cells[LINE])) if LINE in cells else None
        self._formulas: set[str] = set()
        self._empty: set[str] = set()
        self.ok = True

    def text(self, column: str, *, required: bool = False) -> str:
        """The cell as it is; a fault if it is required and empty."""
        value = str(self._cells[column])
        if required and not value and column not in self._empty:
            self._empty.add(column)
            self.fault("required", column, "Das Feld ist leer.", "Bitte ausfüllen.")
        if is_formula(value) and column not in self._formulas:
            self._formulas.add(column)
            self._problems.append(formula_notice(self._file, self._line, column, value))
        return value

    def require(self, columns: Iterable[str]) -> None:
        """Note a fault for each of these cells that is empty."""
        for column in columns:
            self.text(column, required=True)

    def fault(self, code: str, column: str, found: str, expected: str) -> None:
        """Note a problem of this line; cells that come from no file have no line."""
        self._problems.append(Problem(code, self._file, self._line, column, found, expected))
        self.ok = False

    def code(self, column: str) -> str:
        """The cell as the code of an indicator or source."""
        value = self.text(column, required=True)
        if value and not CODE.fullmatch(value):
            expected = "Erlaubt sind Kleinbuchstaben, Ziffern und Unterstriche, zum Beispiel „glasfaser“."
            self.fault("code", column, f"„{value}“ ist kein Kürzel.", expected)
        return value

    def url(self, column: str) -> str:
        """The cell as a web address, which may be empty."""
        value = self.text(column)
        if value and not URL.fullmatch(value):
            self.fault("url", column, f"„{value}“ ist keine Webadresse.", "Erwartet wird https://….")
        return value

    def choice(self, column: str, kind: type[Choice]) -> Choice | None:
        """The cell as a member of `kind`, None with a fault if it is none; an empty required one is named once."""
        value = self.text(column)
        if column in self._empty:
            return None
        try:
            return kind(value)
        except ValueError:
            known = [one.value for one in kind]
            expected = f"Erlaubt: {', '.join(known)}.{near_matches(value, known)}"
            self.fault("choice", column, f"„{value}“ ist unbekannt.", expected)
            return None

    def number(self, column: str) -> float | None:
        """The cell as a number, None where it is empty or, with a fault, no number."""
        value = self.text(column)
        if not value:
            return None
        number = parse_number(value)
        if number is None:
            self.fault("number", column, f"„{value}“ ist keine Zahl.", "Mit Dezimalpunkt, zum Beispiel 12.5.")
        return number

    def numbers(self, column: str) -> tuple[float, ...]:
        """The cell as limits of classes: "20 | 40 | 60"."""
        parts = [part.strip() for part in self.text(column).split("|") if part.strip()]
        numbers = [parse_number(part) for part in parts]
        if None in numbers or numbers != sorted({n for n in numbers if n is not None}):
            found = f"„{self.text(column)}“ ist keine Folge steigender Zahlen."
            self.fault("numbers", column, found, "Zum Beispiel 20 | 40 | 60.")
            return ()
        if len(numbers) > MAX_LIMITS:
            self.fault("numbers", column, f"{len(numbers)} Grenzen.", f"Höchstens {MAX_LIMITS}, also fünf Klassen.")
        return tuple(number for number in numbers if number is not None)

    def year(self, column: str) -> int | None:
        """The cell as a year, None where it is empty or, with a fault, no year."""
        value = self.text(column)
        if value and not is_year(value):
            self.fault("year", column, f"„{value}“ ist keine Jahreszahl.", "Vierstellig, zum Beispiel 2030.")
            return None
        return int(value) if value else None

    def day(self, column: str) -> date | None:
        """The cell as a day, None where it is empty or, with a fault, no day."""
        value = self.text(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.fault("date", column, f"„{value}“ ist kein Datum.", "Jahr-Monat-Tag, zum Beispiel 2023-11-09.")
            return None

    def partial_date(self, column: str) -> PartialDate | None:
        """The cell as a year, month or day, None where it is empty or, with a fault, none of them."""
        value = self.text(column)
        found = parse_partial_date(value)
        if value and (found is None or not FIRST_YEAR <= found.year <= LAST_YEAR):
            expected = "Jahr, Monat oder Tag, zum Beispiel 2021, 2021-03 oder 2021-03-09."
            self.fault("date", column, f"„{value}“ ist kein Datum.", expected)
            return None
        return found

    def parts(self, column: str) -> tuple[str, ...]:
        """The cell as a list, "a | b", without empty parts."""
        return tuple(part.strip() for part in self.text(column).split("|") if part.strip())

    def notice(self, code: str, column: str, found: str, expected: str) -> None:
        """Note something that takes nothing away."""
        self._problems.append(Problem(code, self._file, self._line, column, found, expected, notice=True))

    def by_year(self, column: str) -> dict[int, str]:
        """The cell as notes to years: "2015=first note | 2018=second note"."""
        notes: dict[int, str] = {}
        for part in filter(None, (part.strip() for part in self.text(column).split("|"))):
            year, equals, note = part.partition("=")
            if not equals or not is_year(year.strip()) or not note.strip():
                expected = "Zum Beispiel „2015=Verfahren geändert | 2018=neue Grenzen“."
                self.fault("year_note", column, f"„{part}“ ist keine Angabe zu einem Jahr.", expected)
                continue
            notes[int(year)] = note.strip()
        return notes


def is_formula(text: str) -> bool:
    """True for text that a spreadsheet would compute instead of showing; numbers and lists of them are none.

    >>> (
    ...     is_formula('=HYPERLINK("x")'),
    ...     is_formula("@SUM(A1)"),
    ...     is_formula("-A1"),
    ...     is_formula("-20 | 10"),
    ...     is_formula("-"),
    ... )
    (True, True, True, False, False)
    """
    return bool(re.match(r"[=@].", text)) or (text[:1] in ("+", "-") and not re.fullmatch(r"[-+0-9.,eE|\s]*", text))


def formula_notice(file: str, line: int | None, column: str, text: str) -> Problem:
    """The notice of a cell that looks like a formula; it is shown as the text it is."""
    shown = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
    found = f"„{shown}“ sieht aus wie eine Formel."
    return Problem("formula", file, line, column, found, "Es gilt als Text.", notice=True)


def parse_number(text: str) -> float | None:
    """The number a text stands for, None if it is not written with digits, decimal point and exponent.

    >>> parse_number("-1234.5"), parse_number("1.234,5"), parse_number("1e999")
    (-1234.5, None, None)
    """
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def is_year(text: str) -> bool:
    """True for four digits from 1900 to 2100.

    >>> is_year("2019"), is_year("20l9"), is_year("2101")
    (True, False, False)
    """
    return bool(re.fullmatch(r"[0-9]{4}", text)) and FIRST_YEAR <= int(text) <= LAST_YEAR


def rows(frame: pd.DataFrame, file: str, problems: list[Problem]) -> Iterator[Row]:
    """Go through the lines of a text table; their faults are added to `problems`."""
    for cells in frame.to_dict("records"):
        yield Row({str(key): value for key, value in cells.items()}, file, problems)


def unique(row: Row, column: str, value: str, taken: Collection[str]) -> None:
    """Note a fault where a code was used before."""
    if value in taken:
        row.fault("duplicate", column, f"„{value}“ kommt mehrmals vor.", "Jedes Kürzel nur einmal.")
