"""Write a made-up region of any size, to see how things grow: ``python -m tools.made_region FOLDER --towns 396``.

No figure in it is real, and every name says so. Values follow from the numbers of area, indicator and year alone: the
same call writes the same files.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_YEAR = 2010
TOWNS_PER_DISTRICT, INDICATORS_PER_SET = 20, 20
AREAS = ("ags", "ars", "name", "label_de", "locative_de", "type", "district", "role", "area_km2")
INDICATORS = (
    "id", "role", "label_de", "short_de", "unit_de", "direction", "decimals", "kind", "weight", "weight_note_de",
    "minimum", "maximum", "breaks", "year_notes", "reference_de", "class_breaks", "definition_de", "formula_de",
    "interpretation_de", "sentence_de", "note_de", "source",
)  # fmt: skip
SOURCES = (
    "id", "publisher", "dataset", "edition", "licence", "licence_url", "attribution", "url", "data_as_of",
)  # fmt: skip
SOURCE = ("erfunden", "Niemand", "Erfundene Zahlen", "1", "keine", "https://example.org/l", "Erfunden",
          "https://example.org", "2024")  # fmt: skip
VALUES = ("indicator", "area", "year", "value", "sign", "note")


@dataclass(frozen=True, slots=True)
class Size:
    """How many municipalities, indicators and years a made-up region has."""

    towns: int
    indicators: int
    years: int

    @property
    def values(self) -> int:
        """Number of values, all of municipalities."""
        return self.towns * self.indicators * self.years


def write_region(folder: Path, size: Size) -> Path:
    """Write the data folder of a made-up region and return it; it must not be there yet."""
    folder.mkdir(parents=True)
    codes = list(town_codes(size.towns))
    _write(folder / "areas.csv", AREAS, _areas(codes))
    names = [f"zahl_{number}" for number in range(1, size.indicators + 1)]
    sets = [names[start : start + INDICATORS_PER_SET] for start in range(0, len(names), INDICATORS_PER_SET)]
    titles = [(f"satz_{n}", f"Erfundener Satz {n}", "Erfunden.", own[0]) for n, own in enumerate(sets, start=1)]
    _write(folder / "sets.csv", ("set", "label_de", "description_de", "lead"), titles)
    for number, own in enumerate(sets, start=1):
        path = folder / "sets" / f"satz_{number}"
        path.mkdir(parents=True)
        _write(path / "sources.csv", SOURCES, [SOURCE])
        _write(path / "indicators.csv", INDICATORS, [_indicator(name) for name in own])
        _write(path / "values.csv", VALUES, _values(own, codes, size.years))
    return folder


def town_codes(count: int) -> Iterator[str]:
    """Yield the keys of municipalities, 20 to a district: "09001001"."""
    for number in range(count):
        district, town = divmod(number, TOWNS_PER_DISTRICT)
        yield f"{9001 + district:05d}{town + 1:03d}"


def _areas(codes: list[str]) -> Iterator[tuple[str, ...]]:
    yield ("region", "", "Erfundene Region", "Erfundene Region", "in der erfundenen Region", "Region", "", "", "")
    for code in dict.fromkeys(code[:5] for code in codes):
        name = f"Erfundener Kreis {code}"
        yield code, "", name, name, f"im erfundenen Kreis {code}", "Kreis", "", "", ""
    for code in codes:
        name = f"Erfundene Gemeinde {code}"
        yield code, "", name, name, f"in der erfundenen Gemeinde {code}", "Gemeinde", code[:5], "", "10"


def _indicator(name: str) -> tuple[str, ...]:
    label = f"Erfundene {name.replace('_', ' ')}"
    return (name, "", label, label, "%", "up", "1", "share", "area_km2", "Nach Fläche", "0", "100", "", "", "", "",
            "Erfunden", "erfunden", "Ohne Bedeutung", "{place} waren es {period} {value} %.", "",
            SOURCE[0])  # fmt: skip


def _values(names: list[str], codes: list[str], years: int) -> Iterator[tuple[object, ...]]:
    for name in names:
        start = int(name.rpartition("_")[2])
        for place, code in enumerate(codes):
            for year in range(years):
                yield name, code, FIRST_YEAR + year, (start * 7 + place * 13 + year * 3) % 1000 / 10, "", ""


def _write(path: Path, columns: tuple[str, ...], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)  # type: ignore[arg-type]


def main() -> int:
    """Write a region as asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="where to write it; must not exist")
    parser.add_argument("--towns", type=int, default=396)
    parser.add_argument("--indicators", type=int, default=100)
    parser.add_argument("--years", type=int, default=15)
    given = parser.parse_args()
    size = Size(given.towns, given.indicators, given.years)
    write_region(given.folder, size)
    print(f"{given.folder}: {size.values:,} made-up values of {size.towns:,} municipalities")
    return 0


if __name__ == "__main__":
    sys.exit(main())
