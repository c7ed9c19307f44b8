"""Command line `restore`: the data folder as a backup has it; the present one is kept beside it."""

import argparse
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from indicators.commands.check import counted, examined, extent
from indicators.commands.parts import WrongInput
from indicators.loading.archive import unpack_archive
from indicators.loading.checked import FOLDER as CHECKED
from indicators.loading.load import data_dir
from indicators.loading.settings import read_settings
from indicators.loading.swap import put_in_place

USUAL_RIGHTS = 0o755


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `restore`."""
    parser.add_argument("source", type=Path, help="archive that `backup` wrote")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument("--with-problems", action="store_true",
                        help="also data in which `check` finds problems, as long as anything can be shown")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Put the archive's data in place; 0 done, 1 refused, also as DataProblems, and nothing changed; or WrongInput."""
    folder = Path(os.path.realpath(options.folder))
    if not options.source.is_file():
        raise WrongInput(f"{options.source}: gibt es nicht. Erwartet: ein Archiv von python -m indicators backup.")
    if not os.access(options.source, os.R_OK):
        raise WrongInput(f"{options.source}: darf nicht gelesen werden. Erst: chown regionalmonitor: {options.source}")
    if folder.is_mount():
        expected = f"Einen Ordner darin als Datenordner nehmen, zum Beispiel REGION_DATA_DIR={folder}/data."
        raise WrongInput(f"{folder}: ist selbst eingehängt und lässt sich nicht austauschen. {expected}")
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-restored-", dir=folder.parent))
    except OSError as error:
        raise WrongInput(f"{folder.parent}: hier muss ein Ordner angelegt werden können: {error.strerror}.") from error
    try:
        beside.chmod(USUAL_RIGHTS)
        return _restore(options, beside, folder)
    except OSError as error:
        raise WrongInput(f"{folder}: unverändert; {error.strerror}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _restore(options: argparse.Namespace, beside: Path, folder: Path) -> int:
    manifest = unpack_archive(options.source, beside)
    dataset, of_data = examined(beside, day=date.today())
    found = (*of_data, *read_settings(beside)[1])
    print(f"{extent(dataset)}. {counted(found)}", file=sys.stderr)
    problems = [one for one in found if not one.notice]
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
    if problems and not options.with_problems:
        print(f"Nichts geändert: {folder} bleibt, wie es ist. Trotzdem: --with-problems", file=sys.stderr)
        return 1
    shutil.rmtree(beside / CHECKED, ignore_errors=True)  # made for another name of the folder
    kept = put_in_place(beside, folder, day=date.today())
    print(f"Wiederhergestellt: {len(manifest)} Dateien in {folder}.", file=sys.stderr)
    if problems:
        print("Laufende Server zeigen Daten mit Problemen erst nach einem Neustart.", file=sys.stderr)
    if kept is not None:
        print(f"Der Stand davor liegt in {kept}; wird er nicht mehr gebraucht, den Ordner löschen.", file=sys.stderr)
    return 0
