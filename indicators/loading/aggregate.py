"""Figures of districts, region and groups from their members, where the publisher gives none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.loading.territory import of_today
from indicators.model import Area, Indicator, Kind, Level, Sign
from indicators.model.areas import Areas
from indicators.model.indicator import AREA_WEIGHT
from indicators.model.quality import Use

MIN_WEIGHT_COVERED = 0.8
COLUMNS = ["indicator", "area", "year", "value", "sign", "note", "coverage"]


def add_aggregates(values: pd.DataFrame, *, indicators: Mapping[str, Indicator], areas: Areas) -> pd.DataFrame:
    """Return `values` with a column `coverage` and the missing district and region figures computed.

    A count is the sum and needs every member. Anything else is the mean weighted with `Indicator.weight` in
    the nearest year that has weights, and needs members with at least 80 % of the weight; without a weight
    there is no aggregate. The region is built from published districts where these are complete, else from
    municipalities. Computed rows carry the sign `c` and their coverage ("54 von 59"). What is published is
    never replaced, be it a figure or a sign for why there is none, and nothing computed stands beside it in the same
    series: two editions would be one trend. Values that must not be compared with
    other levels (`Indicator.quality`), and those of a member that was another area then, enter no aggregate.
    """
    values = values.assign(coverage="")
    position = {area.code: number for number, area in enumerate(areas)}
    groups = dict(list(values.groupby("indicator", sort=False)))
    used = {one.weight for one in indicators.values()} & set(indicators)
    weights = {name: _weights_of(groups.get(name, values.iloc[:0]), areas, position) for name in used}
    weights[AREA_WEIGHT] = _area_weights(areas)
    found: list[Computed] = []
    for indicator in indicators.values():
        if not indicator.is_weight and not indicator.quotient and indicator.id in groups:
            own = of_today(groups[indicator.id], indicator, areas)
            found += _of_levels(own, indicator, areas, position, weights.get(indicator.weight))
    if not found:
        return values.sort_values(["indicator", "area", "year"], ignore_index=True)
    merged = pd.concat([values, pd.DataFrame(found, columns=COLUMNS)], ignore_index=True)
    return merged.sort_values(["indicator", "area", "year"], ignore_index=True)


class Members:
    """The figures of areas, of which those of groups are made; what is read of an indicator is kept.

    `rows_of` gives the rows of an indicator, columns as in `add_aggregates`.
    """

    def __init__(self, areas: Areas, rows_of: Callable[[str], pd.DataFrame]) -> None:
        self._areas, self._rows_of = areas, rows_of
        self._position = {area.code: number for number, area in enumerate(areas)}
        self._matrices: dict[str, tuple[Years, Matrix, npt.NDArray[np.bool_]]] = {}
        self._weights: dict[str, _Weights | None] = {AREA_WEIGHT: _area_weights(areas), "": None}

    def rows(self, group: Area, indicator: Indicator) -> pd.DataFrame:
        """Return the rows of a group, by the same rules and with the same columns; of a quotient there are none."""
        areas, name, weight = self._areas, indicator.id, indicator.weight
        if name not in self._matrices:
            self._matrices[name] = _matrix(of_today(self._rows_of(name), indicator, areas), self._position)
        if weight not in self._weights:
            self._weights[weight] = _weights_of(self._rows_of(weight), areas, self._position)
        targets = [(group, [areas[code] for code in group.members])]
        found = _computed(self._matrices[name], indicator, areas, self._position, self._weights[weight], targets)
        return pd.DataFrame(found, columns=COLUMNS)


def against_published(values: pd.DataFrame, *, indicators: Mapping[str, Indicator], areas: Areas) -> pd.DataFrame:
    """Return published district figures beside those their municipalities give, where both exist.

    Columns `indicator`, `area`, `year`, `published`, `computed`, `coverage`, in the indicator's unit; `values` as for
    `add_aggregates`. Both are there so that weights can be judged: what is shown is always the published one.
    """
    level = {area.code: area.level for area in areas}
    is_district = values["area"].map(level) == Level.DISTRICT
    published = values[is_district & values["value"].notna()]
    both = values[values["indicator"].isin(published["indicator"].unique())]
    weights = {one.weight for one in indicators.values()}
    below = values[~is_district & (values["indicator"].isin(both["indicator"]) | values["indicator"].isin(weights))]
    computed = add_aggregates(below, indicators=indicators, areas=areas)
    computed = computed[computed["sign"] == Sign.COMPUTED]
    keys = ["indicator", "area", "year"]
    merged = published[[*keys, "value"]].merge(computed[[*keys, "value", "coverage"]], on=keys)
    merged.columns = pd.Index([*keys, "published", "computed", "coverage"])
    return merged


Matrix = npt.NDArray[np.float64]
Years = list[int]
Computed = tuple[str, str, int, float, str, str, str]  # as in COLUMNS


@dataclass(frozen=True)
class _Weights:
    """Weight of every area (rows, in the order of the areas) in every year that has weights (columns)."""

    years: npt.NDArray[np.int64]
    matrix: Matrix

    def near(self, years: Sequence[int]) -> Matrix:
        """The weights of the nearest year that has some; of two equally near, the earlier one."""
        if not len(self.years):
            return np.full((len(self.matrix), len(years)), np.nan)
        return self.matrix[:, [int(np.abs(self.years - year).argmin()) for year in years]]


def _matrix(rows: pd.DataFrame, position: Mapping[str, int]) -> tuple[Years, Matrix, npt.NDArray[np.bool_]]:
    """Years with a value, values by area and year, and where anything is published, be it only a sign."""
    years = sorted({int(year) for year in rows["year"][rows["value"].notna()].unique()})
    matrix = np.full((len(position), len(years)), np.nan)
    published = np.zeros(matrix.shape, dtype=bool)
    shown = rows[rows["year"].isin(years)]
    at = shown["area"].map(position).to_numpy(dtype=np.int64), np.searchsorted(years, shown["year"].to_numpy())
    matrix[at] = shown["value"].to_numpy(dtype=float, na_value=np.nan)
    published[at] = True
    return years, matrix, published


def _weights_of(rows: pd.DataFrame, areas: Areas, position: Mapping[str, int]) -> _Weights:
    """The weights of municipalities as they are, those of districts and region as sums of what is known of members."""
    years, own, _published = _matrix(rows, position)
    matrix = own.copy()
    for area in areas:
        if area.level != Level.MUNICIPALITY:
            matrix[position[area.code]] = _sums(own[[position[one.code] for one in areas.members(area)]])
    return _Weights(np.array(years, dtype=np.int64), matrix)


def _sums(matrix: Matrix) -> Matrix:
    """Column sums of what is known; NA where nothing is."""
    return np.where(np.isnan(matrix).all(axis=0), np.nan, np.nansum(matrix, axis=0))


def _area_weights(areas: Areas) -> _Weights:
    return _Weights(np.array([0]), np.array([[one.area_km2] for one in areas]))


def _of_levels(
    rows: pd.DataFrame, indicator: Indicator, areas: Areas, position: Mapping[str, int], weights: _Weights | None
) -> list[Computed]:
    """The figures of all districts, and of the region: of its districts where all have some, else of municipalities."""
    matrices = _matrix(rows, position)
    years, matrix, _published = matrices
    municipalities, districts = areas.at(Level.MUNICIPALITY), areas.at(Level.DISTRICT)
    fit = ~np.isnan(_without_incomparable(matrix, years, indicator, areas, position))
    complete = bool(districts) and all(fit[position[area.code]].any() for area in districts)
    targets = [(area, areas.members(area)) for area in districts]
    targets.append((areas.region, districts if complete else municipalities))
    return _computed(matrices, indicator, areas, position, weights, targets)


def _computed(
    matrices: tuple[Years, Matrix, npt.NDArray[np.bool_]],
    indicator: Indicator,
    areas: Areas,
    position: Mapping[str, int],
    weights: _Weights | None,
    targets: Sequence[tuple[Area, Sequence[Area]]],
) -> list[Computed]:
    """The figures of some areas from those of their members; none where something is published."""
    years, matrix, published = matrices
    weight = weights.near(years) if weights else None
    matrix = _without_incomparable(matrix, years, indicator, areas, position)
    known = ~np.isnan(matrix)
    found = []
    for target, members in targets:
        own = [position[one.code] for one in members]
        if indicator.kind == Kind.COUNT:
            result = np.where(known[own].all(axis=0) & bool(own), _sums(matrix[own]), np.nan)
        elif weight is not None:
            result = _mean(matrix[own], weight[own])
        else:
            continue
        counts = known[own].sum(axis=0)
        own_row = position.get(target.code)
        has_own = () if own_row is None else np.flatnonzero(published[own_row])
        taken = {_series_of(years[at], indicator) for at in has_own}
        for number, year in enumerate(years):
            if not np.isnan(result[number]) and _series_of(year, indicator) not in taken:
                coverage = f"{counts[number]} von {len(members)}"
                figure = (year, float(result[number]), Sign.COMPUTED.value, indicator.weight_note, coverage)
                found.append((indicator.id, target.code, *figure))
    return found


def _series_of(year: int, indicator: Indicator) -> int:
    """The first year of the series a year belongs to, between two breaks."""
    return max((start for start in indicator.breaks if start <= year), default=0)


def _without_incomparable(
    matrix: Matrix, years: Sequence[int], indicator: Indicator, areas: Areas, position: Mapping[str, int]
) -> Matrix:
    """The values without those that do not fit other levels: nothing is computed from them."""
    if not indicator.qualities:
        return matrix
    kept = matrix.copy()
    for number, year in enumerate(years):
        for level in (Level.MUNICIPALITY, Level.DISTRICT, Level.REGION):
            if Use.COMPARE not in indicator.quality(level, year).allows:
                kept[[position[one.code] for one in areas.at(level)], number] = np.nan
    return kept


def _mean(values: Matrix, weight: Matrix) -> Matrix:
    """Weighted mean per column; NA where members with under 80 % of the weight are known."""
    present = np.nansum(np.where(np.isnan(values), np.nan, weight), axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = _sums(values * weight) / present
    return np.where(present >= MIN_WEIGHT_COVERED * np.nansum(weight, axis=0), mean, np.nan)
