"""Registers, in which a row is one entry with a place and a date: counted up per municipality and year."""

import pandas as pd

from indicators.intake.findings import Tally
from indicators.model import Level
from indicators.model.areas import Areas

KEY = ["indicator", "area", "year"]
ROW_COLUMNS = (*KEY, "value", "sign", "line", "column")


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
