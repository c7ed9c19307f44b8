"""A made-up register and made-up boundaries in the form of the official ones. No such place exists."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

STATE = "09"
SIDE = 0.06  # degrees of latitude of a place, before its corners are moved
LONGER = 1.6  # as many degrees of longitude are about as far
MOVED = 0.32  # of a side, at most: so that borders are crooked and no two cross
SOUTH, WEST = 50.2, 10.1
OUT = 0.5  # degrees from the lattice to an island
POSTCODES = 99_100


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality: last three digits of its key, official name, text code, number of its association."""

    key: str
    name: str
    kind: str = "64"
    association: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """A district: three digits of its key, text code, official name, municipalities, associations by number."""

    key: str
    kind: str
    name: str
    towns: Sequence[Town]
    associations: Sequence[tuple[str, str, str]] = ()  # number, text code, name
    state: str = STATE

    @property
    def codes(self) -> list[str]:
        """The AGS of its municipalities."""
        return [f"{self.state}{self.key}{one.key}" for one in self.towns]


def write_register(path: Path, districts: Sequence[District], *, year: int = 2024) -> Path:
    """Write the register as a workbook with a cover, three rows of heads and a remark at the end; return its path.

    Area and population are made up; the population is the place of the municipality times a thousand.
    """
    book = Workbook()
    book.active.append(["Inhalt"])
    sheet = book.create_sheet("Onlineprodukt_Gemeinden")
    day = f"31.12.{year} (Jahr)"
    for row in (
        [f"Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am {day} (erfunden)"], [],
        ["Satz-art", "Text-kenn-zeichen", "Amtlicher Regionalschlüssel (ARS)", *[None] * 4, "Gemeindename",
         "Fläche km2 1)", "Bevölkerung2)", None, None, None, "Postleit-zahl3)"],
        [None, None, "Land", "RB", "Kreis", "VB", "Gem", None, None, "insgesamt", "männlich", "weiblich", "je km2"],
        [None, None, f"Gebietsstand am {day}", *[None] * 5, day, f"am {day}"], [],
    ):  # fmt: skip
        sheet.append(row)
    empty, place = [None] * 6, 0
    for one in districts:
        begin = [one.state, one.key[0], one.key[1:]]
        sheet.append(["40", one.kind, *begin, None, None, one.name, *empty])
        for number, kind, name in one.associations:
            sheet.append(["50", kind, *begin, number, None, name, *empty])
        for town in one.towns:
            place += 1
            number = town.association or f"0{town.key}"
            if not town.association:
                sheet.append(["50", "50", *begin, number, None, town.name, *empty])
            km2, people = 31.5 + 7.25 * (place % 5), 1000 * place
            counts = [people, people // 2, people - people // 2, round(people / km2)]
            sheet.append(["60", town.kind, *begin, number, town.key, town.name, km2, *counts, POSTCODES + place])
    sheet.append(["1) Fläche erfunden."])
    book.save(path)
    return path


def shapes(codes: Sequence[str], columns: int, *, seed: int, island: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Yield a polygon in degrees per code: a lattice whose corners were moved, neighbours keep theirs in common.

    The `island` is a small one far out.
    """
    moved = random.Random(seed)  # noqa: S311
    rows = -(-len(codes) // columns)
    corners = {
        (x, y): (
            round(WEST + (x + moved.uniform(-MOVED, MOVED)) * SIDE * LONGER, 5),
            round(SOUTH + (y + moved.uniform(-MOVED, MOVED)) * SIDE, 5),
        )
        for y in range(rows + 1)
        for x in range(columns + 1)
    }
    middles = {
        side: _between(corners[side[0]], corners[side[1]], moved)
        for y in range(rows + 1)
        for x in range(columns + 1)
        for side in (((x, y), (x + 1, y)), ((x, y), (x, y + 1)))
        if side[1] in corners
    }
    for number, code in enumerate(codes):
        x, y = number % columns, number // columns
        south, east = ((x, y), (x + 1, y)), ((x + 1, y), (x + 1, y + 1))
        north, west = ((x, y + 1), (x + 1, y + 1)), ((x, y), (x, y + 1))
        ring = [
            corners[x, y], middles[south], corners[x + 1, y], middles[east], corners[x + 1, y + 1], middles[north],
            corners[x, y + 1], middles[west], corners[x, y],
        ]  # fmt: skip
        if code == island:
            ring = [(round(WEST - OUT + at / 8, 5), round(SOUTH + OUT + up / 8, 5)) for at, up in
                    ((east - WEST, north - SOUTH) for east, north in ring)]  # fmt: skip
        yield code, [list(point) for point in ring]


def with_islet(ring: Sequence[Any]) -> dict[str, Any]:
    """Return an outline with a second, much smaller part beside it, as islands have."""
    islet = [[round(x / 4 + 3 * max(ring)[0] / 4 + 0.004, 5), round(y / 4 + 3 * max(ring)[1] / 4, 5)] for x, y in ring]
    return {"type": "MultiPolygon", "coordinates": [[islet], [ring]]}


def _between(one: tuple[float, float], other: tuple[float, float], moved: random.Random) -> tuple[float, float]:
    """A point near the middle of a side: a border has a bend there."""
    return (
        round((one[0] + other[0]) / 2 + moved.uniform(-0.1, 0.1) * SIDE * LONGER, 5),
        round((one[1] + other[1]) / 2 + moved.uniform(-0.1, 0.1) * SIDE, 5),
    )


def write_boundaries(path: Path, features: Sequence[tuple[dict[str, Any], list[Any]]], *, island: str = "") -> Path:
    """Write properties and rings as GeoJSON, that of the island with an islet, and return its path."""
    found = [
        {"type": "Feature", "properties": told, "geometry":
         with_islet(ring) if island and told.get("AGS") == island else {"type": "Polygon", "coordinates": [ring]}}
        for told, ring in features
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": found}), "utf-8")
    return path
