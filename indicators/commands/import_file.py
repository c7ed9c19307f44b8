"""Command line `import`: a publisher's file read by its recipe, compared with the data, and written on demand."""

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from indicators.commands.parts import WrongInput, unknown
from indicators.intake.columns import Given
from indicators.intake.convert import Intake
from indicators.intake.draft import draft_of, with_drafts
from indicators.intake.files import PublisherFile, read_path
from indicators.intake.prepare import Prepared, prepare
from indicators.intake.recipe import DAY, SIGNS, Recipe, read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.intake.report import as_dict, as_text
from indicators.intake.save import DataChangedError, save
from indicators.intake.saved_recipe import recipe_text, save_recipe
from indicators.loading.fingerprint import Fingerprint, fingerprint
from indicators.loading.journal import finish
from indicators.loading.load import data_dir, read_dataset
from indicators.model import DataSet, Indicator
from indicators.model.problems import DataProblems

DECIMALS = {"comma": ",", "point": "."}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `import`."""
    parser.add_argument("file", type=Path, help="CSV, .xlsx, .xls, .ods, a table saved as HTML, or a .zip with one")
    parser.add_argument("--recipe", default="", help="id of a recipe (default: recognised by the file's own marks)")
    parser.add_argument("--set", default="", help="take only indicators of this set")
    parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument("--year", type=int, help="year of the figures, where the file does not say it")
    parser.add_argument("--decimal", choices=tuple(DECIMALS), help="decimal sign, where it can not be told")
    parser.add_argument("--indicator", default="", help="id of the indicator, where a hand-made table does not say it")
    parser.add_argument("--signs", choices=SIGNS, help="generation of official signs, where the table does not show it")
    parser.add_argument("--day", default="", metavar="DD.MM.", help="reporting date that stands for its year, or any")
    parser.add_argument("--save-recipe", default="", metavar="NAME", help="keep what was said as a recipe of this name")
    parser.add_argument(
        "--draft",
        action="append",
        default=[],
        metavar="HEADER=ID",
        help="start a new indicator from a column, as a draft in the set of --set; may be repeated",
    )
    parser.add_argument("--source", default="", help="source of drafts, of sources.csv (default: the recipe's)")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADER=INDICATOR",
        help="read one more column; header rows are joined by ' | '; HEAD= leaves one out; may be repeated",
    )


def run(options: argparse.Namespace) -> int:
    """Import a file; 0 done or nothing to do, 1 the file has problems and nothing was written; or WrongInput."""
    try:
        finish(options.folder)
        seen = fingerprint(options.folder)  # before they are read: what changes meanwhile is seen
        dataset = read_dataset(options.folder, day=date.today())
        given = _given(options, dataset)
        recipes, faulty = read_recipes(options.folder / "recipes")
        for one in faulty:
            print(one, file=sys.stderr)
        file = read_path(options.file)
        recipe = _recipe(file, recipes, options)
        intake = read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=given)
        drafts = _drafts(intake, dataset, options)
        dataset = with_drafts(dataset, drafts)
        kept = recipe_text(options.save_recipe, intake, given, recipes) if options.save_recipe and intake.plans else ""
    except DataProblems as error:
        return _refuse(error, as_json=options.format == "json")
    except ValueError as error:  # of a library that reads files: what the file has is not foreseen
        raise WrongInput(f"„{options.file.name}“ lässt sich nicht lesen: {error}") from error
    prepared = prepare(intake, dataset, set_id=options.set, day=date.today())
    if options.format == "json":
        print(json.dumps(as_dict(prepared, dataset), ensure_ascii=False, indent=1))
    else:
        print(as_text(prepared, dataset))
    return _write(prepared, dataset, options, seen, drafts=drafts, recipe=kept)


def _write(
    prepared: Prepared,
    dataset: DataSet,
    options: argparse.Namespace,
    seen: Fingerprint,
    *,
    drafts: Sequence[Indicator],
    recipe: str,
) -> int:
    """Write what was prepared, if the data are still those that were `seen`; what happened goes to stderr."""
    if prepared.faults:
        print("Nichts geschrieben: erst die Probleme beheben.", file=sys.stderr)
        return 1
    if recipe and not options.dry_run:
        try:
            path = save_recipe(options.save_recipe, recipe, options.folder)
        except OSError as error:
            return _cannot_write(error)
        print(
            f"Rezept geschrieben: {path.parent.name}/{path.name}. Die nächste Ausgabe wird daran erkannt.",
            file=sys.stderr,
        )
    if prepared.difference.is_empty:
        if undefined := [one.text for one in prepared.skipped if one.code == "undefined"]:
            print(f"Nichts geschrieben: {'; '.join(undefined)}.", file=sys.stderr)
            return 1
        print("Nichts geschrieben: die Datei bringt nichts Neues.", file=sys.stderr)
        return 0
    if options.dry_run:
        print("Nichts geschrieben (--dry-run).", file=sys.stderr)
        return 0
    try:
        release = save(prepared, dataset, options.folder, day=date.today(), drafts=drafts, seen=seen)
    except DataChangedError:
        print("Nichts geschrieben: die Daten haben sich inzwischen geändert. Bitte noch einmal.", file=sys.stderr)
        return 1
    except DataProblems as error:
        print("Nichts geschrieben: erst die Liste der Ausgaben in Ordnung bringen.", file=sys.stderr)
        return _refuse(error, as_json=False)
    except OSError as error:
        return _cannot_write(error)
    print(f"Geschrieben als Ausgabe {release}. Der Stand davor liegt in releases/{release}/before.", file=sys.stderr)
    return 0


def _cannot_write(error: OSError) -> int:
    print(f"Nichts geschrieben, die Daten sind unverändert: {error}", file=sys.stderr)
    return 1


def _refuse(error: DataProblems, *, as_json: bool) -> int:
    """Say why a file can not be read; programs get the problems where they look for them."""
    if as_json:
        print(json.dumps({"problems": [one.as_dict() for one in error.problems]}, ensure_ascii=False, indent=1))
    for one in error.problems:
        print(one, file=sys.stderr)
    return 1


def _drafts(intake: Intake, dataset: DataSet, options: argparse.Namespace) -> list[Indicator]:
    """The indicators that are to be started from columns; WrongInput where their set or source is not said."""
    names = list(_pairs(options.draft, "--draft").values())
    if not names:
        return []
    source = options.source or intake.recipe.source
    known = sorted({one for each in dataset.indicators.values() if each.set == options.set for one in each.sources})
    if options.set not in dataset.sets:
        raise WrongInput(f"--draft: mit --set sagen, in welchen Satz. Vorhanden: {', '.join(dataset.sets)}.")
    if source not in known:
        raise WrongInput(f"--draft: mit --source eine Quelle des Satzes nennen. Vorhanden: {', '.join(known)}.")
    columns = {one.indicator: one for one in intake.columns if one.indicator in names}
    return [draft_of(name, columns[name], set_id=options.set, source=source) for name in names if name in columns]


def _pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    pairs = {}
    for text in texts:
        header, equals, name = text.rpartition("=")
        if not equals or not header.strip() or (not name.strip() and option != "--column"):
            raise WrongInput(f"{option}: „{text}“ hat nicht die Form Kopf=indikator.")
        pairs[header.strip()] = name.strip()
    return pairs


def _given(options: argparse.Namespace, dataset: DataSet) -> Given:
    columns, drafts = _pairs(options.column, "--column"), _pairs(options.draft, "--draft")
    for name in drafts.values():
        if name in dataset.indicators or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise WrongInput(f"--draft: „{name}“ gibt es schon oder ist kein Kürzel aus a–z, 0–9, _.")
    if options.day and not DAY.fullmatch(options.day):
        raise WrongInput(f"--day: „{options.day}“ ist kein Stichtag wie 30.06.")
    for option, name in (("--indicator", options.indicator), *(("--column", name) for name in columns.values())):
        if name and name not in dataset.indicators:
            raise unknown(option, name, dataset.indicators)
    if options.set and options.set not in dataset.sets:
        raise unknown("--set", options.set, dataset.sets, listed=True)
    decimal = DECIMALS.get(options.decimal or "", "")
    return Given(
        year=options.year,
        decimal=decimal,
        signs=options.signs or "",
        day=options.day,
        indicator=options.indicator,
        columns=columns | drafts,
    )


def _recipe(file: PublisherFile, recipes: Mapping[str, Recipe], options: argparse.Namespace) -> Recipe:
    """The recipe that is wanted or recognised; at a terminal a person is asked where the file does not tell."""
    try:
        return recognise(file, recipes, wanted=options.recipe)
    except DataProblems as error:
        if options.recipe or options.format == "json" or not sys.stdin.isatty():
            raise
        for one in error.problems:
            print(one, file=sys.stderr)
        listed = list(recipes.values())
        for number, recipe in enumerate(listed, start=1):
            print(f"{number:3}  {recipe.id}: {recipe.title}", file=sys.stderr)
        answer = input("Welches Rezept (Nummer, leer = abbrechen)? ").strip()
        if not answer.isdecimal() or not 1 <= int(answer) <= len(listed):
            raise
        return listed[int(answer) - 1]
