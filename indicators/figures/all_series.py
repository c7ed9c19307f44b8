"""The series of all indicators, each made when it is first asked for; those of groups too."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from threading import Lock

import pandas as pd
from cachetools import LRUCache

from indicators.figures.area_breaks import area_breaks
from indicators.figures.series import Point, Series
from indicators.loading.grouped import Grouped
from indicators.model import DataSet, Indicator

KEPT_GROUPS = 2000  # series of a group, some kB each


class AllSeries(Mapping[str, Series]):
    """The series of every indicator, weights left out, by indicator id; each is made when it is first asked for.

    So are those of groups; of them what was used last is kept.
    """

    def __init__(self, dataset: DataSet) -> None:
        self._dataset, self._grouped = dataset, Grouped(dataset)
        self._names = [name for name, indicator in dataset.indicators.items() if not indicator.is_weight]
        self._made: dict[str, Series] = {}
        self._groups: LRUCache[tuple[str, str], Series | None] = LRUCache(KEPT_GROUPS)
        self._lock = Lock()

    def __getitem__(self, name: str) -> Series:
        if name not in self._made:
            if name not in self._known:
                raise KeyError(name)
            indicator = self._dataset.indicators[name]
            self._made[name] = self._make(indicator, self._dataset.figures.of, partial(self._of_group, indicator))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._names)

    def _make(
        self,
        indicator: Indicator,
        rows_of: Callable[[str], pd.DataFrame],
        of_group: Callable[[str], Series | None] = lambda _code: None,
    ) -> Series:
        return Series(
            indicator,
            rows_of(indicator.id),
            units=_units(indicator, rows_of),
            counts=_counts(rows_of(indicator.quotient.numerator)) if indicator.quotient else None,
            references=self._dataset.references.get(indicator.id, ()),
            of_group=of_group,
            level=self._dataset.areas.measured_at,
            area_breaks=area_breaks(self._dataset, indicator, rows_of),
        )

    def _of_group(self, indicator: Indicator, code: str) -> Series | None:
        group = self._dataset.areas.get(code)
        if group is None or not group.members:
            return None
        key = indicator.id, group.code
        with self._lock:
            if key in self._groups:
                return self._groups[key]
        made = self._make(indicator, partial(self._grouped.rows, group))
        with self._lock:
            self._groups[key] = made
        return made


def all_series(dataset: DataSet) -> Mapping[str, Series]:
    """Return the series of every indicator (weights left out), by indicator id."""
    return AllSeries(dataset)


def _units(indicator: Indicator, rows_of: Callable[[str], pd.DataFrame]) -> dict[str, list[Point]]:
    """What one whole person or facility makes of a rate, by area and year: factor ÷ base."""
    if indicator.quotient:
        factor, base = indicator.quotient.factor, indicator.quotient.denominator
    elif indicator.one_unit and indicator.weight:
        factor, base = indicator.one_unit, indicator.weight
    else:
        return {}
    found: dict[str, list[Point]] = {}
    for area, year, value in rows_of(base)[["area", "year", "value"]].itertuples(index=False):
        if value > 0:
            found.setdefault(str(area), []).append((int(year), factor / value))
    return found


def _counts(rows: pd.DataFrame) -> dict[str, dict[int, float]]:
    """What was counted, by area and year."""
    found: dict[str, dict[int, float]] = {}
    for area, year, value in rows[["area", "year", "value"]].itertuples(index=False):
        if not pd.isna(value):
            found.setdefault(str(area), {})[int(year)] = float(value)
    return found
