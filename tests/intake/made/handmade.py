"""Sheets people build by hand: long, wide, in blocks; heads, keys, numbers and remarks as they come."""

from __future__ import annotations

from collections.abc import Sequence

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made.handmade_cells import (
    INDICATORS,
    REMARKS,
    TITLES,
    YEAR_HEADS,
    Cell,
    Shown,
    Style,
    area_columns,
    inside,
    styles,
    unreadable,
    value_of,
    with_unit,
    written,
    year_cell,
    year_heads,
)
from tests.intake.made.made_up import Figure, Figures, Key, MadeUp, Numbers, numbers, some, years

Grid = list[list[Cell]]


@st.composite
def long(draw: DrawFn) -> MadeUp:
    """A row an area and year, a column an indicator; the year in a column, a title, lines of its own or nowhere."""
    style, source, figures = draw(styles()), draw(numbers()), Figures()
    rows = draw(area_columns(style.as_book))
    chosen = some(draw, INDICATORS, 1, 3)
    where = draw(st.sampled_from(["column", "column", "title", "line", "nowhere"]))
    spans = draw(years(3 if where in {"column", "line"} else 1))
    form = draw(st.sampled_from(["year", "day"]))
    how = draw(st.sampled_from(["brackets", "in", "row", "none"]))
    heads: list[Cell] = [*rows.heads, *(with_unit(one, how) for one in chosen)]
    at = draw(st.integers(0, len(heads)))
    head_of_year = draw(st.sampled_from(YEAR_HEADS))
    body: Grid = []
    for year in spans:
        if where == "line":
            body.append([str(year) if form == "year" else f"31.12.{year}"])
        for code, before in rows.cells.items():
            row: list[Cell] = [*before, *(_figure(source, style, figures, one, code, year) for one in chosen)]
            if where == "column":
                row.insert(at, year_cell(draw, year, form, as_book=style.as_book))
            body.append(row)
    units: list[Cell] = [*[None] * len(rows.heads), *(INDICATORS[one][0] for one in chosen)]
    if where == "column":
        heads.insert(at, head_of_year)
        units.insert(at, None)
    above: Grid = [[title] for title in some(draw, TITLES, 0, 2)]
    if where == "title":
        above.append(
            [draw(st.sampled_from([f"Stand: 31.12.{spans[0]}", f"Jahr {spans[0]}", f"Stichtag: 31.12.{spans[0]}"]))]
        )
    first = body.pop(0) if where == "line" else None
    table: Grid = [*([first] if first else []), heads, *([units] if how == "row" else []), *body]
    refuse = ("year",) if where == "nowhere" else ()
    return _made(draw, [*above, *table], style, {} if refuse else figures.found, f"by hand, year in {where}", refuse)


@st.composite
def listed(draw: DrawFn) -> MadeUp:
    """A row a figure: area, year, what it is, the figure, perhaps a sign of its own."""
    style, source, figures = draw(styles()), draw(numbers()), Figures()
    rows = draw(area_columns(style.as_book))
    head = draw(st.sampled_from(["Indikator", "Merkmal", "Kennzahl"]))
    signed = head == "Indikator" and draw(st.booleans())
    heads: list[Cell] = [
        *rows.heads,
        draw(st.sampled_from(YEAR_HEADS)),
        head,
        draw(st.sampled_from(["Wert", "Anzahl"])),
    ]
    body: Grid = []
    for year in draw(years(2)):
        for one in some(draw, INDICATORS, 1, 3):
            for code, before in rows.cells.items():
                number = value_of(source, one)
                shown: Cell = style.number(number, INDICATORS[one][0])
                value: float | None = float(number)
                sign = source.chance.choice(["", "p", "r", "s", "g"]) if signed else ""
                if sign == "g":
                    shown, value = None, None
                figures.add((one,), inside(code), year, (value, sign))
                body.append([*before, str(year), one, shown, *([sign] if signed else [])])
    table = [[*heads, *(["Zeichen"] if signed else [])], *body]
    return _made(draw, table, style, figures.found, "by hand, a list")


