"""District and region figures from their members, where the publisher gives none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from indicators.areas import Areas
from indicators.check import AREA_WEIGHT
from indicators.model import Area, Indicator, Kind, Level, Sign

MIN_WEIGHT_COVERED = 0.8
COLUMNS = ["indicator", "area", "year", "value", "sign", "note", "coverage"]


def add_aggregates(values: pd.DataFrame, *, indicators: Mapping[str, Indicator], areas: Areas) -> pd.DataFrame:
    """Return `values` with a column `coverage` and the missing district and region figures computed.

    A count is the sum and needs every member. Anything else is the mean weighted with `Indicator.weight` in
    the nearest year that has weights, and needs members with at least 80 % of the weight; without a weight
    there is no aggregate. The region is built from published districts where these are complete, else from
    municipalities. Computed rows carry the sign `c` and their coverage ("54 von 59"). What is published is
    never replaced, be it a figure or a sign for why there is none.
    """
    values = values.assign(coverage="")
    weights = {name: _wide(values, name) for name in {one.weight for one in indicators.values()} & set(indicators)}
    parts = [values]
    for indicator in indicators.values():
        if not indicator.is_weight and not indicator.quotient:
            parts.append(_computed(values[values["indicator"] == indicator.id], indicator, areas, weights))
    filled = [part for part in parts if len(part)]
    merged = pd.concat(filled, ignore_index=True) if filled else values
    return merged.sort_values(["indicator", "area", "year"], ignore_index=True)


def _wide(values: pd.DataFrame, indicator: str) -> pd.DataFrame:
    rows = values[(values["indicator"] == indicator) & values["value"].notna()]
    return rows.pivot(index="area", columns="year", values="value")


def _computed(
    rows: pd.DataFrame, indicator: Indicator, areas: Areas, weights: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    wide = _wide(rows, indicator.id)
    published = rows.groupby("area")["year"].agg(set).to_dict()
    municipalities, districts = areas.at(Level.MUNICIPALITY), areas.at(Level.DISTRICT)
    complete = bool(districts) and all(area.code in wide.index for area in districts)
    targets = [(area, areas.members(area)) for area in districts]
    targets.append((areas.region, districts if complete else municipalities))
    parts = []
    for target, members in targets:
        open_years = [year for year in wide.columns if year not in published.get(target.code, ())]
        known = wide.reindex(index=[member.code for member in members], columns=open_years)
        parts.append(_one(known, indicator, target, members, weights, areas))
    return pd.concat(parts, ignore_index=True)


def _one(
    known: pd.DataFrame,
    indicator: Indicator,
    target: Area,
    members: Sequence[Area],
    weights: Mapping[str, pd.DataFrame],
    areas: Areas,
) -> pd.DataFrame:
    if indicator.kind == Kind.COUNT:
        result = known.sum(min_count=max(len(members), 1))
    elif indicator.weight:
        result = _mean(known, _weights(indicator.weight, members, known, weights, areas))
    else:
        return pd.DataFrame(columns=COLUMNS)
    frame = pd.DataFrame({"year": result.index, "value": result.to_numpy(), "coverage": known.count().to_numpy()})
    frame = frame[frame["value"].notna()]
    coverage = frame["coverage"].astype(str) + f" von {len(members)}"
    note = indicator.weight_note
    return frame.assign(
        indicator=indicator.id, area=target.code, sign=Sign.COMPUTED.value, note=note, coverage=coverage
    )[COLUMNS]


def _mean(known: pd.DataFrame, weight: pd.DataFrame) -> pd.Series:
    """Weighted mean per column; NA where members with under 80 % of the weight are known."""
    present = weight.where(known.notna()).sum()
    mean = (known * weight).sum(min_count=1) / present
    return mean.where(present >= MIN_WEIGHT_COVERED * weight.sum())


def _weights(
    name: str, members: Sequence[Area], known: pd.DataFrame, weights: Mapping[str, pd.DataFrame], areas: Areas
) -> pd.DataFrame:
    if name == AREA_WEIGHT:
        column = pd.Series({member.code: member.area_km2 for member in members})
        return pd.DataFrame(dict.fromkeys(known.columns, column), index=known.index)
    wide = weights.get(name, pd.DataFrame())
    years = np.array(sorted(wide.columns), dtype=int)
    if not len(years):
        return pd.DataFrame(np.nan, index=known.index, columns=known.columns)
    sums = pd.DataFrame(
        {m.code: wide.reindex([one.code for one in areas.members(m)]).sum(min_count=1) for m in members}
    ).T
    nearest = {year: int(years[np.abs(years - year).argmin()]) for year in known.columns}
    return pd.DataFrame({year: sums[near] for year, near in nearest.items()}, index=known.index)
