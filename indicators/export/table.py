"""Figures and ratings as tables to take away: the same columns in CSV, Excel and geodata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.figures.series import Figure, Series
from indicators.language.formatting import missing_text, sign_text
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Level
from indicators.ratings.results import Result
from indicators.ratings.words import kind_words, rating_word, reason_words
from indicators.store import Store

Cell = str | int | float | None
Row = tuple[Series, Area, Figure | None, int]  # with the year asked for


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code for programs, its name for readers, and what its cells are.

    "code" is text that looks like a number (an AGS), "number" a figure in the unit of its row.
    """

    code: str
    label: str
    kind: Literal["text", "code", "year", "number"] = "text"


@dataclass(frozen=True)
class Table:
    """Rows of cells below columns; None is an empty cell. `decimals` are those shown for the numbers of each row."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    decimals: Sequence[int]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as mappings by the code of the column."""
        codes = [one.code for one in self.columns]
        return [dict(zip(codes, row, strict=True)) for row in self.rows]


def figure_columns() -> tuple[Column, ...]:
    """Return the columns of figures; names that the import of hand-made tables understands, too."""
    return (
        Column("indicator", _("Indikator"), "code"),
        Column("indicator_label", _("Bezeichnung")),
        Column("area", _("AGS"), "code"),
        Column("area_label", _("Gebiet")),
        Column("level", _("Ebene")),
        Column("year", _("Jahr"), "year"),
        Column("period", _("Zeitbezug")),
        Column("value", _("Wert"), "number"),
        Column("unit", _("Einheit")),
        Column("sign", _("Zeichen"), "code"),
        Column("sign_meaning", _("Bedeutung des Zeichens")),
        Column("note", _("Hinweis")),
        Column("coverage", _("Abdeckung")),
    )


def figures(title: str, found: Iterable[Row]) -> Table:
    """Return a row per (series, area, figure, year asked for); None is an area without any statement."""
    rows: list[tuple[Cell, ...]] = []
    decimals = []
    for series, area, figure, year in found:
        rows.append(_figure_row(series.indicator, area, figure or Figure(year, None)))
        decimals.append(series.indicator.decimals)
    return Table(title, figure_columns(), rows, decimals)


def all_figures(store: Store, indicators: Iterable[str], *, title: str, areas: Iterable[Area] | None = None) -> Table:
    """Return every figure of some indicators, published and computed, for some areas or all."""
    chosen = list(store.dataset.areas if areas is None else areas)
    found = (
        (store.series[name], area, figure, figure.year)
        for name in indicators
        for area in chosen
        for figure in store.series[name].figures(area.code)
    )
    return figures(title, found)


def ratings(title: str, results: Iterable[Result], series: Mapping[str, Series]) -> Table:
    """Return a row per rating of a goal: status with its word, value, target and both paces per year."""
    columns = (
        Column("goal", _("Ziel"), "code"),
        Column("goal_label", _("Bezeichnung")),
        Column("kind", _("Art des Ziels")),
        Column("area", _("AGS"), "code"),
        Column("area_label", _("Gebiet")),
        Column("level", _("Ebene")),
        Column("status", _("Status"), "code"),
        Column("status_word", _("Bewertung")),
        Column("reason", _("Grund")),
        Column("year", _("Jahr"), "year"),
        Column("value", _("Wert"), "number"),
        Column("unit", _("Einheit")),
        Column("target", _("Zielwert"), "number"),
        Column("target_year", _("Zieljahr"), "year"),
        Column("mean_change", _("Tempo je Jahr"), "number"),
        Column("required_change", _("nötig je Jahr"), "number"),
    )
    rows: list[tuple[Cell, ...]] = []
    decimals = []
    for one in results:
        rating, indicator = one.rating, series[one.goal.indicator].indicator
        year, value = rating.latest or (None, None)
        reason = reason_words(rating) if not rating.is_rated else ""
        rows.append(
            (
                one.goal.id, one.goal.label, kind_words(one.goal), one.area.code, one.area.label,
                level_word(one.area.level), rating.status.value, rating_word(one), reason, year, value,
                indicator.unit, rating.target, rating.target_year, rating.mean_change, rating.required_change,
            )
        )  # fmt: skip
        decimals.append(indicator.decimals + 1)
    return Table(title, columns, rows, decimals)


def level_word(level: Level) -> str:
    """Return the word for one area of a level."""
    return {Level.MUNICIPALITY: _("Gemeinde"), Level.DISTRICT: _("Kreis"), Level.REGION: _("Region")}[level]


def level_plural(level: Level) -> str:
    """Return the word for the areas of a level."""
    return {Level.MUNICIPALITY: _("Gemeinden"), Level.DISTRICT: _("Kreise"), Level.REGION: _("Region")}[level]


def _figure_row(indicator: Indicator, area: Area, figure: Figure) -> tuple[Cell, ...]:
    meaning = missing_text(figure.sign) if figure.value is None else sign_text(figure.sign)
    return (
        indicator.id, indicator.label, area.code, area.label, level_word(area.level), figure.year,
        indicator.period(figure.year), figure.value, indicator.unit, figure.sign, meaning, figure.note,
        figure.coverage,
    )  # fmt: skip