@st.composite
def wide(draw: DrawFn) -> MadeUp:
    """Years as heads: below a title, below a row of indicators, or in one cell with the indicator."""
    style, source, figures = draw(styles()), draw(numbers()), Figures()
    rows = draw(area_columns(style.as_book))
    shape = draw(st.sampled_from(["title", "title", "two rows", "one cell"]))
    chosen = some(draw, INDICATORS, 1, 1 if shape == "title" else 3)
    spans = draw(years(3))
    heads, signs = year_heads(draw, spans, as_book=style.as_book)
    columns = [(one, year) for one in chosen for year in spans]
    body: Grid = []
    for code, before in rows.cells.items():
        row = [_figure(source, style, figures, one, code, year, signs[year]) for one, year in columns]
        body.append([*before, *row])
    blank: list[Cell] = [None] * len(rows.heads)
    above: Grid = [[title] for title in some(draw, TITLES, 0, 2)]
    if shape == "title":
        unit = draw(st.sampled_from(["brackets", "in", "none"]))
        above += [[with_unit(chosen[0], unit)], [*rows.heads, *heads]]
    elif shape == "two rows":
        repeated = draw(st.booleans())
        texts = [one if repeated or number == 0 else None for one in chosen for number in range(len(spans))]
        below = draw(st.booleans())
        above += [
            [*(blank if below else rows.heads), *texts],
            [*(rows.heads if below else blank), *heads * len(chosen)],
        ]
    else:
        above += [[*rows.heads, *(f"{one} {year}" for one, year in columns)]]
        figures.found = {key: (value, "") for key, (value, _) in figures.found.items()}
    return _made(draw, [*above, *body], style, figures.found, f"by hand, years as heads, {shape}")


@st.composite
def blocks(draw: DrawFn) -> MadeUp:
    """Several blocks with a subheading each, the head once or above each."""
    style, source, figures = draw(styles()), draw(numbers()), Figures()
    rows = draw(area_columns(style.as_book))
    heads, signs = year_heads(draw, spans := draw(years(3)), as_book=style.as_book)
    again = draw(st.booleans())
    grid: Grid = []
    for number, one in enumerate(some(draw, INDICATORS, 2, 3)):
        if number and draw(st.booleans()):
            grid.append([])
        grid.append([one])
        if number == 0 or again:
            grid.append([*rows.heads, *heads])
        for code, before in rows.cells.items():
            grid.append([*before, *(_figure(source, style, figures, one, code, year, signs[year]) for year in spans)])
    return _made(draw, grid, style, figures.found, f"by hand, blocks, head {'again' if again else 'once'}")


def handmade() -> st.SearchStrategy[MadeUp]:
    """A sheet of any of these shapes."""
    return st.one_of(long(), listed(), wide(), blocks())


def _figure(
    source: Numbers, style: Style, figures: Figures, indicator: str, code: str, year: int, sign: str = ""
) -> Cell:
    """A figure in its style, noted down; now and then an empty cell."""
    if source.happens(0.08):
        return None
    number = value_of(source, indicator)
    figures.add((indicator,), inside(code), year, (float(number), sign))
    return style.number(number, INDICATORS[indicator][0])


def _made(
    draw: DrawFn, grid: Grid, style: Style, figures: dict[Key, Figure], note: str, refuse: Sequence[str] = ()
) -> MadeUp:
    """The sheet with blank rows and columns and remarks as they come, and the reasons to refuse it."""
    known = unreadable(grid)
    if known:
        refuse = (*refuse, "decimal")
    last = len(grid)
    remarks = some(draw, REMARKS, 0, 2)
    if remarks:
        blank: Grid = [[]] if draw(st.booleans()) else []
        below: Grid = [[text] for text in remarks]
        grid = [*grid, *blank, *below]
    if draw(st.integers(0, 3)) == 0 and any(isinstance(cell, Shown) for cell in grid[last - 1]):
        grid = [*grid[: last - 1], [], *grid[last - 1 :]]
    if draw(st.integers(0, 4)) == 0:
        grid = [[], *grid]
    if draw(st.integers(0, 4)) == 0:
        grid = [[None, *row] for row in grid]
    content, name = written(draw, grid, style)
    return MadeUp(content, name, {} if known == "all" else figures, f"{note}, {style.form}", tuple(refuse))
