"""A prepared import → the files of the data folder as they will be, with the change log and what was there before."""

import csv
import io
import json
import math
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from indicators.intake.draft import indicators_file
from indicators.intake.entries import KEY
from indicators.intake.prepare import Prepared
from indicators.intake.report import as_dict
from indicators.language.formatting import number_text
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.fingerprint import Fingerprint, fingerprint
from indicators.loading.journal import write_together
from indicators.loading.releases import CHANGE_COLUMNS, FLIP_COLUMNS, RELEASE_COLUMNS, RELEASES, next_id, read_releases
from indicators.model import DataSet, Indicator
from indicators.model.area_changes import summed
from indicators.model.problems import DataProblems

Table = tuple[list[str], list[dict[str, str]]]


class DataChangedError(RuntimeError):
    """Somebody else changed the data between reading them and writing."""


def save(
    prepared: Prepared,
    dataset: DataSet,
    folder: Path,
    *,
    day: date,
    drafts: Sequence[Indicator] = (),
    seen: Fingerprint | None = None,
) -> str:
    """Write an import into the data folder and return the id of its release; `drafts` are new rows of indicators.csv.

    Everything is written together or not at all (see `journal`): values, Datenstand, change log, and the state before.
    `seen` is the fingerprint of the files the import was prepared with: where they are others by now, nothing is
    written and DataChangedError raised. Raises DataProblems where the list of releases has faults, and ValueError where
    there is nothing to write or a fault of the import forbids it.
    """
    if prepared.faults or prepared.difference.is_empty:
        raise ValueError("nothing to write")
    release = ""

    def files() -> dict[str, bytes]:
        nonlocal release
        if seen is not None and fingerprint(folder) != seen:
            raise DataChangedError(str(folder))
        releases, problems = read_releases(folder)
        if problems:  # written anew, the list would have lost for good what cannot be read of it
            raise DataProblems(problems)
        release = next_id(day, releases)
        return _files(prepared, dataset, folder, release, day=day, drafts=drafts)

    write_together(folder, files)
    return release


def _files(
    prepared: Prepared, dataset: DataSet, folder: Path, release: str, *, day: date, drafts: Sequence[Indicator]
) -> dict[str, bytes]:
    """All files of a release as they will be."""
    files: dict[str, bytes] = {}
    for name in prepared.sets:
        for file in ("values.csv", "sources.csv"):
            files[f"releases/{release}/before/{name}/{file}"] = (folder / "sets" / name / file).read_bytes()
        files |= set_files(prepared, dataset, folder, name)
    for name in {one.set for one in drafts}:
        new = [one for one in drafts if one.set == name]
        files[f"sets/{name}/indicators.csv"] = indicators_file(folder, name, new)
    files[f"releases/{release}/changes.csv"] = _csv(CHANGE_COLUMNS, _changes(prepared))
    files[f"releases/{release}/ratings.csv"] = _csv(FLIP_COLUMNS, _ratings(prepared))
    files[RELEASES] = _log(prepared, dataset, folder, release, day)
    return files


