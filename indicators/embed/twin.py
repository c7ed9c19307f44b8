"""The table twin of a view: its figures as rows of text, and what a map says of each area."""

from collections.abc import Sequence

from indicators.export.table import Column, Table
from indicators.language.formatting import format_number

TABLE_COLUMNS = ("area_label", "period", "value", "unit", "sign_meaning")
RATING_COLUMNS = ("goal_label", "area_label", "status_word", "value", "year")


def told_areas(table: Table, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """What a map says of each area, by AGS: the words of its row in the table twin."""
    texts: dict[str, str] = {}
    for record, row in zip(table.records(), rows, strict=True):
        said = [cell for one, cell in zip(columns[1:], row[1:], strict=True) if cell and one.code != "unit"]
        texts[str(record["area"])] = f"{record['area_label']}: {', '.join(said)}"
    return texts


def twin(table: Table) -> tuple[list[Column], list[list[str]]]:
    """The columns of the table twin, and its cells as text; the indicator is named where there are several."""
    of_ratings = any(one.code == "status_word" for one in table.columns)
    wanted = {*(RATING_COLUMNS if of_ratings else TABLE_COLUMNS)}
    if len({one.get("indicator") for one in table.records()}) > 1:
        wanted.add("indicator_label")
    columns = [one for one in table.columns if one.code in wanted]
    rows = []
    for record, decimals in zip(table.records(), table.decimals, strict=True):
        cells = [record[one.code] for one in columns]
        rows.append([format_number(one, decimals) if isinstance(one, float) else str(one or "") for one in cells])
    return columns, rows
