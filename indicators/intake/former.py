"""Figures under the keys of areas as they were: taken over, summed up, or left out and named, never guessed."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from indicators.intake.entries import KEY
from indicators.intake.findings import Account
from indicators.intake.layout.found import FoundCell
from indicators.model import Indicator, Kind, Level, Sign
from indicators.model.area_changes import Makeup, sum_note
from indicators.model.areas import Areas
from indicators.model.indicator import ReferenceMonth

# Signs that stand beside an exact figure; the sum of such figures has the one that they share.
EXACT = frozenset({"", Sign.PRELIMINARY, Sign.REVISED, Sign.ESTIMATED, Sign.FINAL})


class Given(NamedTuple):
    """A row of a file: its place in the frame, and its figure."""

    at: int
    value: float
    sign: str
    line: int
    column: str

    @property
    def is_known(self) -> bool:
        """True where it has a value."""
        return self.value == self.value


class Former:
    """What becomes of the figures of one file that areas of earlier days have; what is left out is in the `account`."""

    def __init__(self, areas: Areas, indicators: Mapping[str, Indicator], account: Account) -> None:
        self.areas, self.changes = areas, areas.changes
        self.indicators, self.account = indicators, account
        self._left: set[int] = set()
        self._new: list[dict[str, object]] = []

    def at(self, cell: FoundCell, year: int, indicator: str) -> str:
        """Return the key of a figure's area in its year; "" where its name was that of two, which is said."""
        if not cell.namesakes:
            return cell.area
        day = self._months(indicator).day(year)
        there = [one for one in cell.namesakes if self.changes.was_there(one, day)]
        if cell.area in self.areas and cell.area in self.changes.made_of(cell.area, day).keys:
            there.append(cell.area)
        if len(there) < 2:
            return there[0] if there else cell.area
        self.account.skipped.add("former_name", self._words(cell.area, year, indicator, cell.line))
        return ""

    def of_today(self, cell: FoundCell) -> str:
        """Return the area of today that an entry of a register lies in; "" where that is not known, which is said."""
        if cell.area in self.areas:
            return cell.area
        found = self.changes.successors(cell.area)
        inside = [one for one in found if one in self.areas]
        if self.changes.is_sound and len(found) == len(inside) == 1:
            self.account.repairs.add("former_key", f"{self._name(cell.area)} → {inside[0]}")
            return inside[0]
        self.account.skipped.add("former_part", f"Zeile {cell.line}: {self._name(cell.area)}")
        return ""

    def under_todays_keys(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows with a column `note`, those of former areas under the keys of today as far as that is exact.

        One whole predecessor alone: its figure is that of today's area. Several: counts are summed up where all have an
        exact one. A town that took others in keeps its figure where no sum can be made; it is one of the smaller town,
        which `Series.breaks_of` tells.
        """
        rows = rows.assign(note="")
        touched = rows["area"].isin(self.changes.touched)
        if not touched.any():
            return rows
        by_figure: dict[tuple[str, int], dict[str, Given]] = {}
        own = rows[touched]
        columns = (own.index, *(own[name] for name in (*KEY, "value", "sign", "line", "column")))
        for at, name, area, year, *rest in zip(*columns, strict=True):
            by_figure.setdefault((str(name), int(year)), {})[str(area)] = Given(int(at), *rest)
        for (name, year), given in by_figure.items():
            self._figure(name, year, given)
        kept = rows.drop(index=list(self._left))
        return (
            pd.concat([kept, pd.DataFrame(self._new, columns=rows.columns)], ignore_index=True) if self._new else kept
        )

    def _figure(self, name: str, year: int, given: Mapping[str, Given]) -> None:
        """The figures of one indicator and year, by the keys they have in the file."""
        day = self._months(name).day(year)
        reached = {one for key in given for one in (key, *self.changes.successors(key)) if one in self.areas}
        makeups = {key: self.changes.made_of(key, day) for key in sorted(reached)}
        claimed = {one for key, made in makeups.items() for one in made.keys if one != key}  # also a key used again
        waiting = {key for key in given if key not in self.areas or key in claimed}
        for key in sorted(waiting - claimed):
            if self.changes.is_over(key, day):
                self._gone(key, name, year, given[key])
                waiting.discard(key)
        if waiting and not self.changes.is_sound:
            self._leave("former_table", sorted(waiting), name, year, given)
            return
        for key, made in makeups.items():
            if made.changes and self.changes.is_sound:
                own = {key} - claimed
                waiting -= self._area(
                    key, made, name, year, {one: each for one, each in given.items() if one in waiting | own}
                )
        for key in sorted(waiting):  # what it became went on in parts, or it is none of its year
            was_there = self.changes.was_there(key, day)
            self._leave("former_part" if was_there else "former_other", [key], name, year, given)
        for key, one in given.items():
            if one.at not in self._left and one.is_known and self.changes.unlike_today(key, day):
                self.account.repairs.add("former_borders", self._words(key, year, name, one.line))

    def _area(self, key: str, made: Makeup, name: str, year: int, given: Mapping[str, Given]) -> set[str]:
        """An area of today and its predecessors; returned are those whose figures are accounted for."""
        others = {one.old for one in made.changes if one.old != key and not one.is_whole} | made.keys - {key}
        told = sorted(one for one in others if one in given)
        own = given.get(key)
        if not made.is_exact:
            self._leave("former_part", told, name, year, given, key)
            return set(told)
        if made.keys == {key} or not told:
            if own and key not in made.keys and (not own.is_known or not own.value):
                self._leave("former_not_yet", [key], name, year, given)
            return set(told)
        if own and key not in made.keys and (not own.is_known or not own.value):
            self._leave("former_not_yet", [key], name, year, given)
            own = None
        parts = [given.get(one) for one in sorted(made.keys)]
        if len(parts) == 1:
            self._one(key, told, name, year, given, own)
            return set(told)
        reason, total, sign = self._sum(name, year, parts, self.areas[key].level)
        is_direct = own is not None and key not in made.keys
        if is_direct and own is not None and not reason and own.value == total:
            self._leave("repeated", told, name, year, given)
        elif is_direct and any(given[one].is_known for one in told):
            self._leave("former_both", [key, *told], name, year, given, key, keys=made.keys)
        elif reason:
            self._leave(reason, told, name, year, given, key, keys=made.keys)
        else:
            first = next(one for one in parts if one)
            self._left |= {one.at for one in parts if one}
            note = sum_note((one, self._label(one)) for one in sorted(made.keys))
            self._add(name, key, year, (total, sign), first, note)
            self.account.repairs.add("former_sum", f"{key} {year}: {note}")
        return set(told)

    def _one(
        self, key: str, told: Sequence[str], name: str, year: int, given: Mapping[str, Given], own: Given | None
    ) -> None:
        """An area that only got another key: its figure is the same, unless the file gives two."""
        before = given[told[0]]
        if own is None:
            self._left.add(before.at)
            self._add(name, key, year, (before.value, before.sign), before, "")
            self.account.repairs.add("former_key", f"{self._name(told[0])} → {key}")
        elif (own.value, own.sign) == (before.value, before.sign) or not before.is_known:
            self._leave("repeated", told, name, year, given)
        else:
            self._leave("former_both", [key, *told], name, year, given, key)

    def _sum(self, name: str, year: int, parts: Sequence[Given | None], level: Level) -> tuple[str, float, str]:
        """Why the figures of all predecessors cannot be summed up, "" where they can; their sum and its sign."""
        indicator = self.indicators.get(name)
        if indicator is None or indicator.kind != Kind.COUNT:
            return "former_share", 0.0, ""
        if any(one is None or not one.is_known for one in parts):
            return "former_missing", 0.0, ""
        signs = {one.sign for one in parts if one} - {""}
        if not signs <= EXACT or len(signs) > 1 or indicator.quality(level, year).step:
            return "former_rounded", 0.0, ""
        total = sum(Decimal(repr(float(one.value))) for one in parts if one)
        return "", float(total), next(iter(signs), "")

    def _gone(self, key: str, name: str, year: int, given: Given) -> None:
        """A figure of an area that was gone by then: a fault, but for an empty or zero one."""
        self._left.add(given.at)
        if not given.is_known or not given.value:
            self.account.skipped.add("former_gone", self._words(key, year, name, given.line))
            return
        after = self.changes.former[key]
        found = f"„{self._name(key)}“ gibt es seit dem {after.date:%d.%m.%Y} nicht mehr, der Wert ist von {year}."
        heirs = ", ".join(self._name(one) for one in sorted(self.changes.successors(key)))
        self.account.fault("area_gone", given.line, given.column, found, f"Werte unter {heirs}.")

    def _leave(
        self, code: str, told: Iterable[str], name: str, year: int, given: Mapping[str, Given], into: str = "",
        *, keys: Iterable[str] = (),
    ) -> None:  # fmt: skip
        """Leave figures out, and say which, with all predecessors of the area they would have gone into."""
        wanted = f" → {self._name(into)}" if into else ""
        made = " + ".join(self._name(one) for one in sorted(keys))
        for key in told:
            self._left.add(given[key].at)
            words = f"{self._words(key, year, name, given[key].line)}{wanted}{f' = {made}' if made else ''}"
            self.account.skipped.add(code, words)

    def _add(self, name: str, key: str, year: int, figure: tuple[float, str], place: Given, note: str) -> None:
        row = (name, key, year, *figure, place.line, place.column, note)
        names = (*KEY, "value", "sign", "line", "column", "note")
        self._new.append(dict(zip(names, row, strict=True)))

    def _months(self, name: str) -> ReferenceMonth:
        known = self.indicators.get(name)
        return known.reference_month if known else ReferenceMonth()

    def _label(self, key: str) -> str:
        former = self.changes.former.get(key)
        return self.areas[key].name if key in self.areas else former.old_name if former else key

    def _name(self, key: str) -> str:
        return f"{self._label(key)} ({key})"

    def _words(self, key: str, year: int, name: str, line: int) -> str:
        return f"Zeile {line}: {self._name(key)} {year}, {name}"
