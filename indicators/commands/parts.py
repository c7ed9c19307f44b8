"""What several commands share: how wrong input ends one, the settings it runs with, how it writes a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from indicators.loading.settings import Settings, read_settings


class WrongInput(Exception):
    """Raised with what a person at the command line should do otherwise; the command then ends with 2."""


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the settings of the data folder, or just the public address that `--url` names."""
    return Settings(public_url=options.url.rstrip("/")) if options.url else read_settings()[0]


def write_file(path: Path, content: bytes) -> None:
    """Write a file that somebody named; WrongInput where that is not possible."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise WrongInput(f"{path}: {error.strerror}.") from error
