"""Values that hold for another area than that of today: which, and by which changes."""

from collections.abc import Mapping

import pandas as pd

from indicators.model import Indicator, Sign
from indicators.model.area_changes import AreaChange, AreaChanges
from indicators.model.areas import Areas

Unlike = Mapping[tuple[str, int], tuple[AreaChange, ...]]
TOWN_DIGITS = 8


def unlike_today(rows: pd.DataFrame, indicator: Indicator, changes: AreaChanges) -> Unlike:
    """Return the changes that make values ones of another area, by area and year; others are not named.

    `rows` are those of the indicator, columns as in `add_aggregates`. What is computed of members is of today.
    """
    if not changes:
        return {}
    found = {}
    touched = rows["area"].isin(changes.touched) | ~rows["area"].str.isdigit().astype(bool)
    own = rows[touched & (rows["sign"] != Sign.COMPUTED.value)]
    for area, year, note in own[["area", "year", "note"]].itertuples(index=False):
        if told := changes.unlike_today(str(area), indicator.reference_month.day(int(year)), str(note)):
            found[str(area), int(year)] = told
    return found


def of_today(rows: pd.DataFrame, indicator: Indicator, areas: Areas) -> pd.DataFrame:
    """Return the rows of an indicator without the values that members of an area had when they were other areas.

    A district that gave a municipality to another one of the region is the same for the region as a whole.
    """
    districts = areas.changes.districts
    unlike = {
        key
        for key, told in unlike_today(rows, indicator, areas.changes).items()
        if len(key[0]) == TOWN_DIGITS or any(one.old[:5] not in districts for one in told)
    }
    if not unlike:
        return rows
    keys = zip(rows["area"], rows["year"], strict=True)
    left_out = pd.Series([(area, int(year)) in unlike for area, year in keys], index=rows.index, dtype=bool)
    return rows.assign(value=rows["value"].mask(left_out))
