"""Figures and ratings as tables to take away: the same columns in CSV, Excel and geodata."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from indicators.figures.quality import quality_word, refused_words
from indicators.figures.series import Figure, Series
from indicators.language.formatting import missing_text, sign_text
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Level
from indicators.ratings.results import Result
from indicators.ratings.words import full_reason, kind_words, rating_word
from indicators.store import Store

Cell = str | int | float | None
Row = tuple[Series, Area, Figure | None, int]  # with the year asked for


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code for programs, its name for readers, and what its cells are.

    "code" is text that looks like a number (an AGS), "count" a whole number, "number" a figure in the unit of its row.
    `cell` is what `listing` writes of an entry; None is the attribute that is called like the column.
    """

    code: str
    label: str
    kind: Literal["text", "code", "year", "count", "number"] = "text"
    cell: Callable[[Any], Cell] | None = None


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


def listing(
    title: str, columns: Sequence[Column], entries: Iterable[Any], decimals: Callable[[Any], int] = lambda _one: 0
) -> Table:
    """Return a row per entry, each cell as its column says; `decimals` are those of an entry's numbers."""
    found = list(entries)
    cells = [one.cell or attrgetter(one.code) for one in columns]
    return Table(title, columns, [[cell(one) for cell in cells] for one in found], [decimals(one) for one in found])


class Said(NamedTuple):
    """What a row of figures is about."""

    series: Series
    area: Area
    figure: Figure

    @property
    def indicator(self) -> Indicator:
        """What the figure is of."""
        return self.series.indicator


def figures(title: str, found: Iterable[Row]) -> Table:
    """Return a row per (series, area, figure, year asked for); None is an area without any statement.

    The names of the columns are those that the import of hand-made tables understands, too.
    """
    columns = (
        Column("indicator", _("Indikator"), "code", lambda one: one.indicator.id),
        Column("indicator_label", _("Bezeichnung"), cell=lambda one: one.indicator.label),
        Column("area", _("AGS"), "code", lambda one: one.area.code),
        Column("area_label", _("Gebiet"), cell=lambda one: one.area.label),
        Column("level", _("Ebene"), cell=lambda one: level_word(one.area.level)),
        Column("year", _("Jahr"), "year", lambda one: one.figure.year),
        Column("period", _("Zeitbezug"), cell=lambda one: one.indicator.period(one.figure.year)),
        Column("value", _("Wert"), "number", lambda one: one.figure.value),
        Column("unit", _("Einheit"), cell=lambda one: one.indicator.unit),
        Column("sign", _("Zeichen"), "code", lambda one: one.figure.sign),
        Column("sign_meaning", _("Bedeutung des Zeichens"), cell=lambda one: _meaning(one.figure)),
        Column("quality", _("Güte"), cell=_quality),
        Column("note", _("Hinweis"), cell=lambda one: one.figure.note),
        Column("coverage", _("Abdeckung"), cell=lambda one: one.figure.coverage),
    )
    said = (Said(series, area, figure or Figure(year, None)) for series, area, figure, year in found)
    return listing(title, columns, said, lambda one: one.indicator.decimals)


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
    indicators = {name: one.indicator for name, one in series.items()}
    columns = (
        Column("goal", _("Ziel"), "code", lambda one: one.goal.id),
        Column("goal_label", _("Bezeichnung"), cell=lambda one: one.goal.label),
        Column("kind", _("Art des Ziels"), cell=lambda one: kind_words(one.goal)),
        Column("area", _("AGS"), "code", lambda one: one.area.code),
        Column("area_label", _("Gebiet"), cell=lambda one: one.area.label),
        Column("level", _("Ebene"), cell=lambda one: level_word(one.area.level)),
        Column("status", _("Status"), "code", lambda one: one.rating.status.value),
        Column("status_word", _("Bewertung"), cell=rating_word),
        Column("is_current", _("Heute zu bewerten"), cell=lambda one: _("ja") if one.rating.is_current else _("nein")),
        Column("reason", _("Grund"), cell=_reason),
        Column("year", _("Jahr"), "year", lambda one: one.rating.latest and one.rating.latest[0]),
        Column("value", _("Wert"), "number", lambda one: one.rating.latest and one.rating.latest[1]),
        Column("unit", _("Einheit"), cell=lambda one: indicators[one.goal.indicator].unit),
        Column("target", _("Zielwert"), "number", lambda one: one.rating.target),
        Column("target_year", _("Zieljahr"), "year", lambda one: one.rating.target_year),
        Column("mean_change", _("Tempo je Jahr"), "number", lambda one: one.rating.mean_change),
        Column("required_change", _("nötig je Jahr"), "number", lambda one: one.rating.required_change),
    )
    return listing(title, columns, results, lambda one: indicators[one.goal.indicator].decimals + 1)


def _quality(one: Said) -> str:
    """How the value came about and what is not done with it, "" where nothing is to be said."""
    quality = one.series.quality(one.area.code, one.figure.year)
    refused = refused_words(quality)
    word = ": ".join(filter(None, [quality_word(quality.kind), refused]))
    return word if one.figure.value is not None else ""


def _reason(result: Result) -> str:
    return full_reason(result.rating)


def level_word(level: Level) -> str:
    """Return the word for one area of a level."""
    return {
        Level.MUNICIPALITY: _("‹Gemeinde›"), Level.DISTRICT: _("‹Kreis›"), Level.REGION: _("Region"),
        Level.GROUP: _("Gruppe"),
    }[level]  # fmt: skip


def level_plural(level: Level) -> str:
    """Return the word for the areas of a level."""
    return {
        Level.MUNICIPALITY: _("‹Gemeinden›"), Level.DISTRICT: _("‹Kreise›"), Level.REGION: _("Region"),
        Level.GROUP: _("Gruppen"),
    }[level]  # fmt: skip


def _meaning(figure: Figure) -> str:
    return missing_text(figure.sign) if figure.value is None else sign_text(figure.sign)
