"""Registers, in which a row is one entry with a place and a date: counted up per municipality and year."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from indicators.intake.findings import Tally
from indicators.model import Level
from indicators.model.areas import Areas

ROW_COLUMNS = ("indicator", "area", "year", "value", "sign", "line", "column")


def stock_by_year(rows: pd.DataFrame, *, areas: Areas, first_year: int, last_year: int, skipped: Tally) -> pd.DataFrame:
    """Return the stock at the end of each year: the sum of `value` up to it, per indicator and municipality.

    `rows` has the columns of `convert`, `year` being that of the entry. A municipality without entry has 0, because the
    register covers every place; entries from before `first_year` count in it, those after `last_year` are skipped.
    """
    late = rows["year"] > last_year
    if late.any():
        skipped.add("late", times=int(late.sum()))
    added: dict[tuple[str, str, int], float] = defaultdict(float)
    entries = rows[~late]
    columns = (entries[name] for name in ("indicator", "area", "year", "value"))
    for indicator, area, year, value in zip(*columns, strict=True):
        added[indicator, area, max(int(year), first_year)] += float(value)
    stock = []
    for indicator in dict.fromkeys(rows["indicator"]):
        for area in areas.at(Level.MUNICIPALITY):
            total = 0.0
            for year in range(first_year, last_year + 1):
                total += added[indicator, area.code, year]
                stock.append((indicator, area.code, year, total, "", 0, ""))
    return pd.DataFrame(stock, columns=list(ROW_COLUMNS)).astype({"value": "float64"})
