"""A town as a region: its quarters, and what they are in, from a file of boundaries that the town itself publishes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.founding.boundaries import METRES, as_coverage, read_shapes
from indicators.founding.layout import Layout, Place
from indicators.model.areas import Level
from indicators.model.problems import refusal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

EXPECTED = "Grenzen der Stadtteile als GeoPackage, Shapefile oder GeoJSON."
QUARTERS = {
    "de": ("Stadtteil", "Stadtteile", "Stadtteilen", "dem Stadtteil"),
    "en": ("quarter", "quarters", "quarters", "the quarter"),
}
BOROUGHS = {
    "de": ("Stadtbezirk", "Stadtbezirke", "Stadtbezirken", "dem Stadtbezirk"),
    "en": ("borough", "boroughs", "boroughs", "the borough"),
}
SQUARE_METRES = 1e6  # in a km²
IN_CODE = re.compile(r"[^0-9A-Za-z]+")
MASCULINE = re.compile(r"(?:Stadtbezirk|Bezirk|Stadtteil|Ortsteil) ")
PREPOSITION = re.compile(r"(?:Am|An|Auf|Bei|Beim|Hinter|Im|In|Unter|Unterm|Vor|Zum|Zur|Zwischen) ")
AGS = re.compile(r"[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Quarters:
    """The town (AGS), and the columns of the file with number and name of a quarter.

    `borough` is the column with the name of what a quarter is in, "" where there is none.
    """

    town: str
    number: str
    name: str
    borough: str = ""


def read_quarters(path: Path, wanted: Quarters, *, layer: str = "") -> tuple[Layout, "GeoDataFrame"]:
    """Return the quarters, and their `ags` str and `geometry` (EPSG:25832), sorted.

    The code of a quarter is the town's AGS, a hyphen and its number; km² are measured in its outline. Raises
    DataProblems where the file cannot be read, lacks a column, or has a quarter without number or name.
    """
    if not AGS.fullmatch(wanted.town):
        raise refusal("quarters", "--town", f"„{wanted.town}“ ist kein AGS einer Gemeinde.", "8 Ziffern.")
    columns = [one for one in (wanted.number, wanted.name, wanted.borough) if one]
    frame = read_shapes(path, columns, layer=layer, expected=EXPECTED).to_crs(METRES)
    for column in columns:
        frame[column] = ["" if one is None or one != one else _text(one) for one in frame[column]]
        if empty := [number for number, one in enumerate(frame[column], start=1) if not one]:
            raise refusal("quarters", path.name, f"Ohne {column}: Fläche {empty[0]}.", "Jede mit Nummer und Namen.")
    names: dict[str, set[str]] = {}
    for number, name in zip(frame[wanted.number], frame[wanted.name], strict=True):
        names.setdefault(_code(wanted.town, number), set()).add(name)
    if twice := [code for code, found in names.items() if len(found) > 1]:
        told = f"{twice[0]} heißt {' und '.join(sorted(names[twice[0]]))}."
        raise refusal("quarters", path.name, told, "Je Nummer ein Stadtteil.")
    frame["ags"] = [_code(wanted.town, number) for number in frame[wanted.number]]
    boroughs = dict(zip(frame["ags"], frame[wanted.borough] if wanted.borough else [""] * len(frame), strict=True))
    frame = frame[["ags", "geometry"]].dissolve("ags", as_index=False).sort_values("ags").reset_index(drop=True)
    km2 = dict(zip(frame["ags"], frame.geometry.area / SQUARE_METRES, strict=True))
    codes = {
        name: f"{wanted.town}-B{number}" for number, name in enumerate(sorted(set(boroughs.values()) - {""}), start=1)
    }
    places = [
        *(Place(code, name, name, _where(name), BOROUGHS["de"][0], Level.DISTRICT) for name, code in codes.items()),
        *(
            Place(
                code, name, _told_apart(name, code, names, codes), _where(name), QUARTERS["de"][0], Level.MUNICIPALITY,
                codes.get(boroughs[code], ""), area_km2=round(float(km2[code]), 2),
            )
            for code, [name] in sorted((code, sorted(found)) for code, found in names.items())
        ),
    ]  # fmt: skip
    levels = {Level.MUNICIPALITY.value: QUARTERS} | ({Level.DISTRICT.value: BOROUGHS} if codes else {})
    layout = Layout(wanted.town, "Stadt", places, levels)
    return layout, as_coverage(frame, layout.labels, file=path.name)


def _told_apart(name: str, code: str, names: Mapping[str, set[str]], boroughs: Mapping[str, str]) -> str:
    """A label that no other area has: with its number where one has the same name."""
    others = [one for other, found in names.items() if other != code for one in found]
    return f"{name} ({code.partition('-')[2]})" if name in others or name in boroughs else name


def _where(name: str) -> str:
    """A quarter as where something is: one named after where it lies says so itself.

    >>> _where("Altstadt"), _where("Am Lindenhang"), _where("Bezirk Nord")
    ('in Altstadt', 'am Lindenhang', 'im Bezirk Nord')
    """
    if PREPOSITION.match(name):
        return name[0].lower() + name[1:]
    return f"{'im' if MASCULINE.match(name) else 'in'} {name}"


def _text(value: object) -> str:
    """A cell as text: whole numbers without ".0"."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _code(town: str, number: str) -> str:
    return f"{town}-{IN_CODE.sub('-', number).strip('-')}"
