"""A made-up register and made-up boundaries in the form of the official ones: a district, a rural one, a city."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import Workbook

STATE = "09"
# District code, text code, name; then its municipalities: key, text code, name, postcode. No such place exists.
PLACES = (
    ("901", "43", "Musterfels", (("004", "63", "Musterfels, Stadt", "99101"), ("008", "64", "Hinterau", "99102"))),
    ("902", "44", "Ebenau", (("004", "64", "Ebenau", "99201"), ("008", "64", "Hinterau", "99202"))),
    ("911", "41", "Großenfurt, Stadt", (("000", "61", "Großenfurt, Stadt", "99301"),)),
    ("903", "43", "Oberbacher Kreis", (("004", "64", "Obertal", "99401"), ("012", "66", "Forst, gemfr. Gebiet", ""))),
)  # fmt: skip
SIDE = 0.1  # degrees of a municipality, which is a square


def write_register(path: Path) -> Path:
    """Write the register as a workbook with a cover, heads over several rows, and a remark at the end."""
    book = Workbook()
    book.active.append(["Inhalt"])
    sheet = book.create_sheet("Onlineprodukt_Gemeinden")
    sheet.append(["Gemeinden in Deutschland (erfunden)"])
    sheet.append(["Satz-art", "Text-kenn-zeichen", "ARS", None, None, None, None, "Gemeindename", "Fläche km2"])
    empty = [None] * 5
    sheet.append(["10", None, STATE, None, None, None, None, "Erfundenes Land", None, *empty])
    for district, kind, name, towns in PLACES:
        begin = [STATE, district[0], district[1:]]
        sheet.append(["40", kind, *begin, None, None, name, None, *empty])
        for key, text_code, town, postcode in towns:
            sheet.append(["60", text_code, *begin, "0" + key, key, town, 50.25, 1, 1, 1, 1, postcode])
    sheet.append(["Quelle: niemand"])
    book.save(path)
    return path


def write_changes(path: Path, *rows: str) -> Path:
    """Write a table of changes of areas."""
    path.write_text("\n".join(["date,old,old_name,new,part,url", *rows, ""]), "utf-8")
    return path


def write_boundaries(
    path: Path, *, without: str = "", shifted: bool = False, older: dict[str, str] | None = None
) -> Path:
    """Write squares side by side as a bare list of features, as the npm package has them; `shifted` ones overlap.

    `older` gives a square the key that it had before.
    """
    codes = [f"{STATE}{district}{key}" for district, _kind, _name, towns in PLACES for key, *_more in towns]
    features = []
    for number, code in enumerate(codes):
        x, y = 8 + SIDE * (number % 3) * (0.5 if shifted else 1), 51 + SIDE * (number // 3)
        ring = [[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE], [x, y]]
        if code != without:
            shape = {"type": "Polygon", "coordinates": [ring]}
            features.append(
                {"type": "Feature", "properties": {"AGS": (older or {}).get(code, code), "GF": 4}, "geometry": shape}
            )
    path.write_text(json.dumps(features), "utf-8")
    return path
