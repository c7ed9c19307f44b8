"""Series breaks of single areas: where the figures before and after a year hold for different borders."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pandas as pd

from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.loading.territory import Unlike, unlike_today
from indicators.model import DataSet, Indicator, Level
from indicators.model.area_changes import AreaChange
from indicators.model.areas import Areas

AreaBreaks = dict[str, dict[int, str]]  # note by first year of the new series, by area
RowsOf = Callable[[str], pd.DataFrame]


def area_breaks(dataset: DataSet, indicator: Indicator, rows_of: RowsOf) -> AreaBreaks:
    """Return the breaks that areas have beside those of the indicator, with a note of what changed; mostly none.

    `rows_of` gives the rows of an indicator by its id. A quotient breaks where its numerator does: both always hold for
    the same borders.
    """
    if not dataset.areas.changes:
        return {}
    origin = dataset.indicators[indicator.quotient.numerator] if indicator.quotient else indicator
    unlike = unlike_today(rows_of(origin.id), origin, dataset.areas.changes)
    concerned = {area for area, _year in unlike}
    rows = rows_of(indicator.id)
    rows = rows[rows["area"].isin(concerned) & rows["value"].notna()]
    found = {}
    for area, own in rows.groupby("area", sort=False):
        years = sorted(int(year) for year in own["year"])
        found[str(area)] = _of_area(str(area), years, unlike, origin, dataset.areas)
    return found


def _of_area(area: str, years: Sequence[int], unlike: Unlike, indicator: Indicator, areas: Areas) -> dict[int, str]:
    """The breaks of one area: wherever two neighbouring figures hold for different borders."""
    breaks = {}
    for before, after in pairwise(years):
        then, now = (set(unlike.get((area, year), ())) for year in (before, after))
        if then != now:
            changed = [one for one in unlike.get((area, before), unlike.get((area, after), ())) if one in then ^ now]
            starts = {_first_year(one, indicator) for one in changed}
            is_here = all(before < start <= after for start in starts)
            words = change_words(area, changed, areas)
            text = words if is_here else _("davor und danach gelten die Werte für verschiedene Gebiete ({why})")
            breaks[max(starts) if is_here else after] = text.format(why=words)
    return breaks


def _first_year(one: AreaChange, indicator: Indicator) -> int:
    """The first year whose value holds for the area after a change."""
    year = one.date.year
    return year if indicator.reference_month.day(year) >= one.date else year + 1


def change_words(area: str, changes: Sequence[AreaChange], areas: Areas) -> str:
    """Return what changed the borders of an area: "2016 kam Altdorf hinzu: Werte davor gelten für das kleinere …"."""
    said, larger, smaller = [], False, False
    for year in sorted({one.date.year for one in changes}):
        own = [one for one in changes if one.date.year == year and not one.keeps_key]
        came = [one for one in own if _is_of(area, one.new, areas)]
        left = [one for one in own if one not in came]
        whole = [one.old_name for one in came if one.is_whole]
        parts = [one.old_name for one in came if not one.is_whole]
        if whole:
            text = _("{year} kam {names} hinzu") if len(whole) == 1 else _("{year} kamen {names} hinzu")
            said.append(text.format(year=year, names=join_de(whole)))
        if parts:
            said.append(_("{year} kam ein Teil von {names} hinzu").format(year=year, names=join_de(parts)))
        if left:
            is_same_level = len(area) == len(left[0].old)
            gone = [_name(one.new, areas) if is_same_level else one.old_name for one in left]
            text = _("{year} ging ein Teil an {names}") if is_same_level else _("{year} ging {names} ab")
            said.append(text.format(year=year, names=join_de(gone)))
        larger, smaller = larger or bool(came), smaller or bool(left)
    if larger and smaller:
        meaning = _("Werte davor gelten für das frühere Gebiet")
    elif larger:
        meaning = _("Werte davor gelten für das kleinere Gebiet")
    else:
        meaning = _("Werte davor gelten für das größere Gebiet")
    return f"{'; '.join(said)}: {meaning}"


def _is_of(area: str, key: str, areas: Areas) -> bool:
    """True for an area, and for what lies in a district or the region."""
    if area.isdigit() and key.startswith(area):
        return True
    own = areas.get(area)
    if own is not None and own.level == Level.REGION and not area.isdigit():
        return key[:5] in areas.changes.districts
    return own is not None and own.level == Level.DISTRICT and key in {one.code for one in areas.members(own)}


def _name(key: str, areas: Areas) -> str:
    former = areas.changes.former.get(key)
    return areas[key].label if key in areas else former.old_name if former else key