def as_archive(prepared: Prepared, dataset: DataSet, folder: Path) -> bytes:
    """Return the sets as they would be, all rows read, and the report, as a ZIP archive for a person to take away."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in prepared.sets if not prepared.faults else ():
            for path, file in set_files(prepared, dataset, folder, name).items():
                archive.writestr(path, file)
        read = prepared.intake.rows.assign(value=[number_text(value) for value in prepared.intake.rows["value"]])
        archive.writestr("gelesen.csv", _csv(VALUES.columns, read.to_dict("records")))
        archive.writestr("bericht.json", json.dumps(as_dict(prepared, dataset), ensure_ascii=False, indent=1))
    return content.getvalue()


def set_files(prepared: Prepared, dataset: DataSet, folder: Path, name: str) -> dict[str, bytes]:
    """Return the files of a set that change: its values, and its sources where their Datenstand does."""
    files = {f"sets/{name}/values.csv": values_file(prepared, dataset, folder, name)}
    if (sources := _sources_file(prepared, dataset, folder, name)) is not None:
        files[f"sets/{name}/sources.csv"] = sources
    return files


def values_file(prepared: Prepared, dataset: DataSet, folder: Path, name: str) -> bytes:
    """Return the new `values.csv` of a set: untouched lines as they are, new ones where they belong."""
    header, rows = _read(folder / "sets" / name / "values.csv")
    order = {one: position for position, one in enumerate(dict.fromkeys(row["indicator"] for row in rows))}
    known = {(row["indicator"], row["area"], row["year"]): row for row in rows}
    for row in prepared.rows.to_dict("records"):
        if dataset.indicators[row["indicator"]].set != name:
            continue
        old = known.setdefault((row["indicator"], row["area"], str(row["year"])), dict.fromkeys(header, ""))
        if not old["indicator"] or row["sign"] != old["sign"] or _differs(old["value"], row["value"]):
            old.update(_key(row), sign=row["sign"], value=number_text(row["value"]))
            if summed(old.get("note", "")):  # what is no sum of former areas any more says so no more
                old["note"] = ""
        old["note"] = row["note"] or old["note"]
    last = len(order)
    ordered = sorted(
        known.values(), key=lambda row: (order.get(row["indicator"], last), row["indicator"], row["area"], row["year"])
    )
    return _csv(header or VALUES.columns, ordered)


def _differs(text: str, value: float) -> bool:
    return text != number_text(value) and (not text or value != value or float(text) != value)


def _sources_file(prepared: Prepared, dataset: DataSet, folder: Path, name: str) -> bytes | None:
    """The new `sources.csv`, if the file names its Datenstand and brings the newest figures of its source."""
    recipe, as_of = prepared.intake.recipe, prepared.intake.as_of
    header, rows = _read(folder / "sets" / name / "sources.csv")
    own = [one.id for one in dataset.indicators.values() if one.set == name and recipe.source in one.sources]
    stored = dataset.values[dataset.values["indicator"].isin(own)]["year"]
    imported = prepared.rows[prepared.rows["indicator"].isin(own)]["year"]
    if not as_of or imported.empty or (len(stored) and imported.max() <= stored.max()):
        return None
    for row in rows:
        if row["id"] == recipe.source:
            row["data_as_of"] = as_of
    return _csv(header or SOURCES.columns, rows)


def _changes(prepared: Prepared) -> list[dict[str, str]]:
    """New figures, then revised ones with what they were."""
    new, revised = (frame.to_dict("records") for frame in (prepared.difference.new, prepared.difference.revised))
    return [
        {
            **_key(row),
            "before": number_text(row.get("before", math.nan)),
            "before_sign": row.get("before_sign", ""),
            "after": number_text(row["value"]),
            "after_sign": row["sign"],
        }
        for row in [*new, *revised]
    ]


def _key(row: Mapping[object, object]) -> dict[str, str]:
    return {name: str(row[name]) for name in KEY}


def _ratings(prepared: Prepared) -> list[dict[str, str]]:
    return [{key: "" if item is None else str(item) for key, item in one.as_dict().items()} for one in prepared.flips]


def _log(prepared: Prepared, dataset: DataSet, folder: Path, release: str, day: date) -> bytes:
    path = folder / RELEASES
    header, rows = _read(path) if path.is_file() else ([], [])
    intake, difference = prepared.intake, prepared.difference
    labels = [
        dataset.indicators[name].label
        for name in dict.fromkeys([*difference.new["indicator"], *difference.revised["indicator"]])
    ]
    rows.append(
        {
            "release": release,
            "day": day.isoformat(),
            "title": ", ".join(labels),
            "sets": " | ".join(prepared.sets),
            "recipe": intake.recipe.id,
            "file": re.sub(r"[\r\n\t]+", " ", intake.file.name),
            "sha256": intake.file.sha256,
            "data_as_of": intake.as_of,
            "new": str(len(difference.new)),
            "revised": str(len(difference.revised)),
            "missing": str(len(difference.missing)),
            "flips": str(len(prepared.flips)),
        }
    )
    return _csv(header or RELEASE_COLUMNS, rows)


def _read(path: Path) -> Table:
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    rows = [{key: (cell or "").strip() for key, cell in row.items() if key} for row in reader]
    return list(reader.fieldnames or ()), rows


def _csv(header: Iterable[str], rows: Iterable[Mapping[Any, Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(header), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
