"""Write the three examples anew: a town with quarters, a district with Ämter, a region with an independent city.

    python -m tools.examples            # to examples/
    python -m tools.examples FOLDER

They are made by the commands of docs/another-region.md, from inputs that are made up.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indicators.__main__ import main as command
from indicators.founding.tables import as_table
from indicators.loading.load import read_areas
from indicators.paths import ROOT
from tools.examples import figures, looks
from tools.examples.official import STATE, District, Town, shapes, write_boundaries, write_register

EXAMPLES = ROOT / "examples"
NOT_NEEDED = ("synonyms.csv", "glossary.csv", "languages", "sets")  # of what a new region begins with
RECIPE = "tabelle.toml"  # of own tables; the others are of publishers
TOWN = f"{STATE}998000"
QUARTERS = (
    ("01", "Altstadt", "Mitte"), ("02", "Marktviertel", "Mitte"), ("03", "Bahnhofsviertel", "Mitte"),
    ("11", "Am Lindenhang", "Nord"), ("12", "Ziegelei", "Nord"), ("13", "Oberfeld", "Nord"),
    ("21", "Mühlenau", "Süd"), ("22", "Hafen", "Süd"), ("23", "Weiden", "Süd"),
)  # fmt: skip
COUNTY = District(
    "997", "44", "Seenland",
    (
        Town("001", "Seeburg, Stadt", "63"),
        *(Town(f"0{number:02}", name, "64", association) for number, (name, association) in enumerate(
            [("Achterwehr am See", "5101"), ("Birkenhorst", "5101"), ("Dorfmark", "5101"), ("Ellerbrook", "5102"),
             ("Fahrensiek", "5102"), ("Grünenkoog", "5102"), ("Hagenried", "5103"), ("Immenstieg", "5103"),
             ("Kranichmoor", "5103"), ("Lüttenoog", "5103"), ("Moorende", "5102")], start=2)),
    ),
    (("5101", "51", "Seeblick"), ("5102", "51", "Moorland"), ("5103", "51", "Kranichwinkel")),
)  # fmt: skip
RIVERS = (
    District("994", "43", "Oberaue", tuple(
        Town(f"00{number}", name, "64") for number, name in enumerate(
            ["Auenthal", "Bruchfelden", "Erlengrund", "Felsberg-Aue", "Hochried"], start=1))),
    District("995", "43", "Talscher Kreis", tuple(
        Town(f"00{number}", name, "64") for number, name in enumerate(
            ["Kaltbrunn", "Quellstedt", "Rabenfurt", "Steinach am Tal"], start=1))),
    District("996", "41", "Dreiflüssen, Stadt", (Town("000", "Dreiflüssen, Stadt", "61"),)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """An example: its folder, the options of `new-region` beside its files, the codes on the map, row by row.

    The `island` lies far out.
    """

    folder: str
    options: Sequence[str]
    seed: int
    columns: int
    districts: Sequence[District] = ()
    island: str = ""


ALL = (
    Example(
        "lindenstadt",
        ("--name", "Lindenstadt (erfunden)", "--subject", "die Stadt Lindenstadt", "--in", "in Lindenstadt",
         "--town", TOWN, "--number", "NR", "--called", "NAME", "--borough", "BEZIRK",
         "--source", "Grenzen erfunden"),
        11, 3,
    ),
    Example(
        "seenland",
        ("--name", "Landkreis Seenland (erfunden)", "--subject", "der Landkreis Seenland", "--in",
         "im Landkreis Seenland", "--areas", f"{STATE}997", "--associations", "--source", "Grenzen erfunden"),
        23, 4, (COUNTY,), f"{STATE}997011",
    ),
    Example(
        "dreifluesse",
        ("--name", "Drei Flüsse (erfunden)", "--subject", "die Region Drei Flüsse", "--in",
         "in der Region Drei Flüsse", "--areas", *(f"{STATE}{one.key}" for one in RIVERS),
         "--source", "Grenzen erfunden"),
        37, 4, RIVERS,
    ),
)  # fmt: skip


def make(example: Example, home: Path) -> Path:
    """Make an example inside a folder, which must not have it yet, and return its own folder."""
    folder = home / example.folder
    with tempfile.TemporaryDirectory() as inputs:
        run("new-region", str(folder), *example.options, *_official(example, Path(inputs)))
        for name in NOT_NEEDED:
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for path in (folder / "recipes").iterdir():
            if path.name != RECIPE:
                path.unlink()
        looks.write(folder)
        areas = read_areas(folder)
        figures.write(folder, figures.definitions() | figures.goals(areas))
        own = Path(inputs, f"{example.folder}.csv")
        rows = figures.values(areas, seed=example.seed)
        own.write_bytes(as_table(tuple(rows[0]), rows))
        run("import", str(own), "--folder", str(folder), "--signs", "newer")
    # What is kept of an import has the day on it: an example is the same whenever it is made.
    shutil.rmtree(folder / "releases")
    (folder / "releases.csv").unlink()
    return folder


def _official(example: Example, inputs: Path) -> list[str]:
    """Write the files that `new-region` reads, and return the options that name them."""
    boundaries = inputs / "grenzen.geojson"
    if not example.districts:
        rings = dict(shapes([one[0] for one in QUARTERS], example.columns, seed=example.seed))
        told = [({"NR": number, "NAME": name, "BEZIRK": f"Bezirk {borough}"}, rings[number])
                for number, name, borough in QUARTERS]  # fmt: skip
        write_boundaries(boundaries, told)
        return ["--boundaries", str(boundaries)]
    codes = [code for one in example.districts for code in one.codes]
    features = [({"AGS": code, "GF": 4}, ring) for code, ring in
                shapes(codes, example.columns, seed=example.seed, island=example.island)]  # fmt: skip
    write_boundaries(boundaries, features, island=example.island)
    register = write_register(inputs / "verzeichnis.xlsx", example.districts)
    return ["--boundaries", str(boundaries), "--register", str(register)]


def run(*arguments: str) -> None:
    """Run a command as an operator would; SystemExit where it fails."""
    if code := command(list(arguments)):
        raise SystemExit(f"{arguments[0]}: {code}")


def main() -> int:
    """Write all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    home = parser.parse_args().folder
    for one in ALL:
        shutil.rmtree(home / one.folder, ignore_errors=True)
        make(one, home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
