"""Command line `boundaries`: the outlines of a data folder anew, from official boundaries."""

import argparse
from pathlib import Path

from indicators.commands.new_region import needs_topojson
from indicators.founding.folder import renew_boundaries
from indicators.loading.load import data_dir


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `boundaries`."""
    parser.add_argument("file", type=Path, help="VG250: GeoPackage, Shapefile or GeoJSON")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")
    parser.add_argument("--layer", default="", help="layer of the boundaries, such as vg250_gem")
    parser.add_argument("--year", type=int, required=True, help="year of the boundaries, for their source note")


def run(options: argparse.Namespace) -> int:
    """Write the outlines of all places of areas.csv."""
    needs_topojson()
    tolerance, size = renew_boundaries(options.folder, options.file, layer=options.layer, year=options.year)
    print(f"Grenzen: {size / 1000:.0f} kB, vereinfacht auf {tolerance} m.")
    return 0
