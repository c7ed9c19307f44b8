"""Command line `decide`: a resolution makes a proposal, or a reference, a decided goal."""

import argparse
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from indicators.commands.parts import WrongInput, find_one, unknown
from indicators.loading.check.goals import GOALS, check_goals
from indicators.loading.decisions import Decision, with_decision
from indicators.loading.journal import write_together
from indicators.loading.load import data_dir, read_dataset
from indicators.model import DataSet, Goal
from indicators.model.problems import DataProblems, Problem
from indicators.ratings.target_words import target_words
from indicators.ratings.words import kind_words, origin_words

CELLS = {
    "target": "target value, in the unit of the indicator", "target_year": "year to reach it",
    "base_year": "year the way starts in", "base_value": "value in that year, as the document names it",
    "document": "the resolution, such as \"Vorlage 12/2026\"", "url": "where it is written", "label_de": "its name",
    "direction": "up or down", "rule": "target_by_year, hold or direction",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `decide`."""
    parser.add_argument("goal", help="code of the goal that becomes a decided one")
    parser.add_argument("--by", required=True, help='who decided, such as "Stadtrat"')
    parser.add_argument("--on", required=True, type=_day, metavar="DAY", help="when, such as 2026-05-01")
    parser.add_argument("--area", action="append", default=[], help="AGS or name it holds for; several times")
    for name, words in CELLS.items():
        parser.add_argument(f"--{name.removesuffix('_de').replace('_', '-')}", dest=name, help=words)
    parser.add_argument("--milestone", action="append", default=[], metavar="YEAR=VALUE", help="interim value")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def run(options: argparse.Namespace) -> int:
    """Write the resolution; what is wrong with it is said, and nothing is written."""
    dataset = read_dataset(options.folder, day=date.today())
    if options.goal not in dataset.goals:
        raise unknown("goal", options.goal, dataset.goals, listed=True)
    areas = tuple(find_one(one, dataset.areas).code for one in options.area)
    decision = Decision(options.goal, options.by, options.on, _changes(options), areas)
    made: list[Goal] = []

    def files() -> Mapping[str, bytes]:
        content, name = with_decision(GOALS.content(options.folder), decision, dataset.areas)
        made.append(_checked(content, name, dataset))
        return {} if options.dry_run else {GOALS.file: content}

    if options.dry_run:
        files()
    else:
        write_together(options.folder, files)
    [goal] = made
    _say(goal, dataset, written=not options.dry_run)
    return 0


def _changes(options: argparse.Namespace) -> dict[str, str]:
    given = {name: text for name in CELLS if (text := getattr(options, name)) is not None}
    if options.milestone:
        given["milestones"] = " | ".join(options.milestone)
    for one in options.milestone:
        if "=" not in one:
            raise WrongInput(f"--milestone: „{one}“ ist kein Zwischenziel. Zum Beispiel 2028=55.5.")
    return given


def _checked(content: bytes, name: str, dataset: DataSet) -> Goal:
    """The decided goal as the file gives it; raises DataProblems for what is wrong with its row."""
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / GOALS.file).write_bytes(content)
        frame = GOALS.frame(Path(folder), problems)
    found = {} if frame is None else check_goals(
        frame, problems, pillars=dataset.pillars, indicators=dataset.indicators, areas=dataset.areas
    )  # fmt: skip
    if name not in found:
        raise DataProblems([one for one in problems if not one.notice])
    return found[name]


def _say(goal: Goal, dataset: DataSet, *, written: bool) -> None:
    indicator = dataset.indicators[goal.indicator]
    print("Beschlossenes Ziel:" if written else "Würde geschrieben (--dry-run):", goal.id)
    print(f"  {goal.label}: {target_words(goal.target, indicator)}")
    print(f"  {kind_words(goal)} ({origin_words(goal)})")
    print(f"  gilt in: {', '.join(dataset.areas[code].label for code in goal.areas) or 'allen Gebieten des Ziels'}")
    if written:
        print("Danach: python -m indicators check, und ein Commit.", file=sys.stderr)
