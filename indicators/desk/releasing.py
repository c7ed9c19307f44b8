"""A draft becomes part of the data: merged, checked, written as one, named as a release; and back again.

Before anything is written, what the files were and will be is put aside below the drafts (`released/<release>`): from
that a release is taken back, by a merge as for any other change.
"""

import logging
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from indicators.desk.act import Act
from indicators.desk.commit import commit
from indicators.desk.drafts import Draft, DraftConflictError, content, drafts_folder, files_of
from indicators.desk.kept import ABOUT, AFTER, BEFORE, RELEASED, before_release, put_aside, record, released
from indicators.desk.log import entries, note
from indicators.desk.outlook import look_ahead
from indicators.desk.rows import merge
from indicators.loading.journal import alone, finish, write_together
from indicators.loading.releases import RELEASES, next_id, read_releases
from indicators.model.problems import DataProblems

TAKEN_BACK = "Zurückgenommen"  # begins the title of such a release
TOOK = {"file": "took", "sha256": "sha256", "data_as_of": "data_as_of"}  # of a release, and in the log
_log = logging.getLogger(__name__)


class NothingToReleaseError(RuntimeError):
    """The draft changes nothing that is not there already."""


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
    states = {one: (content(kept / AFTER, one), before_release(kept, one)) for one in names}
    title = f"{TAKEN_BACK}: {released(folder).get(name, {}).get('why', name)}"
    said = replace(act, why=f"{title} – {act.why}" if act.why else title)
    done = _release(folder, states, said, {})
    note(drafts_folder(folder), act, "taken back", taken_back=name, release=done)
    commit(folder, act)
    return done


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
        found = look_ahead(folder, now, day=day)
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
        whole = {**found.files, **record(folder, found, made, act, took)}
        put_aside(folder, made, whole, act)
        return whole

    write_together(folder, files)
    return made


def finish_data(folder: Path) -> None:
    """Bring what a killed release had begun to its end."""
    with alone(folder):
        finish(folder)
