"""The official list of municipalities (Gemeindeverzeichnis GV-ISys of Destatis, "Auszug GV"): who belongs to whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from indicators.founding.grammar import Named, association_named, district_named, town_named, words_for_associations
from indicators.founding.layout import Layout, Place
from indicators.model.areas import Level
from indicators.model.problems import refusal
from indicators.model.region import LevelWords

DISTRICT_ROW, ASSOCIATION_ROW, TOWN_ROW = "40", "50", "60"
UNINHABITED = ("65", "66")  # areas that belong to no municipality
STEPS = 5  # of an ARS: state, region, district, association, municipality
STATE_DIGITS, DISTRICT_DIGITS, ASSOCIATION_DIGITS = 2, 5, 9
WORD = "region"  # code of a region that has no official one
EXPECTED = "Der Auszug aus GV-ISys als XLSX."


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the register: its type, text code, AGS, ARS, name, km² and postcode."""

    row: str
    kind: str
    ags: str
    ars: str
    name: str
    area_km2: float
    postcode: str


def read_register(path: Path, wanted: Sequence[str], *, associations: bool = False) -> Layout:
    """Return the places of the wanted districts and states, each level in the order of its codes.

    `wanted` are codes of states ("05") or districts ("05554"). One district alone is the region itself, and its
    municipalities are in nothing between; with `associations` they are in their Ämter, Verbandsgemeinden or the like.
    Raises DataProblems where the file is no such register, does not have one of them, or only a part is wanted.
    """
    rows = list(_rows(path))
    districts = {one.ags: district_named(one.name, one.kind) for one in rows if one.row == DISTRICT_ROW}
    towns = sorted((one for one in rows if one.row == TOWN_ROW and one.kind not in UNINHABITED),
                   key=lambda one: one.ags)  # fmt: skip
    missing = [one for one in wanted if not any(town.ags.startswith(one) for town in towns)]
    if missing or not wanted:
        found = f"Nicht darin: {', '.join(missing)}." if missing else "Kein Gebiet ist genannt."
        expected = "AGS von Ländern (2 Ziffern) oder Kreisen (5), wie 05554."
        raise refusal("register", path.name, found, expected)
    chosen = [one for one in towns if one.ags.startswith(tuple(wanted))]
    codes = sorted({one.ags[:DISTRICT_DIGITS] for one in chosen})
    if parts := _in_part(towns, chosen, codes):
        found = f"Nur zum Teil dabei: {', '.join(f'{districts[one].label} ({one})' for one in parts)}."
        expected = "Ganze Kreise: für einen Teil wären die Zahlen des Kreises falsch."
        raise refusal("register", path.name, found, expected)
    levels: Mapping[str, Mapping[str, LevelWords]] = {}
    if associations:
        kinds = {one.ars: one for one in rows if one.row == ASSOCIATION_ROW}
        needed = {one.ars[:ASSOCIATION_DIGITS] for one in chosen}
        if without := sorted(needed - kinds.keys()):
            raise refusal("register", path.name, f"Ohne Verband: {', '.join(without[:20])}.", EXPECTED)
        words = words_for_associations(kinds[one].kind for one in needed)
        between = {one: association_named(kinds[one].name, kinds[one].kind, words) for one in sorted(needed)}
        levels = {Level.DISTRICT.value: words.levels}
    else:
        between = {one: districts[one] for one in codes} if len(codes) > 1 else {}
    named = {one.ags: town_named(one.name) for one in chosen}
    alike = _alike([one.label for one in named.values()], [one.label for one in between.values()])
    typed = Counter((one.label, one.type) for one in named.values())
    digits = ASSOCIATION_DIGITS if associations else DISTRICT_DIGITS
    places = [
        *(_between(code, one) for code, one in between.items()),
        *(_town(one, named[one.ags], _told_apart(named[one.ags], one.ags, alike, typed),
                (one.ars if associations else one.ags)[:digits] if between else "") for one in chosen),
    ]  # fmt: skip
    return Layout(_code_of(wanted, codes), _type_of(wanted, codes, districts), places, levels)


def _between(code: str, one: Named) -> Place:
    return Place(code, one.name, one.label, one.locative, one.type, Level.DISTRICT)


def _town(row: _Row, named: Named, label: str, parent: str) -> Place:
    return Place(
        row.ags, named.name, label, named.locative, named.type, Level.MUNICIPALITY, parent, row.ars, row.area_km2,
        row.postcode,
    )  # fmt: skip


def _in_part(towns: Sequence[_Row], chosen: Sequence[_Row], codes: Sequence[str]) -> list[str]:
    """The districts of which only some municipalities are chosen."""
    every, own = (Counter(one.ags[:DISTRICT_DIGITS] for one in rows) for rows in (towns, chosen))
    return [one for one in codes if every[one] != own[one]]


def _code_of(wanted: Sequence[str], districts: Sequence[str]) -> str:
    """The AGS of what is a district or a state; "region" for what is neither."""
    if len(districts) == 1:
        return districts[0]
    return wanted[0] if len(wanted) == 1 and len(wanted[0]) == STATE_DIGITS else WORD


def _type_of(wanted: Sequence[str], codes: Sequence[str], districts: Mapping[str, Named]) -> str:
    if len(codes) == 1:
        return districts[codes[0]].type
    return "Land" if len(_code_of(wanted, codes)) == STATE_DIGITS else "Region"


def _alike(towns: Sequence[str], between: Sequence[str]) -> set[str]:
    """The labels that more than one place has, also as the last word of a larger area's."""
    last = {one.rpartition(" ")[2] for one in between}
    counts = Counter(towns)
    return {one for one, count in counts.items() if count > 1 or one in last}


def _told_apart(named: Named, ags: str, alike: set[str], typed: Counter[tuple[str, str]]) -> str:
    """A label that no other place has: with its type where that is enough, else with its code."""
    if named.label not in alike:
        return named.label
    return f"{named.label} ({ags if typed[named.label, named.type] > 1 else named.type})"


def _rows(path: Path) -> Iterator[_Row]:
    """Every row that has a code."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise refusal("register", path.name, "Diese Datei gibt es nicht.", EXPECTED)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, BadZipFile, InvalidFileException) as error:
        expected = f"{EXPECTED[:-1]}; sind die Dateien vertauscht?"
        raise refusal("register", path.name, "Das ist keine Arbeitsmappe.", expected) from error
    found = False
    for sheet in book.worksheets:
        for cells in sheet.iter_rows(values_only=True):
            texts = ["" if one is None else str(one).strip() for one in cells[:14]]
            if len(texts) < 14 or texts[0] not in (DISTRICT_ROW, ASSOCIATION_ROW, TOWN_ROW):
                continue
            found = True
            km2 = float(texts[8].replace(",", ".")) if texts[8] else 0.0
            yield _Row(texts[0], texts[1], "".join([*texts[2:5], texts[6]]), "".join(texts[2 : 2 + STEPS]),
                       texts[7], km2, texts[13])  # fmt: skip
    if not found:
        raise refusal("register", path.name, "Darin steht keine Gemeinde.", EXPECTED)
