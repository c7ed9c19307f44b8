"""Command line `due`: which sources have a new edition to expect, where to fetch it, and which recipe reads it."""

import argparse
import csv
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from indicators.figures.due import Expected, When, calendar, month_words, when_words
from indicators.intake.recipe import Recipe, read_recipes
from indicators.loading.load import data_dir, read_dataset


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `due`."""
    parser.add_argument("--all", action="store_true", help="also what is expected later")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")


def run(options: argparse.Namespace) -> int:
    """Print what is overdue or due soon, what has been due longest first, then what comes at no known time."""
    dataset = read_dataset(options.folder, day=date.today())
    recipes = read_recipes(options.folder / "recipes")[0]
    found = calendar(dataset.sources, date.today())
    shown = [one for one in found if options.all or one.when != When.LATER]
    rows = [fields(one, recipes) for one in shown]
    if options.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif options.format == "csv":
        writer = csv.DictWriter(sys.stdout, list(fields(found[0], recipes)) if found else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {key: " ".join(cell) if isinstance(cell, list) else cell for key, cell in row.items()} for row in rows
        )
    else:
        _print_list(shown, recipes)
    return 0


def fields(one: Expected, recipes: Mapping[str, Recipe]) -> dict[str, str | list[str]]:
    """Return an expected edition as plain values; `recipes` are those that read files of its source."""
    return {
        "source": one.source.id,
        "publisher": one.source.publisher,
        "dataset": one.source.dataset,
        "edition": one.source.edition,
        "data_as_of": one.source.data_as_of,
        "next_expected": one.source.next_expected,
        "when": one.when.value,
        "rhythm": one.source.rhythm,
        "where": one.source.where or one.source.url,
        "table_code": one.source.table_code,
        "download": one.source.download,
        "recipes": [name for name, recipe in recipes.items() if recipe.source == one.source.id],
        "sets": list(one.sets),
    }


def _print_list(shown: list[Expected], recipes: Mapping[str, Recipe]) -> None:
    known = [one for one in shown if one.when != When.UNKNOWN]
    if not any(one.when in (When.OVERDUE, When.SOON) for one in known):
        is_held = any(one.source.data_as_of for one in shown)
        print("Nichts fällig." if is_held else "Von diesen Quellen ist noch nichts hier.")
    for one in known:
        row = fields(one, recipes)
        print(f"{month_words(one.source)} ({when_words(one.when)}): {one.source.publisher}, {one.source.dataset}")
        print(
            f"  Stand hier: {one.source.data_as_of}" + (f"; erscheint {one.source.rhythm}" if one.source.rhythm else "")
        )
        table = f", Tabelle {one.source.table_code}" if one.source.table_code else ""
        print(f"  holen: {row['where']}{table}")
        read = f"Rezept {', '.join(row['recipes'])}" if row["recipes"] else "eigene Tabelle: docs/new-year.md"
        print(f"  lesen: python -m indicators import DATEI --dry-run   ({read})")
        if one.source.download:
            print(f"  oder selbst holen lassen: python -m indicators update {one.source.id}")
    if unknown := [one.source for one in shown if one.when == When.UNKNOWN]:
        print("Ohne bekannten Termin, von Zeit zu Zeit nachzusehen:")
    for source in unknown:
        held = f"Stand hier {source.data_as_of}" if source.data_as_of else "noch nichts hier"
        facts = [held, *filter(None, [source.rhythm, source.where or source.url])]
        print(f"  {source.publisher}, {source.dataset}: {'; '.join(facts)}")
