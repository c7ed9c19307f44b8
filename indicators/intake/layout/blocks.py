"""A sheet → sheets whose areas stand below each other: turned where they stand side by side, cut where tables do."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from indicators.intake.files import Cell, RawSheet, text_of
from indicators.intake.layout.keys import Key, find_key
from indicators.intake.places import Places

HEAD_ROWS = 60
TOWN_DIGITS = 8
MOST_COLUMNS_TO_TURN, MOST_ROWS_TO_TURN = 400, 2_000


def with_keys(sheet: RawSheet, places: Places) -> list[tuple[RawSheet, Key]]:
    """Return the sheet, or what had to be made of it, each with the place of its areas; [] where it names none."""
    key = find_key(sheet, places)
    found = len({key.place(row, places).code for row in sheet.rows} - {""}) if key else 0
    if found < 2 and (turned := _turned(sheet, places, found)):
        return [(turned, own)] if (own := find_key(turned, places)) else []
    if key is None:
        return []
    return _cut(sheet, key, places) or [(sheet, key)]


def _turned(sheet: RawSheet, places: Places, found: int) -> RawSheet | None:
    """The sheet with rows as columns, from the row on that names most areas."""
    width = max((len(row) for row in sheet.rows), default=0)
    if width > MOST_COLUMNS_TO_TURN or len(sheet.rows) > MOST_ROWS_TO_TURN:
        return None
    for number, row in enumerate(sheet.rows[:HEAD_ROWS]):
        if _areas_side_by_side(row, places) > max(found, 1):
            rows = [list(one) for one in zip_longest(*sheet.rows[number:], fillvalue="")]
            lines = [*sheet.lines[:number], *[sheet.lines[number]] * len(rows)]
            return RawSheet(sheet.name, [*sheet.rows[:number], *rows], lines)
    return None


def _areas_side_by_side(row: Sequence[Cell], places: Places) -> int:
    """How many of our municipalities, or else districts, a row of a head names; 0 where it holds anything else."""
    filled = [text for cell in row[1:] if (text := text_of(cell))]
    codes = [places.of(text).code for text in filled if places.may_be_inside(text)]
    others = len(filled) - len([code for code in codes if code])
    if others * 2 > len(filled):
        return 0
    towns = {code for code in codes if len(code) == TOWN_DIGITS}
    return len(towns or {code for code in codes if code})


def _cut(sheet: RawSheet, key: Key, places: Places) -> list[tuple[RawSheet, Key]]:
    """The tables that stand side by side below one head that repeats; [] where it does not, or not with areas.

    A line of another width than the head keeps its cells in the first table, where it is noticed.
    """
    for number, row in enumerate(sheet.rows[:HEAD_ROWS]):
        starts = _starts([text_of(cell) for cell in row], key)
        if len(starts) < 2:
            continue
        ends = [*starts[1:], len(row)]
        tables: list[tuple[RawSheet, Key]] = []
        for start, end in zip(starts, ends, strict=True):
            rows = [
                list(one) if _is_whole(one, at < number, start, starts, len(row)) else _part(one, start, end, len(row))
                for at, one in enumerate(sheet.rows)
            ]
            own = RawSheet(sheet.name, rows, list(sheet.lines), hidden=sheet.hidden)
            if own_key := find_key(own, places):
                tables.append((own, own_key))
        return tables if len(tables) == len(starts) else []
    return []


def _is_whole(row: Sequence[Cell], is_above: bool, start: int, starts: Sequence[int], width: int) -> bool:
    """True for a line that is not cut: one above the head that speaks of all tables, and one of another width."""
    if is_above:
        said = [bool([cell for cell in row[a:b] if text_of(cell)]) for a, b in pairwise([*starts, width])]
        return sum(said) < 2 or len(row) != width
    return len(row) != width and start == 0


def _part(row: Sequence[Cell], start: int, end: int, width: int) -> list[Cell]:
    return list(row[start:end]) if len(row) == width else []


def _starts(texts: Sequence[str], key: Key) -> list[int]:
    """Where the head of the key's table begins anew: all heads up to the key's repeat, with a table's width between."""
    first = key.columns[0]
    if first >= len(texts) or not texts[first] or not key.rivals:
        return []
    own = texts[: first + 1]
    starts = [at for at in range(len(texts) - first) if list(texts[at : at + first + 1]) == own]
    names_areas = all(at + first in (first, *key.rivals) for at in starts)
    return starts if names_areas and all(after - at > first + 1 for at, after in pairwise(starts)) else []
