"""Dates as sources give them: a year, a month or a day, never more exact than they are."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, or with `month` a month, or with both a day; 0 = not said. Sorts by its beginning, the vaguer first."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """The date as our files write it.

        >>> str(PartialDate(2021, 3)), str(PartialDate(2021, 3, 9)), str(PartialDate(2021))
        ('2021-03', '2021-03-09', '2021')
        """
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def parse_partial_date(text: str) -> PartialDate | None:
    """Return the date of a text `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, None for any other and for days that do not exist.

    >>> parse_partial_date("2021-03"), parse_partial_date("2021-02-30"), parse_partial_date("März 2021")
    (PartialDate(year=2021, month=3, day=0), None, None)
    """
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not found:
        return None
    said = [int(part) for part in found.groups() if part]
    try:
        date(*[*said, 1, 1][:3])
    except ValueError:
        return None
    return PartialDate(*said)
