"""Parts of the page with the table of indicators and areas: choice, heat table, how aggregates are made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from indicators.address import links
from indicators.address.working_list import WorkingList
from indicators.drawing.palette import ink
from indicators.drawing.sparkline import mini_sparkline
from indicators.figures.series import Figure
from indicators.figures.words import dates_words
from indicators.language.formatting import format_number, join_de, prices_note
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level, Sign
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import plain, show
from indicators.views.map.picture import Picture
from indicators.views.table.choice import ALL, TableChoice
from indicators.views.table.table import (
    MANY_COLUMNS,
    HeatTable,
    cell_colors,
    chosen_columns,
    incomparable,
    made_from_words,
    made_words,
    needs_coverage,
    reference_figure,
)

NEWEST = 0
MOST_ROWS = 500  # more than all municipalities of a Land; a browser shows no more cells at once without waiting


def show_controls(data: Store, choice: TableChoice, listed: WorkingList) -> None:
    """Draw what the columns and rows are, how they are ordered, and whether each cell has its line over time."""
    bound = Bound(data, choice, "table")
    left, middle, right, last = st.columns([1.3, 1, 1, 1.3], vertical_alignment="bottom")
    groups = {one.id: one.label for one in data.sets} | {ALL: _("alle Themen")}
    bound.select("group", _("Thema"), groups, to=lambda group: {"group": group, "columns": ()}, at=left)
    bound.level(to=lambda level: {"level": level, "district": None}, at=middle)
    years = {year for name in chosen_columns(data, choice) for year in data.years(name, choice.level)}
    listed_years = {year: str(year) for year in sorted((years | {choice.year}) - {NEWEST}, reverse=True)}
    bound.select("year", _("Jahr"), {NEWEST: _("neuester Stand")} | listed_years, at=right)
    if districts := {one.code: one.label for one in data.dataset.areas.at(Level.DISTRICT)}:
        bound.select("district", _("‹Kreis›"), {None: _("alle")} | districts, at=last)
    with st.expander(_("Spalten wählen"), key="table_columns_box"):
        _columns(bound, data, choice)
    _rows_and_order(bound, data, choice, listed)


def _columns(bound: Bound, data: Store, choice: TableChoice) -> None:
    labels = {name: data.dataset.indicators[name].short for one in data.sets for name in one.indicators}

    def own(chosen: tuple[str, ...]) -> dict[str, Any]:
        of_the_set = chosen == tuple(chosen_columns(data, TableChoice(choice.group)))
        return {"columns": () if of_the_set else chosen}

    shown = chosen_columns(data, choice)
    bound.several("columns", _("Spalten, in dieser Reihenfolge"), labels, value=shown, to=own)


def _rows_and_order(bound: Bound, data: Store, choice: TableChoice, listed: WorkingList) -> None:
    left, middle, right = st.columns([1.2, 1.5, 1.6], vertical_alignment="bottom")
    bound.text("search", _("Gebiete, deren Name enthält"), max_chars=100, at=left)
    order = choice.order
    orders = {"": _("Name")} | {name: data.dataset.indicators[name].short for name in chosen_columns(data, choice)}
    bound.select("sort", _("Sortieren nach"), orders, value=order.indicator if order.indicator in orders else "",
                 to=lambda name: {"order": replace(order, indicator=name)}, at=middle)  # fmt: skip
    with right, st.container(horizontal=True, vertical_alignment="bottom"):
        if order.indicator:
            bound.toggle("rising", _("kleinste zuerst"), value=order.rising,
                         to=lambda rising: {"order": replace(order, rising=rising)})  # fmt: skip
        if listed.areas:
            bound.toggle("listed", _("nur Arbeitsliste"))
        bound.toggle("lines", _("Verlauf in den Zellen"))


def show_heat_table(data: Store, choice: TableChoice, found: HeatTable) -> None:
    """Draw the table; what stands beside a number is drawn by the style sheet, so that it is not copied with it."""
    if found.without:
        text = _("Auf dieser Ebene ohne Werte: {names}.")
        st.caption(plain(text.format(names=join_de([one.short for one in found.without]))))
    if not found.columns:
        st.info(_("Für diese Auswahl gibt es keine Werte."), icon=":material/table_chart:")
        return
    if choice.year and not any(value is not None for one in found.columns for value in one.values.values()):
        st.info(plain(_("Für {year} gibt es hier keine Werte.").format(year=choice.year)), icon=":material/info:")
    lines = choice.lines and len(found.columns) <= MANY_COLUMNS
    rows = found.rows[:MOST_ROWS]
    if len(rows) < len(found.rows):
        text = _("Gezeigt sind die ersten {count} von {all} Gebieten in dieser Reihenfolge. Alle "
                 "stehen in der Datei; ‹Kreis› und Name grenzen ein.")  # fmt: skip
        st.caption(plain(text.format(count=len(rows), all=format_number(len(found.rows), 0))))
    columns = [(one, cell_colors(one), _lines(data, one) if lines else _no_lines) for one in found.columns]
    show(
        "table/heat_table.html",
        caption=_("Gebiete: {count}, Indikatoren: {columns}").format(count=len(found.rows), columns=len(found.columns)),
        columns=[_head(one, choice) for one in found.columns],
        sort=choice.order.indicator if choice.order.indicator in {one.id for one in found.indicators} else "",
        order="ascending" if choice.order.rising else "descending",
        bodies=[
            [_row(area, [_reference(one, area) for one in found.columns]) for area in found.references],
            [_row(area, [_cell(one, area, colors[area.code], line) for one, colors, line in columns]) for area in rows],
        ],
    )
    if not found.rows:
        st.info(_("Zu dieser Suche gibt es keine Gebiete."), icon=":material/search:")
    told = [
        _("Farben gelten je Spalte, mit den Klassen der Karte: dunkler (im dunklen Design heller) heißt höher, nicht "
          "besser. „–“ heißt: keine Angabe, „geheim“: geheim gehalten oder unbekannt."),
        _("Eine Jahreszahl unter einem Wert: der Wert ist älter als der Stand der Spalte."),
    ]  # fmt: skip
    if lines:
        told.append(_("Verlauf: je Zelle eigener Maßstab, nicht ab null."))
        told.append(plain(prices_note(found.indicators)))
    dates = ((one.base.indicator.short, dates_words(one.shown.values())) for one in found.columns)
    told += [
        plain(_("{name}: berechnet aus {dates}.").format(name=name, dates=words)) for name, words in dates if words
    ]
    if choice.lines and not lines:
        text = _("Der Verlauf in den Zellen erscheint bis {count} Spalten.")
        told.append(text.format(count=MANY_COLUMNS))
    st.caption(" ".join(filter(None, told)))


def _head(column: Picture, choice: TableChoice) -> dict[str, str]:
    indicator = column.base.indicator
    query = urlencode(column.choice.parameters())
    return {
        "id": indicator.id,
        "label": indicator.short,
        "unit": indicator.unit,
        "period": indicator.period(column.choice.year),
        "note": _("nicht vergleichbar: ohne Farben und Reihenfolge") if incomparable(column) else "",
        "why": incomparable(column),
        "href": f"karte?{query}",
    }


def _row(area: Area, cells: Sequence[dict[str, str]]) -> dict[str, Any]:
    return {"label": area.label, "href": links.profile(area.code), "cells": cells}


def _cell(column: Picture, area: Area, color: str, line: Callable[[str, str], str]) -> dict[str, str]:
    letters = ink(color) if color else ""
    cell = _number(column, column.shown[area.code])
    if color:
        cell["style"] = f"background:{color};color:{letters}"
        cell["line"] = line(area.code, letters)
    else:
        cell["css"] = "rm-empty"
    return cell


def _lines(data: Store, column: Picture) -> Callable[[str, str], str]:
    """What draws the line over time of an area in a colour; lines are kept unless there are far too many areas."""
    series, level = column.base, column.choice.level
    areas = data.dataset.areas.at(level)

    def drawn(code: str, color: str) -> str:
        return mini_sparkline(series.in_area(code), series.figures(code), color=color)

    def kept(code: str, color: str) -> str:
        key = ("lines in cells", series.indicator.id, level, color)
        return data.keep(key, lambda: {one.code: drawn(one.code, color) for one in areas})[code]

    return kept if len(areas) <= MOST_ROWS else drawn


def _no_lines(_code: str, _color: str) -> str:
    return ""


def _reference(column: Picture, area: Area) -> dict[str, str]:
    figure = reference_figure(column, area)
    cell = _number(column, figure)
    if figure and needs_coverage(figure):
        cell["beside"] = " · ".join(filter(None, [cell["beside"], figure.coverage]))
    return cell


def _number(column: Picture, figure: Figure | None) -> dict[str, str]:
    indicator = column.base.indicator
    empty = {"style": "", "css": "", "line": "", "beside": ""}
    if figure is None or figure.value is None:
        secret = figure is not None and figure.sign == Sign.CONFIDENTIAL
        return empty | {"text": _("geheim") if secret else "–"}
    older = indicator.period(figure.year) if figure.year < column.choice.year else ""
    return empty | {"text": format_number(figure.value, indicator.decimals), "beside": older}


def show_made(data: Store, found: HeatTable) -> None:
    """Say for each column how its district and region figures are made, with weight and coverage."""
    with st.expander(_("Wie die Werte größerer Gebiete entstehen")):
        areas = data.dataset.areas
        rows = []
        for column in found.columns:
            indicator = column.base.indicator
            region = reference_figure(column, areas.region)
            districts = [reference_figure(column, one) for one in areas.at(Level.DISTRICT)]
            origins = list(dict.fromkeys(made_from_words(one) for one in districts))
            cells = [made_from_words(region), join_de(origins), made_words(data, indicator), indicator.weight_note]
            rows.append((indicator.short, cells))
        show(
            "table/made.html",
            caption=_("Herkunft der Werte größerer Gebiete"),
            header=[_("Indikator"), _("Region"), _("‹Kreise›"), _("Regel, wo nichts veröffentlicht ist"), _("Hinweis")],
            rows=rows,
        )
        st.caption(_("Was veröffentlicht ist, wird nie durch eine eigene Berechnung ersetzt."))
