"""Indicators × areas as a heat table: a column per indicator in the classes of its map, rows filtered and ordered."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.drawing.region_map import CONFIDENTIAL, MISSING, ZERO
from indicators.figures.series import Figure
from indicators.figures.words import is_partial
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Kind, Level, Sign
from indicators.model.areas import sort_key
from indicators.model.quality import Use
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.colors import class_colors
from indicators.views.map.picture import Picture, picture
from indicators.views.table.choice import ALL, TableChoice

MOST_REFERENCES = 12  # districts above the rows of municipalities
MANY_COLUMNS = 12  # from here on small lines would make the page heavy


@dataclass(frozen=True)
class HeatTable:
    """Columns as maps of their year, rows in order, the rows to compare with, and what has no figure at this level."""

    columns: Sequence[Picture]
    rows: Sequence[Area]
    references: Sequence[Area]
    without: Sequence[Indicator]

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators of the columns."""
        return [one.base.indicator for one in self.columns]


def heat_table(data: Store, choice: TableChoice, *, listed: Sequence[str] = (), dark: bool = False) -> HeatTable:
    """Return the table of a choice; `listed` are the areas of the working list.

    Each column shows the figures a map of its year shows: those of the chosen year or, without one, of the newest with
    values at the level; older ones are carried as on the map. Indicators without any value at the level are left out
    and named. Missing figures sort last, whichever way.
    """
    names = chosen_columns(data, choice)
    possible = [name for name in names if data.years(name, choice.level)]
    columns = [
        picture(data, MapChoice(name, choice.year or data.years(name, choice.level)[-1], choice.level), dark=dark)
        for name in possible
    ]
    return HeatTable(
        columns=columns,
        rows=_ordered(_rows(data, choice, listed), columns, choice),
        references=_references(data, choice),
        without=[data.dataset.indicators[name] for name in names if name not in possible],
    )


def chosen_columns(data: Store, choice: TableChoice) -> list[str]:
    """Return the indicators of a choice: those named, else those of the set, or of all sets."""
    if choice.columns:
        return list(choice.columns)
    return [name for one in data.sets if choice.group in (one.id, ALL) for name in one.indicators]


def _rows(data: Store, choice: TableChoice, listed: Sequence[str]) -> list[Area]:
    wanted = sort_key(choice.search)
    return [
        area
        for area in data.dataset.areas.at(choice.level)
        if (not choice.district or choice.district in (area.district, area.code))
        and (not choice.listed or not listed or area.code in listed)
        and wanted in sort_key(area.label)
    ]


def _ordered(rows: list[Area], columns: Sequence[Picture], choice: TableChoice) -> list[Area]:
    column = next((one for one in columns if one.base.indicator.id == choice.order.indicator), None)
    if column is None or incomparable(column):
        return rows
    known = [area for area in rows if column.values[area.code] is not None]
    missing = [area for area in rows if column.values[area.code] is None]
    known.sort(key=lambda area: column.values[area.code] or 0.0, reverse=not choice.order.rising)
    return known + missing


def _references(data: Store, choice: TableChoice) -> list[Area]:
    """The rows above the others: the region, and at the level of municipalities the districts they lie in.

    Too many districts would push what they are beside out of sight: of a state there is the region alone.
    """
    areas = data.dataset.areas
    if choice.level == Level.DISTRICT:
        return [areas.region]
    chosen = [one for one in areas.at(Level.DISTRICT) if choice.district in (None, one.code)]
    return [areas.region, *(chosen if len(chosen) <= MOST_REFERENCES else ())]


def reference_figure(column: Picture, area: Area) -> Figure | None:
    """Return the figure of a district or the region that belongs beside a column."""
    return column.base.shown(area.code, column.choice.year)


def cell_colors(column: Picture) -> dict[str, str]:
    """Return the colour of each area's class; "" for none and for what must not be compared, told in words."""
    members = column.classes.members
    if incomparable(column):
        return dict.fromkeys(members, "")
    colors = dict(enumerate(class_colors(column.classes, column.colors)))
    colors |= {MISSING: "", CONFIDENTIAL: "", ZERO: column.colors.zero}
    return {code: colors[member] for code, member in members.items()}


def incomparable(column: Picture) -> str:
    """Return why the figures of a column must not be compared with each other, "" where they may be."""
    quality = column.base.indicator.quality(column.choice.level, column.choice.year)
    return "" if Use.COMPARE in quality.allows else quality.reason


def made_words(data: Store, indicator: Indicator) -> str:
    """Return how district and region figures of an indicator are made where the publisher gives none."""
    if indicator.quotient:
        return _("Zähler und Nenner summiert, dann geteilt")
    if indicator.kind == Kind.COUNT:
        return _("Summe der ‹Gemeinden›; nur, wenn alle einen Wert haben")
    if not indicator.weight:
        return _("kein Mittelwert, weil das Gewicht fehlt")
    weight = data.dataset.indicators.get(indicator.weight)
    label = weight.label if weight else _("Fläche in km²")
    return _("gewichtetes Mittel, Gewicht: {weight}").format(weight=label)


def made_from_words(figure: Figure | None) -> str:
    """Return where a district's or the region's figure comes from, with its coverage if it was computed here."""
    if figure is None or figure.value is None:
        return _("kein Wert")
    if figure.sign != Sign.COMPUTED:
        return _("veröffentlicht")
    return _("berechnet aus {coverage}").format(coverage=figure.coverage) if figure.coverage else _("berechnet")


def needs_coverage(figure: Figure | None) -> bool:
    """True where a computed figure stands for a part of its members only."""
    return figure is not None and figure.value is not None and is_partial(figure)
