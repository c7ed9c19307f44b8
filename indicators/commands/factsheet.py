"""Command line `factsheet`: one accessible A4 page as PDF for an area, or for all of them."""

import argparse
import sys
from datetime import date
from pathlib import Path

from indicators.commands.parts import WrongInput, find_one, settings_of, write_file
from indicators.loading.settings import Settings
from indicators.store import Store, read_store

STEP = 10  # a line per so many sheets where no terminal shows a bar
BAR = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `factsheet`."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("area", nargs="?", help="AGS of a municipality or district, the region's code, or a name")
    which.add_argument("--all", action="store_true", help="a sheet for every area")
    parser.add_argument("-o", "--output", type=Path, help="PDF, or the folder for --all (default: name by AGS)")
    parser.add_argument("--url", default="", help="public address of the dashboard, for the link on the sheet")


def run(options: argparse.Namespace) -> int:
    """Write one sheet or all; WrongInput for an unknown area."""
    from indicators.factsheet.pdf import factsheet_pdf, file_name

    data, settings = read_store(day=date.today()), settings_of(options)
    if options.all:
        return _write_all(data, options.output or Path(), settings)
    area = find_one(options.area, data.dataset.areas)
    path = options.output or Path(file_name(area))
    if path.is_dir():
        path = path / file_name(area)
    write_file(path, factsheet_pdf(data, area.code, settings=settings, day=date.today()))
    return 0


def _write_all(data: Store, folder: Path, settings: Settings) -> int:
    from indicators.factsheet.pdf import all_factsheets

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongInput(f"{folder}: {error.strerror}.") from error
    count = len(data.dataset.areas.all)
    sheets = all_factsheets(data, settings=settings, day=date.today())
    for number, (name, content) in enumerate(sheets, start=1):
        write_file(folder / name, content)
        _show_progress(number, count)
    return 0


def _show_progress(number: int, count: int) -> None:
    """A bar that grows in place on a terminal, else a line per ten sheets."""
    if sys.stderr.isatty():
        done = BAR * number // count
        end = "\n" if number == count else ""
        print(f"\r[{'#' * done}{' ' * (BAR - done)}] {number}/{count}", end=end, file=sys.stderr, flush=True)
    elif number % STEP == 0 or number == count:
        print(f"{number} von {count} Datenblättern", file=sys.stderr)
