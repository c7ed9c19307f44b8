"""Whether a made-up file holds what it claims: looked up with csv and openpyxl, not with any reader of ours."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from openpyxl import load_workbook

from tests.intake.made import places
from tests.intake.made.made_up import Figure, Key, MadeUp

Grid = list[list[str]]
SIGN_TEXTS = {"": "-", "k": "0", "g": ".", "t": "...", "x": "x", "u": "/"}


@lru_cache(maxsize=1)
def _grids(content: bytes, name: str) -> dict[str, Grid]:
    """The sheets of a made-up file as texts by name; per cent cells times a hundred, merged cells filled."""
    if name.endswith(".xlsx"):
        return {page.title: _of_sheet(page) for page in load_workbook(io.BytesIO(content))}
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    separator = max(";,\t|", key=lambda one: sum(row.count(one) for row in text.splitlines()[-12:]))
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    return {"": [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]}


def points_of(made: MadeUp, code: str, year: int) -> int:
    """The charging points of a municipality up to a year, added up from the rows of a made-up register."""
    [grid] = _grids(made.content, made.name).values()
    start = next(number for number, row in enumerate(grid) if "Inbetriebnahmedatum" in row)
    town, total = places.by_code(code), 0
    for cells in grid[start + 1 :]:
        row = dict(zip(grid[start], cells, strict=True))
        postcode, _, place = row.get("Postleitzahl Ort", f"{row.get('Postleitzahl')} {row.get('Ort')}").partition(" ")
        digits = re.findall(r"\d+", row["Inbetriebnahmedatum"])
        there = int(next((one for one in digits[:3] if len(one) == 4), f"20{digits[2]}"))
        if there <= year and postcode == town.postcode and place in (town.name, town.name.split(" (")[0]):
            total += int(row["Anzahl Ladepunkte"])
    return total


def _of_sheet(page) -> Grid:
    rows = []
    for line in page.iter_rows():
        cells = []
        for cell in line:
            value = cell.value
            if isinstance(value, float) and cell.number_format.endswith("%"):
                value = round(value * 100, 6)
            cells.append("" if value is None else unicodedata.normalize("NFC", str(value)))
        rows.append(cells)
    for area in page.merged_cells.ranges:
        for row in range(area.min_row - 1, area.max_row):
            for column in range(area.min_col - 1, area.max_col):
                rows[row][column] = rows[area.min_row - 1][area.min_col - 1]
    return rows


def is_there(made: MadeUp, key: Key, figure: Figure) -> bool:
    """True where a row of the area has the figure in a cell that the path and the year stand over, beside or before."""
    texts, area, year = key
    return any(
        _is_said([*_around(grid, number, index), sheet, made.name], texts, year)
        for sheet, grid in _grids(made.content, made.name).items()
        for number, row in enumerate(grid)
        if _speaks_of(row, area)
        for index, cell in enumerate(row)
        if _fits(cell, figure)
    )


def _speaks_of(row: Sequence[str], area: str) -> bool:
    """True where a cell of the row, or the parts of its key, are the area's key or name."""
    if area == "swf":
        return "Südwestfalen" in row
    one = places.by_code(area)
    keys = {area, area.lstrip("0"), area[2:], places.ars(area), f"{area}000"} | {places.association(area)}
    bare = one.name.removeprefix("Kreis ").split(" (")[0]
    digits = {re.sub(r"\D", "", cell) for cell in row if not re.search(r"[^\W\d_]", cell)}
    split = any("".join([*row[at : at + 3], *row[at + 4 : at + 5]]) == area for at in range(max(len(row) - 4, 0)))
    combined = any(re.match(rf"{area}\s", cell) for cell in row)
    named = any(
        re.search(rf"(^|\W){re.escape(bare)}(\W|$)", cell.replace("\u00a0", " "), re.IGNORECASE) for cell in row
    )
    return bool(keys & digits) or split or combined or named


def _fits(cell: str, figure: Figure) -> bool:
    """True where the cell may mean this figure."""
    value, sign = figure
    text = cell.strip()
    if value is None:
        return text in {SIGN_TEXTS.get(sign, ""), ""}
    if value == 0 and text in {"-", "0"}:
        return True
    plain = re.sub(r"[\s%()prs]", "", text).replace("−", "-")
    for group, point in ((".", ","), (",", ".")):
        try:
            if abs(float(plain.replace(group, "").replace(point, ".")) - value) < 1e-9:
                return True
        except ValueError:
            continue
    return False


def _around(grid: Grid, number: int, index: int) -> list[str]:
    """Texts over a cell (those of blank head cells from their left), of its row, and of lines before it."""
    over: list[str] = []
    for row in grid[:number]:
        filled = list(row[: index + 1])
        while filled and not filled[-1]:
            filled.pop()
        over += [*filled[-1:], *(row[index : index + 1])]
    before = [cell for row in grid[:number] for cell in row if sum(map(bool, row)) == 1]
    return [*over, *grid[number], *before]


def _is_said(said: Sequence[str], texts: Sequence[str], year: int) -> bool:
    """True where what is said, the names of sheet and file among it, holds all texts of a path and the year."""
    return any(str(year) in one for one in said) and all(any(text in one for one in said) for text in texts)
