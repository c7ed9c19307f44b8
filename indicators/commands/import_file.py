"""Command line `import`: a publisher's file read by its recipe, compared with the data, and written on demand."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from indicators.commands.parts import WrongInput, unknown
from indicators.intake.columns import Given
from indicators.intake.files import PublisherFile, read_path
from indicators.intake.prepare import Prepared, prepare
from indicators.intake.recipe import Recipe, read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.intake.report import as_dict, as_text
from indicators.intake.save import save
from indicators.loading.load import data_dir, fingerprint, read_dataset
from indicators.model import DataSet
from indicators.model.problems import DataProblems

DECIMALS = {"comma": ",", "point": "."}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `import`."""
    parser.add_argument("file", type=Path, help="CSV (any separator), .xlsx, .xls, or .zip with one CSV")
    parser.add_argument("--recipe", default="", help="id of a recipe (default: recognised by the file's own marks)")
    parser.add_argument("--set", default="", help="take only indicators of this set")
    parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument("--year", type=int, help="year of the figures, where the file does not say it")
    parser.add_argument("--decimal", choices=tuple(DECIMALS), help="decimal sign, where it can not be told")
    parser.add_argument("--indicator", default="", help="id of the indicator, where a hand-made table does not say it")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADER=INDICATOR",
        help="read one more column; header rows are joined by ' | '; may be repeated",
    )


def run(options: argparse.Namespace) -> int:
    """Import a file; 0 done or nothing to do, 1 the file has problems and nothing was written; or WrongInput."""
    try:
        dataset = read_dataset(options.folder, day=date.today())
        seen = fingerprint(options.folder)
        given = _given(options, dataset)
        recipes, faulty = read_recipes(options.folder / "recipes")
        for one in faulty:
            print(one, file=sys.stderr)
        file = read_path(options.file)
        recipe = _recipe(file, recipes, options)
        intake = read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=given)
    except DataProblems as error:
        return _refuse(error, as_json=options.format == "json")
    except ValueError as error:  # of a library that reads files: what the file has is not foreseen
        raise WrongInput(f"„{options.file.name}“ lässt sich nicht lesen: {error}") from error
    prepared = prepare(intake, dataset, set_id=options.set, day=date.today())
    if options.format == "json":
        print(json.dumps(as_dict(prepared, dataset), ensure_ascii=False, indent=1))
    else:
        print(as_text(prepared, dataset))
    return _write(prepared, dataset, options, seen)


def _write(
    prepared: Prepared, dataset: DataSet, options: argparse.Namespace, seen: tuple[tuple[str, int, int], ...]
) -> int:
    """Write what was prepared, if the data are still those that were `seen`; what happened goes to stderr."""
    if prepared.faults:
        print("Nichts geschrieben: erst die Probleme beheben.", file=sys.stderr)
        return 1
    if prepared.difference.is_empty:
        print("Nichts geschrieben: die Datei bringt nichts Neues.", file=sys.stderr)
        return 0
    if options.dry_run:
        print("Nichts geschrieben (--dry-run).", file=sys.stderr)
        return 0
    if fingerprint(options.folder) != seen:
        print("Nichts geschrieben: die Daten haben sich inzwischen geändert. Bitte noch einmal.", file=sys.stderr)
        return 1
    try:
        release = save(prepared, dataset, options.folder, day=date.today())
    except OSError as error:
        print(f"Nichts geschrieben: {error}", file=sys.stderr)
        return 1
    print(f"Geschrieben als Ausgabe {release}. Der Stand davor liegt in releases/{release}/before.", file=sys.stderr)
    return 0


def _refuse(error: DataProblems, *, as_json: bool) -> int:
    """Say why a file can not be read; programs get the problems where they look for them."""
    if as_json:
        print(json.dumps({"problems": [one.as_dict() for one in error.problems]}, ensure_ascii=False, indent=1))
    for one in error.problems:
        print(one, file=sys.stderr)
    return 1


def _given(options: argparse.Namespace, dataset: DataSet) -> Given:
    columns = {}
    for text in options.column:
        header, equals, name = text.rpartition("=")
        if not equals or not header.strip():
            raise WrongInput(f"--column: „{text}“ hat nicht die Form Kopf=indikator.")
        columns[header.strip()] = name.strip()
    for option, name in (("--indicator", options.indicator), *(("--column", name) for name in columns.values())):
        if name and name not in dataset.indicators:
            raise unknown(option, name, dataset.indicators)
    if options.set and options.set not in dataset.sets:
        raise unknown("--set", options.set, dataset.sets, listed=True)
    decimal = DECIMALS.get(options.decimal or "", "")
    return Given(year=options.year, decimal=decimal, indicator=options.indicator, columns=columns)


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
