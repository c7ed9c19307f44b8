"""Results of elections: the state's councils, the municipalities' own open data, the federal list by constituency."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Figures, MadeUp, german, numbers

COUNCIL_HEADS = [
    "Wahlberechtigte ohne Sperrvermerk",
    "Wahlberechtigte insgesamt",
    "Wähler/-innen insgesamt",
    "darunter mit Wahlbrief",
    "Ungültige Stimmen",
    "CDU",
    "GRÜNE",
]
OTHERS: list[tuple[str | int, str]] = [
    ("05 314 000", "Bonn, Stadt"),
    (154004, "Bedburg-Hau"),
    (154008, "Emmerich am Rhein, Stadt"),
]
LETTERS = ["A1", "A2", "A3", "A", "B", "B1", "C", "D", "D1", "D2", "D3_summe_liste_kandidaten"]
KERG = [
    "Wahlart", "Wahltag", "Gebietsart", "Gebietsnummer", "Gebietsname", "UegGebietsart", "UegGebietsnummer",
    "Gruppenart", "Gruppenname", "Stimme", "Anzahl", "Prozent",
]  # fmt: skip


@st.composite
def councils(draw: DrawFn) -> MadeUp:
    """The state's workbook of council elections: keys in several forms, the year only in the name of the file."""
    source, figures = draw(numbers()), Figures()
    year = draw(st.integers(2031, 2036))
    form = draw(st.sampled_from(["six", "seven", "eight", "spaced"]))
    heads = draw(st.lists(st.sampled_from(COUNCIL_HEADS), min_size=2, max_size=5, unique=True))
    rows: list[list[sheets.Value]] = [
        [*one, *(int(source.next()) for _ in heads)]
        for one in draw(st.lists(st.sampled_from(OTHERS), max_size=2, unique=True))
    ]
    for code in places.drawn_codes(draw, levels="towns"):
        spaced = f"{code[:2]} {code[2:5]} {code[5:]}"
        forms: dict[str, str | int] = {"six": int(code[2:]), "seven": int(code), "eight": code, "spaced": spaced}
        cells: list[sheets.Value] = []
        for head in heads:
            if source.happens(0.15):
                cells.append("-")
                figures.add((head,), code, year, (0.0, ""))
            elif source.happens(0.1):
                cells.append(None)
            else:
                number = int(source.next())
                cells.append(number)
                figures.add((head,), code, year, (float(number), ""))
        rows.append([forms[form], places.official(code), *cells])
    named = draw(st.integers(0, 3)) > 0
    content = sheets.workbook({"summary": [["Bezirksnummer", "Bezirksname", *heads], *rows]})
    found = figures.found if named else {}
    name = f"nrw_{year}.xlsx" if named else "ergebnis.xlsx"
    return MadeUp(content, name, found, f"council election, keys {form}", ("year", "signs"))


@st.composite
def open_data(draw: DrawFn) -> MadeUp:
    """The CSV of the municipalities' software: day, key, letters as heads; a row each municipality or polling place."""
    source, figures = draw(numbers()), Figures()
    year = draw(st.integers(2031, 2036))
    letters = draw(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=6, unique=True))
    per_polling = draw(st.integers(0, 3)) == 0
    heads = ["datum", "wahl", "ags", "gebiet-nr", "gebiet-name", "max-schnellmeldungen", "anz-schnellmeldungen"]
    election = draw(st.sampled_from(["Gemeinderatswahl", "Landratswahl", f"Kommunalwahl {year}"]))
    rows = []
    for code in places.drawn_codes(draw, levels=draw(st.sampled_from(["towns", "districts"]))):
        for place in range(3 if per_polling else 1):
            cells = ["" if source.happens(0.1) else german(source.next()) for _ in letters]
            for letter, text in zip(letters, cells, strict=True):
                figures.add(
                    (f"{letter} {place}",) if per_polling else (letter,),
                    code,
                    year,
                    (float(text), "") if text else None,
                )
            name = f"{place + 1:05} - Schule" if per_polling else places.official(code)
            key = code if len(code) == 8 else f"{code}000"
            rows.append([f"14.09.{year}", election, key, str(place), name, "12", "12", *cells])
    content = sheets.drawn_csv(draw, [[*heads, *letters], *rows])
    return MadeUp(
        content,
        "Open-Data-Gemeinderatswahl.csv",
        {} if per_polling else figures.found,
        f"open data of an election{', polling districts' if per_polling else ''}",
        ("twice",) if per_polling else (),
        beside=frozenset({"gebiet-nr", "max-schnellmeldungen", "anz-schnellmeldungen"}),
        optional=frozenset({election, election.split()[0]}),
    )


@st.composite
def constituencies(draw: DrawFn) -> MadeUp:
    """The federal list: constituencies have numbers like keys and names like those of areas, and none is ours."""
    source = draw(numbers())
    areas = [
        ("Bund", "99", "Bundesgebiet"),
        ("Land", "05", "Nordrhein-Westfalen"),
        ("Wahlkreis", "005", "Kiel"),
        ("Wahlkreis", "148", "Olpe – Märkischer Kreis I"),
        ("Wahlkreis", "149", "Märkischer Kreis II"),
    ]
    rows = []
    for kind, number, name in draw(st.lists(st.sampled_from(areas), min_size=2, max_size=5, unique=True)):
        for group, text, vote in [("System-Gruppe", "Wahlberechtigte", ""), ("Partei", "GRÜNE", "2")]:
            share = german(source.percent(6)) if vote else ""
            rows.append(
                ["BT", "23.02.2031", kind, number, name, "", "", group, text, vote, german(source.next()), share]
            )
    lines = [["(c) Die Bundeswahlleiterin, erfunden"], [], ["Ergebnisse nach Wahlkreisen"], [], KERG, *rows]
    content = sheets.drawn_csv(draw, sheets.padded(lines, len(KERG)))
    return MadeUp(content, "kerg2.csv", {}, "federal election by constituency", ("area",))


def elections() -> st.SearchStrategy[MadeUp]:
    """A file of one of the three kinds."""
    return st.one_of(councils(), open_data(), constituencies())
