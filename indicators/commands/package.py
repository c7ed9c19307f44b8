"""Command line `package`: the description of each set as a Data Package, written into its folder."""

import argparse
from datetime import date
from pathlib import Path

from indicators.loading.check.quality import QUALITY
from indicators.loading.datapackage import describe, package_json
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.tables import read_header
from indicators.model import DataSet


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `package`."""
    parser.add_argument("folder", nargs="?", type=Path, default=data_dir(), help="data folder (default: data/)")


def run(options: argparse.Namespace) -> int:
    """Write `datapackage.json` of every set."""
    dataset = read_dataset(options.folder, day=date.today())
    for name, content in packages(dataset, options.folder).items():
        path = options.folder / "sets" / name / "datapackage.json"
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
            print(path)
    return 0


def packages(dataset: DataSet, folder: Path) -> dict[str, bytes]:
    """Return the `datapackage.json` of each readable set, by id."""
    found = {}
    for one in dataset.sets.values():
        sources = [source for key, source in dataset.sources.items() if key.startswith(f"{one.id}/")]
        path = folder / "sets" / one.id
        columns, of_sources = (read_header(path / name) for name in ("indicators.csv", "sources.csv"))
        described = describe(
            one, sources, indicator_columns=columns, source_columns=of_sources, has_quality=QUALITY.is_in(path)
        )
        found[one.id] = package_json(described)
    return found
