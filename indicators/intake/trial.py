"""A visitor's file tried in a process of its own: a limit of memory and time really ends it, and nothing is written.

`python -m indicators.intake.trial` reads one request from its input and writes the outcome to its output.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from indicators.intake.columns import Given
from indicators.intake.difference import records
from indicators.intake.files import read_content
from indicators.intake.prepare import Prepared, prepare
from indicators.intake.recipe import Recipe, read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.intake.report import (
    column_text,
    difference_lines,
    finding_text,
    flip_text,
    indicators_read,
    summary,
    value_text,
    warnings,
)
from indicators.intake.save import as_archive
from indicators.intake.saved_recipe import recipe_text
from indicators.language.formatting import format_number
from indicators.language.i18n import language, use_language
from indicators.loading.load import data_dir, read_dataset
from indicators.model import DataSet
from indicators.model.problems import DataProblems
from indicators.paths import ROOT

CPU_SECONDS = 20  # of work; the start takes two of them
SECONDS = 90.0  # in all: on a busy machine work takes longer, and a file is not to blame for it
MEMORY_BYTES = 2_000_000_000  # of addresses; a file of 20 MB needs a fifth
NICE = 5  # a third of a visitor's page: the others come first, and yet a file gets its turn
PREVIEW = 20
OWN_RECIPE = "eigenes_rezept"


class TrialEndedError(RuntimeError):
    """The file took more time or memory than a visitor's may."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor says where the file does not: recipe, set, and figures' year, decimal sign, indicator, columns."""

    recipe: str = ""
    set: str = ""
    given: Given = field(default_factory=Given)


@dataclass(frozen=True, slots=True)
class Asked:
    """A column of the file: its title and text, the indicator it was read for ("" for none), the likeliest ones."""

    title: str
    text: str
    indicator: str
    likely: list[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import of a file would do, as plain data.

    `unreadable` are the problems of a file that can not be read at all; all else is empty then. `faults` counts the
    problems that forbid writing, `report` has the values of the report's template, `recipe` is the text of a recipe
    that would recognise the file again, and `archive` a ZIP with converted figures and report.
    """

    unreadable: list[str] = field(default_factory=list)
    faults: int = 0
    is_new: bool = False
    has_sets: bool = False
    columns: list[Asked] = field(default_factory=list)
    report: Mapping[str, Any] = field(default_factory=dict)
    recipe: str = ""
    archive: bytes = b""


def try_file(content: bytes, name: str, wanted: Wanted, *, day: date, folder: Path | None = None) -> Trial:
    """Return what an import of the file into the data of now would do, or into those of a folder."""
    folder = folder or data_dir()
    try:
        dataset, recipes = read_dataset(folder, day=day), read_recipes(folder / "recipes")[0]
        file = read_content(content, name)
        recipe = recognise(file, recipes, wanted=wanted.recipe)
        intake = read_intake(
            file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=wanted.given, progress=None
        )
        prepared = prepare(intake, dataset, set_id=wanted.set, day=day)
    except DataProblems as error:
        return Trial(unreadable=[str(one) for one in error.problems])
    return Trial(
        faults=len(prepared.faults),
        is_new=not prepared.difference.is_empty,
        has_sets=bool(prepared.sets),
        columns=[
            Asked(one.title, column_text(one, dataset), one.indicator, [each.indicator for each in one.likely])
            for one in prepared.columns
        ],
        report=_report(prepared, dataset),
        recipe=_own_recipe(prepared, wanted, recipes),
        archive=as_archive(prepared, dataset, folder),
    )


def _report(prepared: Prepared, dataset: DataSet) -> Mapping[str, Any]:
    intake, names = prepared.intake, {name: one.short for name, one in dataset.indicators.items()}
    return {
        "recipe": {"title": intake.recipe.title, "note": intake.recipe.note},
        "summary": summary(prepared),
        "columns": [column_text(one, dataset) for one in prepared.columns if one.indicator],
        "as_of": intake.as_of,
        "indicators": indicators_read(prepared, dataset),
        "repairs": [finding_text(one) for one in intake.repairs],
        "skipped": [finding_text(one) for one in prepared.skipped],
        "problems": [str(one) for one in prepared.faults],
        "notices": [f"{one.found} {one.expected}" for one in prepared.problems if one.notice],
        "warnings": warnings(prepared, dataset),
        "difference": difference_lines(prepared, dataset),
        "flips": [flip_text(one) for one in prepared.flips],
        "undefined": list(prepared.undefined),
        "preview": [
            {
                "label": names.get(row["indicator"], row["indicator"]),
                "place": dataset.areas[row["area"]].label,
                "year": row["year"],
                "figure": value_text(row["value"], row["sign"]),
                "line": row.get("line"),
            }
            for row in records(intake.rows.head(PREVIEW))
        ],
        "shown": PREVIEW,
        "total": format_number(len(intake.rows)),
    }


def _own_recipe(prepared: Prepared, wanted: Wanted, recipes: Mapping[str, Recipe]) -> str:
    """What was said of columns as a recipe, "" where there is nothing to say or it would not recognise the file."""
    if prepared.faults or not wanted.given.columns:
        return ""
    try:
        return recipe_text(OWN_RECIPE, prepared.intake, wanted.given, recipes)
    except DataProblems:
        return ""


def try_beside(
    content: bytes, name: str, wanted: Wanted, *, day: date, seconds: float = SECONDS, folder: Path | None = None
) -> Trial:
    """Return the same from a process of its own; raises TrialEndedError where that had to be ended.

    `folder` are the data to compare with, where they are not those of the server.
    """
    asked = {
        "name": name, "wanted": asdict(wanted), "day": day.isoformat(), "language": language(),
        "folder": str(folder or data_dir()),
    }  # fmt: skip
    try:
        ended = subprocess.run(
            [sys.executable, "-m", __name__], input=json.dumps(asked).encode() + b"\n" + content,
            capture_output=True, cwd=ROOT, timeout=seconds, check=True,
        )  # fmt: skip
        head, _line, archive = ended.stdout.partition(b"\n")
        told = json.loads(head)
    except subprocess.TimeoutExpired as error:
        raise TrialEndedError(f"{len(content)} bytes: more than {seconds:g} s") from error
    except (subprocess.CalledProcessError, ValueError) as error:
        reason = getattr(error, "stderr", b"").decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise TrialEndedError(f"{len(content)} bytes: {error}: {reason}") from error
    return Trial(**{**told, "columns": [Asked(**one) for one in told["columns"]]}, archive=archive)


def main() -> None:
    """Limit this process, try the file of the request, and tell the outcome."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no outcome
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICE)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    asked = json.loads(sys.stdin.buffer.readline())
    use_language(asked["language"])
    wanted = asked["wanted"]
    outcome = try_file(
        sys.stdin.buffer.read(), asked["name"], Wanted(wanted["recipe"], wanted["set"], Given(**wanted["given"])),
        day=date.fromisoformat(asked["day"]), folder=Path(asked["folder"]),
    )  # fmt: skip
    told = {name: value for name, value in asdict(outcome).items() if name != "archive"}
    target.write(json.dumps(told, default=_plain).encode() + b"\n" + outcome.archive)
    target.flush()


def _plain(value: Any) -> Any:
    """A number of numpy as a number."""
    return value.item()


if __name__ == "__main__":
    main()
