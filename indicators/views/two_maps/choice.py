"""Two maps side by side: what each shows, read from the address."""

from dataclasses import dataclass, replace
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.model import Level
from indicators.store import Store
from indicators.views.map.choice import MapChoice, explain_fit


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPair(Choice):
    """Indicator and year of the left and of the right map; they share level and area.

    An indicator without figures at the level is shown at the other one.
    """

    indicator: str = fields.indicator("indikator")
    year: int = fields.year("jahr", default=0)
    level: Level = fields.level()
    area: str | None = fields.area()
    other_indicator: str = fields.indicator("indikator2", usual=lambda reading: reading.found["indicator"])
    other_year: int = fields.year("jahr2", default=0)
    other_level: Level | None = None  # None = that of the left map

    @property
    def left(self) -> MapChoice:
        """What the left map shows."""
        return MapChoice(self.indicator, self.year, self.level, self.area)

    @property
    def right(self) -> MapChoice:
        """What the right map shows."""
        return MapChoice(self.other_indicator, self.other_year, self.other_level or self.level, self.area)

    def completed(self, reading: Reading) -> Self:
        """Return the first and the newest year of an indicator where nothing is said about the right map.

        Where a series break lies between them, of the longest series instead: its two maps can be compared.
        """
        if not (self.other_year or reading.texts.get("indikator2") in reading.data.series):
            fitted = self.left.fit(reading.data)
            every = reading.data.years(fitted.indicator, fitted.level) or [0]
            years = _comparable(every, reading.data, fitted.indicator, fitted.year if self.year else None)
            left = fitted.year if self.year else years[0]
            return replace(self, year=left, other_year=years[-1] if left == years[0] else years[0])
        return self

    def fit(self, data: Store) -> Self:
        """Return the pair with both maps at a level and in a year with figures."""
        left = self.left.fit(data)
        right = replace(self.right, level=left.level).fit(data)
        return replace(self, year=left.year, level=left.level, other_year=right.year, other_level=right.level)

    def explain(self, fitted: Self, reading: Reading) -> None:
        """Add notices about levels and years that are not as asked for, the same for both maps only once."""
        before, reading.notices = reading.notices, []
        explain_fit(self.left, fitted.left, reading, level_given="ebene" in reading.texts)
        asked = replace(self.right, level=fitted.left.level)
        explain_fit(asked, fitted.right, reading, level_given=True)
        reading.notices = [*before, *dict.fromkeys(reading.notices)]


def _comparable(years: list[int], data: Store, indicator: str, asked: int | None) -> list[int]:
    """The years of one series: that of the year asked for, else the longest, the newer of two; all if none has two."""
    series: dict[int, list[int]] = {}
    for year in years:
        series.setdefault(data.series[indicator].segment(year), []).append(year)
    of_asked = next((one for one in series.values() if asked in one), [])
    longest = max(series.values(), key=lambda one: (len(one), one[-1]))
    chosen = of_asked if asked is not None else longest
    return chosen if len(chosen) > 1 else years
