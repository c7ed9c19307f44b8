"""Parts of the catalogue page: search, entries, problems of the data, downloads."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from indicators.address.parameters import STAND
from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.set_files import set_figures, set_workbook
from indicators.export.table import level_plural
from indicators.figures.due import When, calendar, month_words, when_words
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.loading.load import read_set_archive
from indicators.loading.settings import current_settings
from indicators.model import Direction, Indicator, IndicatorSet, Level
from indicators.model.problems import Problem
from indicators.store import Store, whole_folder
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.share import XLSX, download, origin


@kept(lambda: None)
def show_calendar(data: Store) -> None:
    """Draw when the next edition of each source in use is expected, what is overdue first."""
    used = {
        f"{one.set}/{name}": data.dataset.sources[f"{one.set}/{name}"]
        for one in data.dataset.indicators.values()
        for name in one.sources
    }
    rows = [
        {
            "publisher": one.source.publisher,
            "dataset": one.source.dataset,
            "table_code": one.source.table_code,
            "where": one.source.where or one.source.url,
            "state": one.source.data_as_of,
            "rhythm": one.source.rhythm,
            "month": month_words(one.source),
            "near": when_words(one.when) if one.when in (When.OVERDUE, When.SOON) else "",
        }
        for one in calendar(used, data.day)
    ]
    show("data/calendar.html", rows=rows)


@kept(lambda indicators: [one.id for one in indicators])
def show_entries(data: Store, indicators: list[Indicator]) -> None:
    """Draw one entry per indicator, opened on demand."""
    for indicator in indicators:
        levels = data.levels(indicator.id)
        years = sorted({year for level in levels for year in data.years(indicator.id, level)})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
        with st.expander(f"{plain(indicator.label)} · {plain(indicator.unit)} · {span}"):
            show(
                "data/entry.html",
                indicator=indicator,
                facts=_facts(data, indicator, levels, years),
                sources=data.sources_of(indicator),
                breaks="; ".join(f"{year}: {reason}" for year, reason in indicator.breaks.items()),
            )


def _facts(data: Store, indicator: Indicator, levels: list[Level], years: list[int]) -> list[tuple[str, str]]:
    better = {Direction.UP: _("mehr ist besser"), Direction.DOWN: _("weniger ist besser")}
    facts = [
        (_("Einheit"), indicator.unit),
        (_("Wertung"), better.get(indicator.direction, _("ohne Wertung"))),
        (_("Ebenen"), join_de([level_plural(level) for level in levels])),
        (_("Jahre"), ", ".join(map(str, years)) if len(years) <= 8 else f"{years[0]}–{years[-1]} ({len(years)})"),
        (_("Abdeckung"), _coverage(data, indicator, levels)),
        (_("Kürzel"), indicator.id),
    ]
    if indicator.reference:
        facts.insert(4, (_("Stichtag"), indicator.reference))
    if indicator.weight_note:
        facts.append((_("Werte der ‹Kreise› und der Region"), indicator.weight_note))
    if indicator.sdg:
        facts.append((_("Agenda 2030"), _("Ziel {numbers}").format(numbers=", ".join(indicator.sdg))))
    if indicator.bnk:
        facts.append((_("BNK-Aspekt"), indicator.bnk))
    return facts


def _coverage(data: Store, indicator: Indicator, levels: list[Level]) -> str:
    """Areas with a figure in the newest year, per level."""
    parts = []
    for level in levels:
        areas = data.dataset.areas.at(level)
        year = data.years(indicator.id, level)[-1]
        series = data.series[indicator.id]
        known = sum((figure := series.at(area.code, year)) is not None and figure.value is not None for area in areas)
        parts.append(f"{known}/{len(areas)} {level_plural(level)} ({indicator.period(year)})")
    return ", ".join(parts)


def show_held_back(faults: Sequence[Problem]) -> None:
    """Say that the files have been changed and are not shown for these faults; nothing if there is none."""
    if not faults:
        return
    text = _("Die Dateien der Daten haben Fehler: {n}. Gezeigt wird überall der letzte Stand ohne Fehler.")
    st.warning(text.format(n=len(faults)), icon=":material/warning:")
    with st.expander(_("Fehler ansehen")):
        show("parts/problems.html", problems=faults)


@kept(lambda: None)
def show_problems(data: Store) -> None:
    """Name every problem and notice of the data files; nothing if there is none."""
    found = data.dataset.problems
    if not found:
        return
    problems = sum(not one.notice for one in found)
    if problems:
        text = _("Probleme der Daten: {n}. Betroffene Zeilen werden nicht gezeigt, alles andere schon.")
        text = text.format(n=problems)
        if broken := data.dataset.broken_sets:
            text += " " + _("Nicht lesbar: {sets}.").format(sets=join_de([plain(name) for name in broken]))
        st.warning(text, icon=":material/warning:")
    if notices := len(found) - problems:
        st.info(_("Hinweise zu den Daten: {n}.").format(n=notices), icon=":material/info:")
    with st.expander(_("Probleme und Hinweise ansehen")):
        show("parts/problems.html", problems=found)


@kept(lambda one: one.id)
def show_dates(data: Store, one: IndicatorSet) -> None:
    """Say of when the figures of a set are, source by source."""
    named = dict.fromkeys(name for indicator in one.indicators for name in data.dataset.indicators[indicator].sources)
    sources = [data.dataset.sources[f"{one.id}/{name}"] for name in named]
    dates = [f"{source.dataset} – {source.data_as_of or _('keine Angabe')}" for source in sources]
    st.caption(_("Datenstand: {dates}").format(dates=plain("; ".join(dates))))


def show_downloads(data: Store, one: IndicatorSet) -> None:
    """Draw the downloads of a whole set, as of the release that is looked at."""
    address = f"daten?{urlencode({STAND: data.edition.id})}" if data.edition else "daten"
    url = current_settings().address(f"{address}#{one.id}", origin=origin())
    files: list[tuple[str, str, str, Callable[[], bytes]]] = [
        (_("Excel (XLSX)"), f"{one.id}.xlsx", XLSX, lambda: set_workbook(data, one, url=url, day=data.day)),
        (_("Excel (CSV)"), f"{one.id}-excel.csv", "text/csv", lambda: excel_csv(set_figures(data, one))),
        (_("Programme (CSV)"), f"{one.id}.csv", "text/csv", lambda: machine_csv(set_figures(data, one))),
        (_("Data Package (ZIP)"), f"{one.id}.zip", "application/zip",
         lambda: read_set_archive(one.id, whole_folder(), earlier=data.earlier)),
    ]  # fmt: skip
    st.caption(_("{set}: alle Werte herunterladen").format(set=plain(one.label)))
    for column, (label, name, kind, make) in zip(st.columns(len(files)), files, strict=True):
        with column:
            download(label, name, kind, make, help=_("{set} als {label}").format(set=one.label, label=label))
