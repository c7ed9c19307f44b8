"""Workbooks people build by hand: a sheet each year, or a sheet each indicator."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made.handmade_cells import INDICATORS, Cell, Style, area_columns, books, inside, value_of, year_heads
from tests.intake.made.made_up import Figures, MadeUp, numbers, some, years

PLAIN = Style(as_book=True, form="plain", minus="-", percent=False, as_text=False)


@st.composite
def handmade_books(draw: DrawFn) -> MadeUp:
    """A workbook whose sheets are years or indicators, perhaps with a sheet of notes first."""
    per_year = draw(st.booleans())
    source, figures = draw(numbers()), Figures()
    rows = draw(area_columns(True))
    spans = sorted(draw(years(3)))
    chosen = some(draw, INDICATORS, 1, 3)
    heads, signs = year_heads(draw, spans, as_book=True)
    grids: dict[str, list[list[Cell]]] = {}
    if draw(st.booleans()):
        grids["Hinweise"] = [["Erfundene Zahlen"], ["Stand der Bearbeitung: Mai 2039"]]
    for name in [str(year) for year in spans] if per_year else chosen:
        columns = [(one, int(name)) for one in chosen] if per_year else [(name, year) for year in spans]
        grid: list[list[Cell]] = [[*rows.heads, *chosen]] if per_year else [[name], [*rows.heads, *heads]]
        for code, before in rows.cells.items():
            row: list[Cell] = [*before]
            for one, year in columns:
                number = value_of(source, one)
                figures.add((one,), inside(code), year, (float(number), "" if per_year else signs[year]))
                row.append(PLAIN.number(number, INDICATORS[one][0]))
            grid.append(row)
        grids[name] = grid
    refuse = ("sheets", "year") if per_year else ("sheets",) if len(chosen) > 1 else ()
    note = f"by hand, a sheet each {'year' if per_year else 'indicator'}"
    return MadeUp(books(grids), "mappe.xlsx", figures.found, note, refuse)
