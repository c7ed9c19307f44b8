"""The official list of municipalities (Gemeindeverzeichnis GV-ISys of Destatis, "Auszug GV"): who belongs to whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from indicators.founding.grammar import Named, district_named, town_named
from indicators.model.problems import refusal

DISTRICT_ROW, TOWN_ROW = "40", "60"
UNINHABITED = ("65", "66")  # areas that belong to no municipality
STEPS = 5  # of an ARS: state, region, district, association, municipality


@dataclass(frozen=True, slots=True)
class Place:
    """A district or municipality of the register; km² and postcode as it gives them, 0 and "" for districts."""

    ags: str
    ars: str
    name: str
    label: str
    locative: str
    type: str
    district: str
    area_km2: float = 0.0
    postcode: str = ""


def read_register(path: Path, wanted: Sequence[str]) -> list[Place]:
    """Return the places of the wanted districts and states, districts first, each in the order of its code.

    `wanted` are codes of states ("05") or districts ("05554"). Raises DataProblems where the file is no
    such register, or does not have one of them.
    """
    rows = list(_rows(path))
    districts = {ags: district_named(name, kind) for row, kind, ags, _ars, name, _km2, _post in rows
                 if row == DISTRICT_ROW}  # fmt: skip
    towns = [
        (ags, ars, town_named(name), km2, post)
        for row, kind, ags, ars, name, km2, post in rows
        if row == TOWN_ROW and kind not in UNINHABITED
    ]
    missing = [one for one in wanted if not any(ags.startswith(one) for ags, *_others in towns)]
    if missing or not wanted:
        found = f"Nicht darin: {', '.join(missing)}." if missing else "Kein Gebiet ist genannt."
        expected = "AGS von Ländern (2 Ziffern) oder Kreisen (5), wie 05554."
        raise refusal("register", path.name, found, expected)
    chosen = [one for one in towns if one[0].startswith(tuple(wanted))]
    whole = {ags for ags, *_others in towns}
    parts = sorted({ags[:5] for ags, *_others in chosen if {one for one in whole if one.startswith(ags[:5])}
                    - {one[0] for one in chosen}})  # fmt: skip
    if parts:
        found = f"Nur zum Teil dabei: {', '.join(f'{districts[one].label} ({one})' for one in parts)}."
        expected = "Ganze Kreise: für einen Teil wären die Zahlen des Kreises falsch."
        raise refusal("register", path.name, found, expected)
    codes = sorted({ags[:5] for ags, *_others in chosen})
    alike = _alike([named.label for _ags, _ars, named, *_others in chosen], [districts[one].label for one in codes])
    typed = Counter((named.label, named.type) for _ags, _ars, named, *_others in chosen)
    return [
        *(Place(one, "", districts[one].name, districts[one].label, districts[one].locative, districts[one].type, "")
          for one in codes),
        *(Place(ags, ars, named.name, _told_apart(named, ags, alike, typed), named.locative,
                named.type, ags[:5], km2, post)
          for ags, ars, named, km2, post in sorted(chosen, key=lambda one: one[0])),
    ]  # fmt: skip


def _alike(towns: Sequence[str], districts: Sequence[str]) -> set[str]:
    """The labels that more than one place has, also as the last word of a district's."""
    last = {one.rpartition(" ")[2] for one in districts}
    return {one for one in towns if towns.count(one) > 1 or one in last}


def _told_apart(named: Named, ags: str, alike: set[str], typed: Counter[tuple[str, str]]) -> str:
    """A label that no other place has: with its type where that is enough, else with its code."""
    if named.label not in alike:
        return named.label
    return f"{named.label} ({ags if typed[named.label, named.type] > 1 else named.type})"


def _rows(path: Path) -> Iterator[tuple[str, str, str, str, str, float, str]]:
    """Row type, text code, AGS, ARS, name, km², postcode of each row that has a code."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise refusal("register", path.name, "Diese Datei gibt es nicht.", "Der Auszug aus GV-ISys als XLSX.")
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, BadZipFile, InvalidFileException) as error:
        raise refusal(
            "register",
            path.name,
            "Das ist keine Arbeitsmappe.",
            "Der Auszug aus GV-ISys als XLSX; sind die Dateien vertauscht?",
        ) from error
    found = False
    for sheet in book.worksheets:
        for cells in sheet.iter_rows(values_only=True):
            texts = ["" if one is None else str(one).strip() for one in cells[:14]]
            if len(texts) < 14 or texts[0] not in (DISTRICT_ROW, TOWN_ROW):
                continue
            found = True
            ars = "".join(texts[2 : 2 + STEPS])
            ags = "".join([*texts[2:5], texts[6]])
            km2 = float(texts[8].replace(",", ".")) if texts[8] else 0.0
            yield texts[0], texts[1], ags, ars, texts[7], km2, texts[13]
    if not found:
        raise refusal("register", path.name, "Darin steht keine Gemeinde.", "Der Auszug aus GV-ISys als XLSX.")


def as_rows(places: Sequence[Place]) -> list[Mapping[str, str]]:
    """Return places as rows of areas.csv."""
    return [
        {
            "ags": one.ags, "ars": one.ars, "name": one.name, "label_de": one.label, "locative_de": one.locative,
            "type": one.type, "district": one.district, "role": "",
            "area_km2": f"{one.area_km2:g}" if one.area_km2 else "", "postcode": one.postcode,
        }
        for one in places
    ]  # fmt: skip
