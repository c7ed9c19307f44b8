"""Wide tables of atlases and offices: broadband, the atlas of Germany, registered vehicles."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Figures, MadeUp, english, german, numbers, path, some

SPEEDS = ["≥ 50 Mbit/s", "≥ 100 Mbit/s", "≥ 1000 Mbit/s"]
GROUPS = ["alle Technologien", "leitungsg. Technologien", "FTTH/B", "HFC"]
ATLAS = ["alq", "bev_dicht", "hh_veink", "kinder_bl", "teilh_24h"]
VEHICLES = [
    ("Krafträder", "insgesamt"),
    ("Krafträder", "darunter weibliche Halter"),
    ("Personenkraftwagen", "insgesamt"),
    ("Personenkraftwagen", "Hubraum bis 1.399 cm³"),
    ("Pkw-Dichte je 1.000 Einwohner",),
]


@st.composite
def broadband(draw: DrawFn) -> MadeUp:
    """The CSV with the year in its name only, or the workbook with a cover, two head rows and the date above."""
    source, figures = draw(numbers()), Figures()
    year = draw(st.integers(2031, 2036))
    heads = some(draw, [(group, speed) for group in GROUPS for speed in SPEEDS], 1, 4)
    heads.sort(key=lambda one: GROUPS.index(one[0]))
    as_book = draw(st.booleans())
    codes = places.drawn_codes(draw, levels="both" if as_book else "towns")
    rows: list[list[str]] = [] if as_book else [["01001000", *(english(source.percent(2)) for _ in heads)]]
    for code in codes:
        cells = []
        for group, speed in heads:
            number = source.percent(2) if source.happens(0.9) else source.percent(0) * 0
            cells.append(f"{number:.2f}")
            figures.add(path(group, speed) if as_book else (f"{group} {speed}",), code, year, (float(number), ""))
        rows.append([code, *cells])
    if not as_book:
        table = [["AGS", *(" ".join(one) for one in heads)], *rows]
        known = draw(st.booleans())
        name = f"gemeinde_bezirke_privat_{year}_ende.csv" if known else "breitband.csv"
        content = sheets.drawn_csv(draw, table)
        return MadeUp(content, name, figures.found if known else {}, "broadband, CSV", ("year",))
    upper: list[sheets.Value] = ["Regionalschlüssel", "Name", *(group for group, _ in heads)]
    lower: list[sheets.Value] = [None, None, *(speed for _, speed in heads)]
    merged = ["A4:A5", "B4:B5"]
    for first, last in sheets.runs([group for group, _ in heads]):
        merged.append(f"{sheets.column_letter(first + 2)}4:{sheets.column_letter(last + 2)}4")
        upper[first + 3 : last + 3] = [None] * (last - first)
    title = draw(st.sampled_from([f"Datenstand: 31.12.{year}", f"Stand: Ende {year}", f"Stand 31.12.{year}"]))
    body: list[list[sheets.Value]] = [[row[0], places.official(row[0]), *map(float, row[1:])] for row in rows]
    page: list[list[sheets.Value]] = [
        ["Breitbandverfügbarkeit in Prozent der Haushalte"],
        [title],
        [],
        upper,
        lower,
        *body,
    ]
    cover = [["Gigabit-Grundbuch, erfunden"], ["Herausgegeben 2037"], ["Hinweise", "siehe letztes Blatt"]]
    pages: dict[str, sheets.Rows] = {"Deckblatt": cover, "Gemeinden": page, "Hinweise": [["Alles erfunden."]]}
    return MadeUp(
        sheets.workbook(pages, merged={"Gemeinden": merged}), "gigabit.xlsx", figures.found, "broadband, workbook"
    )


@st.composite
def atlas_of_germany(draw: DrawFn) -> MadeUp:
    """One column an indicator by its short name; -9999 is no figure; the year stands above, in the name, or nowhere."""
    source, figures = draw(numbers()), Figures()
    year = draw(st.integers(2031, 2036))
    heads = some(draw, ATLAS, 1, 4)
    key = draw(st.sampled_from(["Gebietskennziffer", "GKZ", "AGS", f"GKZ12{year % 100}"]))
    rows = [["01001000", "Flensburg, Stadt", *(german(source.next(1, most=4)) for _ in heads)]]
    for code in places.drawn_codes(draw, levels=draw(st.sampled_from(["towns", "districts"]))):
        cells = []
        for head in heads:
            if source.happens(0.15):
                cells.append("-9999")
                continue
            number = source.next(2, most=4)
            cells.append(german(number))
            figures.add((head,), code, year, (float(number), ""))
        rows.append([code, places.official(code), *cells])
    where = draw(st.sampled_from(["above", "name", "nowhere"]))
    lines = [["Deutschlandatlas, erfunden"], [f"Jahr: {year}"]] if where == "above" else []
    name = f"deutschlandatlas_{year}" if where == "name" else "atlas"
    table = [[key, "Name", *heads], *rows]
    if draw(st.booleans()):
        content, name = sheets.drawn_csv(draw, [*sheets.padded(lines, len(heads) + 2), *table]), f"{name}.csv"
    else:
        typed = [[*row[:2], *map(sheets.typed, row[2:])] for row in rows]
        content, name = sheets.workbook({"Daten": [*lines, table[0], *typed]}), f"{name}.xlsx"
    found = figures.found if where != "nowhere" else {}
    refuse = ("year",) if where == "nowhere" else ()
    return MadeUp(content, name, found, f"atlas of Germany, year {where}", (*refuse, "year"))


@st.composite
def vehicles(draw: DrawFn) -> MadeUp:
    """Registered vehicles: a cover, key and name in one cell, states and regions merged downward, subtotals."""
    source, figures = draw(numbers()), Figures()
    year = draw(st.integers(2031, 2036))
    heads = sorted(some(draw, VEHICLES, 1, 5), key=VEHICLES.index)
    codes = [one.code for one in places.districts()][: draw(st.integers(2, 5))]
    blank = draw(st.booleans())
    body: list[list[sheets.Value]] = []
    for number, code in enumerate(codes):
        cells: list[sheets.Value] = []
        for head in heads:
            if source.happens(0.1):
                cells.append("-")
                figures.add(head, code, year, (0.0, ""))
                continue
            value = int(source.next())
            cells.append(value)
            figures.add(head, code, year, (float(value), ""))
        name = places.official(code).removesuffix(", Kreis").upper()
        above = ["NORDRHEIN-WESTFALEN", "59  ARNSBERG"] if number == 0 else [None, None]
        body.append([*([None] if blank else []), *above, f"{code}  {name}", *cells])
    start = [None] if blank else []
    total: list[sheets.Value] = [*start, None, None, "ARNSBERG ZUSAMMEN", *(int(source.next()) for _ in heads)]
    upper = [
        *start,
        "Land",
        "Regierungsbezirk",
        "Statistische Kennziffer und Zulassungsbezirk",
        *(one[0] for one in heads),
    ]
    lower: list[sheets.Value] = [*start, None, None, None, *(one[1] if len(one) == 2 else None for one in heads)]
    offset, merged = len(start), []
    shown: list[sheets.Value] = list(upper)
    for first, last in sheets.runs([str(text) for text in upper]):
        merged.append(f"{sheets.column_letter(first)}4:{sheets.column_letter(last)}4")
        shown[first + 1 : last + 1] = [None] * (last - first)
    for column in range(offset, offset + 3):
        merged.append(f"{sheets.column_letter(column)}4:{sheets.column_letter(column)}5")
    for column in range(offset, offset + 2):
        letter = sheets.column_letter(column)
        merged.append(f"{letter}6:{letter}{5 + len(codes)}")
    title = draw(st.sampled_from([f"am 1. Januar {year}", f"am 01.01.{year}", f"im Jahr {year}"]))
    page: list[list[sheets.Value]] = [
        [*start, f"Bestand an Kraftfahrzeugen {title} nach Zulassungsbezirken"],
        [*start, "Zurück zum Inhaltsverzeichnis"],
        [],
        shown,
        lower,
        *body,
        total,
        [],
        [*start, "Hinweis: Deutschland insgesamt erfunden."],
    ]
    pages: dict[str, sheets.Rows] = {"Deckblatt": [["Fahrzeugzulassungen (FZ)"], ["1. Januar 2037"]], "FZ 1.1": page}
    content = sheets.workbook(pages, merged={"FZ 1.1": merged})
    return MadeUp(
        content, "fz1.xlsx", figures.found, f"vehicles {title}", ("signs",) if "Jahr" in title else ("year", "signs")
    )


def atlases() -> st.SearchStrategy[MadeUp]:
    """A file of one of the three publishers."""
    return st.one_of(broadband(), atlas_of_germany(), vehicles())
