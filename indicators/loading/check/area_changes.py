"""area_changes.csv: its columns, and what must fit together in a history of areas."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.loading.cells import DAY, URL, matching, one_of
from indicators.loading.rows import Row, rows
from indicators.loading.schema import Column, Table
from indicators.model.area_changes import AreaChange, AreaChanges, Part, concerning
from indicators.model.areas import Areas
from indicators.model.problems import Problem, near_matches

AGS = matching(re.compile(r"[0-9]{8}|[0-9]{5}"), "ags", "ist kein AGS", "8 Ziffern (Gemeinde) oder 5 Ziffern (Kreis).")
AREA_CHANGES = Table(
    "area_changes.csv",
    (
        Column("date", DAY, required=True, title="Tag, an dem es wirksam wurde"),
        Column("old", AGS, required=True, title="AGS davor"),
        Column("old_name", required=True, title="Name davor"),
        Column("new", AGS, required=True, title="AGS danach"),
        Column("part", one_of(Part), required=True, title="Ganz (whole) oder zum Teil (part)"),
        Column("url", URL, title="Adresse, unter der das steht"),
    ),
    key=("date", "old", "new"),
    closed=True,
)
Placed = Sequence[tuple[Row, AreaChange]]


def with_area_changes(folder: Path, problems: list[Problem], areas: Areas) -> Areas:
    """Return the areas with the changes of their borders and keys, where the folder has that table."""
    if not AREA_CHANGES.is_in(folder):
        return areas
    frame = AREA_CHANGES.frame(folder, problems)
    if frame is None:
        return replace(areas, changes=AreaChanges(is_sound=False))
    return replace(areas, changes=check_area_changes(frame, problems, [one.code for one in areas]))


def check_area_changes(
    frame: pd.DataFrame, problems: list[Problem], keys: Collection[str], *, of_all: bool = False, name: str = ""
) -> AreaChanges:
    """Return the changes that lead to areas with these keys; a row with a fault is left out, and named in `problems`.

    In a table `of_all` areas of a country rows that concern none of these are passed over.
    """
    found: list[Problem] = []
    placed: list[tuple[Row, AreaChange]] = []
    for row in rows(frame, name or AREA_CHANGES.file, found):
        fields = AREA_CHANGES.fields(row)
        if not row.ok:
            continue
        one = AreaChange(**fields)
        if len(one.old) != len(one.new):
            row.fault(
                "ags", "new", f"„{one.old}“ und „{one.new}“ sind nicht von einer Ebene.", "Zwei gleich lange AGS."
            )
        else:
            placed.append((row, one))
    if of_all:
        ours = set(concerning([one for _row, one in placed], keys))
        placed = [(row, one) for row, one in placed if one in ours]
    _check_each(placed, keys)
    _check_histories(placed, keys)
    problems += found
    good = tuple(one for row, one in placed if row.ok)
    districts = frozenset(key for key in keys if len(key) == 5 and key.isdigit())
    return AreaChanges(good, is_sound=all(one.notice for one in found), districts=districts)


def _check_each(placed: Placed, keys: Collection[str]) -> None:
    """Every row leads to an area of today, and stands there once."""
    seen = set()
    for row, one in placed:
        key = one.date, one.old, one.new
        if key in seen:
            row.fault("duplicate", "old", f"„{one.old}“ nach „{one.new}“ steht mehrmals.", "Nur eine Zeile.")
        seen.add(key)
        goes_on = any(other.old == one.new and other.date > one.date for _row, other in placed)
        is_given_away = not one.is_whole and one.old in keys
        if one.new not in keys and not goes_on and not is_given_away:
            expected = f"Ein AGS aus areas.csv, oder „old“ einer späteren Zeile.{near_matches(one.new, keys)}"
            row.fault("area_new", "new", f"„{one.new}“ gibt es danach nicht.", expected)


def _check_histories(placed: Placed, keys: Collection[str]) -> None:
    """Every area is there before it changes, is gone after it went, and was its own predecessor where it was there."""
    for row, one in placed:
        others = [other for _row, other in placed if other is not one]
        same = [other for other in others if other.old == one.old and other.date == one.date]
        if one.is_whole and any(other.new != one.new for other in same):
            found = f"„{one.old}“ ging ganz in „{one.new}“ und auch in „{same[0].new}“."
            row.fault("area_split", "part", found, "Eine Zeile mit „whole“, oder mehrere mit „part“.")
        gone = [
            other for other in others
            if other.old == one.old and other.is_whole and not other.keeps_key and other.date < one.date
            and not any(each.new == one.old and other.date < each.date < one.date for each in others)
        ]  # fmt: skip
        if gone:
            found = f"„{one.old}“ ging schon am {gone[0].date:%d.%m.%Y} in „{gone[0].new}“."
            row.fault("area_gone", "old", found, "Jedes Gebiet geht einmal auf.")
        is_back = any(other.new == one.old and other.date > one.date for other in others)
        if one.is_whole and not one.keeps_key and one.old in keys and not is_back:
            found = f"„{one.old}“ steht in areas.csv, ging aber ganz in „{one.new}“."
            row.fault("area_gone", "old", found, "Der AGS eines Gebiets, das es nicht mehr gibt.")
        into = [other for other in (one, *others) if other.new == one.new and other.date == one.date]
        if one.is_whole and not any(other.keeps_key for other in into) and _was_there(one, others):
            found = f"„{one.new}“ gab es vor dem {one.date:%d.%m.%Y} schon."
            expected = "Eine weitere Zeile, in der es sein eigener Vorgänger ist („old“ und „new“ gleich)."
            row.fault("area_before", "new", found, expected)


def _was_there(one: AreaChange, others: Sequence[AreaChange]) -> bool:
    """True where the table says that the area after a change was there before it."""
    ends = [other.date for other in others
            if other.old == one.new and other.is_whole and not other.keeps_key and other.date < one.date]  # fmt: skip
    begins = [other.date for other in others if other.new == one.new and other.date < one.date]
    gives = [other for other in others if other.old == one.new and other.date == one.date]
    if gives or (begins and max(begins) > max(ends, default=date.min)):
        return True
    parts = [other.date for other in others if other.old == one.new and other.date < one.date and not other.is_whole]
    return bool(parts) and not ends
