"""Command line `backup`: the data folder as one archive."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from indicators.commands.parts import WrongInput
from indicators.loading.archive import write_archive
from indicators.loading.load import data_dir


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `backup`."""
    parser.add_argument("target", type=Path, help="archive to write, such as 2026-11-27.tar.gz; must not be there yet")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")


def run(options: argparse.Namespace) -> int:
    """Write the archive; 0 done, 1 (as DataProblems) the folder cannot be read or keeps changing; or WrongInput."""
    target, folder = options.target.absolute(), options.folder.absolute()
    if not folder.is_dir():
        raise WrongInput(f"{options.folder}: ist kein Ordner. Erwartet: ein Datenordner mit areas.csv und sets/.")
    try:
        is_there = target.exists()
    except OSError as error:
        expected = "Einen Ort nennen, an den der Benutzer des Dienstes schreiben darf, mit ganzem Pfad."
        raise WrongInput(f"{options.target}: {error.strerror}. {expected}") from error
    if is_there:
        raise WrongInput(f"{options.target}: gibt es schon. Einen neuen Namen nehmen, zum Beispiel mit dem Datum.")
    if target.resolve().is_relative_to(folder.resolve()):
        raise WrongInput(
            f"{options.target}: liegt im Datenordner. Einen Ort außerhalb nennen, am besten auf einer anderen Platte."
        )
    try:
        manifest = write_archive(folder, target, now=datetime.now(UTC))
        size = target.stat().st_size
    except OSError as error:
        raise WrongInput(f"{options.target}: nicht geschrieben: {error.strerror}.") from error
    whole = sum(one.size for one in manifest.values())
    print(f"Gesichert: {len(manifest)} Dateien, {whole} Bytes, gepackt {size}: {options.target}", file=sys.stderr)
    return 0
