"""A made-up register and made-up boundaries in the form of the official ones: a district, a rural one, a city."""

from __future__ import annotations

import json
from pathlib import Path

from tools.examples import official
from tools.examples.official import STATE, District, Town

# No such place exists; an area that belongs to no municipality is among them.
PLACES = (
    District("901", "43", "Musterfels", (Town("004", "Musterfels, Stadt", "63"), Town("008", "Hinterau"))),
    District("902", "44", "Ebenau", (Town("004", "Ebenau"), Town("008", "Hinterau"))),
    District("911", "41", "Großenfurt, Stadt", (Town("000", "Großenfurt, Stadt", "61"),)),
    District("903", "43", "Oberbacher Kreis", (Town("004", "Obertal"), Town("012", "Forst, gemfr. Gebiet", "66"))),
)  # fmt: skip
SIDE = 0.1  # degrees of a municipality, which is a square
__all__ = ["STATE", "write_boundaries", "write_changes", "write_register"]


def write_register(path: Path) -> Path:
    """Write the register of these places."""
    return official.write_register(path, PLACES)


def write_changes(path: Path, *rows: str) -> Path:
    """Write a table of changes of areas."""
    path.write_text("\n".join(["date,old,old_name,new,part,url", *rows, ""]), "utf-8")
    return path


def write_boundaries(
    path: Path, *, without: str = "", shifted: bool = False, older: dict[str, str] | None = None, island: str = ""
) -> Path:
    """Write squares side by side as a bare list of features, as the npm package has them; `shifted` ones overlap.

    `older` gives a square the key that it had before; the `island` is a small one far out.
    """
    codes = [code for one in PLACES for code in one.codes]
    features = []
    for number, code in enumerate(codes):
        x, y = 8 + SIDE * (number % 3) * (0.5 if shifted else 1), 51 + SIDE * (number // 3)
        x, y, side = (x - 1.5, y + 0.6, SIDE / 5) if code == island else (x, y, SIDE)
        ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
        if code != without:
            shape = {"type": "Polygon", "coordinates": [ring]}
            features.append(
                {"type": "Feature", "properties": {"AGS": (older or {}).get(code, code), "GF": 4}, "geometry": shape}
            )
    path.write_text(json.dumps(features), "utf-8")
    return path
