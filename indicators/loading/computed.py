"""Indicators computed from two others: never stored, and each figure says what it was made of."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.loading.territory import unlike_today
from indicators.model import DenominatorYear, Indicator, Quotient, Sign
from indicators.model.area_changes import UNCHANGED, AreaChanges

MAX_YEARS_APART = 3


def add_computed(
    values: pd.DataFrame, indicators: Mapping[str, Indicator], *, changes: AreaChanges = UNCHANGED
) -> pd.DataFrame:
    """Return `values` (columns as in `DataSet.values`) with the rows of all indicators that have a quotient.

    Numerator ÷ denominator × factor, for every area and year of the numerator. The denominator is that of the same
    year, or, where the quotient says so, the nearest one up to three years away: one with no series break of the
    denominator between before any other, of two equally near the older one. A numerator without a figure passes its
    sign on; a denominator that is zero, missing or without a figure gives no row, nor does one of another area: by the
    `changes` one of both may hold for a town as it was, and the other as it is. Computed rows carry the sign `c`,
    the coverage of the numerator, a note with both figures, and `dates`: the points in time of both where they differ,
    else "", as in all other rows.
    """
    values = values.assign(dates="")
    parts = [values]
    for indicator in indicators.values():
        if indicator.quotient:
            parts.append(_rows(values, indicator, indicator.quotient, indicators, changes))
    if len(parts) == 1:
        return values
    return pd.concat(parts, ignore_index=True).sort_values(["indicator", "area", "year"], ignore_index=True)


def _rows(
    values: pd.DataFrame,
    indicator: Indicator,
    quotient: Quotient,
    indicators: Mapping[str, Indicator],
    changes: AreaChanges,
) -> pd.DataFrame:
    above = values[values["indicator"] == quotient.numerator].sort_values("year")
    below = values[(values["indicator"] == quotient.denominator) & (values["value"].fillna(0) != 0)]
    joined = above.merge(_nearest(above, below, quotient, indicators, changes), how="left", on=["area", "year"])
    joined = joined[joined["value"].isna() | joined["value_below"].notna()]
    if joined.empty:
        return values.iloc[:0]
    unknown = joined["value"].isna()
    result = (joined["value"] * quotient.factor / joined["value_below"]).rename("value")
    made = zip(*(joined[name] for name in ("value", "year", "value_below", "below_year")), strict=True)
    parts = [None if pd.isna(a) else ((a, int(year)), (b, int(below_year))) for a, year, b, below_year in made]
    notes = [_note(*one, quotient, indicators) if one else "" for one in parts]
    return joined.assign(
        indicator=indicator.id,
        value=result,
        sign=joined["sign"].where(unknown, Sign.COMPUTED.value),
        note=pd.Series(notes, index=joined.index).where(~unknown, joined["note"]),
        dates=[_dates(one[0][1], one[1][1], quotient, indicators) if one else "" for one in parts],
    )[values.columns]


def _nearest(
    above: pd.DataFrame,
    below: pd.DataFrame,
    quotient: Quotient,
    indicators: Mapping[str, Indicator],
    changes: AreaChanges,
) -> pd.DataFrame:
    """The denominator for each area and year of the numerator: `area`, `year`, `value_below`, `below_year`."""
    most = MAX_YEARS_APART if quotient.denominator_year == DenominatorYear.NEAREST else 0
    pairs = above[["area", "year"]].merge(
        below[["area", "year", "value"]].rename(columns={"year": "below_year", "value": "value_below"}), on="area"
    )
    names = quotient.numerator, quotient.denominator
    named = indicators.get(quotient.denominator)  # an unknown one is a problem of its own, with no rows here
    breaks = named.breaks if named else {}
    segments = {year: sum(year >= start for start in breaks) for year in {*pairs["year"], *pairs["below_year"]}}
    pairs = pairs[_of_one_area(pairs, above, below, [indicators.get(one) for one in names], changes)]
    apart = (pairs["year"] - pairs["below_year"]).abs()
    pairs = pairs.assign(apart=apart, broken=pairs["year"].map(segments) != pairs["below_year"].map(segments))
    pairs = pairs[pairs["apart"] <= most].sort_values(["broken", "apart", "below_year"])
    return pairs.drop_duplicates(["area", "year"])[["area", "year", "value_below", "below_year"]]


def _of_one_area(
    pairs: pd.DataFrame,
    above: pd.DataFrame,
    below: pd.DataFrame,
    parts: Sequence[Indicator | None],
    changes: AreaChanges,
) -> pd.Series:
    """True where both figures of a pair hold for the same area: for that of today, or one before the same changes."""
    one, other = (
        unlike_today(rows, part, changes) if part else {} for rows, part in zip((above, below), parts, strict=True)
    )
    keys = zip(pairs["area"], pairs["year"], pairs["below_year"], strict=True)
    same = [one.get((area, year)) == other.get((area, below_year)) for area, year, below_year in keys]
    return pd.Series(same, index=pairs.index, dtype=bool)


def _dates(above: int, below: int, quotient: Quotient, indicators: Mapping[str, Indicator]) -> str:
    """The points in time of both parts where they differ: "Ladepunkte 19. Juli 2019, Bevölkerung 2017", else ""."""
    one, other = indicators[quotient.numerator], indicators[quotient.denominator]
    said, other_said = one.period(above), other.period(below)
    return "" if said == other_said else f"{one.short} {said}, {other.short} {other_said}"


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
