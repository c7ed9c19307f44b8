"""What several commands share: how wrong input ends one, the settings it runs with, how it writes a file."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from indicators.loading.settings import Settings, read_settings
from indicators.model.problems import near_matches


class WrongInput(Exception):
    """Raised with what a person at the command line should do otherwise; the command then ends with 2."""


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the settings of the data folder, or just the public address that `--url` names."""
    return Settings(public_url=options.url.rstrip("/")) if options.url else read_settings()[0]


def unknown(option: str, text: str, known: Collection[str], *, listed: bool = False) -> WrongInput:
    """Return the error for a name nobody knows, with what may be meant; with `listed` else with all there are."""
    near = near_matches(text, known) or (f" Vorhanden: {', '.join(known)}." if listed else "")
    return WrongInput(f"{option}: „{text}“ ist unbekannt.{near}")


def print_ratings(names: Sequence[str], ratings: Iterable[Mapping[str, Any]]) -> None:
    """Print ratings as CSV with these columns."""
    writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**one, "marks": " ".join(one["marks"])} for one in ratings)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that somebody named; WrongInput where that is not possible."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise WrongInput(f"{path}: {error.strerror}.") from error
