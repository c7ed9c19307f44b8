"""Measures and lead projects: their types, how far they are, and which of them touch an area, a goal, an indicator."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.model.partial_date import PartialDate

REPORT_EVERY_MONTHS = 6  # as the precedent of Konstanz: no text is ever older


class MeasureStatus(StrEnum):
    """How far a measure is, as reports say it; what no source says is None, not a status."""

    NOT_BEGUN = "Nicht begonnen"
    PLANNING = "Planung"
    UNDER_WAY = "Umsetzung"
    RUNNING = "Laufend"
    COMPLETED = "Abgeschlossen"


class LinkedBy(StrEnum):
    """Who says that one thing serves another: its source, whoever keeps the list, or a resolution."""

    SOURCE = "Quelle"
    EDITORS = "Redaktion"
    RESOLUTION = "Beschluss"


class DerivedStatus(StrEnum):
    """What follows from the dates of a measure, in place of what its latest report says."""

    ENDED = "Laufzeit vorbei"


Standing = MeasureStatus | DerivedStatus | None
STANDINGS: tuple[Standing, ...] = (  # in the order of the board
    MeasureStatus.NOT_BEGUN,
    MeasureStatus.PLANNING,
    MeasureStatus.UNDER_WAY,
    MeasureStatus.RUNNING,
    DerivedStatus.ENDED,
    MeasureStatus.COMPLETED,
    None,
)


@dataclass(frozen=True, slots=True)
class MeasureReport:
    """What was said about a measure at a time; `status` None = the report names none."""

    date: PartialDate
    status: MeasureStatus | None
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """What a measure brought about that one can count; `planned` and `reached` in `unit`, None = not known."""

    what: str
    unit: str = ""
    planned: float | None = None
    reached: float | None = None
    date: PartialDate | None = None
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is done for goals: a measure or lead project with its reports, oldest first; "" and None = not known.

    `areas`, `goals` and `indicators` hold codes; areas may be municipalities, districts or the region. `linked_by` says
    whether its source names the goals and indicators, or whoever keeps this list put them together.
    """

    id: str
    label: str
    description: str = ""
    bundle: str = ""
    areas: tuple[str, ...] = ()
    pillar: str = ""
    goals: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    linked_by: LinkedBy = LinkedBy.SOURCE
    responsible: str = ""
    start: PartialDate | None = None
    planned_end: PartialDate | None = None
    budget_eur: float | None = None
    funding: str = ""
    url: str = ""
    reports: tuple[MeasureReport, ...] = ()
    outputs: tuple[Output, ...] = ()

    @property
    def latest_report(self) -> MeasureReport | None:
        """The latest report, None where there is none."""
        return self.reports[-1] if self.reports else None

    @property
    def status(self) -> MeasureStatus | None:
        """What the latest report says; None where it names no status: an older one may no longer hold."""
        return self.reports[-1].status if self.reports else None

    def standing(self, day: date) -> Standing:
        """How far the measure is known to be on a day: its status, unless its planned end is over by then.

        Of a measure that should have ended and is not reported as completed nothing is known: what was said before its
        end no longer holds.
        """
        if self.status == MeasureStatus.COMPLETED or self.planned_end is None or self.planned_end.last >= day:
            return self.status
        return DerivedStatus.ENDED

    def has_no_recent_report(self, day: date) -> bool:
        """True where no report of the last six months is known: none at all, or an older one.

        A completed measure needs no further report. A report of "2024" may be of its last day.
        """
        if self.status == MeasureStatus.COMPLETED:
            return False
        return self.latest_report is None or self.latest_report.date.last < months_before(day, REPORT_EVERY_MONTHS)


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last of that month where it has no such day.

    >>> months_before(date(2026, 8, 31), 6), months_before(date(2026, 5, 23), 6)
    (datetime.date(2026, 2, 28), datetime.date(2025, 11, 23))
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = PartialDate(year, month + 1).last
    return min(date(year, month + 1, min(day.day, last.day)), last)
