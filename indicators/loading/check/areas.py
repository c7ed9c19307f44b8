"""areas.csv: its columns, and the rules between them."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from indicators.loading.cells import LEVEL, NUMBER, PARTIAL_DATE, URL
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table, texts
from indicators.loading.tables import LINE
from indicators.model import Area, Level
from indicators.model.areas import Areas, level_of
from indicators.model.problems import Problem, near_matches
from indicators.model.region import Region

AREAS = Table(
    "areas.csv",
    (
        Column("ags", required=True, field="code"),
        *texts("ars", "name", "label_de", "locative_de", "type", "district", "role"),
        Column("area_km2", NUMBER),
    ),
    optional=(Column("level", LEVEL), Column("postcode"), Column("since", PARTIAL_DATE), Column("role_url", URL)),
    key=("ags",),
)
# Codes begin with a digit, so that they are none of a group; that of the region may be a word.
AREA_CODE = re.compile(r"[0-9][0-9A-Za-z-]{1,29}")
REGION_CODE = re.compile(r"[0-9][0-9A-Za-z-]{1,29}|[a-z][a-z0-9-]{1,29}")
MAY_BE_FAULTY = frozenset({"since", "role_url"})


def check_areas(frame: pd.DataFrame, problems: list[Problem], region: Region) -> Areas:
    """Return the areas; what is wrong is added to `problems`. Districts and region get the km² of their members.

    The order of roles, and which one stands out, is that of the region.

    A fault in `since` or `role_url` leaves only these two empty.
    """
    found = AREAS.read(frame, problems, lambda row, fields: _area(row, fields, region))
    problems += [*_without_district(frame, found), *_second_regions(frame, found)]
    towns = [area for area in found.values() if area.level == Level.MUNICIPALITY]
    km2 = {region.code: sum(town.area_km2 for town in towns)}
    for town in towns:
        if town.district:
            km2[town.district] = km2.get(town.district, 0) + town.area_km2
    return Areas(
        [
            area if area.level == Level.MUNICIPALITY else replace(area, area_km2=round(km2.get(area.code, 0.0), 2))
            for area in found.values()
        ]
    )


def _area(row: Row, fields: Fields, region: Region) -> Area | None:
    code, said = fields["code"], fields.pop("level", None)
    level = Level.REGION if code == region.code else said or level_of(code, region.code)
    if level is None:
        told = f"8 Ziffern (Gemeinde), 5 Ziffern (Kreis) oder „{region.code}“; andere Kürzel mit der Spalte level."
        row.fault("ags", "ags", f"„{code}“ ist kein AGS.", told)
    elif level != Level.REGION and not AREA_CODE.fullmatch(code):
        found = f"„{code}“ kann kein Kürzel eines Gebiets sein."
        row.fault("ags", "ags", found, "Eine Ziffer, dann Ziffern, Buchstaben, Bindestriche.")
    if level == Level.MUNICIPALITY and not fields["area_km2"] and row.faulty <= MAY_BE_FAULTY:
        row.fault("required", "area_km2", "Die Fläche fehlt.", "Fläche in km², zum Beispiel 193.72.")
    if level is None or not row.faulty <= MAY_BE_FAULTY:
        return None
    if region.roles and (role := _role(fields["role"])) not in ("", *region.roles):
        told = f"Die Rolle „{role}“ steht nicht in roles von region.toml.{near_matches(role, region.roles)}"
        row.notice("role", "role", told, "Sie gilt und steht hinter den anderen.")
    usual = {
        "label": fields["label"] or fields["name"],
        "locative": fields["locative"] or f"in {fields['name']}",
        "district": fields["district"] or None,
        "area_km2": fields["area_km2"] or 0.0,
        "is_model_town": bool(region.marked_role) and fields["role"] == region.marked_role,
        "role_rank": _rank(fields["role"], region),
    }
    return Area(**fields | usual | ({} if row.ok else {"since": None, "role_url": ""}), level=level)


def _rank(role: str, region: Region) -> int:
    """The place of a role in the region's order; what stands in brackets behind it does not count."""
    name = _role(role)
    return region.roles.index(name) if name in region.roles else len(region.roles)


def _role(text: str) -> str:
    return text.partition("(")[0].strip()


def _without_district(frame: pd.DataFrame, found: Mapping[str, Area]) -> list[Problem]:
    known = {area.code for area in found.values() if area.level == Level.DISTRICT}
    if not known:
        known = {""}  # all municipalities are the region's
    return [
        Problem(
            "district", AREAS.file, int(line), "district", f"Den Kreis „{named}“ gibt es nicht.", "AGS eines Kreises."
        )
        for code, named, line in frame[["ags", "district", LINE]].itertuples(index=False)
        if code in found and found[code].level == Level.MUNICIPALITY and named not in known
    ]


def _second_regions(frame: pd.DataFrame, found: Mapping[str, Area]) -> list[Problem]:
    """Whatever calls itself the region beside the one that has its code."""
    regions = [area.code for area in found.values() if area.level == Level.REGION]
    if len(regions) < 2:
        return []
    lines = dict(zip(frame["ags"], frame[LINE], strict=True))
    told = f"Die Region gibt es schon: {regions[0]}."
    return [Problem("region", AREAS.file, int(lines[one]), "level", told, "Nur eine Region.") for one in regions[1:]]
