"""Yardsticks from outside the region: how the municipalities of the state or the country are spread, and totals."""

from dataclasses import dataclass, field
from enum import StrEnum


class Statistic(StrEnum):
    """What a reference figure is.

    All but two describe the figures of all municipalities of an area. TOTAL is the figure of the area as a
    whole, which is no median of its municipalities; VALUE is that of one municipality outside the region.
    """

    COUNT = "n"
    P10 = "p10"
    Q1 = "q1"
    MEDIAN = "median"
    Q3 = "q3"
    P90 = "p90"
    TOTAL = "total"
    VALUE = "value"


SPREAD = (Statistic.P10, Statistic.Q1, Statistic.MEDIAN, Statistic.Q3, Statistic.P90)


@dataclass(frozen=True, slots=True)
class ReferenceArea:
    """An area outside: code ("de", "05", an AGS), name, and how a sentence names it as a place ("in NRW")."""

    code: str
    label: str
    locative: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The yardstick of one indicator, area and year, in the indicator's unit; `figures` has what is known of it.

    `of` says what the spread is of where that is not simply all municipalities ("Gemeinden mit Angabe"), "" otherwise.
    """

    area: ReferenceArea
    indicator: str
    year: int
    source: str
    figures: dict[Statistic, float] = field(default_factory=dict)
    note: str = ""
    of: str = ""

    @property
    def count(self) -> int:
        """How many municipalities the spread is of, 0 where there is none."""
        return int(self.figures.get(Statistic.COUNT, 0))

    @property
    def median(self) -> float | None:
        """The median of the municipalities, None without a spread."""
        return self.figures.get(Statistic.MEDIAN)

    @property
    def total(self) -> float | None:
        """The figure of the area as a whole."""
        return self.figures.get(Statistic.TOTAL)

    @property
    def value(self) -> float | None:
        """The figure of a single municipality outside the region."""
        return self.figures.get(Statistic.VALUE)
