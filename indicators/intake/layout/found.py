"""The columns of figures of a file, each with all that the table says of it, before anyone says what it means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indicators.intake.files import Cell
from indicators.intake.periods import Period


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell of a column: whose and of when it is (`period` None = nowhere said), with the sign and mark beside it.

    `namesakes` are areas that there were before, of the same name as this one.
    """

    area: str
    period: Period | None
    cell: Cell
    line: int
    sign: str = ""
    namesakes: tuple[str, ...] = ()


@dataclass
class FoundColumn:
    """A column of figures: path of its head (with block and categories), unit, and the cells of the region's areas.

    `day` is the yearly reporting date the table states. `sheet` names its sheet, "" for a CSV. `is_torn` where two
    different times stand above it; `is_text` where most of its cells are no figures; `says_time` where its table has
    a column for the time.
    """

    path: tuple[str, ...]
    unit: str
    sheet: str
    index: int
    day: str = ""
    is_torn: bool = False
    is_text: bool = False
    says_time: bool = False
    cells: list[FoundCell] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The path on one line, as messages name it and as it is written to name it."""
        return " | ".join(self.path)

    @property
    def years(self) -> list[int]:
        """The years it has cells of, in order."""
        return sorted({one.period.year for one in self.cells if one.period and one.cell != ""})


def joined(columns: Sequence[FoundColumn]) -> list[FoundColumn]:
    """Return the columns of several tables and sheets as one list: those of one name and unit are one column.

    Where two sheets have a column of the same name for the same area and time, the sheet's name tells them apart.
    """
    found: dict[tuple[tuple[str, ...], str], list[FoundColumn]] = {}
    for one in columns:
        found.setdefault((one.path, one.unit), []).append(one)
    result: list[FoundColumn] = []
    for same in found.values():
        sheets = list(dict.fromkeys(one.sheet for one in same))
        by_sheet = [_merged([one for one in same if one.sheet == sheet]) for sheet in sheets]
        if len(sheets) > 1 and overlap(by_sheet):
            result += [replace(one, path=(one.sheet, *one.path)) for one in by_sheet]
        else:
            result.append(_merged(same))
    return result


def titles_of(columns: Sequence[FoundColumn]) -> list[str]:
    """Return titles that tell the columns apart: with the unit behind it where two have the same head."""
    times = Counter(one.title for one in columns)
    return [f"{one.title} | {one.unit}" if times[one.title] > 1 and one.unit else one.title for one in columns]


def moment(period: Period | None) -> tuple[int, str, str] | None:
    """Return what tells a time from another one; None for none."""
    return (period.year, period.day, period.kind.value) if period else None


def by_place(column: FoundColumn) -> dict[tuple[str, tuple[int, str, str] | None], FoundCell]:
    """Return the cells of a column by area and time; without a place that stands twice."""
    cells: dict[tuple[str, tuple[int, str, str] | None], FoundCell] = {}
    twice = set()
    for one in column.cells:
        key = one.area, moment(one.period)
        if key in cells:
            twice.add(key)
        cells[key] = one
    return {key: one for key, one in cells.items() if key not in twice}


def overlap(columns: Sequence[FoundColumn]) -> bool:
    """True where a column has a figure for an area and time that another one has too."""
    seen: dict[tuple[str, int | None, str], int] = {}
    for number, one in enumerate(columns):
        for cell in one.cells:
            key = (cell.area, cell.period.year if cell.period else None, cell.period.day if cell.period else "")
            if cell.cell != "" and seen.setdefault(key, number) != number:
                return True
    return False


def as_one(columns: Sequence[FoundColumn], path: tuple[str, ...]) -> FoundColumn:
    """Return columns that never overlap as a single one of this path."""
    return replace(_merged(columns), path=path)


def _merged(columns: Sequence[FoundColumn]) -> FoundColumn:
    first = columns[0]
    if len(columns) == 1:
        return first
    days = {one.day for one in columns}
    cells = [cell for one in columns for cell in one.cells]
    return replace(
        first,
        cells=cells,
        day=first.day if len(days) == 1 else "",
        is_torn=any(one.is_torn for one in columns),
        says_time=any(one.says_time for one in columns),
        is_text=all(one.is_text for one in columns),
    )
