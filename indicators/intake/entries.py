"""Registers, in which a row is one entry with a place and a date: counted up per municipality and year."""

from collections.abc import Sequence

import pandas as pd

from indicators.intake.cells import looks_like_number
from indicators.intake.findings import Account, Tally
from indicators.intake.layout.found import FoundCell, FoundColumn
from indicators.intake.layout.tables import Table
from indicators.intake.periods import period_of
from indicators.model import Level
from indicators.model.areas import Areas

KEY = ["indicator", "area", "year"]
ROW_COLUMNS = (*KEY, "value", "sign", "line", "column")


def entry_columns(tables: Sequence[Table], date: str, account: Account) -> list[FoundColumn]:
    """Return the columns of figures of a register, each cell with the date of its row's entry.

    `date` is the head of the column of dates; where it is missing, that is a fault and no column is returned.
    """
    columns = []
    for table in tables:
        dated = next((one for one in table.heads if one.path[-1:] == (date,)), None)
        if dated is None:
            account.fault(
                "column_missing", table.line, None, f"Die Spalte „{date}“ fehlt.", "Das Datum jedes Eintrags."
            )
            continue
        for head in table.heads:
            if head is dated or not head.path:
                continue
            cells = [
                FoundCell(row.place.code, period_of(row.text(dated.index)), row.cells[head.index], row.line)
                for row in table.rows
                if head.index < len(row.cells)
            ]
            if any(looks_like_number(one.cell) for one in cells):
                columns.append(FoundColumn(head.path[-1:], head.unit, table.sheet.name, head.index, cells=cells))
    return columns


def stock_by_year(rows: pd.DataFrame, *, areas: Areas, first_year: int, last_year: int, skipped: Tally) -> pd.DataFrame:
    """Return the stock at the end of each year: the sum of `value` up to it, per indicator and municipality.

    `rows` has the columns of `convert`, `year` being that of the entry. A municipality without entry has 0, because the
    register covers every place; entries from before `first_year` count in it, those after `last_year` are skipped.
    """
    late = rows["year"] > last_year
    if late.any():
        skipped.add("late", times=int(late.sum()))
    places, years = [area.code for area in areas.at(Level.MUNICIPALITY)], range(first_year, last_year + 1)
    every = pd.MultiIndex.from_product([rows["indicator"].unique(), places, years], names=KEY)
    entries = rows[~late].assign(year=rows["year"].clip(lower=first_year))
    added = entries.groupby(KEY)["value"].sum(skipna=False).reindex(every, fill_value=0.0)
    stock = added.groupby(KEY[:2], sort=False).cumsum(skipna=False).reset_index()
    return stock.assign(sign="", line=0, column="")
