"""Page: the half-year round, in which all measures get their reports in one table."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from indicators.desk.drafts import save
from indicators.desk.seen import problems_seen
from indicators.desk.tables import cell_text, sheet
from indicators.language.formatting import join_de, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.loading.check.measures import REPORTS
from indicators.measures.words import status_label
from indicators.model.measure import REPORT_EVERY_MONTHS, MeasureStatus, months_before
from indicators.model.partial_date import PartialDate, parse_partial_date
from indicators.store import read_store
from indicators.workplace.chosen import choose_draft, show_problems, tried
from indicators.workplace.login import act


def _last_reports(rows: Sequence[Mapping[str, str]]) -> dict[str, PartialDate]:
    """The date of the last report of each measure in the draft."""
    found: dict[str, PartialDate] = {}
    for row in rows:
        dated = parse_partial_date(row.get("date", "").strip())
        if dated and dated > found.get(row["measure"], PartialDate(0)):
            found[row["measure"]] = dated
    return found


def page() -> None:
    """Draw the page."""
    st.title(_("Halbjahresrunde"))
    st.markdown(
        _(
            "Je Maßnahme eine Zeile: was zuletzt berichtet wurde, und rechts, was jetzt dazukommt. Leer heißt: kein "
            "Bericht."
        )
    )
    draft = choose_draft()
    if draft is None:
        return
    data, found = read_store(day=date.today()), sheet(draft, REPORTS)
    only_silent = st.toggle(_("nur Maßnahmen ohne Bericht in den letzten sechs Monaten"), value=True)
    last = _last_reports(found.rows)
    limit, never = months_before(data.day, REPORT_EVERY_MONTHS), PartialDate(1)
    measures = [
        one for one in data.dataset.measures.values()
        if not only_silent or (one.has_no_recent_report(data.day) and last.get(one.id, never).last < limit)
    ]  # fmt: skip
    words = {one.value: status_label(one) for one in MeasureStatus}
    rows = [
        {
            "id": one.id, _("Maßnahme"): one.label,
            _("Ort"): join_de([data.dataset.areas[code].label for code in one.areas if code in data.dataset.areas]),
            _("zuletzt"): partial_date_de(last[one.id]) if one.id in last else _("nie"),
            "date": "", "status": "", "text_de": "", "url": "",
        }
        for one in measures
    ]  # fmt: skip
    if not rows:
        st.success(_("Zu jeder Maßnahme gibt es einen Bericht der letzten sechs Monate."))
        return
    edited = st.data_editor(
        pd.DataFrame(rows), key=f"round-{draft.id}-{only_silent}-{hash(found.seen)}", hide_index=True, height=460,
        disabled=["id", _("Maßnahme"), _("Ort"), _("zuletzt")],
        column_config={
            "id": None,
            "date": st.column_config.TextColumn(_("Datum"), help=_("Jahr, Monat oder Tag: 2026-11-28")),
            "status": st.column_config.SelectboxColumn(
                _("Umsetzung"), options=["", *words], format_func=lambda one: words.get(str(one), "")
            ),
            "text_de": st.column_config.TextColumn(_("Bericht in einem Satz"), width="large"),
            "url": st.column_config.TextColumn(_("Quelle (Adresse)")),
        },
    )  # fmt: skip
    new = [
        {"measure": row["id"], **{name: cell_text(row[name]) for name in ("date", "status", "text_de", "url")}}
        for row in edited.to_dict("records")
    ]
    new = [row for row in new if any(row[name] for name in ("date", "status", "text_de", "url"))]
    undated = [row for row in new if parse_partial_date(row["date"]) is None or not (row["status"] or row["text_de"])]
    if undated:
        st.error(
            _("Jeder Bericht braucht ein Datum wie 2026-11-28, 2026-11 oder 2026, und einen Stand oder einen Satz.")
        )
    note = st.text_input(_("Notiz: warum?"), key="round-note", value=_("Halbjahresrunde"))
    if st.button(
        _("{count} Berichte in den Entwurf schreiben").format(count=len(new)),
        type="primary",
        disabled=not new or bool(undated),
    ):
        file = found.with_rows([*found.rows, *new])
        done = _("Die Berichte stehen im Entwurf.")
        tried(lambda: save(draft, {found.name: file}, seen={found.name: found.seen}, act=act(note)), done)
    problems = problems_seen(draft, REPORTS.file, day=data.day)
    if problems:
        show_problems(problems)
