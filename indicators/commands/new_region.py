"""Command line `new-region`: the data folder of another region, from the official register and boundaries."""

import argparse
from pathlib import Path

from indicators.commands.parts import WrongInput
from indicators.founding.folder import SOURCE, Wanted, found_region
from indicators.founding.grammar import OWN_WORD, district_named
from indicators.founding.quarters import Quarters
from indicators.loading.check.region import FILE as REGION
from indicators.paths import DATA


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `new-region`."""
    parser.add_argument("folder", type=Path, help="where the data folder is written; must not be there yet")
    parser.add_argument("--name", required=True, help='the region, such as "Münsterland"')
    parser.add_argument("--subject", default="", help='the same with its article, such as "das Münsterland"')
    parser.add_argument("--in", dest="locative", help='as where something is, such as "im Münsterland"')
    parser.add_argument("--title", help='of the dashboard (default: "Regionalmonitor NAME")')
    parser.add_argument("--boundaries", type=Path, required=True, help="VG250, or a town's own file of its quarters")
    parser.add_argument("--layer", default="", help="layer of the boundaries, such as vg250_gem")
    official = parser.add_argument_group("districts and municipalities")
    official.add_argument("--areas", nargs="+", default=[], help="AGS of states (2 digits) or districts (5)")
    official.add_argument("--register", type=Path, help="Gemeindeverzeichnis, Auszug GV-ISys (XLSX)")
    official.add_argument("--year", type=int, default=0, help="year of the boundaries (VG250), for their source note")
    official.add_argument("--associations", action="store_true",
                          help="Ämter, Verbandsgemeinden or the like between region and municipality")  # fmt: skip
    official.add_argument("--changes", type=Path, help="what merged between boundaries and register: area_changes.csv")
    town = parser.add_argument_group("a town and its quarters")
    town.add_argument("--town", default="", help="AGS of the town (8 digits)")
    town.add_argument("--number", default="", help="column of the boundaries with the number of a quarter")
    town.add_argument("--called", default="", help="column with its name")
    town.add_argument("--borough", default="", help="column with the name of the borough it is in")
    parser.add_argument("--source", default="", help='who published the boundaries, such as "© Stadt Musterstadt 2025"')


def needs_topojson() -> None:
    """Say what is missing where outlines cannot be made: WrongInput."""
    try:
        import topojson  # noqa: F401
    except ImportError as error:
        raise WrongInput("Es fehlt ein Paket, das nur hier gebraucht wird: .venv/bin/pip install topojson") from error


def run(options: argparse.Namespace) -> int:
    """Write the folder and say what comes next."""
    needs_topojson()
    name, is_town = options.name, bool(options.town)
    needed = (
        ("number", "called", "source") if is_town else ("areas", "register", *(() if options.source else ("year",)))
    )
    if missing := [f"--{one}" for one in needed if not getattr(options, one)]:
        raise WrongInput(f"Es fehlt: {', '.join(missing)}; für {'Stadtteile' if is_town else 'Kreise'} nötig.")
    locative = district_named(name, "").locative if OWN_WORD.search(name) else f"in {name}"
    codes = [one for text in options.areas for one in text.split(",") if one]
    source = options.source or SOURCE.format(year=options.year)
    quarters = Quarters(options.town, options.number, options.called, options.borough)
    wanted = Wanted(
        name, options.subject, options.locative or locative, options.title or f"Regionalmonitor {name}",
        codes or [options.town], source, options.boundaries, options.layer, options.register, options.changes,
        options.associations, quarters if is_town else None,
    )  # fmt: skip
    made = found_region(options.folder, wanted, DATA)
    print(f"{options.folder}: kleinste Gebiete: {made.smallest}, Gebiete dazwischen: {made.between}.")
    print(f"Grenzen: {made.outline_bytes / 1000:.0f} kB, vereinfacht auf {made.tolerance_m} m.")
    if made.unlike:
        print(f"Umriss und Fläche verschieden ({len(made.unlike)}): {'; '.join(made.unlike[:20])}.")
        print("Das kann Wasser sein. Kam dort zwischen den Jahren ein Ort hinzu oder weg: mit --changes nennen.")
    if made.apart:
        print(f"Weit draußen, auf Karten in einem Rahmen ({REGION}, map_insets): {', '.join(made.apart)}.")
    begin = f"REGION_DATA_DIR={options.folder}"
    python = f"{begin} .venv/bin/python -m indicators"
    print("Noch ohne Werte. Als Nächstes:")
    if options.register:
        print(f"  {python} import {options.register}   # Bevölkerung und Dichte")
    print(f"  {python} due   # woher die anderen Werte kommen")
    print("  areas.csv, goals.csv, measures.csv, texts: docs/another-region.md")
    print(f"  {begin} make run")
    return 0
