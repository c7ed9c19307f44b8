"""Yardsticks from outside the region as a table to take away."""

from collections.abc import Callable, Iterable

from indicators.export.table import Cell, Column, Table, listing
from indicators.language.i18n import gettext as _
from indicators.model.reference import Reference, Statistic
from indicators.store import Store


def references_for(store: Store, indicators: Iterable[str]) -> list[Reference]:
    """Return the yardsticks of some indicators, by their ids, in the order of the file; [] where there are none."""
    return [one for name in indicators for one in store.dataset.references.get(name, ())]


def outside_sheets(store: Store, indicators: Iterable[str]) -> list[tuple[str, Table]]:
    """Return the sheet of a workbook with the yardsticks of some indicators; [] where there are none.

    A row is an area outside, an indicator and a year; what is not known is an empty cell. The median of municipalities
    and the figure of their area as a whole stand in columns of their own; that of a single municipality outside is the
    figure of this area.
    """
    found = references_for(store, indicators)
    columns = (
        Column("indicator", _("Indikator"), "code"),
        Column("unit", _("Einheit"), cell=lambda one: store.dataset.indicators[one.indicator].unit),
        Column("area_label", _("Gebiet"), cell=lambda one: one.area.label),
        Column("year", _("Jahr"), "year"),
        Column("of", _("Streuung der"), cell=lambda one: (one.of or _("Gemeinden")) if one.count else ""),
        Column("n", _("Anzahl"), "count", lambda one: one.count or None),
        Column("p10", _("unteres Zehntel"), "number", _figure(Statistic.P10)),
        Column("q1", _("unteres Quartil"), "number", _figure(Statistic.Q1)),
        Column("median", _("Median"), "number", _figure(Statistic.MEDIAN)),
        Column("q3", _("oberes Quartil"), "number", _figure(Statistic.Q3)),
        Column("p90", _("oberes Zehntel"), "number", _figure(Statistic.P90)),
        Column("published", _("Wert des Gebiets insgesamt"), "number", _published),
        Column("source", _("Quelle"), cell=lambda one: store.reference_source(one).credit),
        Column("note", _("Anmerkung")),
    )
    title = _("Vergleichswerte von außerhalb der Region: Gemeinden im Vergleich und Werte der Gebiete insgesamt")
    table = listing(title, columns, found, lambda one: store.dataset.indicators[one.indicator].decimals)
    return [(_("Vergleichswerte"), table)] if found else []


def _figure(statistic: Statistic) -> Callable[[Reference], Cell]:
    return lambda one: one.figures.get(statistic)


def _published(one: Reference) -> Cell:
    return one.value if one.total is None else one.total
