"""A described chart as the XML and the workbook of a native one: both hold the same figures, gaps stay empty cells."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.drawing.data_chart import DataAxis, DataChart, DataSeries
from indicators.drawing.html import render
from indicators.drawing.palette import LIGHT
from indicators.language.i18n import language
from indicators.language.visible import visible
from indicators.office.packing import FIRST_MOMENT

SHEET = "Sheet1"
LOCALES = {"de": ("de-DE", "[$-407]"), "en": ("en-GB", "[$-809]")}
DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot", "dashdot": "dashDot", "": ""}
MARKERS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle-up": "triangle", "cross": "plus",
           "x": "x", "": ""}  # fmt: skip
LONGEST_NAME = 90
DIGITS = 9  # decimals
BESIDE, NEAR = 0.07, 0.12  # parts of the value axis: from a spot to its number, and within which two numbers touch


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of the workbook: where it is, and its cells; None is an empty one."""

    place: str
    cells: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as the template takes it; `label_at` is the place of the spot with a number beside it, None for none."""

    name: str
    head: str
    color: str
    dash: str
    shape: str
    size: int
    x: Cells
    y: Cells
    format: str
    label_at: int | None
    label_side: str
    above: Sequence[float]
    below: Sequence[float]


def locale() -> str:
    """Return the language documents are in, as Word and PowerPoint name it."""
    return LOCALES.get(language(), LOCALES["de"])[0]


def chart_xml(chart: DataChart, *, letters_pt: float, font: str = "", data: str = "") -> bytes:
    """Return the chart with letters of a size and font, "" for the theme's.

    `data` is the id of the relation to its workbook, "" to add it later.
    """
    return render(
        "office/chart.xml", series=_drawn(chart), x=chart.x, y=chart.y, lang=locale(), colors=LIGHT,
        size=round(letters_pt * 100), data=data, font=font or "+mn-lt",
        format=_axis_format,
    ).encode()  # fmt: skip


def chart_workbook(chart: DataChart) -> bytes:
    """Return the workbook people edit: a column of x for series that share theirs, then one per series, names first."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"created": FIRST_MOMENT})
        sheet = book.add_worksheet(SHEET)
        for column, head, cells in _columns(chart):
            sheet.write_string(0, column, head)
            for row, cell in enumerate(cells, start=1):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write_number(row, column, cell)
        sheet.set_column(0, 0, 24)
    return content.getvalue()


def _columns(chart: DataChart) -> list[tuple[int, str, Sequence[str | float | None]]]:
    """Number, head and cells of each column."""
    found: list[tuple[int, str, Sequence[str | float | None]]] = []
    for one, (names, x, y) in zip(chart.series, _places(chart.series), strict=True):
        if names is not None:
            found.append((names, visible(one.name, LONGEST_NAME), [visible(name, LONGEST_NAME) for name in one.names]))
        if x < y and all(number != x for number, _head, _cells in found):
            found.append((x, visible(chart.head, LONGEST_NAME), [at for at, _y in _spots(one)]))
        found.append((y, visible(one.name, LONGEST_NAME), [value for _x, value in _spots(one)]))
    return found


def _places(series: Sequence[DataSeries]) -> list[tuple[int | None, int, int]]:
    """The columns of names, x and y of each series; those with the same x and no names share its column."""
    found: list[tuple[int | None, int, int]] = []
    shared: dict[tuple[float, ...], int] = {}
    free = 0
    for one in series:
        xs = tuple(x for x, _y in one.spots)
        names = None
        if one.names:
            names, free = free, free + 1
        if one.names or xs not in shared:
            at, free = free, free + 1
            if not one.names:
                shared[xs] = at
        else:
            at = shared[xs]
        found.append((names, at, free))
        free += 1
    return found


def _drawn(chart: DataChart) -> list[Drawn]:
    sides = _label_sides(chart)
    # LibreOffice loses series in front of one with more rows: all have as many, the last of them empty.
    rows = max((len(one.spots) for one in chart.series), default=0)
    made = []
    for number, (one, (_names, x, y)) in enumerate(zip(chart.series, _places(chart.series), strict=True)):
        values = [value for _x, value in _spots(one)]
        ranges = [
            one.ranges.get(int(at), (value, value)) if value is not None else (0.0, 0.0) for at, value in one.spots
        ]
        ends = [(value or 0.0, low, high) if value is not None else (0.0, 0.0, 0.0)
                for value, (low, high) in zip(values, ranges, strict=True)]  # fmt: skip
        made.append(
            Drawn(
                visible(one.name, LONGEST_NAME), _place(y, 0), one.color, DASHES[one.dash], MARKERS[one.shape],
                one.size, Cells(_place(x, 1, rows), [at for at, _y in _spots(one)] + [None] * (rows - len(values))),
                Cells(_place(y, 1, rows), values + [None] * (rows - len(values))), number_format(one.decimals),
                _last(one) if number in sides else None,
                sides.get(number, ""), [round(high - value, 9) for value, _low, high in ends] if one.ranges else [],
                [round(value - low, 9) for value, low, _high in ends] if one.ranges else [],
            )
        )  # fmt: skip
    return made


def _spots(one: DataSeries) -> list[tuple[float, float | None]]:
    """The figures with as many digits as a workbook keeps, so that drawing and workbook hold the same."""
    return [(round(x, DIGITS), None if y is None else round(y, DIGITS)) for x, y in one.spots]


def _label_sides(chart: DataChart) -> dict[int, str]:
    """Above or below the end of its line for each number that has room there, those of the first series first."""
    span = (chart.y.high - chart.y.low) or 1.0
    ends = {
        number: (one.spots[last][0], (one.spots[last][1] or 0.0) / span)
        for number, one in enumerate(chart.series)
        if one.labelled and (last := _last(one)) is not None
    }
    taken: list[tuple[float, float]] = []
    sides = {}
    for number, (x, y) in ends.items():
        dots = [height for other, (at, height) in ends.items() if other != number and at == x]
        numbers = [height for at, height in taken if at == x]
        for side, here in (("t", y + BESIDE), ("b", y - BESIDE)):
            if all(abs(one - here) >= BESIDE for one in dots) and all(abs(one - here) >= NEAR for one in numbers):
                sides[number] = side
                taken.append((x, here))
                break
    return sides


def _last(one: DataSeries) -> int | None:
    known = [place for place, (_x, value) in enumerate(one.spots) if value is not None]
    return known[-1] if known else None


def _place(column: int, row: int, rows: int = 0) -> str:
    """The address of a cell, or of `rows` of them, as a formula names it.

    >>> _place(1, 0), _place(27, 1, 3)
    ('Sheet1!$B$1', 'Sheet1!$AB$2:$AB$4')
    """
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(65 + letter) + name
    end = f":${name}${row + rows}" if rows else ""
    return f"{SHEET}!${name}${row + 1}{end}"


def number_format(decimals: int) -> str:
    """Return how Office writes numbers, in our language whatever that of the reader's machine is.

    >>> number_format(1)
    '[$-407]#,##0.0'
    """
    return LOCALES.get(language(), LOCALES["de"])[1] + "#,##0" + ("." + "0" * decimals if decimals else "")


def _axis_format(axis: DataAxis) -> str:
    return "0" if axis.plain else number_format(axis.decimals)
