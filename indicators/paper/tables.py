"""The tables of a council paper: figures of charts and maps, goals, indicators beside others, measures."""

from collections.abc import Sequence
from datetime import date

from indicators.drawing.data_chart import DataChart
from indicators.drawing.symbols import symbol_png
from indicators.export.table import Cell, Table
from indicators.export.table import Column as TableColumn
from indicators.factsheet.content import Sheet
from indicators.language.formatting import format_number, missing_text
from indicators.language.i18n import gettext as _
from indicators.measures.words import report_words, responsible_words, status_label
from indicators.model.measure import Measure
from indicators.office.paper_parts import Column, Row

YEARS_SHOWN = 8
# What is told of the figures of a chart or map, in this order, and which columns are wider than others.
TOLD = ("indicator_label", "area_label", "district", "distance", "status_word", "period", "year", "value", "unit",
        "target", "sign_meaning")  # fmt: skip
PARTS = {"indicator_label": 1.6, "area_label": 1.4, "status_word": 3.6, "sign_meaning": 1.6}
NUMBERS = ("number", "count", "year")
DASH = "–"

Made = tuple[Sequence[Column], Sequence[Row]]


def years_of_chart(chart: DataChart) -> tuple[Made, int]:
    """Return what was measured in each year, a column per line, newest years last, and how many years are left out."""
    drawn = [one for one in chart.series if one.shape]
    values = [{int(x): y for x, y in one.spots if float(x).is_integer()} for one in drawn]
    years = sorted({year for one in values for year in one})
    columns = [Column(chart.head, 0.6), *(Column(f"{one.name} ({chart.y.title})", right=True) for one in drawn)]
    rows = [
        Row([str(year), *(_number(one.get(year), line.decimals) for one, line in zip(values, drawn, strict=True))])
        for year in years[-YEARS_SHOWN:]
    ]
    return (columns, rows), max(0, len(years) - YEARS_SHOWN)


def figures_of(table: Table) -> Made:
    """Return the figures of a chart or map for readers, without what `same_everywhere` says."""
    shown = [place for place, _one in _told(table) if not _is_same(table, place)]
    columns = [
        Column(one.label, PARTS.get(one.code, 1.0), right=one.kind in NUMBERS)
        for one in (table.columns[place] for place in shown)
    ]
    rows = [
        Row([_text(row[place], table.columns[place].kind, digits) for place in shown])
        for row, digits in zip(table.rows, table.decimals, strict=True)
    ]
    return columns, rows


def same_everywhere(table: Table) -> str:
    """Return what is the same in all rows: "Zeitbezug: Mitte 2022. Einheit: %", "" for nothing."""
    found = [
        f"{one.label}: {_text(table.rows[0][place], one.kind, table.decimals[0])}."
        for place, one in _told(table)
        if _is_same(table, place) and table.rows[0][place] not in (None, "")
    ]
    return " ".join(found)


def _told(table: Table) -> list[tuple[int, TableColumn]]:
    """Place and column of what is told; the year only where no column has the period."""
    at = {one.code: place for place, one in enumerate(table.columns)}
    return [
        (at[code], table.columns[at[code]]) for code in TOLD if code in at and (code, "period" in at) != ("year", True)
    ]


def _is_same(table: Table, place: int) -> bool:
    return (
        len(table.rows) > 1
        and len({row[place] for row in table.rows}) == 1
        and table.columns[place].code != "area_label"
    )


def facts(sheet: Sheet) -> Made:
    """Return the key facts of a place."""
    columns = [Column(_("Kennzahl"), 1.4), Column(_("Wert"), right=True), Column(_("Stand"))]
    return columns, [Row([one.label, one.value, one.note or DASH]) for one in sheet.facts]


def goals(sheet: Sheet) -> Made:
    """Return the goals with who set them, value with its date, what is aimed at, and the status by symbol and word."""
    columns = [Column(_("Ziel"), 1.7), Column(_("Art")), Column(_("Wert"), 1.2), Column(_("Zielwert"), 1.2),
               Column(_("Bewertung"), 1.7)]  # fmt: skip
    return columns, [
        Row([one.label, one.kind, one.value, one.target, one.word], symbol_png(f"status/{one.status}"), 4)
        for one in sheet.goals
    ]


def indicators(sheet: Sheet) -> Made:
    """Return the indicators of a place beside what they are compared with."""
    columns = [Column(_("Kennzahl"), 1.9), Column(_("Wert"), 0.8, right=True), Column(_("Stand"), 1.3)]
    columns += [Column(one, 0.85, right=True) for one in sheet.columns]
    rows = []
    for one in sheet.rows:
        label = f"{one.label} ({one.unit})" if one.unit else one.label
        noted = " ".join(filter(None, [one.period, f"({one.note})" if one.note else ""]))
        rows.append(Row([label, one.value, noted or DASH, *one.others]))
    return columns, rows


def measures(found: Sequence[Measure], day: date) -> Made:
    """Return the measures with how far they are, by the latest report, and who is responsible."""
    columns = [Column(_("Maßnahme"), 1.8), Column(_("Umsetzung")), Column(_("Letzter Bericht"), 1.2),
               Column(_("Zuständig"), 1.8)]  # fmt: skip
    return columns, [
        Row([one.label, status_label(one.standing(day)), report_words(one), responsible_words(one)]) for one in found
    ]


def _text(cell: Cell, kind: str, digits: int) -> str:
    if cell is None or cell == "":
        return DASH
    if kind == "number" and not isinstance(cell, str):
        return _number(float(cell), digits)
    return str(cell)


def _number(value: float | None, digits: int) -> str:
    return missing_text("") if value is None else format_number(value, digits)
