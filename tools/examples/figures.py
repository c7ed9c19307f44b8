"""Made-up figures, goals and measures for an example: named as such wherever they are shown."""

import random
from collections.abc import Mapping
from pathlib import Path

from indicators.founding.tables import as_table
from indicators.model import Areas, Level

YEARS = range(2018, 2025)
WEIGHT = "bewohner"
SECRET_EVERY = 17  # figures of which one is kept secret
# id, set, label, unit, direction, decimals, kind, lowest, highest, use
INDICATORS = (
    ("bewohner", "leben", "Bewohner", "Personen", "none", "0", "count", 400, 9000, "size | key | alike_log"),
    ("gruen", "leben", "Grünes vor der Tür", "% der Wohnungen", "up", "1", "share", 20, 90, "alike"),
    ("alter", "leben", "Mittleres Alter", "Jahre", "none", "1", "index", 38, 51, "alike"),
    ("laden", "leben", "Weg zum Laden", "Minuten", "down", "0", "index", 4, 28, ""),
    ("faser", "netz", "Schnelles Netz", "% der Haushalte", "up", "1", "share", 5, 99, ""),
    ("onlineamt", "netz", "Anträge am Rechner", "% der Anträge", "up", "1", "share", 3, 80, ""),
    ("strom", "netz", "Eigener Strom", "% des Verbrauchs", "up", "1", "share", 2, 70, ""),
)
SETS = (
    ("leben", "Leben", "Wie es sich lebt (erfunden).", "gruen", "SOCI"),
    ("netz", "Netze", "Wie es mit Netzen steht (erfunden).", "faser", "TECH"),
)
SOURCE = {
    "id": "erfunden", "publisher": "Niemand (erfunden)", "dataset": "Erfundene Zahlen", "edition": "Beispiel",
    "licence": "CC0 1.0", "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
    "attribution": "Erfundene Zahlen, kein Amt hat sie veröffentlicht", "url": "https://example.org/erfunden",
    "data_as_of": "2025-01",
}  # fmt: skip
INDICATOR_COLUMNS = (
    "id", "role", "label_de", "short_de", "unit_de", "direction", "decimals", "kind", "weight", "weight_note_de",
    "minimum", "maximum", "breaks", "year_notes", "reference_de", "class_breaks", "definition_de", "formula_de",
    "interpretation_de", "sentence_de", "note_de", "source", "use",
)  # fmt: skip
Row = Mapping[str, object]


def definitions() -> dict[str, bytes]:
    """Return the files of the sets without figures."""
    files = {
        "sets.csv": as_table(
            ("set", "label_de", "description_de", "lead", "theme"),
            [dict(zip(("set", "label_de", "description_de", "lead", "theme"), one, strict=True)) for one in SETS],
        )
    }
    for name, *_more in SETS:
        own = [_indicator(one) for one in INDICATORS if one[1] == name]
        files[f"sets/{name}/indicators.csv"] = as_table(INDICATOR_COLUMNS, own)
        files[f"sets/{name}/sources.csv"] = as_table(tuple(SOURCE), [SOURCE])
        files[f"sets/{name}/values.csv"] = as_table(("indicator", "area", "year", "value", "sign", "note"), [])
    return files


def _indicator(one: tuple[object, ...]) -> Row:
    name, _set, label, unit, direction, decimals, kind, _low, _high, use = one
    count = kind == "count"
    return {
        "id": name, "label_de": label, "short_de": label, "unit_de": unit, "direction": direction,
        "decimals": decimals, "kind": kind, "weight": "" if count else WEIGHT,
        "minimum": 0, "maximum": 100 if kind == "share" else "",
        "weight_note_de": "Summe." if count else "Nach Bewohnern gewichteter Mittelwert.",
        "reference_de": "31.12.", "definition_de": f"{label} (erfunden).", "formula_de": "Erfunden.",
        "interpretation_de": "Nichts: Die Zahlen sind erfunden.", "note_de": "Erfundene Zahlen eines Beispiels.",
        "sentence_de": f"{{place}} waren es {{period}} {{value}} {unit}.", "source": SOURCE["id"], "use": use,
    }  # fmt: skip


