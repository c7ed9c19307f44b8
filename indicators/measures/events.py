"""Beginnings of measures as events on a line over time, numbered, with their names told in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.language.formatting import partial_date_de
from indicators.language.i18n import gettext as _
from indicators.measures.reach import measures_of_indicator, reach
from indicators.model import Area, DataSet
from indicators.model.measure import Measure
from indicators.model.partial_date import PartialDate

MARGIN_YEARS = 0.3  # how far a time chart reaches beyond its first and last figure


@dataclass(frozen=True, slots=True)
class Event:
    """The beginning of a measure; `at` is its place on an axis of years, `is_shown` False outside of what is drawn."""

    number: int
    measure: str
    label: str
    began: str
    at: float
    is_shown: bool

    @property
    def words(self) -> str:
        """Name and beginning in one line, and that it lies outside of what is drawn."""
        text = _("{label} (Beginn: {began})") if self.is_shown else _("{label} (Beginn: {began}, nicht eingezeichnet)")
        return text.format(label=self.label, began=self.began)


def events_of(dataset: DataSet, indicator: str, area: Area, years: Sequence[int]) -> list[Event]:
    """Return the measures for an indicator that touch an area and have a beginning, in order of time.

    `years` are those with figures: what began before or after them is named, not drawn.
    """
    found: list[tuple[PartialDate, Measure]] = [
        (one.start, one) for one in measures_of_indicator(dataset, indicator) if one.start and reach(dataset, one, area)
    ]
    found.sort(key=lambda pair: pair[0])
    low, high = (min(years) - MARGIN_YEARS, max(years) + MARGIN_YEARS) if years else (0.0, 0.0)
    return [
        Event(number, one.id, one.label, partial_date_de(start), place(start), low <= place(start) <= high)
        for number, (start, one) in enumerate(found, start=1)
    ]


def place(when: PartialDate) -> float:
    """Return the place of a date on an axis of years; a year alone stands at the year, where its figures stand too.

    >>> place(PartialDate(2021)), place(PartialDate(2021, 7)), place(PartialDate(2021, 1, 1))
    (2021.0, 2021.5, 2021.0)
    """
    month, day = when.month or 1, when.day or 1
    return round(when.year + (month - 1) / 12 + (day - 1) / 366, 3)


def places_shown(events: Sequence[Event]) -> dict[float, str]:
    """Return the numbers that stand at each place of the axis: those of one place together."""
    found: dict[float, list[str]] = {}
    for one in events:
        if one.is_shown:
            found.setdefault(one.at, []).append(str(one.number))
    return {at: ", ".join(numbers) for at, numbers in found.items()}


def events_alt(events: Sequence[Event]) -> str:
    """Return the events as an addition to the text alternative of a chart, "" for none."""
    if not events:
        return ""
    told = "; ".join(f"{one.number} {one.words}" for one in events)
    return _("Maßnahmen dazu: {events}.").format(events=told)
