"""Areas that merged, got another key or changed their district: what a figure of an earlier day was a figure of.

A change takes effect on its day: a value that holds on that day or later is one of the area after it. A town that takes
others in and keeps its key is its own predecessor; where parts alone were added, that goes without saying.
"""

import calendar
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

DISTRICT_DIGITS = 5
_KEY = re.compile(r"\b(?:\d{8}|\d{5})\b")
_SUM = "Summe aus "


class Part(StrEnum):
    """Whether an area went into another one as a whole, or only some of it."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class AreaChange:
    """A predecessor of an area: from `date` on, `old` belongs to `new`; `url` says where that is written."""

    date: date
    old: str
    old_name: str
    new: str
    part: Part
    url: str = ""

    @property
    def is_whole(self) -> bool:
        """True where the old area went wholly into the new one."""
        return self.part == Part.WHOLE

    @property
    def keeps_key(self) -> bool:
        """True for an area that is its own predecessor."""
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class Makeup:
    """What an area of today was at an earlier day: the `keys` of that day, and the `changes` since, latest first.

    Where it is not `is_exact`, the areas of these keys together are not the area of today: parts went to and fro.
    """

    keys: frozenset[str]
    is_exact: bool
    changes: tuple[AreaChange, ...]


def last_day(year: int, month: int) -> date:
    """Return the last day of a month, of month 0 that of the year before.

    >>> last_day(2016, 12), last_day(2016, 0)
    (datetime.date(2016, 12, 31), datetime.date(2015, 12, 31))
    """
    return date(year, month, calendar.monthrange(year, month)[1]) if month else date(year - 1, 12, 31)


@dataclass(frozen=True)
class AreaChanges:
    """All changes, and the districts of today, by which it is known what crossed their borders.

    `is_sound` is False where a row of the table had a fault: then nothing is computed by it.
    """

    rows: tuple[AreaChange, ...] = ()
    is_sound: bool = True
    districts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def former(self) -> dict[str, AreaChange]:
        """The last change of each key that was another area's predecessor, or gave a part away."""
        return {one.old: one for one in sorted(self.rows, key=lambda one: one.date) if not one.keeps_key}

    @cached_property
    def touched(self) -> frozenset[str]:
        """The keys of all areas that a change is about, and those of the districts they lay or lie in."""
        keys = {key for one in self.rows for key in (one.old, one.new)}
        return frozenset(keys | {key[:DISTRICT_DIGITS] for key in keys})

    def successors(self, key: str) -> frozenset[str]:
        """Return the last areas that a former one became: itself, or any that some of it went to."""
        if (known := self._heirs.get(key)) is not None:
            return known
        found, waiting = set[str](), [(key, date.min)]
        while waiting:
            own, since = waiting.pop()
            later = [one for one in self._from.get(own, ()) if one.date > since and not one.keeps_key]
            if not later or not any(one.is_whole for one in later):
                found.add(own)
            waiting += [(one.new, one.date) for one in later]
        return self._heirs.setdefault(key, frozenset(found))

    def is_over(self, key: str, day: date) -> bool:
        """True where a former area, which is none of today, was gone on a day."""
        return max((one.date for one in self._from.get(key, ())), default=date.max) <= day

    def was_there(self, key: str, day: date) -> bool:
        """True where a former area, which is none of today, had begun by a day and was not gone."""
        own = [one for one in self.rows if one.new == key and one.is_whole]
        kept = {one.date for one in own if one.keeps_key}
        begins = min((one.date for one in own if one.date not in kept), default=date.min)
        return begins <= day and not self.is_over(key, day)

    def made_of(self, key: str, day: date) -> Makeup:
        """Return what an area of today was on a day; itself where nothing changed since."""
        if (found := self._known.get((key, day))) is None:
            found = self._known[key, day] = self._made_of(key, day)
        return found

    def _made_of(self, key: str, day: date) -> Makeup:
        keys, is_exact, changes = {key}, True, list[AreaChange]()
        for at, now in self._by_date:
            for own in sorted(keys) if at > day else ():
                into = [one for one in now if one.new == own]
                is_new = any(one.is_whole for one in into) and not any(one.keeps_key for one in into)
                given = [one for one in now if one.old == own and not one.is_whole and not one.keeps_key]
                if is_new:
                    given = []  # by another area that had this key before
                    keys.discard(own)
                keys |= {one.old for one in into if one.is_whole}
                changes += [*into, *given]
                is_exact = is_exact and not given and all(one.is_whole for one in into)
        return Makeup(frozenset(keys), is_exact, tuple(changes))

    @cached_property
    def _from(self) -> dict[str, list[AreaChange]]:
        """The changes of each area that went, or gave a part away."""
        found: dict[str, list[AreaChange]] = {}
        for one in self.rows:
            found.setdefault(one.old, []).append(one)
        return found

    @cached_property
    def _heirs(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _by_date(self) -> list[tuple[date, list[AreaChange]]]:
        """The changes of each day, the latest first."""
        days = sorted({one.date for one in self.rows}, reverse=True)
        return [(day, [one for one in self.rows if one.date == day]) for day in days]

    @cached_property
    def _known(self) -> dict[tuple[str, date], Makeup]:
        return {}

    def unlike_today(self, key: str, day: date, note: str = "") -> tuple[AreaChange, ...]:
        """Return the changes that make a value under this key, of an earlier day, one of another area than today's.

        None where nothing changed, where the `note` of the value says that it is the sum of all predecessors, and where
        there was no such key on the day: then the value was computed for the area of today. `key` is any area's, also
        that of a district or of the region as a whole, whose border a municipality may have crossed.
        """
        if key not in self.touched and key.isdigit():
            return ()
        named = summed(note)
        found = self.made_of(key, day)
        if key not in found.keys:
            return ()
        is_same = found.keys == {key} or named >= found.keys
        own = () if found.is_exact and is_same else found.changes
        crossing = () if len(key) > DISTRICT_DIGITS else tuple(self._crossing(key, day, named))
        return (*own, *crossing)

    def _crossing(self, key: str, day: date, named: Collection[str]) -> Iterator[AreaChange]:
        """Municipalities that crossed the border of a district or the region after a day, not with a district."""
        said = {(one.date, one.old, one.new) for one in self.rows if len(one.old) == DISTRICT_DIGITS}
        for one in self.rows:
            old, new = one.old[:DISTRICT_DIGITS], one.new[:DISTRICT_DIGITS]
            if one.date <= day or len(one.old) == DISTRICT_DIGITS or old == new or old in named:
                continue
            if (one.date, old, new) in said:
                continue
            inside = (old in self.districts, new in self.districts)
            if key in (old, new) or (not key.isdigit() and inside[0] != inside[1]):
                yield one


def sum_note(parts: Iterable[tuple[str, str]]) -> str:
    """Return what stands in the note of a value that is the sum of its predecessors', by their keys and names.

    >>> sum_note([("09901001", "Musterstadt"), ("09901003", "Altdorf")])
    'Summe aus Musterstadt (09901001) + Altdorf (09901003)'
    """
    return _SUM + " + ".join(f"{name} ({key})" for key, name in parts)


def summed(note: str) -> frozenset[str]:
    """Return the keys that the note of a value names as its parts, none where it does not say so.

    >>> sorted(summed("Summe aus Musterstadt (09901001) + Altdorf (09901003)")), summed("2015: 09901001")
    (['09901001', '09901003'], frozenset())
    """
    return frozenset(_KEY.findall(note)) if note.startswith(_SUM) else frozenset()


def concerning(rows: Sequence[AreaChange], keys: Collection[str]) -> list[AreaChange]:
    """Return the changes that lead to areas of some keys, over others between, or took a part from one of them."""
    found: list[AreaChange] = []
    wanted = {(key, date.max) for key in keys}
    for one in sorted(rows, key=lambda one: one.date, reverse=True):
        leads = any(one.new == key and one.date < until for key, until in wanted)
        if leads or (not one.is_whole and one.old in keys):
            found.append(one)
            wanted.add((one.old, one.date))
    return [one for one in rows if one in found]


UNCHANGED = AreaChanges()
