"""Page: the half-year round, in which all measures get their reports in one table."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from indicators.desk.tables import EMPTY, as_written, cell_text, sheet_of
from indicators.language.formatting import join_de, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.loading.cells import PARTIAL_DATE
from indicators.loading.check.measures import REPORTS
from indicators.measures.words import status_label
from indicators.model.measure import REPORT_EVERY_MONTHS, Measure, MeasureStatus, months_before
from indicators.model.partial_date import PartialDate, parse_partial_date
from indicators.store import Store, read_store
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import choose_draft, offer_writing, opened

FILLED = ("date", "status", "text_de", "url")


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
    data, file = read_store(day=date.today()), opened(draft, REPORTS.file, part="round")
    found = sheet_of(REPORTS, file.name, file.base)
    only_silent = st.toggle(
        _("nur Maßnahmen ohne Bericht in den letzten sechs Monaten"), value=True, key="round-silent",
        persist_state="session",
    )  # fmt: skip
    last = _last_reports(found.rows)
    measures = [one for one in data.dataset.measures.values() if not only_silent or _is_silent(one, last, data.day)]
    if not measures:
        st.success(_("Zu jeder Maßnahme gibt es einen Bericht der letzten sechs Monate."))
        return
    typed: Mapping[str, Mapping[str, str]] = file.typed or {}
    words = {one.value: status_label(one) for one in MeasureStatus}
    key = f"{file.editor}-{only_silent}"
    edited = st.data_editor(
        file.steady(key, lambda: _frame(measures, last, typed, data)), key=key, hide_index=True, height=460,
        disabled=["id", _("Maßnahme"), _("Ort"), _("zuletzt")], alt=_("Halbjahresrunde"),
        column_config={
            "id": None,
            "date": st.column_config.TextColumn(_("Datum"), help=_("Jahr, Monat oder Tag: 2026-11-28")),
            "status": st.column_config.SelectboxColumn(
                _("Umsetzung"), options=[EMPTY, *words], format_func=lambda one: words.get(str(one), EMPTY)
            ),
            "text_de": st.column_config.TextColumn(_("Bericht in einem Satz"), width="large"),
            "url": st.column_config.TextColumn(_("Quelle (Adresse)")),
        },
    )  # fmt: skip
    here = {str(row["id"]): {one: cell_text(row[one]) for one in FILLED} for row in edited.to_dict("records")}
    now = {name: cells for name, cells in {**typed, **here}.items() if any(cells.values())}
    file.keep(now or None)
    new = [{"measure": name, **cells, "date": as_written(PARTIAL_DATE, cells["date"])} for name, cells in now.items()]
    labels = {name: one.label for name, one in data.dataset.measures.items()}
    wrong = [
        _("{measure}: Jeder Bericht braucht ein Datum wie 2026-11-28 oder 2026-11, und einen Stand oder einen Satz.")
        .format(measure=labels.get(row["measure"], row["measure"]))
        for row in new
        if parse_partial_date(row["date"]) is None or not (row["status"] or row["text_de"])
    ]  # fmt: skip
    for one in wrong:
        st.warning(plain(one))
    offer_writing(
        file, lambda: found.with_rows([*found.rows, *new]), done=_("Die Berichte stehen im Entwurf."), missing=wrong,
        label=_("Berichte in den Entwurf schreiben ({count})").format(count=len(new)),
    )  # fmt: skip


def _last_reports(rows: Sequence[Mapping[str, str]]) -> dict[str, PartialDate]:
    """The date of the last report of each measure in the draft."""
    found: dict[str, PartialDate] = {}
    for row in rows:
        dated = parse_partial_date(row.get("date", "").strip())
        if dated and dated > found.get(row["measure"], PartialDate(0)):
            found[row["measure"]] = dated
    return found


def _is_silent(one: Measure, last: Mapping[str, PartialDate], day: date) -> bool:
    """Whether nothing was reported for half a year, neither in the data nor in the draft."""
    limit = months_before(day, REPORT_EVERY_MONTHS)
    return one.has_no_recent_report(day) and last.get(one.id, PartialDate(1)).last < limit


def _frame(
    measures: Sequence[Measure], last: Mapping[str, PartialDate], typed: Mapping[str, Mapping[str, str]], data: Store
) -> pd.DataFrame:
    areas = data.dataset.areas
    return pd.DataFrame(
        [
            {
                "id": one.id, _("Maßnahme"): one.label,
                _("Ort"): join_de([areas[code].label for code in one.areas if code in areas]),
                _("zuletzt"): partial_date_de(last[one.id]) if one.id in last else _("nie"),
                **{
                    name: typed.get(one.id, {}).get(name) or (EMPTY if name == "status" else "") for name in FILLED
                },
            }
            for one in measures
        ]
    ).astype(str)  # fmt: skip
