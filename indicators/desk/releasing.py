"""A draft becomes part of the data: merged, checked, written as one, named as a release; and back again.

Before anything is written, what the files were and will be is put aside below the drafts (`released/<release>`): from
that a release is taken back, by a merge as for any other change.
"""

import json
import logging
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

import pandas as pd

from indicators.desk.act import Act
from indicators.desk.commit import commit
from indicators.desk.drafts import BESIDE, Draft, DraftConflictError, content, drafts_folder, files_of
from indicators.desk.log import entries, note
from indicators.desk.rows import KEYS, Conflict, changes, merge, read, written
from indicators.figures.all_series import all_series
from indicators.intake.difference import Flip, flips, published, records
from indicators.intake.entries import KEY
from indicators.language.formatting import number_text
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.journal import alone, finish, write_together
from indicators.loading.load import read_dataset
from indicators.loading.releases import (
    CHANGE_COLUMNS,
    CHANGES,
    FLIP_COLUMNS,
    KEPT,
    OFFICE,
    RELEASE_COLUMNS,
    RELEASES,
    TABLES,
    next_id,
    read_releases,
)
from indicators.model import DataSet, Goal
from indicators.model.problems import DataProblems, Problem
from indicators.ratings.results import Verdict, in_scope, rate_goal, tally

TAKEN_BACK = "Zurückgenommen"  # begins the title of such a release
RELEASED, BEFORE, AFTER, ABOUT = "released", "before", "after", "release.json"
TOOK = {"file": "took", "sha256": "sha256", "data_as_of": "data_as_of"}  # of a release, and in the log
OF_SET = (VALUES.file, SOURCES.file)  # what an earlier state of a set consists of
_log = logging.getLogger(__name__)

Files = Mapping[str, bytes]


class NothingToReleaseError(RuntimeError):
    """The draft changes nothing that is not there already."""


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
    return _outlook(folder, states, day=day)


def release(draft: Draft, folder: Path, act: Act) -> str:
    """Make a draft part of the data and return the id of the release.

    Everything is written together or not at all. Raises DraftConflictError where others changed the same meanwhile,
    DataProblems for faults it would bring, NothingToReleaseError, and OSError; then nothing has changed.
    """
    names = sorted({*files_of(draft.base), *files_of(draft.data)})
    states = {name: (content(draft.base, name), content(draft.data, name)) for name in names}
    lines = [one for one in reversed(entries(draft.folder.parent)) if one.get("draft") == draft.id and "took" in one]
    took = {name: " | ".join(filter(None, (line.get(key, "") for line in lines))) for name, key in TOOK.items()}
    done = _release(folder, states, act, took)
    note(draft.folder.parent, act, "released", draft=draft.id, release=done)
    shutil.rmtree(draft.folder, ignore_errors=True)  # what it changed is kept with the release
    commit(folder, act)
    return done


def settle(draft: Draft, folder: Path, mine: Iterable[tuple[str, str]], act: Act) -> None:
    """Bring the files of a draft that are in conflict up to the data as they are now.

    Of the rows in conflict those in `mine`, as (file, key), stay as in the draft, the others become as in the data.
    Raises OSError; a second attempt then brings it to its end.
    """
    kept = set(mine)
    names = sorted({*files_of(draft.base), *files_of(draft.data)})
    now: dict[str, bytes] = {}
    settled: dict[str, bytes] = {}
    for name in names:
        present = content(folder, name)
        found = merge(
            name, content(draft.base, name), present, content(draft.data, name),
            keep={key for file, key in kept if file == name},
        )  # fmt: skip
        if found.conflicts and present is not None and found.content is not None:
            now[name], settled[name] = present, found.content
    write_together(draft.data, lambda: settled)
    write_together(draft.base, lambda: now)
    note(draft.folder.parent, act, "conflicts settled", draft=draft.id, files=" ".join(settled))


def take_back(name: str, folder: Path, act: Act) -> str:
    """Take a release of the desk back, as a release of its own, and return its id.

    Raises DraftConflictError where what it changed was changed again, KeyError for a release that is not kept, and what
    `release` raises.
    """
    kept = drafts_folder(folder) / RELEASED / name
    if not (kept / ABOUT).is_file():
        raise KeyError(name)
    names = sorted({*files_of(kept / BEFORE), *files_of(kept / AFTER)} - {RELEASES})
    states = {one: (content(kept / AFTER, one), _before(kept, one)) for one in names}
    said = replace(act, why=f"{TAKEN_BACK}: {json.loads((kept / ABOUT).read_text('utf-8')).get('why', name)}")
    said = replace(said, why=f"{said.why} – {act.why}") if act.why else said
    done = _release(folder, states, said, {})
    note(drafts_folder(folder), act, "taken back", taken_back=name, release=done)
    commit(folder, act)
    return done


def _before(kept: Path, name: str) -> bytes | None:
    """A file as it was before a release; of a table that was new in it, one without rows: nothing is deleted."""
    before, after = content(kept / BEFORE, name), content(kept / AFTER, name)
    if before is None and after is not None and PurePosixPath(name).name in KEYS:
        return written(read(after)[0], [])
    return before


