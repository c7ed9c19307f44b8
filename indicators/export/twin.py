"""The table beside a picture: the same figures as text, in as few columns as say them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.export.table import Cell, Column, Table
from indicators.language.formatting import format_number

COLUMNS = ("area_label", "period", "value", "unit", "sign_meaning")
RATING_COLUMNS = ("goal_label", "area_label", "status_word", "value", "year")
MOST_COLUMNS = 12  # of figures beside each other
Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Twin:
    """A table as text; `areas` has the AGS of each row, "" where it is about none."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    areas: Sequence[str]

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return [one.label for one in self.columns]

    def by_area(self) -> dict[str, str]:
        """What each row says of its area, without units, by AGS."""
        texts = {}
        for code, row in zip(self.areas, self.rows, strict=True):
            said = [cell for one, cell in zip(self.columns[1:], row[1:], strict=True) if cell and one.code != "unit"]
            texts[code] = f"{row[0]}: {', '.join(said)}"
        return texts


def table_twin(table: Table) -> Twin:
    """Return the columns that tell a table; the indicator is named where there are several.

    A table of texts, which has no figures of areas, is told by all its columns but codes and addresses.

    Ratings of several goals and areas stand in a row per area and a column per goal.
    """
    of_ratings = any(one.code == "status_word" for one in table.columns)
    if of_ratings and len(_different(table, "goal")) > 1 < len(_different(table, "area")):
        return _ratings_by_area(table)
    wanted = {*(RATING_COLUMNS if of_ratings else COLUMNS)}
    if len(_different(table, "indicator")) > 1:
        wanted.add("indicator_label")
    told = [one for one in table.columns if one.code in wanted]
    return _told(table, told or [one for one in table.columns if one.kind != "code" and not one.code.endswith("url")])


def small_twin(table: Table) -> Twin:
    """Return the same with a row per area and a column per year or indicator, where that is smaller.

    Of one area there is the newest figure of each indicator. What all rows say alike stands in the title.
    """
    codes = {one.code for one in table.columns}
    if not {"indicator", "year", "value", "unit"} <= codes or not table.rows:
        return table_twin(table)
    areas, indicators = _different(table, "area"), _different(table, "indicator")
    if len(areas) == 1 and len(indicators) > 1:
        return _without(_newest(table), "area_label")
    figures = {(one["indicator"], one["year"]) for one in table.records()}
    if len(areas) > 1 and 1 < len(figures) <= MOST_COLUMNS and len(table.rows) > len(areas):
        return _wide(table)
    return _without(table_twin(table), "unit")


def _told(table: Table, columns: Sequence[Column]) -> Twin:
    rows, areas = [], []
    for record, decimals in zip(table.records(), table.decimals, strict=True):
        rows.append([_text(record[one.code], decimals) for one in columns])
        areas.append(str(record.get("area") or ""))
    return Twin(table.title, columns, rows, areas)


def _text(cell: Cell, decimals: int) -> str:
    return format_number(cell, decimals) if isinstance(cell, float) else str(cell or "")


def _different(table: Table, code: str) -> list[Cell]:
    return list(dict.fromkeys(one.get(code) for one in table.records()))


def _newest(table: Table) -> Twin:
    """The rows of the newest year with a value of each indicator, of the newest year where there is none."""
    newest: dict[Cell, int] = {}
    for number, one in enumerate(table.records()):
        if one["value"] is not None or one["indicator"] not in newest:
            newest[one["indicator"]] = number
    kept = list(newest.values())
    rows, decimals = [table.rows[number] for number in kept], [table.decimals[number] for number in kept]
    return table_twin(Table(table.title, table.columns, rows, decimals))


def _without(twin: Twin, code: str) -> Twin:
    """The table without a column that says the same in each row, which the title then says, and without empty ones."""
    columns = list(zip(twin.columns, zip(*twin.rows, strict=True), strict=True))
    alike = [cells[0] for one, cells in columns if one.code == code and len(set(cells)) == 1]
    kept = [number for number, (one, cells) in enumerate(columns) if any(cells) and not (one.code == code and alike)]
    title = ", ".join(filter(None, [twin.title, *(text for text in alike if text not in twin.title)]))
    rows = [[row[number] for number in kept] for row in twin.rows]
    return Twin(title, [twin.columns[number] for number in kept], rows, twin.areas)


def _wide(table: Table) -> Twin:
    """A row per area, a column per indicator and year in the order of both; a sign stands behind its value."""
    several = len(_different(table, "indicator")) > 1
    order = _different(table, "indicator")
    heads: dict[tuple[Cell, Cell], str] = {}
    cells: dict[Cell, dict[tuple[Cell, Cell], str]] = {}
    for one, decimals in zip(table.records(), table.decimals, strict=True):
        key = (one["indicator"], one["year"])
        heads[key] = f"{one['indicator_label']}, {one['period']} ({one['unit']})" if several else str(one["period"])
        cells.setdefault(one["area"], {})[key] = _with_sign(one, decimals)
    keys = sorted(heads, key=lambda key: (order.index(key[0]), key[1]))
    labels = {one["area"]: str(one["area_label"]) for one in table.records()}
    [area] = [one for one in table.columns if one.code == "area_label"]
    columns = [area, *(Column("value", heads[key], "number") for key in keys)]
    rows = [[labels[code], *(found.get(key, "") for key in keys)] for code, found in cells.items()]
    unit = "" if several else str(table.records()[0]["unit"] or "")
    return Twin(", ".join(filter(None, [table.title, unit])), columns, rows, [str(code) for code in cells])


def _ratings_by_area(table: Table) -> Twin:
    """A row per area, a column per goal in the order of both, each cell with the rating in words."""
    cells: dict[Cell, dict[Cell, str]] = {}
    for one in table.records():
        cells.setdefault(one["area"], {})[one["goal"]] = str(one["status_word"] or "")
    goals = {one["goal"]: str(one["goal_label"]) for one in table.records()}
    labels = {one["area"]: str(one["area_label"]) for one in table.records()}
    [area] = [one for one in table.columns if one.code == "area_label"]
    columns = [area, *(Column("status_word", label) for label in goals.values())]
    rows = [[labels[code], *(found.get(goal, "") for goal in goals)] for code, found in cells.items()]
    return Twin(table.title, columns, rows, [str(code) for code in cells])


def _with_sign(one: Record, decimals: int) -> str:
    meaning = str(one.get("sign_meaning") or "")
    if one["value"] is None:
        return meaning
    return " ".join(filter(None, [_text(one["value"], decimals), f"({meaning})" if meaning else ""]))
