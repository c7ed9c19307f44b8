"""Indicators computed from two others: never stored, and each figure says what it was made of."""

from collections.abc import Mapping

import pandas as pd

from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model import DenominatorYear, Indicator, Quotient, Sign

MAX_OLDER_YEARS = 3


def add_computed(values: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Return `values` (columns as in `DataSet.values`) with the rows of all indicators that have a quotient.

    Numerator ÷ denominator × factor, for every area and year of the numerator. The denominator is that of the same
    year, or, where the quotient says so, the latest one up to three years older. A numerator without a figure passes
    its sign on; a denominator that is zero, missing or without a figure gives no row. Computed rows carry the sign
    `c`, the coverage of the numerator, and a note with both figures.
    """
    parts = [values]
    for indicator in indicators.values():
        if indicator.quotient:
            parts.append(_rows(values, indicator, indicator.quotient, indicators))
    if len(parts) == 1:
        return values
    return pd.concat(parts, ignore_index=True).sort_values(["indicator", "area", "year"], ignore_index=True)


def _rows(
    values: pd.DataFrame, indicator: Indicator, quotient: Quotient, indicators: Mapping[str, Indicator]
) -> pd.DataFrame:
    above = values[values["indicator"] == quotient.numerator].sort_values("year")
    below = values[(values["indicator"] == quotient.denominator) & (values["value"].fillna(0) != 0)].sort_values("year")
    below = below.assign(below_year=below["year"])[["area", "year", "value", "below_year"]]
    older = MAX_OLDER_YEARS if quotient.denominator_year == DenominatorYear.LATEST else 0
    joined = pd.merge_asof(above, below, on="year", by="area", suffixes=("", "_below"), tolerance=older)
    joined = joined[joined["value"].isna() | joined["value_below"].notna()]
    if joined.empty:
        return values.iloc[:0]
    unknown = joined["value"].isna()
    result = (joined["value"] * quotient.factor / joined["value_below"]).rename("value")
    figures = zip(*(joined[name] for name in ("value", "year", "value_below", "below_year")), strict=True)
    notes = [
        "" if pd.isna(above) else _note((above, int(year)), (below, int(below_year)), quotient, indicators)
        for above, year, below, below_year in figures
    ]
    return joined.assign(
        indicator=indicator.id,
        value=result,
        sign=joined["sign"].where(unknown, Sign.COMPUTED.value),
        note=pd.Series(notes, index=joined.index).where(~unknown, joined["note"]),
    )[values.columns]


def _note(
    above: tuple[float, int], below: tuple[float, int], quotient: Quotient, indicators: Mapping[str, Indicator]
) -> str:
    """Both figures with their points in time: "14 Ladepunkte (2019) ÷ 73.456 Personen (2017) × 1.000"."""
    parts = []
    for name, (value, year) in ((quotient.numerator, above), (quotient.denominator, below)):
        one = indicators[name]
        parts.append(f"{format_number(value, one.decimals)} {one.unit} ({one.period(year)})")
    factor = format_number(quotient.factor, 0 if quotient.factor == int(quotient.factor) else 3)
    return _("{above} ÷ {below} × {factor}").format(above=parts[0], below=parts[1], factor=factor)
