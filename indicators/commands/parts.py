"""What several commands share: how wrong input ends one, which area is meant, settings, and how files are written."""

import argparse
import csv
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from indicators.loading.settings import Settings, current_settings
from indicators.model import Area
from indicators.model.areas import Areas
from indicators.model.problems import near_matches


class WrongInput(Exception):
    """Raised with what a person at the command line should do otherwise; the command then ends with 2."""


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the settings of the data folder, or just the public address that `--url` names."""
    return Settings(public_url=options.url.rstrip("/")) if options.url else current_settings()


def unknown(option: str, text: str, known: Collection[str], *, listed: bool = False) -> WrongInput:
    """Return the error for a name nobody knows, with what may be meant; with `listed` else with all there are."""
    near = near_matches(text, known) or (f" Vorhanden: {', '.join(known)}." if listed else "")
    return WrongInput(f"{option}: „{text}“ ist unbekannt.{near}")


def find_areas(found: str, areas: Areas) -> list[str]:
    """Return the codes meant by an AGS, with or without its leading zero, a label or a name; [] for none.

    A group is meant by its name or code, or by AGS with "+" between, after "ohne+" of those left out.
    """
    for code in (found, f"0{found}"):
        if one := areas.get(code):
            return [one.code]
    wanted = found.strip().casefold()
    if by_label := [one.code for one in (*areas, *areas.groups) if one.label.casefold() == wanted]:
        return by_label
    return [one.code for one in areas if wanted in (one.name.casefold(), one.label.casefold().removeprefix("kreis "))]


def find_one(text: str, areas: Areas) -> Area:
    """Return the one area meant by an AGS or name; WrongInput where there is none or several."""
    found = find_areas(text, areas)
    if len(found) != 1:
        meant = ", ".join(f"{code} ({areas[code].label})" for code in found)
        near = near_matches(text, [*(one.code for one in areas), *(one.label for one in areas)])
        said = f"nicht eindeutig. Gemeint sein kann: {meant}." if found else f"unbekannt.{near}"
        raise WrongInput(f"„{text}“ ist {said}")
    return areas[found[0]]


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
