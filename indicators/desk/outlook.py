"""What a release would do: to the files, to the figures, to ratings, and what stands against it."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from indicators.desk.drafts import BESIDE, Draft, content, drafts_folder, files_of
from indicators.desk.rows import Conflict, changes, merge
from indicators.figures.all_series import all_series
from indicators.intake.difference import Flip, flips, published
from indicators.intake.entries import KEY
from indicators.language.formatting import number_text
from indicators.loading.load import read_dataset
from indicators.loading.releases import CHANGE_COLUMNS
from indicators.model import DataSet, Goal
from indicators.model.problems import Problem
from indicators.ratings.results import Verdict, in_scope, rate_goal, tally

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Outlook:
    """What a release would do: files as they will be, what stands against it, and what it changes for visitors.

    `values` has the columns of `changes.csv`. `problems` are those that are not there without the release. `new_goals`
    are goals that were not there, with what their ratings say.
    """

    files: Files
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    values: pd.DataFrame
    flips: tuple[Flip, ...]
    new_goals: tuple[tuple[Goal, Mapping[Verdict, int]], ...]
    rows: Mapping[str, int]

    @property
    def faults(self) -> list[Problem]:
        """The problems that forbid a release."""
        return [one for one in self.problems if not one.notice]


def outlook(draft: Draft, folder: Path, *, day: date) -> Outlook:
    """Return what a release of the draft would do to the data as they are now. Raises DataProblems, OSError."""
    names = sorted({*files_of(draft.base), *files_of(draft.data)})
    states = {name: (content(draft.base, name), content(folder, name), content(draft.data, name)) for name in names}
    return look_ahead(folder, states, day=day)


def look_ahead(
    folder: Path, states: Mapping[str, tuple[bytes | None, bytes | None, bytes | None]], *, day: date
) -> Outlook:
    """Return what it would do to files of a folder to change them from what they were to what they shall be.

    `states` are each file as it was, as it is in the folder, and as it shall be. Raises DataProblems, OSError.
    """
    merged = {name: merge(name, *three) for name, three in states.items() if three[0] != three[2]}
    files = {name: one.content for name, one in merged.items() if one.content is not None}
    files = {name: file for name, file in files.items() if file != states[name][1]}
    conflicts = tuple(each for one in merged.values() for each in one.conflicts)
    before = read_dataset(folder, day=day)
    with tempfile.TemporaryDirectory(prefix=BESIDE, dir=drafts_folder(folder)) as beside:
        copy = Path(beside) / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*"))
        for name, file in files.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(file)
        after = read_dataset(copy, day=day)
    known = {(one.code, one.file, one.column, one.found) for one in before.problems}
    problems = [one for one in after.problems if (one.code, one.file, one.column, one.found) not in known]
    values = _changed_values(before, after)
    turned = flips(before, after, changed=set(values["indicator"]), day=day)
    rows = {name: len(changes(name, states[name][1], file)) for name, file in files.items()}
    return Outlook(files, conflicts, tuple(problems), values, tuple(turned), _new_goals(before, after, day), rows)


def _new_goals(before: DataSet, after: DataSet, day: date) -> tuple[tuple[Goal, Mapping[Verdict, int]], ...]:
    """The goals that were not there, with what their ratings say and how often."""
    new = [one for name, one in after.goals.items() if name not in before.goals]
    series = all_series(after) if new else {}
    return tuple(
        (one, tally(rate_goal(one, in_scope(one, after.areas), dataset=after, series=series, day=day).values()))
        for one in new
    )


def _changed_values(before: DataSet, after: DataSet) -> pd.DataFrame:
    """The published figures that differ, as `changes.csv` has them: new ones, revised ones, those that are gone."""
    old, new = (published(one)[[*KEY, "value", "sign"]] for one in (before, after))
    joined = old.merge(new, on=KEY, how="outer", suffixes=("_before", "_after"), indicator="side")
    same = (joined["value_before"] == joined["value_after"]) | (
        joined["value_before"].isna() & joined["value_after"].isna()
    )
    same &= (joined["sign_before"] == joined["sign_after"]) & (joined["side"] == "both")
    found = joined[~same]
    told = {
        **{name: found[name].astype(str) for name in KEY},
        "before": [number_text(value) for value in found["value_before"].astype(float)],
        "before_sign": found["sign_before"].fillna(""),
        "after": [number_text(value) for value in found["value_after"].astype(float)],
        "after_sign": found["sign_after"].fillna(""),
    }
    return pd.DataFrame(told, columns=list(CHANGE_COLUMNS))
