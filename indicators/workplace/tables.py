"""Page: the tables of measures, goals, statements and more, as a form for one entry or whole, checked as files are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from indicators.desk.drafts import Draft, content
from indicators.desk.rows import KEYS
from indicators.desk.seen import dataset_seen, problems_seen
from indicators.desk.tables import EDITED, EMPTY, Sheet, as_written, cell_text, sheet_of, sheets_of_sets
from indicators.language.i18n import gettext as _
from indicators.loading.cells import PARTS
from indicators.loading.schema import Column, Table
from indicators.model import DataSet
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import choose_draft, offer_writing, opened, show_problems
from indicators.workplace.fields import choices, field, hint_of, label_of, table_title

NEW = ""
NAMES = ("label_de", "term", "what_de", "dataset")  # by which people know a row again
LONGEST = 70
ENTRY = "office_entry"


def page() -> None:
    """Draw the page."""
    st.title(_("Tabellen"))
    draft = choose_draft()
    if draft is None:
        return
    day = date.today()
    data = dataset_seen(draft, day=day)
    offered: list[tuple[str, Table]] = [*(("", one) for one in EDITED), *sheets_of_sets(draft)]
    left, right = st.columns([3, 2])
    titles = [table_title(of_set, table.file, data) for of_set, table in offered]
    chosen = left.selectbox(
        _("Tabelle"), range(len(offered)), format_func=titles.__getitem__, key="office_table", persist_state="session"
    )
    views = [_("ein Eintrag als Formular"), _("die ganze Tabelle")]
    view = right.radio(_("Ansicht"), views, horizontal=True, key="office_view", persist_state="session")
    of_set, table = offered[chosen]
    name = table.of_set(of_set) if of_set else table.file
    try:
        (_entry if view == views[0] else _whole)(draft, table, name, data)
    except ValueError:
        st.error(_("Diese Datei ist keine Tabelle mehr; sie lässt sich nur mit einem Texteditor öffnen."))
        return
    if found := problems_seen(draft, name, day=day):
        st.subheader(_("Was die Prüfung dazu sagt"))
        show_problems(draft, found)


def _entry(draft: Draft, table: Table, name: str, data: DataSet | None) -> None:
    """One row, field by field."""
    rows = sheet_of(table, name, content(draft.data, name)).rows
    known = {key: _title(table, row, data) for key, row in zip(_keys(table, rows), rows, strict=True)}
    asked = st.session_state.pop(f"{ENTRY}-next", None)
    if asked in known:
        st.session_state[f"{ENTRY}-{name}"] = asked
    key = st.selectbox(
        _("Eintrag"), [NEW, *known], format_func=lambda one: known.get(one, _("neuer Eintrag")),
        key=f"{ENTRY}-{name}", persist_state="session",
    )  # fmt: skip
    file = opened(draft, name, part=f"entry-{key}")
    found = sheet_of(table, name, file.base)
    keys = _keys(table, found.rows)
    at = keys.index(key) if key in keys else None
    before = found.rows[at] if at is not None else dict.fromkeys(found.columns, "")
    line = found.lines[at] if at is not None else None
    faults = {one.column: one for one in problems_seen(draft, name, day=date.today()) if line and one.row == line}
    row = dict(before)
    columns = st.columns(2)
    for number, one in enumerate(found.columns):
        column = table.columns.get(one, Column(one))
        with columns[number % 2]:
            typed = field(column, before.get(one, ""), f"{file.editor}-{one}", data)
            if one in faults and file.typed is None:
                st.error(plain(f"{faults[one].found} {faults[one].expected}"))
        row[one] = before.get(one, "") if typed == before.get(one, "").strip() else as_written(column.cell, typed)
    file.keep(row if row != before else None)
    missing = [column.title for one, column in table.columns.items() if column.required and not row.get(one)]
    told = [_("Es fehlt noch: {names}").format(names=", ".join(missing))] if missing else []

    def made() -> bytes:
        rows, place = list(found.rows), len(found.rows) if at is None else at
        rows[place : place + 1] = [row]
        st.session_state[f"{ENTRY}-next"] = _keys(table, rows)[place]
        return found.with_rows(rows)

    offer_writing(file, made, done=_("Der Eintrag steht im Entwurf."), missing=told)
    if at is not None:
        with st.popover(_("Eintrag löschen …")):
            st.write(_("Aus dem Entwurf löschen? Veröffentlicht wird das erst mit der Freigabe."))
            if st.button(_("Ja, löschen"), key=f"away-{file.editor}"):
                rest = [one for number, one in enumerate(found.rows) if number != at]
                file.write(found.with_rows(rest), _("Eintrag gelöscht"), _("Der Eintrag ist im Entwurf gelöscht."))


def _whole(draft: Draft, table: Table, name: str, data: DataSet | None) -> None:
    """All rows, as a spreadsheet has them."""
    file = opened(draft, name, part="whole")
    found = sheet_of(table, name, file.base)
    heads = {one: _head(found, one, data) for one in found.columns}
    listed = {one for one, head in heads.items() if "options" in head["type_config"]}

    def frame() -> pd.DataFrame:
        rows = file.typed if file.typed is not None else found.rows
        shown = [{one: row.get(one) or (EMPTY if one in listed else "") for one in found.columns} for row in rows]
        return pd.DataFrame(shown, columns=list(found.columns), dtype=str)

    edited = st.data_editor(
        file.steady(file.editor, frame), key=file.editor, num_rows="dynamic", hide_index=True, height=460,
        column_config=heads, alt=table_title("", table.file, data),
    )  # fmt: skip
    st.caption(_("Spalten mit * sind nötig. Neue Zeilen unten; Zeilen lassen sich markieren und löschen."))
    typed = [{str(one): cell_text(cell) for one, cell in row.items()} for row in edited.to_dict("records")]
    made = found.with_rows(typed)
    file.keep(typed if made != found.with_rows(found.rows) else None)
    offer_writing(file, lambda: made, done=_("Die Tabelle steht im Entwurf."))


def _head(found: Sheet, name: str, data: DataSet | None) -> Any:
    """How a column of the editor is called and filled in."""
    column = found.table.columns.get(name, Column(name))
    there = [row.get(name, "") for row in found.rows]
    known = choices(column, data, there) if column.cell is not PARTS else None
    if known is not None:
        return st.column_config.SelectboxColumn(
            label_of(column), help=hint_of(column), options=[EMPTY, *known],
            format_func=lambda one: known.get(str(one), EMPTY),
        )  # fmt: skip
    hint = hint_of(column)
    if column.cell is PARTS and column.names:
        hint = _("Kürzel, mit | getrennt; im Formular stehen sie zur Wahl")
    return st.column_config.TextColumn(label_of(column), help=hint)


def _keys(table: Table, rows: Sequence[Mapping[str, str]]) -> list[str]:
    """By what each row is known again, none of them empty; alike ones are numbered."""
    found: list[str] = []
    for row in rows:
        key = " · ".join(row.get(one, "").strip() for one in KEYS[table.file])
        alike = sum(one == key or one.startswith(f"{key} (") for one in found)
        found.append(f"{key} ({alike + 1})" if alike or not key.strip(" ·") else key)
    return found


def _title(table: Table, row: Mapping[str, str], data: DataSet | None) -> str:
    """How people know a row again: by its name, or by what it is about and when."""
    own = next((row[one] for one in NAMES if row.get(one)), "")
    about = [
        _said(table.columns[one], row[one], data) for one in KEYS[table.file] if row.get(one) and one in table.columns
    ]
    parts: Sequence[str] = [own, *about] if own and own not in about else about
    return ", ".join(part[:LONGEST] for part in parts)


def _said(column: Column, text: str, data: DataSet | None) -> str:
    return (choices(column, data) or {}).get(text, text)
