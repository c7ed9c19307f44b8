"""How people write numbers, keys, years and heads into their own sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Numbers, english, german, some

# Unit and decimals of what is counted; only one may fall below zero.
INDICATORS = {
    "gigabit": ("%", 1),
    "Bevölkerung": ("Personen", 0),
    "Ladepunkte": ("Anzahl", 0),
    "Kaufkraft": ("EUR", 2),
    "Pendlersaldo": ("Personen", 0),
    "Glasfaserquote": ("%", 1),
}
GROUPS = {"plain": "", "grouped": ".", "blank": " ", "nbsp": "\u00a0", "narrow": "\u202f", "point": "", "english": ","}
NAME_HEADS = ["Gemeinde", "Kommune", "Stadt", "Ort", "Gebiet", "Stadt/Gemeinde", "Gemeindename", "Name"]
KEY_HEADS = ["AGS", "Amtlicher Gemeindeschlüssel (AGS)", "Gemeindeschlüssel", "GKZ", "Kennziffer", "Schlüssel"]
WHOLES = ["Nordrhein-Westfalen", "Insgesamt", "Südwestfalen"]
DISTRICT_HEADS = ["Kreis", "Landkreis"]
YEAR_HEADS = ["Jahr", "Berichtsjahr", "Stichtag"]
TITLES = ["Digitale Infrastruktur in Südwestfalen", "Tabelle 3: Erfundenes", "Auswertung der Regionalagentur"]
REMARKS = ["Quelle: Erfundenes Amt, 2039", "* vorläufig", "Anmerkung: Werte gerundet", "Fußnote: siehe Bericht 2020"]
SINGLE_GROUP = re.compile(r"[-−]?[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number in a cell: as text, and as a workbook holds it (`percent`: with a per cent format)."""

    text: str
    value: sheets.Value
    percent: bool = False


Cell = Shown | sheets.Value


@dataclass(frozen=True, slots=True)
class Style:
    """How one person writes: into a workbook or a CSV, numbers in a `form`, with a minus and perhaps a per cent sign.

    In a workbook numbers are numbers, unless `as_text`; shares have a per cent format if `percent`.
    """

    as_book: bool
    form: str
    minus: str
    percent: bool
    as_text: bool

    def number(self, number: Decimal, unit: str) -> Shown:
        """A number in this style."""
        write = english if self.form in {"point", "english"} else german
        text = write(number, GROUPS[self.form]).replace("-", self.minus)
        share = self.percent and unit == "%"
        if not self.as_book or self.as_text:
            text += " %" if share else ""
            return Shown(text, text)
        if share:
            return Shown(text, float(number / 100), percent=True)
        return Shown(text, int(number) if number == int(number) else float(number))


@st.composite
def styles(draw: DrawFn) -> Style:
    """A way of writing."""
    as_book = draw(st.integers(0, 2)) == 0
    return Style(
        as_book=as_book,
        form=draw(st.sampled_from(list(GROUPS))),
        minus=draw(st.sampled_from(["-", "−"])),
        percent=draw(st.integers(0, 3)) == 0,
        as_text=draw(st.integers(0, 4)) == 0,
    )


def value_of(source: Numbers, indicator: str) -> Decimal:
    """A number as this indicator may be."""
    unit, decimals = INDICATORS[indicator]
    if unit == "%":
        return source.percent(decimals)
    return source.next(decimals, negative=indicator == "Pendlersaldo", most=6)


