"""The columns of figures of a file as a person is asked about them: head, unit, years, areas, examples."""

from dataclasses import dataclass

from indicators.intake.cells import decimal_of, read_cell
from indicators.intake.files import text_of
from indicators.intake.layout.found import FoundColumn
from indicators.intake.periods import Kind
from indicators.model.areas import Areas, Level, level_of

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """An indicator a column resembles, from 0 to 1, and why in words."""

    indicator: str
    score: float
    reason: str


@dataclass(frozen=True)
class Offered:
    """A column of figures: `title` (its head on one line), `unit` ("" = not said), `sheet`, `years`, number of areas.

    `examples` are cells as they stand in the file. `indicator` is what it was read for, "" = nobody says what it means.
    `figures` are its readable values by area and year, for comparing.
    """

    title: str
    unit: str
    sheet: str
    years: tuple[int, ...]
    municipalities: int
    districts: int
    examples: tuple[str, ...]
    indicator: str
    figures: dict[tuple[str, int], float]
    likely: tuple[Likeness, ...] = ()


def offer(column: FoundColumn, title: str, indicator: str, *, signs: str, areas: Areas) -> Offered:
    """Return a column as it is offered under its own title; `signs` is the generation of signs its table follows."""
    decimal = decimal_of(cell.cell for cell in column.cells) or ","
    figures = {}
    for cell in column.cells:
        reading = read_cell(cell.cell, decimal=decimal if isinstance(cell.cell, str) else ".", signs=signs)
        if reading.value is not None and (cell.period is None or cell.period.kind != Kind.PART):
            figures[cell.area, cell.period.year if cell.period else 0] = reading.value
    filled = [cell for cell in column.cells if text_of(cell.cell)]
    levels = [_level(code, areas) for code in {cell.area for cell in filled}]
    return Offered(
        title=title,
        unit=column.unit or ("%" if any("%" in text_of(cell.cell) for cell in filled) else ""),
        sheet=column.sheet,
        years=tuple(column.years),
        municipalities=levels.count(Level.MUNICIPALITY),
        districts=len(levels) - levels.count(Level.MUNICIPALITY),
        examples=tuple(dict.fromkeys(text_of(cell.cell) for cell in filled[:20]))[:EXAMPLES],
        indicator=indicator,
        figures=figures,
    )


def _level(code: str, areas: Areas) -> Level | None:
    """The level of an area, also of one that there was before."""
    own = areas.get(code)
    return own.level if own else level_of(code, areas.region.code)
