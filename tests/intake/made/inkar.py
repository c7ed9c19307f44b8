"""INKAR exports: years as columns below each indicator, or a list; municipalities, associations, districts."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.made_up import Figures, MadeUp, Numbers, german, numbers, path, some, years

INDICATORS = {
    "Arbeitslose": 0,
    "Hausärzte": 1,
    "Einkommensteuer": 2,
    "Langzeitarbeitslose": 2,
    "Bevölkerung (mit Korrektur VZ 1987/Zensus 2011)": 0,
    "Anteil Ein- und Zweifamilienhäuser": 1,
}
LEVELS = {5: "Kreise", 8: "Gemeinden", 9: "Gemeindeverbände (Verwaltungsgemeinschaften)"}


@st.composite
def inkar(draw: DrawFn) -> MadeUp:
    """An export in one of its shapes, as CSV or as a workbook with sheets about its sources."""
    shape = draw(st.sampled_from(["wide", "wide", "one head", "list", "long list"]))
    source, figures = draw(numbers()), Figures()
    regions = _regions(draw)
    chosen = {one: INDICATORS[one] for one in some(draw, INDICATORS, 1, 3)}
    spans = {one: draw(years(3)) for one in chosen}
    values: dict[tuple[str, str, int], str] = {}
    for key, _, code in regions:
        for one, decimals in chosen.items():
            for year in spans[one]:
                text, value = _cell(source, decimals)
                values[key, one, year] = text
                figures.add(path(one), code, year, value)
    columns = [(one, year) for one in chosen for year in spans[one]]
    if shape in {"wide", "one head"}:
        rows = [
            [key, name, LEVELS[len(key)], *(values[key, one, year] for one, year in columns)]
            for key, name, _ in regions
        ]
        heads = _wide_heads(columns) if shape == "wide" else _one_head(columns)
        rows = rows if shape == "wide" else [[*row[:2], *row[3:]] for row in rows]
    else:
        rows = [
            _entry(shape, region, one, year, values[region[0], one, year])
            for region in regions
            for one, year in columns
        ]
        rows = [row for row in rows if row[-1]] if draw(st.booleans()) else rows
        heads = [LIST if shape == "list" else LONG_LIST]
    optional = frozenset({*LEVELS.values(), "Raumstruktur", *(f"q_{one[:6].lower()}" for one in chosen)})
    note = f"INKAR, {shape}"
    if draw(st.integers(0, 2)):
        content = sheets.drawn_csv(draw, [*heads, *rows])
        return MadeUp(content, "inkar.csv", figures.found, note, optional=optional)
    return MadeUp(_in_workbook(draw, heads, rows), "inkar.xlsx", figures.found, note, optional=optional)


LIST = ["Kennziffer", "Raumeinheit", "Aggregat", "Indikator", "Zeitbezug", "Wert"]
LONG_LIST = ["Bereich", "ID", "Kuerzel", "Indikator", "Raumbezug", "Kennziffer", "Name", "Zeitbezug", "Wert"]


def _regions(draw: DrawFn) -> list[tuple[str, str, str | None]]:
    """Key, name and our code of some areas; associations carry nine digits."""
    codes = places.drawn_codes(draw)
    longer = draw(st.integers(0, 3)) == 0
    outside = [("010510011" if longer else "01051001", "Albersdorf", None), ("01051", "Dithmarschen", None)]
    return [
        *some(draw, outside, 0, 2),
        *((places.association(code) if longer and len(code) == 8 else code, _name(code), code) for code in codes),
    ]


def _name(code: str) -> str:
    """The name as INKAR writes it: districts without the word."""
    return places.official(code).removesuffix(", Kreis")


def _cell(source: Numbers, decimals: int) -> tuple[str, tuple[float, str] | None]:
    """A figure or an empty cell; zero is exactly zero."""
    if source.happens(0.1):
        return "", None
    if source.happens(0.05):
        return "0", (0.0, "")
    number = source.next(decimals, most=5)
    return german(number), (float(number), "")


def _entry(shape: str, region: tuple[str, str, str | None], indicator: str, year: int, value: str) -> list[str]:
    """A row of a list."""
    key, name, _ = region
    level = LEVELS[len(key)]
    if shape == "list":
        return [key, name, level, indicator, str(year), value]
    level = level.split(" (")[0]
    return ["Raumstruktur", "12", f"q_{indicator[:6].lower()}", indicator, level, key, name, str(year), value]


def _wide_heads(columns: list[tuple[str, int]]) -> list[list[str]]:
    """Two rows: the indicator over each column, the year below it."""
    first = ["Kennziffer", "Raumeinheit", "Aggregat", *(one for one, _ in columns)]
    return [first, ["", "", "", *(str(year) for _, year in columns)]]


def _one_head(columns: list[tuple[str, int]]) -> list[list[str]]:
    """One row: indicator and year in one cell, as in tables made to order."""
    return [["Gebietskennziffer", "Name", *(f"{one} {year}" for one, year in columns)]]


def _in_workbook(draw: DrawFn, heads: list[list[str]], rows: list[list[str]]) -> bytes:
    """The workbook: head cells repeated, or filled once and merged; figures are numbers, keys and years perhaps not."""
    merged: list[str] = []
    shown: list[list[sheets.Value]] = [list(row) for row in heads]
    if len(heads) == 2:
        if draw(st.booleans()):
            for first, last in sheets.runs(heads[0]):
                merged.append(f"{sheets.column_letter(first)}1:{sheets.column_letter(last)}1")
                shown[0][first + 1 : last + 1] = [None] * (last - first)
        if draw(st.booleans()):
            shown[1] = [int(text) if text else None for text in heads[1]]
    text_until = {6: 5, 9: 8}.get(len(heads[0]), 3) if len(heads) == 1 else 3
    if heads[0][0] == "Gebietskennziffer":
        text_until = 2
    table = [[*row[:text_until], *(sheets.typed(text) if text else None for text in row[text_until:])] for row in rows]
    notes = [
        ["Dokumentation der exportierten Indikatoren"],
        ["Indikator", "Langname"],
        [heads[0][-1], "erfunden, 2019"],
    ]
    pages = {"Daten": [*shown, *table], "Metadaten": notes, "Quellangabe": [["Quelle (Zitierhinweis): erfunden, 2036"]]}
    return sheets.workbook(pages, merged={"Daten": merged})