def unreadable(grid: Sequence[Sequence[Cell]]) -> str:
    """Whether the numbers leave open what their points and commas mean: "", "column" or "all".

    "column": a column alone leaves it open, another column of the file shows it. "all": nothing in the file does.
    """
    width = max((len(row) for row in grid), default=0)
    open_columns, shown = False, False
    for index in range(width):
        cells = [row[index] for row in grid if index < len(row)]
        texts = [cell.text.removesuffix(" %") for cell in cells if isinstance(cell, Shown) and cell.text == cell.value]
        marked = [text for text in texts if re.search(r"\d[.,]\d", text)]
        single = [text for text in marked if SINGLE_GROUP.fullmatch(text)]
        shown = shown or len(single) < len(marked)
        open_columns = open_columns or (bool(single) and len(single) == len(marked))
    return "" if not open_columns else "column" if shown else "all"


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns that say which area a row is about: heads, and their cells by the area's key.

    Rows of the whole region, of the state or of a sum have their name for a key, see `inside`.
    """

    heads: list[str]
    cells: dict[str, list[Cell]]


@st.composite
def area_columns(draw: DrawFn, as_book: bool) -> Rows:
    """Some areas, by name, by key or both, perhaps with their district in a further column, in any order."""
    by = draw(st.sampled_from(["name", "name", "key", "both"]))
    nine = by == "key" and draw(st.integers(0, 5)) == 0
    level = "towns" if nine or draw(st.booleans()) else "both"
    codes = places.drawn_codes(draw, levels=level)
    columns: list[tuple[str, dict[str, Cell]]] = []
    if by != "name":
        form = "nine" if nine else draw(st.sampled_from(["plain", "plain", "short", "formula", "ars", "spaced"]))
        head = "ARS" if form == "ars" else draw(st.sampled_from(KEY_HEADS))
        columns.append((head, {code: _key(code, form, as_book=as_book) for code in codes}))
    if by != "key":
        columns.append((draw(st.sampled_from(NAME_HEADS)), {code: places.spoken(draw, code) for code in codes}))
    if level == "towns" and draw(st.integers(0, 2)) == 0:
        bare = draw(st.booleans())
        names: dict[str, Cell] = {code: places.by_code(code[:5]).name for code in codes}
        if bare:
            names = {code: str(name).removeprefix("Kreis ") for code, name in names.items()}
        columns.append((draw(st.sampled_from(DISTRICT_HEADS)), names))
    ordered = draw(st.permutations(columns))
    order = list(codes if draw(st.booleans()) else draw(st.permutations(codes)))
    further = WHOLES if by == "name" else WHOLES[:1]
    for name in some(draw, further, 1, 2) if draw(st.integers(0, 3)) == 0 else []:
        order.insert(draw(st.sampled_from([0, len(order)])), name)
        for head, cells in ordered:
            cells[name] = "05" if head == "ARS" or head in KEY_HEADS else name if head in NAME_HEADS else None
    return Rows([head for head, _ in ordered], {code: [cells[code] for _, cells in ordered] for code in order})


def inside(code: str) -> str | None:
    """Our code of a row, None for a row of the state or of a sum."""
    return None if code in WHOLES[:2] else "swf" if code == WHOLES[2] else code


def _key(code: str, form: str, *, as_book: bool) -> Cell:
    """A key in one of the forms people and office software leave it in."""
    if form == "short":
        return int(code) if as_book else code.lstrip("0")
    if form == "formula" and not as_book:
        return f'="{code}"'
    if form == "ars":
        return places.ars(code)
    if form == "nine":
        return places.association(code)
    if form == "spaced":
        return " ".join(filter(None, (code[:2], code[2:5], code[5:])))
    return code


def year_cell(draw: DrawFn, year: int, form: str, *, as_book: bool) -> Cell:
    """A year or the last day of it."""
    if form == "day":
        return date(year, 12, 31) if as_book and draw(st.booleans()) else f"31.12.{year}"
    return year if as_book and draw(st.booleans()) else str(year)


def year_heads(draw: DrawFn, years: Sequence[int], *, as_book: bool) -> tuple[list[Cell], dict[int, str]]:
    """Years as heads, the newest perhaps marked as preliminary or with a footnote; the sign of each year's figures."""
    form = draw(st.sampled_from(["year", "year", "day", "word"]))
    heads: list[Cell] = [
        f"Jahr {year}" if form == "word" else year_cell(draw, year, form, as_book=as_book) for year in years
    ]
    signs = dict.fromkeys(years, "")
    newest = max(years)
    mark = draw(st.sampled_from(["", "", "*", " p", "1)"])) if form == "year" else ""
    if mark:
        heads[list(years).index(newest)] = f"{newest}{mark}"
        signs[newest] = mark.strip() if mark == " p" else ""
    return heads, signs


def with_unit(indicator: str, how: str) -> str:
    """The head of an indicator, its unit in brackets, after "in", or elsewhere."""
    unit = INDICATORS[indicator][0]
    return {"brackets": f"{indicator} ({unit})", "in": f"{indicator} in {unit}"}.get(how, indicator)


def written(draw: DrawFn, grid: list[list[Cell]], style: Style, sheet: str = "Tabelle1") -> tuple[bytes, str]:
    """The grid as a file, and its name."""
    if style.as_book:
        return books({sheet: grid}), "tabelle.xlsx"
    texts = [
        ["" if cell is None else cell.text if isinstance(cell, Shown) else str(cell) for cell in row] for row in grid
    ]
    width = max(len(row) for row in texts)
    wide = sheets.padded(texts, width) if draw(st.booleans()) else texts
    return sheets.drawn_csv(draw, wide, ";;,\t|"), "tabelle.csv"


def books(grids: dict[str, list[list[Cell]]]) -> bytes:
    """The grids as sheets of one workbook, shares with their per cent format."""
    formats = {
        f"{name}!{sheets.column_letter(index)}{line}": "0.0%"
        for name, grid in grids.items()
        for line, row in enumerate(grid, 1)
        for index, cell in enumerate(row)
        if isinstance(cell, Shown) and cell.percent
    }
    pages = {
        name: [[cell.value if isinstance(cell, Shown) else cell for cell in row] for row in grid]
        for name, grid in grids.items()
    }
    return sheets.workbook(pages, formats=formats)
