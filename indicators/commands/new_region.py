"""Command line `new-region`: the data folder of another region, from the official register and boundaries."""

import argparse
from pathlib import Path

from indicators.commands.parts import WrongInput
from indicators.founding.folder import Wanted, found_region
from indicators.founding.grammar import OWN_WORD, district_named
from indicators.paths import DATA


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `new-region`."""
    parser.add_argument("folder", type=Path, help="where the data folder is written; must not be there yet")
    parser.add_argument("--name", required=True, help='the region, such as "Münsterland"')
    parser.add_argument("--subject", default="", help='the same with its article, such as "das Münsterland"')
    parser.add_argument("--in", dest="locative", help='as where something is, such as "im Münsterland"')
    parser.add_argument("--title", help='of the dashboard (default: "Regionalmonitor NAME")')
    parser.add_argument("--areas", required=True, nargs="+", help="AGS of states (2 digits) or districts (5)")
    parser.add_argument("--register", type=Path, required=True, help="Gemeindeverzeichnis, Auszug GV-ISys (XLSX)")
    parser.add_argument("--boundaries", type=Path, required=True, help="VG250: GeoPackage, Shapefile or GeoJSON")
    parser.add_argument("--layer", default="", help="layer of the boundaries, such as vg250_gem")
    parser.add_argument("--year", type=int, required=True, help="year of the boundaries, for their source note")
    parser.add_argument("--changes", type=Path, help="what merged between boundaries and register: area_changes.csv")


def needs_topojson() -> None:
    """Say what is missing where outlines cannot be made: WrongInput."""
    try:
        import topojson  # noqa: F401
    except ImportError as error:
        raise WrongInput("Es fehlt ein Paket, das nur hier gebraucht wird: pip install topojson") from error


def run(options: argparse.Namespace) -> int:
    """Write the folder and say what comes next."""
    needs_topojson()
    name = options.name
    locative = district_named(name, "").locative if OWN_WORD.search(name) else f"in {name}"
    codes = [one for text in options.areas for one in text.split(",") if one]
    wanted = Wanted(
        name, options.subject, options.locative or locative, options.title or f"Regionalmonitor {name}", codes,
        options.register, options.boundaries, options.layer, options.year, options.changes,
    )  # fmt: skip
    made = found_region(options.folder, wanted, DATA)
    print(f"{options.folder}: Kreise und kreisfreie Städte: {made.districts}, Städte und Gemeinden: {made.towns}.")
    print(f"Grenzen: {made.outline_bytes / 1000:.0f} kB, vereinfacht auf {made.tolerance_m} m.")
    print("Noch ohne Werte. Als Nächstes: docs/another-region.md, „Bring in figures“.")
    print(f"Starten: REGION_DATA_DIR={options.folder} make run")
    return 0
