"""Flat CSV of GENESIS data bases: a row for each figure or for each combination, in both generations of heads."""

from __future__ import annotations

from itertools import product

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Figures, MadeUp, numbers, older_cell, path, some, years

# Code and label of a variable, and of what it may be; a total has no code.
VARIABLES = [
    (("GES", "Geschlecht"), [("", "Insgesamt"), ("GESM", "männlich"), ("GESW", "weiblich")]),
    (("NAT", "Nationalität"), [("NATD", "Deutsche"), ("NATA", "Ausländer")]),
    (("ALTX17", "Altersgruppen"), [("ALT000B03", "unter 3 Jahre"), ("ALT090UM", "90 Jahre und mehr")]),
]
MEASURES = [
    ("BEVSTD", "Bevölkerungsstand", "Anzahl", 0),
    ("FLC006", "Gebietsflaeche", "qkm", 2),
    ("ERWP06", "Erwerbstätige", "1000", 1),
    ("PRS017", "Bevölkerungsdichte", "Ew/qkm", 0),
]
TIMES = [("STAG", "Stichtag", "31.12.{}"), ("STAG", "Stichtag", "{}-12-31"), ("JAHR", "Jahr", "{}")]
LEVELS = {5: ("KREISE", "Kreise und kreisfreie Städte"), 8: ("GEMEIN", "Gemeinden")}


@st.composite
def flat(draw: DrawFn) -> MadeUp:
    """A flat CSV with German heads and one column a measure, or with English heads and one row a measure."""
    english = draw(st.booleans())
    source, figures = draw(numbers()), Figures()
    variables = some(draw, range(len(VARIABLES)), 0, 3)
    region_at = draw(st.integers(0, len(variables)))
    measures = some(draw, MEASURES, 1, 2)
    time = draw(st.sampled_from(TIMES[1:] if english else TIMES))
    twelve = english and draw(st.booleans())
    regions = _regions(draw, twelve=twelve)
    heads = _heads(len(variables) + 1, [] if english else [f"{one[0]}__{one[1]}__{one[2]}" for one in measures])
    rows = []
    for year in draw(years(2)):
        for key, name, code in regions:
            for values in product(*(VARIABLES[one][1] for one in variables)):
                chosen = [(VARIABLES[one][0], value) for one, value in zip(variables, values, strict=True)]
                texts = [[*variable, *value] for variable, value in chosen]
                level = ("DINSG", "Deutschland") if key == "DG" else LEVELS[5 if len(key) == 5 else 8]
                texts.insert(region_at, [*level, key, name])
                before = [
                    "12411",
                    "Erfundene Statistik",
                    *time[:2],
                    time[2].format(year),
                    *(text for one in texts for text in one),
                ]
                cells = []
                for variable, label, unit, decimals in measures:
                    text, figure = older_cell(source, decimals, most=5)
                    figures.add(path(*(value[1] for _, value in chosen), label), code, year, figure)
                    cells.append([text, unit, variable, label])
                if english:
                    rows += [[*before, *cell] for cell in cells]
                else:
                    rows.append([*before, *(cell[0] for cell in cells)])
    if english:
        heads = _in_english(heads)
    note = f"flat GENESIS, {'English' if english else 'German'} heads, {len(variables)} variables"
    return MadeUp(sheets.drawn_csv(draw, [heads, *rows]), "12411_flat.csv", figures.found, note)


def _regions(draw: DrawFn, *, twelve: bool) -> list[tuple[str, str, str | None]]:
    """Key, name and our code (None outside the region) of some areas, Germany perhaps first."""
    codes = places.drawn_codes(draw, levels=draw(st.sampled_from(["towns", "districts", "both"])), most=5)
    around = [("DG", "Deutschland", None)] if draw(st.booleans()) else []
    other = ("092760130130" if twelve else "09276130", "Lindberg", None)
    return [
        *around,
        *((places.ars(code) if twelve and len(code) == 8 else code, places.official(code), code) for code in codes),
        *([other] if draw(st.booleans()) else []),
    ]


def _heads(count: int, values: list[str]) -> list[str]:
    """The German heads of so many variables."""
    heads = ["Statistik_Code", "Statistik_Label", "Zeit_Code", "Zeit_Label", "Zeit"]
    for number in range(1, count + 1):
        heads += [f"{number}_Merkmal_Code", f"{number}_Merkmal_Label"]
        heads += [f"{number}_Auspraegung_Code", f"{number}_Auspraegung_Label"]
    return [*heads, *values]


def _in_english(heads: list[str]) -> list[str]:
    """The English heads for the German ones, with the four columns of a measure."""
    words = {"Statistik": "statistics", "Zeit": "time", "Merkmal": "variable", "Auspraegung": "variable_attribute"}
    translated = []
    for head in heads:
        for german, word in words.items():
            head = head.replace(german, word)
        translated.append(head.lower())
    return [*translated, "value", "value_unit", "value_variable_code", "value_variable_label"]
