"""What a release of the desk leaves: its entry in the list, what it changed, and both states, to take it back from."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from indicators.desk.act import Act
from indicators.desk.drafts import content, drafts_folder
from indicators.desk.outlook import Files, Outlook
from indicators.desk.rows import KEYS, read, written
from indicators.intake.difference import records
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.releases import (
    CHANGE_COLUMNS,
    CHANGES,
    FLIP_COLUMNS,
    KEPT,
    OFFICE,
    RELEASE_COLUMNS,
    RELEASES,
    TABLES,
    read_releases,
)

RELEASED, BEFORE, AFTER, ABOUT = "released", "before", "after", "release.json"
OF_SET = (VALUES.file, SOURCES.file)  # what an earlier state of a set consists of


def record(folder: Path, found: Outlook, name: str, act: Act, took: Mapping[str, str]) -> dict[str, bytes]:
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


def put_aside(folder: Path, name: str, files: Files, act: Act) -> None:
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


def before_release(kept: Path, name: str) -> bytes | None:
    """A file as it was before a release; of a table that was new in it, one without rows: nothing is deleted."""
    before, after = content(kept / BEFORE, name), content(kept / AFTER, name)
    if before is None and after is not None and PurePosixPath(name).name in KEYS:
        return written(read(after)[0], [])
    return before
