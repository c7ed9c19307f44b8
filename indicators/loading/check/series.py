"""Rules over whole series: figures that can not be wrong by their form but look wrong beside their neighbours."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.language.formatting import format_number
from indicators.loading.tables import LINE
from indicators.model import Indicator
from indicators.model.areas import Areas, Level
from indicators.model.problems import Problem
from indicators.model.quality import QualityKind

JUMP = 5.0
OWN_JUMP = 3.0
CALM = 2.0
CALM_YEARS = 3
LEAST_FIGURES = 3  # to jump away and back again
MOST, FEW, ENOUGH_AREAS = 0.9, 0.8, 10
UNIT_JUMP, UNIT_SPREAD = 8.0, 2.0


def check_series(
    values: pd.DataFrame, frame: pd.DataFrame, file: str, *, indicators: Mapping[str, Indicator], areas: Areas
) -> list[Problem]:
    """Return notices about checked `values`; `frame` is the text table they come from, for the line numbers."""
    if values.empty:
        return []
    known = values[values["value"].notna()].sort_values(["indicator", "area", "year"], ignore_index=True)
    lines = frame.assign(year=pd.to_numeric(frame["year"], errors="coerce"))
    place = lines.drop_duplicates(["indicator", "area", "year"]).set_index(["indicator", "area", "year"])[LINE]
    found = [
        *_outliers(known, place, file, indicators, areas),
        *_changed_units(known, file, indicators),
        *_missing_areas(known, file, indicators, areas),
    ]
    return sorted(found, key=lambda one: one.row or 0)


def _outliers(
    known: pd.DataFrame, place: pd.Series, file: str, indicators: Mapping[str, Indicator], areas: Areas
) -> list[Problem]:
    """A figure five times above or below what the area's neighbours in time and all other areas suggest.

    Compared are changes to the figure before, as logarithms, less the median change of all areas in that year; so a
    jump of all areas is none of one, and nothing is compared across a series break. A figure counts if it jumps away
    and back again; the latest one if the three changes before were calm (below a factor of two). Only series that can
    not be negative are judged; where figures are zero, or of so few that one changes them much, nothing is said.
    """
    positive = [name for name, one in indicators.items() if one.minimum is not None and one.minimum >= 0]
    rows = known[known["indicator"].isin(positive) & (known["value"] > 0) & ~_of_few(known, indicators, areas)]
    if rows["year"].nunique() < LEAST_FIGURES:
        return []
    series = [rows["indicator"], rows["area"], _segments(rows, indicators)]
    logs = pd.Series(np.log(rows["value"]), index=rows.index)
    change = logs.groupby(series).diff()
    relative = change - change.groupby([rows["indicator"], rows["year"]]).transform("median")
    back, own_back = (-one.groupby(series).shift(-1) for one in (relative, change))
    away = _same_sign_beyond(relative, back, np.log(JUMP)) & _same_sign_beyond(change, own_back, np.log(OWN_JUMP))
    latest = ~rows.duplicated(["indicator", "area"], keep="last")
    quiet = pd.concat([relative.groupby(series).shift(step).abs() for step in range(1, CALM_YEARS + 1)], axis=1)
    calm = quiet.lt(np.log(CALM)).all(axis=1)
    at_the_end = latest & calm & (relative.abs() > np.log(JUMP)) & (change.abs() > np.log(OWN_JUMP))
    before, after = (rows["value"].groupby(series).shift(step) for step in (1, -1))
    problems = []
    for index in rows.index[away | at_the_end]:
        row = rows.loc[index]
        neighbours = [format_number(one, 2) for one in (before[index], after[index]) if pd.notna(one)]
        text = f"{row['area']}, {row['year']}: {format_number(row['value'], 2)}, daneben {' und '.join(neighbours)}."
        line = place.get((row["indicator"], row["area"], row["year"]))  # None where the AGS was put right
        problems.append(
            Problem(
                "outlier",
                file,
                None if line is None else int(line),
                "value",
                text,
                "Bitte Komma und Einheit prüfen.",
                notice=True,
            )
        )
    return problems


def _of_few(known: pd.DataFrame, indicators: Mapping[str, Indicator], areas: Areas) -> pd.Series:
    """True for figures that one more or less changes much, by what is said of their quality."""
    few = {
        name
        for name, one in indicators.items()
        if any(quality.kind == QualityKind.SMALL_BASE for quality in one.qualities)
    }
    if not few:
        return pd.Series(False, index=known.index)
    cells = zip(known["indicator"], known["area"], known["year"], strict=True)
    found = [
        name in few and indicators[name].quality(areas.measured_at(area), int(year)).kind == QualityKind.SMALL_BASE
        for name, area, year in cells
    ]
    return pd.Series(found, index=known.index, dtype=bool)


def _segments(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.Series:
    """How many series breaks lie before each row: figures on both sides of one are no neighbours."""
    found = pd.Series(0, index=rows.index)
    for name, one in indicators.items():
        if one.breaks:
            own = rows["indicator"] == name
            found[own] = np.searchsorted(sorted(one.breaks), rows.loc[own, "year"].to_numpy(), side="right")
    return found


def _same_sign_beyond(one: pd.Series, other: pd.Series, limit: float) -> pd.Series:
    return ((one > limit) & (other > limit)) | ((one < -limit) & (other < -limit))


def _changed_units(known: pd.DataFrame, file: str, indicators: Mapping[str, Indicator]) -> list[Problem]:
    """A year in which an indicator is many times what it was in all areas alike, as when per cent become shares.

    Compared is each area's change of the absolute value, as a logarithm: the median beyond a factor of eight, and half
    of the areas within a factor of two around it. A declared series break explains it.
    """
    if known["area"].nunique() < ENOUGH_AREAS:
        return []
    rows = known[known["value"] != 0]
    logs = pd.Series(np.log(rows["value"].abs()), index=rows.index)
    change = rows.assign(change=logs.groupby([rows["indicator"], rows["area"]]).diff()).dropna(subset="change")
    of_years = change.groupby(["indicator", "year"])["change"]
    medians = of_years.median()
    jumped = medians[(of_years.size() >= ENOUGH_AREAS) & (medians.abs() > np.log(UNIT_JUMP))]
    problems = []
    for keys, median in jumped.items():
        name, year = str(keys[0]), int(str(keys[1]))
        low, high = (float(one) for one in np.quantile(of_years.get_group(keys), [0.25, 0.75]))
        one = indicators.get(name)
        if one is None or year in one.breaks:
            continue
        if high - low < np.log(UNIT_SPREAD):
            words = "das {n}-Fache" if median > 0 else "ein {n}-tel"
            times = words.format(n=format_number(float(np.exp(abs(median))), 0))
            found = f"„{name}“ ist {year} fast überall rund {times} des Werts davor."
            problems.append(
                Problem(
                    "unit",
                    file,
                    None,
                    "value",
                    found,
                    f"Gilt noch die Einheit „{one.unit}“? Sonst einen Bruch der Reihe (breaks) eintragen.",
                    notice=True,
                )
            )
    return problems


def _missing_areas(known: pd.DataFrame, file: str, indicators: Mapping[str, Indicator], areas: Areas) -> list[Problem]:
    """An indicator whose latest year lacks many municipalities that the year before had; a handful says nothing."""
    if known["area"].nunique() < ENOUGH_AREAS:
        return []
    towns = known[known["area"].isin([one.code for one in areas.at(Level.MUNICIPALITY)])]
    problems = []
    for name, own in towns.groupby("indicator"):
        counts = own.groupby("year")["area"].nunique()
        if name not in indicators or len(counts) < 2:
            continue
        before, latest = (int(count) for count in counts.iloc[-2:])
        year_before, year = counts.index[-2:]
        if before >= max(MOST * own["area"].nunique(), ENOUGH_AREAS) and latest < FEW * before:
            found = f"„{name}“ hat {year} nur {latest} Gebiete mit Wert, {year_before} waren es {before}."
            expected = "Bitte prüfen, ob Gebiete fehlen."
            problems.append(Problem("missing_areas", file, None, "area", found, expected, notice=True))
    return problems
