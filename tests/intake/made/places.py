"""Areas of the region and around it, as publishers and people write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from indicators.model import Level
from indicators.model.areas import Area
from tests.intake.reading import shipped

# Keys and names of areas outside the region as regional statistics write them.
AROUND = [
    ("DG", "Deutschland"),
    ("05", "  Nordrhein-Westfalen"),
    ("059", "    Arnsberg, Regierungsbezirk"),
    ("01001", "      Flensburg, Kreisfreie Stadt"),
    ("01051", "      Dithmarschen, Landkreis"),
    ("01051001", "        Albersdorf"),
    ("05154004", "        Bedburg-Hau"),
    ("05911", "      Bochum, Kreisfreie Stadt"),
    ("05954", "      Ennepe-Ruhr-Kreis"),
    ("05978", "      Unna, Kreis"),
    ("09276130", "        Lindberg"),
    ("16077055", "        Ziegelheim"),
]
ADDITIONS = {"05970008": "Burbach, Siegerl", "05970016": "Freudenberg, Westf", "05970036": "Neunkirchen, Siegerl"}
SEATS = {"05966024", "05970040", "05974040"}  # seats of a district, which call themselves Kreisstadt


@cache
def towns() -> Sequence[Area]:
    """The municipalities in the order of their keys."""
    return sorted((one for one in shipped().areas if one.level == Level.MUNICIPALITY), key=lambda one: one.code)


@cache
def districts() -> Sequence[Area]:
    """The districts in the order of their keys."""
    return sorted((one for one in shipped().areas if one.level == Level.DISTRICT), key=lambda one: one.code)


def by_code(code: str) -> Area:
    """An area by its key."""
    return shipped().areas[code]


def drawn_codes(draw: DrawFn, *, least: int = 2, most: int = 6, levels: str = "both") -> list[str]:
    """Keys of some areas in order: of "towns", of "districts" or of "both", then mostly towns."""
    of_towns = [one.code for one in towns()]
    of_districts = [one.code for one in districts()]
    every = {"towns": of_towns, "districts": of_districts, "both": of_towns + of_districts}[levels]
    return sorted(draw(st.lists(st.sampled_from(every), min_size=least, max_size=most, unique=True)))


def official(code: str) -> str:
    """The name in regional statistics: "Arnsberg, Stadt", "Olpe, Kreis"."""
    area = by_code(code)
    if len(code) == 5:
        return area.name if not area.name.startswith("Kreis ") else f"{area.name.removeprefix('Kreis ')}, Kreis"
    return f"{area.name}, Stadt" if area.type == "Stadt" else area.name


def indented(code: str) -> str:
    """The name in the regional database, set in by the level of the area: towns bare, some with an addition."""
    name = official(code) if len(code) == 5 else ADDITIONS.get(code, by_code(code).name)
    return " " * (6 if len(code) == 5 else 8) + name


def spoken(draw: DrawFn, code: str) -> str:
    """A name as people write it, which means this area and no other."""
    area = by_code(code)
    if len(code) == 5:
        bare = area.name.removeprefix("Kreis ")
        forms = [area.name] if bare == area.name else [area.name, f"{bare}, Kreis"]
    else:
        bare = area.name.split(" (")[0]
        forms = [area.name, bare, official(code), f"{area.name} "]
        forms += [f"{'Stadt' if area.type == 'Stadt' else 'Gemeinde'} {bare}", area.name.replace(" ", "\u00a0")]
        forms += [f"{bare}, Kreisstadt", f"{bare} (Kreisstadt)"] if code in SEATS else []
    name = draw(st.sampled_from(forms))
    return unicodedata.normalize("NFD", name) if draw(st.integers(0, 5)) == 5 else name


def ars(code: str) -> str:
    """The regional key of 12 digits; a municipality's association has its own last three digits behind a zero."""
    return f"{code}0000000" if len(code) == 5 else f"{code[:5]}0{code[5:]}{code[5:]}"


def association(code: str) -> str:
    """The key of nine digits of the association a municipality is on its own."""
    return f"{code[:5]}0{code[5:]}"
