"""What stands in the tables of GENESIS data bases: titles, heads, row dimensions, units, feet."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

NAMES_OF_TABLES = [
    "GENESIS-Tabelle: 12411-01-01-5",
    "GENESIS-Tabelle: 71147-01-03-5",
    "GENESIS-Tabelle: Temporär",
    "Tabelle: 12410-01i",
    "Tabelle: 31231-04-02-5",
    "Tabelle: 46251-0021",
]
TITLES = [
    "Bevölkerung: Erfundenes Merkmal, Gemeinden",
    "Erfundene Bodenfläche nach Art der Nutzung",
    "regionale Tiefe: Gemeinden, Samt-/Verbandsgemeinden",
    "Statistik des Erfundenen",
    "Allgemeine Statistik der erfundenen Fälle",
    "Tiefe: Kreise und krfr. Städte",
]
LAST_TITLES = ["Bevölkerungsstand", "Fortschreibung des Erfundenen", "Gewerbeanmeldungen", "Wohngebäude"]
LINES_ABOVE = ["Ergebnisse auf Grundlage des Zensus 2022", "Gebietsstand: 31.12.2030", "Basisjahr 2015"]
# Texts of one dimension; a total only here, so that no path depends on how repeated totals are told apart.
DIMENSIONS = [
    ("männlich", "weiblich", "Insgesamt"),
    ("unter 3 Jahre", "3 bis unter 6 Jahre", "90 Jahre und mehr"),
    ("Deutsche", "Ausländer"),
]
UNITS = ["Anzahl", "Prozent", "ha", "EUR", "%", "1000", "qkm"]
ROOTS = ["Bodenfläche", "Schulabschluss", "Gültige Zweitstimmen", "Sozialversicherungspfl. Beschäftigte (Arbeitsort)"]
BRANCHES = ["Gebäude- und Freifläche", "Erholungsfläche", "ohne Hauptschulabschluss", "Parteien", "Verkehrsfläche"]
LEAVES = ["Wohnen", "Gewerbe, Industrie", "insgesamt erfasst", "SPD", "Straße, Weg, Platz", "Grünanlage"]
TWIGS = ["unter 1 ha", "1 bis unter 5 ha", "5 ha und mehr"]
FEET = [
    ['"zu ""gesamter Tabelle"":', "ab dem Berichtsjahr 2031: erfunden", '01.01.2032"'],
    ["Bei den Daten handelt es sich um erfundene Zahlen, die ab dem", "Berichtsmonat Mai 2022 auf dem Zensus beruhen."],
    ["'ab 31.12.2031'", "Einige Positionen sind mit 0 belegt."],
    ['"2033: © Statistische Ämter, erfunden"'],
    [],
]


def title_lines(draw: DrawFn, form: str, *, unit: str) -> list[str]:
    """The title lines: what it is, the time it is about, and last what stands right above the head."""
    time = {
        "30.06.": "- Stichtag 30.06. -",
        "31.12.": "- Stichtag 31.12. -",
        "school": "- Schuljahr -",
        "": "- Jahressumme -",
    }
    lines = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True))
    if form == "30.06." or (form in time and draw(st.booleans())):
        lines.insert(1, time[form])
    last = draw(st.sampled_from(LAST_TITLES))
    return [*lines, f"{last} ({unit})" if unit else last]


@st.composite
def tree_of_heads(draw: DrawFn, *, with_totals: bool) -> list[tuple[str, ...]]:
    """The texts over each column, from top to bottom, in one to four levels; some columns end higher than others."""
    depth = draw(st.integers(1, 4))
    if depth == 1:
        flat = ["Insgesamt", "männlich", "weiblich"] if with_totals and draw(st.booleans()) else LEAVES
        return [(text,) for text in draw(st.lists(st.sampled_from(flat), min_size=1, max_size=3, unique=True))]
    columns: list[tuple[str, ...]] = []
    for root in draw(st.lists(st.sampled_from(ROOTS), min_size=1, max_size=2, unique=True)):
        if draw(st.booleans()):
            columns.append((root,))
        branches = draw(st.lists(st.sampled_from(BRANCHES), min_size=1, max_size=2, unique=True))
        for branch in branches:
            columns += _below(draw, (root, branch), depth - 2, with_totals=with_totals)
    return columns


def _below(draw: DrawFn, above: tuple[str, ...], levels: int, *, with_totals: bool) -> list[tuple[str, ...]]:
    """The columns below a head: itself where nothing stands below it, else perhaps a total and some parts."""
    if levels == 0:
        return [above]
    parts = draw(st.lists(st.sampled_from(LEAVES if len(above) == 2 else TWIGS), min_size=1, max_size=2, unique=True))
    columns = [(*above, "Insgesamt")] if with_totals and draw(st.booleans()) else []
    for part in parts:
        columns += _below(draw, (*above, part), levels - 1, with_totals=with_totals)
    return columns


def foot(draw: DrawFn) -> list[str]:
    """Lines below the table: a rule, a note, and mostly when it was made, with years that are none of the table's."""
    rule = draw(st.sampled_from(["__________", "_____", "______________"]))
    made = draw(st.sampled_from([["Stand: 10.10.2035 / 11:00:00"], ["Stand: 01.02.2036 / 08:15:59"], []]))
    return [rule, *draw(st.sampled_from(FEET)), *made]
