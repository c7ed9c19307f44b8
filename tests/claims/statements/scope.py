"""Of what statements are generated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indicators.figures.series import Series
from indicators.model import Area, Goal
from indicators.store import Store


@dataclass(frozen=True)
class Scope:
    """Everything, or a part of it that is quick to look through; `day` is that as of which it is rated."""

    data: Store
    areas: Sequence[Area]
    series: Sequence[Series]
    goals: Sequence[Goal]
    day: date

    @classmethod
    def whole(cls, data: Store) -> Scope:
        """Everything there is."""
        return cls(
            data, list(data.dataset.areas), list(data.series.values()), list(data.dataset.goals.values()), data.day
        )

    @classmethod
    def part(cls, data: Store, areas: Sequence[str], indicators: Sequence[str], goals: Sequence[str]) -> Scope:
        """Some areas, indicators and goals."""
        known = data.dataset
        return cls(
            data,
            [known.areas[one] for one in areas],
            [data.series[one] for one in indicators],
            [known.goals[one] for one in goals],
            data.day,
        )
