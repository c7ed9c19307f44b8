"""What may stand in the cells of a column: how one is read, and how a Data Package says it."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from indicators.loading.rows import FIRST_YEAR, LAST_YEAR, Row, is_year, parse_number
from indicators.model.areas import Level
from indicators.model.indicator import ReferenceMonth
from indicators.model.partial_date import PartialDate, parse_partial_date
from indicators.model.problems import near_matches

YEARS = (FIRST_YEAR, LAST_YEAR)
MAX_LIMITS = 4  # five classes: more can not be told apart on the map
CODE_PATTERN = re.compile(r"[a-z][a-z0-9_]*")
URL_PATTERN = re.compile(r"https?://[^\s\"'<>]+")
SDG_PATTERN = re.compile(r"(1[0-7]|[1-9])(\.([1-9][0-9]?|[a-d]))?")
Choice = TypeVar("Choice", bound=StrEnum)
CODE_EXPECTED = "Erlaubt sind Kleinbuchstaben, Ziffern und Unterstriche, zum Beispiel „glasfaser“."
PARTIAL_DATE_EXPECTED = "Jahr, Monat oder Tag, zum Beispiel 2021, 2021-03 oder 2021-03-09."


@dataclass(frozen=True, slots=True)
class Cell:
    """What the cells of a column hold. `read` is told the row and the column, and notes a fault in the row.

    An empty cell means `usual` and is read only if `read_empty`. The other fields are those of Table Schema.
    """

    read: Callable[[Row, str], Any]
    usual: Any = None
    type: str = "string"
    enum: Sequence[str] = ()
    pattern: str = ""
    bounds: tuple[int, int] | None = None
    read_empty: bool = False


def parsed(parse: Callable[[str], Any], code: str, what: str, expected: str, **more: Any) -> Cell:
    """Return cells whose text `parse` turns into a value; None is a fault that says of the text what it is not."""

    def read(row: Row, column: str) -> Any:
        text = row.text(column)
        if (value := parse(text)) is None:
            row.fault(code, column, f"„{text}“ {what}.", expected)
        return value

    return Cell(read, **more)


def matching(pattern: re.Pattern[str], code: str, what: str, expected: str) -> Cell:
    """Return cells of text that fits a pattern; any other is a fault."""

    def fitting(text: str) -> str | None:
        return text if pattern.fullmatch(text) else None

    return parsed(fitting, code, what, expected, usual="", pattern=pattern.pattern)


def one_of(
    kind: type[StrEnum], usual: StrEnum | None = None, *, read_empty: bool = False, without: Collection[StrEnum] = ()
) -> Cell:
    """Return cells that hold a member of `kind`; an empty one means `usual`, or is a fault if it is read."""
    known = [str(one) for one in kind if one not in without]

    def read(row: Row, column: str) -> StrEnum | None:
        text = row.text(column)
        if text not in known:
            expected = f"Erlaubt: {', '.join(known)}.{near_matches(text, known)}"
            row.fault("choice", column, f"„{text}“ ist unbekannt.", expected)
            return None
        return kind(text)

    return Cell(read, usual, enum=known, read_empty=read_empty)


def some_of(kind: type[Choice]) -> Cell:
    """Return cells that hold members of `kind`, "a | b"; an empty one holds none."""
    known = [str(one) for one in kind]

    def read(row: Row, column: str) -> frozenset[Choice]:
        found = row.parts(column)
        for one in found:
            if one not in known:
                expected = f"Erlaubt: {', '.join(known)}.{near_matches(one, known)}"
                row.fault("choice", column, f"„{one}“ ist unbekannt.", expected)
        return frozenset(kind(one) for one in found if one in known)

    return Cell(read, frozenset())


def _year(text: str) -> int | None:
    return int(text) if is_year(text) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _partial_date(text: str) -> PartialDate | None:
    found = parse_partial_date(text)
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def _decimals(text: str) -> int | None:
    return int(text) if text in ("0", "1", "2", "3") else None


def _above_zero(row: Row, column: str) -> float | None:
    number: float | None = NUMBER.read(row, column)
    if number is not None and number <= 0:
        row.fault("factor", column, f"„{row.text(column)}“ geht nicht.", "Eine Zahl über null, zum Beispiel 1000.")
    return number


def _limits(row: Row, column: str) -> tuple[float, ...]:
    """Limits of classes: "20 | 40 | 60"."""
    found = [parse_number(part) for part in row.parts(column)]
    numbers = [number for number in found if number is not None]
    if found != sorted(set(numbers)):
        found_text = f"„{row.text(column)}“ ist keine Folge steigender Zahlen."
        row.fault("numbers", column, found_text, "Zum Beispiel 20 | 40 | 60.")
    elif len(numbers) > MAX_LIMITS:
        row.fault("numbers", column, f"{len(numbers)} Grenzen.", f"Höchstens {MAX_LIMITS}, also fünf Klassen.")
    return tuple(numbers)


def _by_year(row: Row, column: str) -> dict[int, str]:
    """Notes to years: "2015=first note | 2018=second note"."""
    notes: dict[int, str] = {}
    for part in row.parts(column):
        year, _equals, note = part.partition("=")
        if not is_year(year.strip()) or not note.strip():
            expected = "Zum Beispiel „2015=Verfahren geändert | 2018=neue Grenzen“."
            row.fault("year_note", column, f"„{part}“ ist keine Angabe zu einem Jahr.", expected)
            continue
        notes[int(year)] = note.strip()
    return notes


def _milestones(row: Row, column: str) -> tuple[tuple[int, float], ...]:
    """Values by year: "2026=40 | 2028=55.5"."""
    found = []
    for part in row.parts(column):
        year, _equals, text = part.partition("=")
        value = parse_number(text.strip())
        if not is_year(year.strip()) or value is None:
            row.fault("milestone", column, f"„{part}“ ist kein Zwischenziel.", "Zum Beispiel „2026=40 | 2028=55.5“.")
        else:
            found.append((int(year), value))
    return tuple(sorted(found))


def _sdg(row: Row, column: str) -> tuple[str, ...]:
    """Goals and targets of the 2030 Agenda: "9 | 11.a"."""
    for part in row.parts(column):
        if not SDG_PATTERN.fullmatch(part):
            row.fault("sdg", column, f"„{part}“ ist kein Ziel der Agenda 2030.", "1 bis 17, auch „9.1“ oder „11.a“.")
    return tuple(row.parts(column))


def _reference_month(row: Row, column: str) -> ReferenceMonth:
    """The month at whose end values hold, with exceptions: "12 | 2021=6"."""
    usual, *rest = row.parts(column)
    parts = [part.partition("=")[::2] for part in rest]
    if not (_is_month(usual) and all(is_year(year.strip()) and _is_month(month.strip()) for year, month in parts)):
        found = f"„{row.text(column)}“ ist kein Monat mit Ausnahmen."
        row.fault("month", column, found, "Zum Beispiel „12 | 2021=6“: Ende Dezember, 2021 Ende Juni.")
        return ReferenceMonth()
    return ReferenceMonth(int(usual), {int(year): int(month) for year, month in parts})


def _is_month(text: str) -> bool:
    return text in {str(number) for number in range(13)}


MILESTONES = Cell(_milestones, ())
SDG = Cell(_sdg, ())
LEVEL = one_of(Level, without=(Level.GROUP,))
TEXT = Cell(Row.text, "")
CODE = matching(CODE_PATTERN, "code", "ist kein Kürzel", CODE_EXPECTED)
URL = matching(URL_PATTERN, "url", "ist keine Webadresse", "Erwartet wird https://….")
NUMBER = parsed(parse_number, "number", "ist keine Zahl", "Mit Dezimalpunkt, zum Beispiel 12.5.", type="number")
ABOVE_ZERO = Cell(_above_zero, type="number")
DECIMALS = parsed(_decimals, "decimals", "geht nicht", "0, 1, 2 oder 3.", usual=0, type="integer", bounds=(0, 3))
YEAR = parsed(_year, "year", "ist keine Jahreszahl", "Vierstellig, zum Beispiel 2030.", type="integer", bounds=YEARS)
DAY = parsed(_day, "date", "ist kein Datum", "Jahr-Monat-Tag, zum Beispiel 2023-11-09.")
MONTH = matching(re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), "date", "ist kein Monat", "Zum Beispiel 2026-12.")
PARTIAL_DATE = parsed(_partial_date, "date", "ist kein Datum", PARTIAL_DATE_EXPECTED)
PARTS = Cell(lambda row, column: tuple(row.parts(column)), ())
LIMITS = Cell(_limits, ())
BY_YEAR = Cell(_by_year, {})
REFERENCE_MONTH = Cell(_reference_month, ReferenceMonth())
