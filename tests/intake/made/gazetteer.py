"""The list of all municipalities (Gemeindeverzeichnis): the key in parts, the population with a date of its own."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Figures, MadeUp, Numbers, Path, english, numbers

TITLE = "Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am {} (erfunden)"
PATHS: list[Path] = [
    ("Fläche km2",),
    ("Bevölkerung", "insgesamt"),
    ("Bevölkerung", "männlich"),
    ("Bevölkerung", "weiblich"),
    ("Bevölkerung",),
]
BESIDE = frozenset({"Postleit-zahl", "Längengrad", "Breitengrad", "Geografische Mittelpunktkoordinaten"})
PLAIN_HEADS = ["satzart", "textkennzeichen", "land", "rb", "kreis", "vb", "gemeinde", "gemeindename"]
PLAIN_PATHS = ["flaeche", "bevoelkerung", "maennlich", "weiblich", "jekm2"]
LEVELS_ABOVE = [
    ["10", "", "05", "", "", "", "", "Nordrhein-Westfalen"],
    ["20", "", "05", "9", "", "", "", "Reg.-Bez. Arnsberg"],
    ["60", "61", "01", "0", "01", "0000", "000", "Flensburg, Stadt"],
    ["60", "64", "01", "0", "51", "5163", "003", "Averlak"],
]


@st.composite
def gazetteer(draw: DrawFn) -> MadeUp:
    """The workbook with its merged head, or the same saved as CSV with plain heads and no date but in its name."""
    source, figures = draw(numbers()), Figures()
    year = draw(st.integers(2031, 2036))
    quarter = draw(st.booleans())
    plain = draw(st.integers(0, 3)) == 0
    rows = _rows(draw, source, figures, year, [(text,) for text in PLAIN_PATHS] if plain else PATHS)
    if plain:
        return _as_csv(draw, rows, figures, year)
    borders = f"30.06.{year + 1} (2. Quartal)" if quarter else f"31.12.{year} (Jahr)"
    with_places = draw(st.booleans())
    head = _head(borders, year, with_places=with_places)
    line = 4
    merged = [
        f"A{line - 1}:A{line + 1}",
        f"C{line - 1}:G{line - 1}",
        f"J{line - 1}:M{line - 1}",
        f"J{line + 1}:M{line + 1}",
    ]
    table: list[list[sheets.Value]] = [
        [*row[:8], *(float(text) if text else None for text in row[8:13]), *(row[13:] if with_places else [])]
        for row in rows
    ]
    notes = [["1) Fläche erfunden."], ["2) Auf Grundlage des Zensus 2022."], ["© Statistisches Amt, erfunden, 2037"]]
    cover = [["Statistisches Bundesamt"], ["Gemeindeverzeichnis"], [f"Erschienen am 10.01.{year + 2}"]]
    name = draw(st.sampled_from(["Onlineprodukt_Gemeinden", f"Onlineprodukt_Gemeinden3112{year % 100}"]))
    pages: dict[str, sheets.Rows] = {
        "Inhalt": cover,
        name: [[TITLE.format(borders)], [], *head, [], *table, [], *notes],
    }
    content = sheets.workbook(pages, merged={name: merged} if draw(st.booleans()) else {})
    note = f"list of municipalities, borders of {borders}, population of {year}"
    file = f"{borders[:10].replace('.', '')}_Auszug_GV.xlsx"
    return MadeUp(content, file, figures.found, note, beside=BESIDE)


def _head(borders: str, year: int, *, with_places: bool) -> list[list[sheets.Value]]:
    """Three rows: names, parts, and the dates of borders, areas and population."""
    further = ["Postleit-zahl3)", "Geografische Mittelpunktkoordinaten", None] if with_places else []
    return [
        ["Satz-art", "Text-kenn-zeichen", "Amtlicher Regionalschlüssel (ARS)", None, None, None, None, "Gemeindename",
         "Fläche km2 1)", "Bevölkerung2)", None, None, None, *further],
        [None, None, "Land", "RB", "Kreis", "VB", "Gem", None, None, "insgesamt", "männlich", "weiblich", "je km2",
         *([None, "Längengrad", "Breitengrad"] if with_places else [])],
        [None, None, f"Gebietsstand am {borders}", None, None, None, None, None,
         f"31.12.{year} (Jahr)", f"am 31.12.{year} (Jahr)"],
    ]  # fmt: skip


def _rows(draw: DrawFn, source: Numbers, figures: Figures, year: int, paths: list[Path]) -> list[list[str]]:
    """Rows of all levels, only municipalities with figures (decimal points); postcode and place at the end."""
    codes = places.drawn_codes(draw, levels="towns")
    rows = [[*LEVELS_ABOVE[at], *[""] * 8] for at in draw(st.sets(st.integers(0, 1)))]
    for code in codes:
        land, region, district, town = code[:2], code[2], code[3:5], code[5:]
        if draw(st.booleans()):
            rows.append(["40", "43", land, region, district, "", "", places.official(code[:5]), *[""] * 8])
        name = places.official(code)
        rows.append(["50", "50", land, region, district, f"0{town}", "", name, *[""] * 8])
        cells = _cells(source)
        for one, text in zip(paths, cells, strict=True):
            figures.add(one, code, year, (float(text), ""))
        where = [places.by_code(code).postcode, "8,106", "51,571"]
        rows.append(["60", "63", land, region, district, f"0{town}", town, name, *cells, *where])
    for at in draw(st.sets(st.integers(2, 3))):
        rows.append([*LEVELS_ABOVE[at], *_cells(source), "24937", "9,43751", "54,78252"])
    return rows


def _cells(source: Numbers) -> list[str]:
    """Area with two decimals, three counts, and the density."""
    return [english(source.next(2, most=3)), *(english(source.next(0, most=6)) for _ in range(4))]


def _as_csv(draw: DrawFn, rows: list[list[str]], figures: Figures, year: int) -> MadeUp:
    """Saved as CSV by hand: one row of heads, counts with blanks between thousands, areas with a decimal point."""
    heads = [*PLAIN_HEADS, *PLAIN_PATHS, "postleitzahl", "laengengrad", "breitengrad"]
    table = [[*row[:8], *(_spaced(text) for text in row[8:13]), *row[13:]] for row in rows]
    named = draw(st.booleans())
    return MadeUp(
        sheets.drawn_csv(draw, [heads, *table], ",;"),
        f"3112{year}_Auszug_GV.csv" if named else "auszug.csv",
        figures.found if named else {},
        "list of municipalities, saved as CSV",
        ("year", "decimal"),
        beside=frozenset({"postleitzahl", "laengengrad", "breitengrad"}),
    )


def _spaced(text: str) -> str:
    """A number with a blank before it and between thousands, as in the office's own text form."""
    whole, _, tail = text.partition(".")
    return f" {int(whole):,}".replace(",", " ") + (f".{tail}" if tail else "") if text else ""
