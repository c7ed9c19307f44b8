"""One line of a text table: its cells as text, and every fault with its place."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from indicators.loading.tables import LINE
from indicators.model.problems import Problem

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_QUOTE = 40


class Row:
    """One line of a text table that knows its place; `faulty` are the columns in which a fault was found."""

    def __init__(self, cells: Mapping[str, object], file: str, problems: list[Problem]) -> None:
        self._cells, self._file, self._problems = cells, file, problems
        self._line = int(str(cells[LINE])) if LINE in cells else None
        self._formulas: set[str] = set()
        self.faulty: set[str] = set()

    @property
    def ok(self) -> bool:
        """True as long as no fault was found."""
        return not self.faulty

    def text(self, column: str) -> str:
        """The cell as it is."""
        value = str(self._cells[column])
        if is_formula(value) and column not in self._formulas:
            self._formulas.add(column)
            self._problems.append(formula_notice(self._file, self._line, column, value))
        return value

    def parts(self, column: str) -> list[str]:
        """The cell as a list, "a | b", without empty parts."""
        return [part for one in self.text(column).split("|") if (part := one.strip())]

    def require(self, columns: Iterable[str]) -> None:
        """Note a fault for each of these cells that is empty."""
        for column in columns:
            if not self.text(column):
                self.fault("required", column, "Das Feld ist leer.", "Bitte ausfüllen.")

    def fault(self, code: str, column: str, found: str, expected: str) -> None:
        """Note a problem of this line; cells that come from no file have no line."""
        self._problems.append(Problem(code, self._file, self._line, column, found, expected))
        self.faulty.add(column)

    def notice(self, code: str, column: str, found: str, expected: str) -> None:
        """Note something that takes nothing away."""
        self._problems.append(Problem(code, self._file, self._line, column, found, expected, notice=True))


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
