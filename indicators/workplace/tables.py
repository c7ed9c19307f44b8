"""Page: the tables of measures, goals, statements and more, edited row by row with the checks of the files."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from indicators.desk.seen import problems_seen
from indicators.desk.tables import EDITED, Sheet, sheet_of, sheets_of_sets
from indicators.language.i18n import gettext as _
from indicators.loading.schema import Table
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import Opened, choose_draft, opened, show_problems


def page() -> None:
    """Draw the page."""
    st.title(_("Tabellen"))
    draft = choose_draft()
    if draft is None:
        return
    offered: list[tuple[str, Table]] = [*(("", one) for one in EDITED), *sheets_of_sets(draft)]
    chosen = st.selectbox(_("Tabelle"), range(len(offered)), format_func=lambda at: _title(*offered[at]))
    of_set, table = offered[chosen]
    file = opened(draft, table.of_set(of_set) if of_set else table.file, "sheet")
    try:
        found = sheet_of(table, file.name, file.base)
    except ValueError:
        st.error(_("Diese Datei ist keine Tabelle mehr; sie lässt sich nur mit einem Texteditor öffnen."))
        return
    _edit(file, found)


def _edit(file: Opened, found: Sheet) -> None:
    rows = [{name: one.get(name, "") for name in found.columns} for one in found.rows]
    frame = pd.DataFrame(rows, columns=list(found.columns), dtype=str)
    edited = st.data_editor(
        frame, key=file.editor, num_rows="dynamic", hide_index=True, height=460,
        column_config={name: _column(found, name) for name in found.columns},
    )  # fmt: skip
    st.caption(_("Spalten mit * sind nötig. Neue Zeilen unten; Zeilen lassen sich markieren und löschen."))
    typed = edited.to_dict("records")
    made = found.with_rows([{str(name): cell for name, cell in row.items()} for row in typed])
    is_changed = made != found.with_rows(found.rows)
    note = st.text_input(_("Notiz: warum?"), key="sheet-note")
    if st.button(_("In den Entwurf schreiben"), type="primary", disabled=not is_changed):
        file.write(made, note, _("Die Tabelle steht im Entwurf."))
    problems = problems_seen(file.draft, found.name, day=date.today())
    if problems:
        show_problems(problems)


def _column(found: Sheet, name: str) -> Any:
    column = found.table.columns.get(name)
    label = name.removesuffix("_de") + (" *" if column and column.required else "")
    words = column.title if column and column.title else None
    if column and column.cell.enum:
        return st.column_config.SelectboxColumn(label, help=words, options=["", *column.cell.enum])
    return st.column_config.TextColumn(label, help=words)


def _title(of_set: str, table: Table) -> str:
    titles = {
        "measures.csv": _("Maßnahmen"), "measure_reports.csv": _("Berichte über Maßnahmen"), "goals.csv": _("Ziele"),
        "statements.csv": _("Stellungnahmen"), "outputs.csv": _("Zählbare Ergebnisse"), "groups.csv": _("Gruppen"),
        "glossary.csv": _("Glossar"), "barriers.csv": _("Hürden"), "sources.csv": _("Quellen"),
    }  # fmt: skip
    return plain(f"{titles[table.file]} ({of_set})") if of_set else titles[table.file]
