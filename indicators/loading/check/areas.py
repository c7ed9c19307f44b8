"""Rules for areas.csv: text table in, areas and every problem out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from indicators.loading.rows import rows, unique
from indicators.loading.tables import LINE
from indicators.model import (
    Area,
    Level,
)
from indicators.model.areas import Areas, level_of
from indicators.model.problems import Problem

AREA_COLUMNS = ("ags", "ars", "name", "label_de", "locative_de", "type", "district", "role", "area_km2")
OPTIONAL_AREA_COLUMNS = ("postcode", "since", "role_url")


def check_areas(frame: pd.DataFrame, file: str) -> tuple[Areas, list[Problem]]:
    """Return the areas and their problems; districts and region get the km² of their members.

    A fault in `since` or `role_url` leaves only these two empty.
    """
    problems: list[Problem] = []
    found: dict[str, Area] = {}
    for row in rows(frame, file, problems):
        code = row.text("ags", required=True)
        level = level_of(code)
        if level is None:
            row.fault("ags", "ags", f"„{code}“ ist kein AGS.", "8 Ziffern (Gemeinde), 5 Ziffern (Kreis) oder „swf“.")
        unique(row, "ags", code, found)
        area_km2 = row.number("area_km2")
        if level == Level.MUNICIPALITY and not area_km2 and row.ok:
            row.fault("required", "area_km2", "Die Fläche fehlt.", "Fläche in km², zum Beispiel 193.72.")
        usable = row.ok
        since, role_url = row.partial_date("since"), row.url("role_url")
        if usable and level:
            found[code] = Area(
                code=code,
                ars=row.text("ars"),
                name=row.text("name"),
                label=row.text("label_de") or row.text("name"),
                locative=row.text("locative_de") or f"in {row.text('name')}",
                type=row.text("type"),
                level=level,
                district=row.text("district") or None,
                role=row.text("role"),
                area_km2=area_km2 or 0.0,
                postcode=row.text("postcode"),
                since=since if row.ok else None,
                role_url=role_url if row.ok else "",
            )
    problems += _without_district(frame, file, found)
    return Areas([_with_area(area, found.values()) for area in found.values()]), problems


def _without_district(frame: pd.DataFrame, file: str, found: Mapping[str, Area]) -> list[Problem]:
    known = [area.code for area in found.values() if area.level == Level.DISTRICT]
    return [
        Problem(
            "district",
            file,
            int(line),
            "district",
            f"Den Kreis „{district}“ gibt es nicht.",
            "AGS eines Kreises.",
        )
        for code, district, line in frame[["ags", "district", LINE]].itertuples(index=False)
        if code in found and found[code].level == Level.MUNICIPALITY and district not in known
    ]


def _with_area(area: Area, areas: Collection[Area]) -> Area:
    if area.level == Level.MUNICIPALITY:
        return area
    members = [a for a in areas if a.level == Level.MUNICIPALITY]
    if area.level == Level.DISTRICT:
        members = [a for a in members if a.district == area.code]
    return replace(area, area_km2=round(sum(member.area_km2 for member in members), 2))
