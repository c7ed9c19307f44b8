"""The register of charging points: one row an entry with a place and a day; the stock has to be counted up."""

from __future__ import annotations

from collections import Counter
from datetime import date

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Figure, Key, MadeUp, Numbers, numbers

FIRST_YEAR = 2010
POINTS = "Anzahl Ladepunkte"
DAY = "Inbetriebnahmedatum"
# Heads of the editions; the place is one column or two. What a row holds is found by the head.
EDITIONS = {
    "2017": ["Betreiber", "Adresse", "Postleitzahl Ort", "Bundesland", "Längengrad [DG]", DAY, "Anschlussleistung [kW]",
             "Art der Ladeeinrichtung", POINTS, "Steckertypen1", "P1 [kW]"],
    "2021": ["Betreiber", "Straße", "Hausnummer", "Adresszusatz", "Postleitzahl", "Ort", "Bundesland",
             "Kreis/kreisfreie Stadt", "Breitengrad", DAY, "Anschlussleistung", POINTS, "Steckertypen1", "P1 [kW]"],
    "2025": ["Ladeeinrichtungs-ID", "Betreiber", "Anzeigename (Karte)", "Status", "Art der Ladeeinrichtung", POINTS,
             "Nennleistung Ladeeinrichtung [kW]", DAY, "Straße", "Hausnummer", "Postleitzahl", "Ort",
             "Kreis/kreisfreie Stadt", "Bundesland", "Breitengrad"],
}  # fmt: skip
ELSEWHERE = [
    ("53757", "Menden"),
    ("66538", "Neunkirchen"),
    ("59425", "Unna"),
    ("10115", "Berlin"),
    ("4474", "Nirgends"),
]
HEADS_BESIDE = frozenset(
    text for heads in EDITIONS.values() for head in heads if head != POINTS for text in (head, head.split(" [")[0])
)


@st.composite
def charging(draw: DrawFn) -> MadeUp:
    """A register of one of its editions, as CSV or as a workbook."""
    source = draw(numbers())
    edition = draw(st.sampled_from(list(EDITIONS)))
    heads = list(EDITIONS[edition])
    if draw(st.booleans()):
        heads = list(draw(st.permutations(heads)))
    as_book = draw(st.booleans())
    last = draw(st.integers(2031, 2034))
    state = draw(st.sampled_from(["Stand: ", "Letzte Aktualisierung vom: ", "lone", "none"]))
    form = draw(st.sampled_from(["dotted", "short", "iso", *(["cell"] if as_book else [])]))
    entries = _entries(draw, source, last)
    rows = [_row(heads, number, *entry, form) for number, entry in enumerate(entries)]
    lines = _above(draw, state, date(last, source.chance.randint(1, 12), source.chance.randint(1, 28)), as_book=as_book)
    if as_book:
        name, content = "register.xlsx", sheets.workbook({"Tabelle1": [*lines, list(heads), *rows]})
    else:
        texts = [
            ["" if cell is None else str(cell) for cell in row] for row in [*lines, list[sheets.Value](heads), *rows]
        ]
        name, content = "register.csv", sheets.drawn_csv(draw, sheets.padded(texts, len(heads)))
    figures = {} if state == "none" else _stock(entries, last)
    note = f"register of {edition}, state {state}, days {form}"
    refuse = [*(["year"] if state == "none" else []), *([] if any(one[0] for one in entries) else ["area"])]
    return MadeUp(content, name, figures, note, tuple(refuse), beside=HEADS_BESIDE)


Entry = tuple[str | None, str, str, date, int]


def _entries(draw: DrawFn, source: Numbers, last: int) -> list[Entry]:
    """Our code (None elsewhere), postcode, place, day and points; some are older than the first year, some too late."""
    entries: list[Entry] = []
    for _ in range(draw(st.integers(1, 12))):
        day = date(source.chance.randint(2008, last + 1), source.chance.randint(1, 12), source.chance.randint(1, 28))
        points = source.chance.randint(1, 40)
        if draw(st.integers(0, 4)) == 0:
            postcode, place = draw(st.sampled_from(ELSEWHERE))
            entries.append((None, postcode, place, day, points))
        else:
            town = draw(st.sampled_from(places.towns()))
            place = draw(st.sampled_from([town.name, town.name.split(" (")[0]]))
            entries.append((town.code, town.postcode, place, day, points))
    return entries


def _row(
    heads: list[str], number: int, code: str | None, postcode: str, place: str, day: date, points: int, form: str
) -> list[sheets.Value]:
    """A row of the register."""
    days: dict[str, sheets.Value] = {
        "dotted": f"{day:%d.%m.%Y}",
        "short": f"{day:%d.%m.%y}",
        "iso": day.isoformat(),
        "cell": day,
    }
    district = places.official(code[:5]).removesuffix(", Kreis") if code else "Anderswo"
    known: dict[str, sheets.Value] = {
        POINTS: points,
        DAY: days[form],
        "Postleitzahl Ort": f"{postcode} {place}",
        "Postleitzahl": postcode,
        "Ort": place,
        "Kreis/kreisfreie Stadt": district if district.endswith("reis") else f"Landkreis {district}",
        "Bundesland": "Nordrhein-Westfalen",
        "Ladeeinrichtungs-ID": 1000100 + number,
        "Status": "In Betrieb",
        "Hausnummer": number + 1,
        "Adresszusatz": None,
        "P1 [kW]": 22,
        "Anschlussleistung": 22,
        "Anschlussleistung [kW]": 44,
        "Nennleistung Ladeeinrichtung [kW]": 150,
        "Breitengrad": "51,571",
        "Längengrad [DG]": "8,106",
    }
    return [known.get(head, "Erfunden") for head in heads]


def _above(draw: DrawFn, state: str, day: date, *, as_book: bool) -> list[list[sheets.Value]]:
    """The lines above the head, with the state of the register or without."""
    lines: list[list[sheets.Value]] = [["Ladesäulenregister Bundesnetzagentur, erfunden"], [None]]
    if state == "lone":
        lines.append([day if as_book else f"{day:%d.%m.%Y}"])
    elif state != "none":
        lines.append([f"{state}{day:%d.%m.%Y}"])
    if draw(st.booleans()):
        lines.append([None])
    return [*lines, ["Allgemeine Informationen", None, None, "1. Ladepunkt"]] if draw(st.booleans()) else lines


def _stock(entries: list[Entry], last: int) -> dict[Key, Figure]:
    """The points at each year's end in each municipality; what is older than the first year counts from there on."""
    added: Counter[tuple[str, int]] = Counter()
    for code, _, _, day, points in entries:
        if code and day.year <= last:
            added[code, max(day.year, FIRST_YEAR)] += points
    stock: dict[Key, Figure] = {}
    for town in places.towns():
        sum_until = 0
        for year in range(FIRST_YEAR, last + 1):
            sum_until += added[town.code, year]
            stock[(POINTS,), town.code, year] = (float(sum_until), "")
    return stock
