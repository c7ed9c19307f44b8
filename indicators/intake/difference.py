"""What an import would change: figures that are new, revised or no longer there, and ratings of goals that flip."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from indicators.figures.all_series import all_series
from indicators.intake.entries import KEY
from indicators.loading.aggregate import add_aggregates
from indicators.loading.checked import InMemory
from indicators.loading.computed import add_computed
from indicators.model import DataSet, Sign
from indicators.ratings.results import Result, rate_goal

SAME = 1e-9
FAR = 1.5


@dataclass(frozen=True)
class Difference:
    """Imported rows against the published ones of the data set.

    `new`: frame with `indicator`, `area`, `year`, `value`, `sign`. `revised`: the same with `before` and `before_sign`.
    `missing`: published figures of the same indicator, year and level whose area is not in the file; they stay.
    `steps`: new figures more than half above or a third below the area's last one (`before`, `before_year`), largest
    first.
    `older`: (indicator, last year of the file, last year held) where the data are further than the file.
    `new_years` and `new_areas` name (indicator, year) and (indicator, area) that had no figure at all.
    """

    new: pd.DataFrame
    revised: pd.DataFrame
    missing: pd.DataFrame
    steps: pd.DataFrame
    unchanged: int
    new_years: tuple[tuple[str, int], ...]
    new_areas: tuple[tuple[str, str], ...]
    older: tuple[tuple[str, int, int], ...]

    @property
    def is_empty(self) -> bool:
        """True where the import changes nothing."""
        return self.new.empty and self.revised.empty

    def as_dict(self) -> dict[str, Any]:
        """The difference as plain lists, for JSON."""
        return {
            "new": records(self.new),
            "revised": records(self.revised),
            "missing": records(self.missing),
            "steps": records(self.steps),
            "unchanged": self.unchanged,
            "new_years": [{"indicator": name, "year": year} for name, year in self.new_years],
            "new_areas": [{"indicator": name, "area": area} for name, area in self.new_areas],
            "older": [{"indicator": name, "year": year, "held": held} for name, year, held in self.older],
        }


@dataclass(frozen=True, slots=True)
class Flip:
    """A goal whose rating in an area differs before and after."""

    before: Result
    after: Result

    def as_dict(self) -> dict[str, Any]:
        """Goal, area, and on both sides status, deciding rule (A, B, C), reason for none, latest year and value."""
        sides: dict[str, Any] = {}
        for name, result in (("before", self.before), ("after", self.after)):
            rating = result.rating
            sides[name] = rating.status.value
            sides[f"{name}_rule"] = rating.applied.value if rating.applied else ""
            sides[f"{name}_reason"] = rating.reason.value if rating.reason else ""
            sides[f"{name}_year"], sides[f"{name}_value"] = rating.latest or (None, None)
        return {"goal": self.after.asked.id, "area": self.after.area.code, **sides}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as plain mappings, NA as None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def published(dataset: DataSet) -> pd.DataFrame:
    """The figures that stand in the files, without those the dashboard computes."""
    return dataset.values[dataset.values["sign"] != Sign.COMPUTED.value].drop(columns=["coverage", "dates"])


def compare_with_data(rows: pd.DataFrame, dataset: DataSet) -> Difference:
    """Return how imported `rows` (`indicator`, `area`, `year`, `value`, `sign`) differ from what is published."""
    names = set(rows["indicator"])
    stored = published(dataset)
    stored = stored[stored["indicator"].isin(names)]
    joined = rows[[*KEY, "value", "sign"]].merge(
        stored[[*KEY, "value", "sign"]].rename(columns={"value": "before", "sign": "before_sign"}),
        on=KEY,
        how="outer",
        indicator="side",
    )
    new = joined[joined["side"] == "left_only"][[*KEY, "value", "sign"]]
    both = joined[joined["side"] == "both"]
    close = (both["value"] - both["before"]).abs() <= SAME * both["before"].abs().clip(lower=1)
    same = (close | (both["value"].isna() & both["before"].isna())) & (both["sign"] == both["before_sign"])
    gone = joined[joined["side"] == "right_only"]
    covered = set(zip(rows["indicator"], rows["year"], rows["area"].str.len(), strict=True))
    places = zip(gone["indicator"], gone["year"], gone["area"].str.len(), strict=True)
    gone = gone[pd.Series([place in covered for place in places], index=gone.index, dtype=bool)]
    years, areas = (set(zip(stored["indicator"], stored[name], strict=True)) for name in ("year", "area"))
    return Difference(
        new=new.reset_index(drop=True),
        revised=both[~same].drop(columns="side").reset_index(drop=True),
        missing=gone[[*KEY, "before", "before_sign"]].reset_index(drop=True),
        steps=_steps(new, stored),
        unchanged=int(same.sum()),
        new_years=tuple(sorted({(n, int(y)) for n, y in zip(new["indicator"], new["year"], strict=True)} - years)),
        new_areas=tuple(sorted(set(zip(new["indicator"], new["area"], strict=True)) - areas)),
        older=_older(rows, stored),
    )


def _older(rows: pd.DataFrame, stored: pd.DataFrame) -> tuple[tuple[str, int, int], ...]:
    """The indicators whose figures go further in the data than in the file, with the last year of both."""
    last, held = (frame.groupby("indicator")["year"].max() for frame in (rows, stored))
    both = pd.concat({"last": last, "held": held}, axis="columns", join="inner")
    found = both[both["last"] < both["held"]]
    return tuple((str(name), int(row["last"]), int(row["held"])) for name, row in found.iterrows())


def _steps(new: pd.DataFrame, stored: pd.DataFrame) -> pd.DataFrame:
    """The new figures that are far from the last one of their area before them; zeros and signs are not compared."""
    columns = [*KEY, "value", "before", "before_year"]
    known = stored[stored["value"].notna()].sort_values("year")
    known = known.assign(before=known["value"], before_year=known["year"])[[*KEY, "before", "before_year"]]
    fresh = new[new["value"].notna()].sort_values("year")
    if known.empty or fresh.empty:
        return pd.DataFrame(columns=columns)
    joined = pd.merge_asof(fresh, known, on="year", by=["indicator", "area"], allow_exact_matches=False)
    joined = joined.dropna(subset="before")
    joined = joined[joined["value"] * joined["before"] > 0]
    joined = joined.assign(size=np.abs(np.log(joined["value"] / joined["before"])))
    far = joined[joined["size"] > np.log(FAR)].sort_values("size", ascending=False)
    return far.astype({"before_year": "int64"})[columns].reset_index(drop=True)


def with_rows(dataset: DataSet, rows: pd.DataFrame) -> DataSet:
    """Return the data set as it would be with imported rows in place of published ones, aggregates computed anew."""
    stored = published(dataset)
    ours = rows[[*KEY, "value", "sign"]].assign(note=rows.get("note", ""))
    keys = pd.MultiIndex.from_frame(stored[KEY]).isin(pd.MultiIndex.from_frame(ours[KEY]))
    values = pd.concat([stored[~keys], ours], ignore_index=True).astype({"year": "int64", "value": "float64"})
    aggregated = add_aggregates(values, indicators=dataset.indicators, areas=dataset.areas)
    return replace(
        dataset, figures=InMemory(add_computed(aggregated, dataset.indicators, changes=dataset.areas.changes))
    )


def flips(before: DataSet, after: DataSet, *, changed: Collection[str], day: date) -> list[Flip]:
    """Return the goals and areas whose status, or reason for none, differs.

    Looked at are goals on both sides which `changed` series touch, or which say something else than before.
    """
    touched = {name for name, one in before.indicators.items() if name in changed or one.weight in changed}
    touched |= {
        name
        for name, one in before.indicators.items()
        if one.quotient and {one.quotient.numerator, one.quotient.denominator} & touched
    }
    goals = [
        (one, other)
        for name, one in before.goals.items()
        if (other := after.goals.get(name)) and (one.indicator in touched or one != other)
    ]
    if not goals:
        return []
    series = all_series(before), all_series(after)
    found = []
    for sides in goals:
        old, new = (
            rate_goal(goal, list(one.areas), dataset=one, series=own, day=day)
            for goal, one, own in zip(sides, (before, after), series, strict=True)
        )
        found += [Flip(old[code], new[code]) for code in new if _judged(old[code]) != _judged(new[code])]
    return found


def _judged(result: Result) -> tuple[str, str]:
    return result.rating.status.value, result.rating.reason.value if result.rating.reason else ""
