"""The view of the table of indicators and areas, and the table as it is shown, as a file."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from indicators.drawing.canvas import Canvas
from indicators.export.csv_files import excel_csv
from indicators.export.table import Cell, Column, Row, Table, figures, level_plural
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.series import any_computed
from indicators.figures.words import with_dates
from indicators.language.formatting import format_number, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store
from indicators.views.map.picture import Picture
from indicators.views.table.choice import TableChoice, with_listed
from indicators.views.table.image import MOST_COLUMNS, HeatRow, heat_image
from indicators.views.table.table import HeatTable, cell_colors, heat_table, reference_figure


def heat_view(data: Store, choice: TableChoice, found: HeatTable) -> View:
    """Return the table to take away and cite; files hold every figure with year, sign and note, a row each."""
    names = join_de([one.short for one in found.indicators[:MOST_COLUMNS]])
    units = "; ".join(f"{one.short} ({one.unit})" for one in found.indicators[:MOST_COLUMNS])
    more = len(found.columns) - MOST_COLUMNS
    rows: list[Row] = [
        (column.base, area, reference_figure(column, area), column.choice.year)
        for column in found.columns
        for area in [*found.references, *found.rows]
    ]
    shown = [figure for _series, _area, figure, _year in rows]
    computed = _("Werte für ‹Kreise› und Region teils selbst berechnet") if any_computed(shown) else ""
    return KIND.view(
        data,
        choice,
        title=_("{level} in Zahlen").format(level=level_plural(choice.level)),
        subtitle=units + (_(" und {count} weitere").format(count=more) if more > 0 else ""),
        stem=("tabelle", choice.group, str(choice.year or "")),
        description=_("Tabelle mit {rows} Gebieten und {columns} Indikatoren: {names}.").format(
            rows=len(found.rows), columns=len(found.columns), names=join_de([one.short for one in found.indicators])
        ),
        statement="",
        indicators=found.indicators,
        table=lambda: figures(_("Tabelle: {names}").format(names=names), rows),
        draw=lambda canvas: _draw(canvas, found),
        computed=with_dates(computed, shown),
    )


def wide_file(found: HeatTable) -> tuple[str, str, Callable[[], bytes]]:
    """Return label, name and content of the table as it is shown: a row per area, a column per indicator."""
    return _("Tabelle wie angezeigt (CSV für Excel)"), "tabelle-wie-angezeigt.csv", lambda: excel_csv(wide_table(found))


def wide_table(found: HeatTable) -> Table:
    """Return the table as it is shown, unrounded; an older year than the column's stands in a column of its own."""
    columns = [Column("area", _("AGS"), "code"), Column("area_label", _("Gebiet"))]
    for one in found.columns:
        indicator = one.base.indicator
        label = f"{indicator.short}, {indicator.period(one.choice.year)} ({indicator.unit})"
        columns += [Column(indicator.id, label, "number"), Column(f"{indicator.id}_stand", _("Stand"))]
    rows: list[list[Cell]] = []
    for area in [*found.references, *found.rows]:
        cells: list[Cell] = [area.code, area.label]
        for one in found.columns:
            figure = reference_figure(one, area)
            known = figure is not None and figure.value is not None
            cells += [figure.value, one.base.indicator.period(figure.year)] if figure and known else [None, ""]
        rows.append(cells)
    decimals = max((one.decimals for one in found.indicators), default=0)
    return Table(_("Tabelle"), columns, rows, [decimals] * len(rows))


def _draw(canvas: Canvas, found: HeatTable) -> None:
    header = [(one.base.indicator.short, one.base.indicator.period(one.choice.year)) for one in found.columns]
    columns = [(one, cell_colors(replace(one, colors=canvas.colors))) for one in found.columns]
    rows = [HeatRow(area.label, [_cell(one, area, colors) for one, colors in columns]) for area in found.rows]
    heat_image(canvas, header, rows)


def _cell(column: Picture, area: Area, colors: Mapping[str, str]) -> tuple[str, str]:
    value = column.values[area.code]
    text = "–" if value is None else format_number(value, column.base.indicator.decimals)
    return text, colors[area.code]


KIND = ViewKind(
    "tabelle", Page("table", "tabelle", lambda: _("Tabelle")), lambda: _("Tabelle"), TableChoice,
    lambda data, choice, _day: heat_view(data, choice, heat_table(data, choice)), frame_height=900, image_height=900,
    listed=lambda choice, found, given, _data: with_listed(choice, given, found.indicators), is_table=True,
    reading=lambda: _(
        "Zeilen sind Gebiete, Spalten Kennzahlen; die Färbung gilt je Spalte. Ein Strich oder ein Zeichen statt "
        "einer Zahl ist im Glossar erklärt."
    ),
)  # fmt: skip