def values(areas: Areas, *, seed: int) -> list[Row]:
    """Return a figure per indicator, smallest area and year, as an own table names them; some are kept secret."""
    made = random.Random(seed)  # noqa: S311
    rows: list[Row] = []
    for name, _set, _label, _unit, _direction, decimals, kind, low, high, _use in INDICATORS:
        for area in areas.at(Level.MUNICIPALITY):
            start, step = made.uniform(low, high), made.uniform(-0.02, 0.06) * (high - low)
            for number, year in enumerate(YEARS):
                value = start + step * number + made.uniform(-0.01, 0.01) * (high - low)
                value = min(max(value, low), 100 if kind == "share" else value)
                secret = kind != "count" and made.randrange(SECRET_EVERY) == 0
                rows.append(
                    {
                        "Schlüssel": area.code, "Gebiet": area.name, "Jahr": year, "Indikator": name,
                        "Wert": "g" if secret else f"{value:.{decimals}f}".replace(".", ","),
                    }
                )  # fmt: skip
    return rows


def goals(areas: Areas) -> dict[str, bytes]:
    """Return pillars, goals of each kind, measures with reports, a group and a statement; all of them made up."""
    first, second, third = (one.code for one in areas.at(Level.MUNICIPALITY)[:3])
    header = (
        "id,pillar,label_de,indicator,rule,direction,target,lower,upper,target_year,base_year,level,areas,kind,"
        "decided_by,document,decided_on,url,how_it_becomes_a_number,valid_from,valid_until"
    )
    council = "Rat (erfunden)"
    page = "https://example.org/beschluss"
    texts = {
        "pillars.csv": "pillar,label_de,description_de\nnetz,Gut verbunden,Erfundenes Handlungsfeld\n"
        "leben,Gut leben,Erfundenes Handlungsfeld\n",
        "goals.csv": f"{header}\n"
        f"netz_fuer_alle,netz,Schnelles Netz für alle,faser,target_by_year,up,95,,,2030,,,,Beschluss,{council},"
        f"Beschluss 12 (erfunden),2020-03-01,{page},Erfunden,,\n"
        f"laden_nah,leben,Kurze Wege,laden,hold,down,15,,,,,municipality,,Vorschlag,noch zu beschließen,,,,Erfunden,,\n"
        f"mehr_gruen,leben,Mehr Grün,gruen,direction,up,,,,,,,,Richtung,Niemand (erfunden),,2020-01-01,,Erfunden,,\n"
        f"eigener_strom,netz,Halb vom eigenen Dach,strom,target_by_year,up,50,,,2032,,,{first},Beschluss,"
        f"{areas[first].label} (erfunden),Beschluss 3 (erfunden),2021-05-06,{page},Erfunden,,\n",
        "measures.csv": "id,label_de,description_de,bundle_de,areas,pillar,goals,indicators,responsible,start,"
        "planned_end,budget_eur,funding_de,url\n"
        f"kabel,Kabel bis ins Haus,Erfundene Maßnahme,,{first} | {second},netz,netz_fuer_alle,,Bauamt (erfunden),"
        "2021-03,2027-12-31,120000,,https://example.org/kabel\n"
        f"parks,Neue Parks,Erfundene Maßnahme,,{areas.region.code},leben,mehr_gruen,,Gartenamt (erfunden),2022,,,,"
        "https://example.org/parks\n",
        "measure_reports.csv": "measure,date,status,text_de,url\nkabel,2024-06,Umsetzung,Die Hälfte liegt (erfunden),"
        "https://example.org/kabel\nparks,2023,Planung,Plan liegt vor (erfunden),\n",
        "statements.csv": "area,goal,indicator,measure,text_de,office_de,date,url,valid_until\n"
        f"{first},netz_fuer_alle,,,Wir graben seit dem Frühjahr (erfunden).,Bauamt (erfunden),2025-05-01,,\n",
        "groups.csv": "id,label_de,locative_de,members,description_de,url\n"
        f"am_fluss,Am Fluss,am Fluss,{first} | {third},Erfundene Gruppe.,\n",
    }
    return {name: text.encode() for name, text in texts.items()}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