def released(folder: Path) -> dict[str, Mapping[str, str]]:
    """Return the releases of the desk that can be taken back, newest first: who, when, why."""
    found = {}
    for path in sorted((drafts_folder(folder) / RELEASED).glob(f"*/{ABOUT}"), reverse=True):
        try:
            found[path.parent.name] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue
    known = {one.id for one in read_releases(folder)[0]}
    return {name: told for name, told in found.items() if name in known}


def _release(
    folder: Path, states: Mapping[str, tuple[bytes | None, bytes | None]], act: Act, took: Mapping[str, str]
) -> str:
    """Write what `states` (as it was, as it shall be) say into the data, and return the id of the release.

    `took` are the publishers' files it comes from, their hashes, and the days of their data.
    """
    made, day = "", act.when.date()

    def files() -> dict[str, bytes]:
        nonlocal made
        now = {name: (base, content(folder, name), mine) for name, (base, mine) in states.items()}
        found = _outlook(folder, now, day=day)
        if found.conflicts:
            raise DraftConflictError(found.conflicts)
        if found.faults:
            raise DataProblems(found.faults)
        if not found.files:
            raise NothingToReleaseError
        releases, problems = read_releases(folder)
        if problems:
            raise DataProblems(problems)
        made = next_id(day, releases)
        whole = {**found.files, **_record(folder, found, made, act, took)}
        _put_aside(folder, made, whole, act)
        return whole

    write_together(folder, files)
    return made


def _outlook(
    folder: Path, states: Mapping[str, tuple[bytes | None, bytes | None, bytes | None]], *, day: date
) -> Outlook:
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


def _record(folder: Path, found: Outlook, name: str, act: Act, took: Mapping[str, str]) -> dict[str, bytes]:
    """The entry in the list of releases, what it changed, and the sets as they were."""
    sets = sorted({one.split("/")[1] for one in found.files if one.startswith("sets/") and one.count("/") > 1})
    files = {
        f"{KEPT}/{name}/{BEFORE}/{one}/{file}": before
        for one in sets for file in OF_SET if (before := content(folder, f"sets/{one}/{file}")) is not None
    }  # fmt: skip
    new = (found.values["before"] == "") & (found.values["before_sign"] == "")
    gone = (found.values["after"] == "") & (found.values["after_sign"] == "")
    flipped = [{key: "" if cell is None else str(cell) for key, cell in one.as_dict().items()} for one in found.flips]
    files[f"{KEPT}/{name}/{CHANGES}"] = written(CHANGE_COLUMNS, records(found.values))
    files[f"{KEPT}/{name}/ratings.csv"] = written(FLIP_COLUMNS, flipped)
    header, rows = read(listed) if (listed := found.files.get(RELEASES) or content(folder, RELEASES)) else ((), [])
    counts = {"new": new, "revised": ~new & ~gone, "missing": gone}
    rows.append(
        {
            "release": name,
            "day": act.when.date().isoformat(),
            "title": act.why,
            "recipe": OFFICE,
            **took,
            "sets": " | ".join(sets),
            **{what: str(int(which.sum())) for what, which in counts.items()},
            "flips": str(len(flipped)),
            TABLES: " | ".join(f"{one}={count}" for one, count in found.rows.items() if not one.startswith("sets/")),
        }
    )
    files[RELEASES] = written(tuple(dict.fromkeys([*header, *RELEASE_COLUMNS])), rows)
    return files


def _put_aside(folder: Path, name: str, files: Files, act: Act) -> None:
    """Keep what the files of a release were and will be; what an interrupted release had left is replaced."""
    target = drafts_folder(folder) / RELEASED / name
    shutil.rmtree(target, ignore_errors=True)
    for side, contents in ((BEFORE, {one: content(folder, one) for one in files}), (AFTER, files)):
        for one, file in contents.items():
            if file is not None and not one.startswith(f"{KEPT}/"):
                (target / side / one).parent.mkdir(parents=True, exist_ok=True)
                (target / side / one).write_bytes(file)
    (target / ABOUT).write_text(
        json.dumps({"who": act.who, "why": act.why, "day": act.when.date().isoformat()}), "utf-8"
    )


def finish_data(folder: Path) -> None:
    """Bring what a killed release had begun to its end."""
    with alone(folder):
        finish(folder)


def conflict_rows(conflicts: Iterable[Conflict]) -> list[dict[str, str]]:
    """Return conflicts cell by cell, as a table shows them: file, row, column, and the three states."""
    found = []
    for one in conflicts:
        sides = [side or {} for side in (one.base, one.present, one.mine)]
        for column in dict.fromkeys(name for side in sides for name in side):
            base, present, mine = (side.get(column, "") for side in sides)
            if not base == present == mine:
                row = {"file": one.file, "row": one.key, "column": column}
                found.append({**row, "base": base, "present": present, "mine": mine})
    return found
