"""The data of the dashboard, read once per change of its files and shared by all sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from indicators.goal_status import Result, rate_goal
from indicators.load import fingerprint, read_dataset
from indicators.model import DataSet, Indicator, IndicatorSet, Level, Source
from indicators.series import Series, all_series, levels_of


@dataclass(frozen=True)
class Store:
    """The data set with its series, and what pages look up in it."""

    dataset: DataSet
    series: Mapping[str, Series]

    @cached_property
    def sets(self) -> list[IndicatorSet]:
        """The sets that have at least one indicator, in the order of `sets.csv`."""
        return [one for one in self.dataset.sets.values() if one.indicators]

    @property
    def default_indicator(self) -> str:
        """The lead indicator of the first set; "" where there is no set at all."""
        return self.sets[0].lead if self.sets else ""

    @cached_property
    def _levels(self) -> Mapping[str, list[Level]]:
        return {name: levels_of(series, self.dataset) for name, series in self.series.items()}

    def levels(self, indicator: str) -> list[Level]:
        """The levels an indicator can be mapped at."""
        return self._levels[indicator]

    def years(self, indicator: str, level: Level) -> list[int]:
        """The years for which an indicator has values at a level, oldest first."""
        return self.series[indicator].years([area.code for area in self.dataset.areas.at(level)])

    @cached_property
    def _results(self) -> dict[tuple[str, date], Mapping[str, Result]]:
        return {}

    def results(self, goal: str) -> Mapping[str, Result]:
        """The results of a goal for all areas, by code, as of today; rated once a day."""
        key = (goal, date.today())
        if key not in self._results:
            rated = rate_goal(
                self.dataset.goals[goal], list(self.dataset.areas), dataset=self.dataset, series=self.series, day=key[1]
            )
            self._results[key] = rated
        return self._results[key]

    def sources_of(self, indicator: Indicator) -> list[Source]:
        """The sources of an indicator."""
        return [self.dataset.sources[f"{indicator.set}/{name}"] for name in indicator.sources]


def store() -> Store:
    """Return the data; read anew only when a file of the data folder changed."""
    return _read(fingerprint())


@lru_cache(maxsize=1)
def _read(_files: tuple[tuple[str, int, int], ...]) -> Store:
    dataset = read_dataset()
    return Store(dataset, all_series(dataset))
