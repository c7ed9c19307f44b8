"""The page of all measures: filters in the address, board, list and time plan, the files to take away."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.load import data_dir
from indicators.measures.words import date_words, status_label
from indicators.model.measure import DerivedStatus, Measure
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.share import download
from indicators.ui.parts.theme import colors, show_chart
from indicators.views.measures.chart import dated, time_plan, time_plan_alt
from indicators.views.measures.choice import STATUS_CODES, MeasureChoice, MeasureLayout
from indicators.views.measures.rows import chosen_row, grouped_rows, measures_address

ALL = ""


def filter_controls(data: Store, choice: MeasureChoice) -> None:
    """Draw place, field of action, status, whether reports are old, and the way of looking at them."""
    bound = Bound(data, choice, "choose_measure")
    columns = st.columns([1.6, 1, 1, 1.2], vertical_alignment="bottom")
    bound.area(key="measures_area", at=columns[0])
    pillars = {code: one.label for code, one in data.dataset.pillars.items()}
    bound.select("pillar", _("Handlungsfeld"), {ALL: _("alle")} | pillars, at=columns[1])
    words = {code: status_label(status) for code, status in STATUS_CODES.items()}
    bound.select("status", _("Status"), {ALL: _("alle")} | words, at=columns[2])
    bound.toggle(
        "no_recent_report", _("Nur ohne neuen Bericht"), key="choose_no_recent_report",
        help=_("Seit mehr als sechs Monaten ist kein neuer Bericht bekannt, oder es gibt noch keinen."), at=columns[3],
    )  # fmt: skip
    names = {MeasureLayout.BOARD: _("Tafel"), MeasureLayout.LIST: _("Liste"), MeasureLayout.PLAN: _("Zeitplan")}
    bound.segments("layout", _("Ansicht"), names, key="choose_layout")


def show_count(data: Store, choice: MeasureChoice, measures: Sequence[Measure]) -> None:
    """Say how many measures are shown, of how many no new report is known, and how to see all."""
    show(
        "measures/count.html",
        count=len(measures),
        total=len(data.dataset.measures),
        silent=sum(one.has_no_recent_report(data.day) for one in measures),
        limited=choice.is_limited,
        href=measures_address(MeasureChoice(layout=choice.layout)),
    )


def show_measures(data: Store, choice: MeasureChoice, measures: Sequence[Measure]) -> None:
    """Draw the measures as board, list or time plan; nothing where there are none."""
    if not measures:
        return
    if choice.layout == MeasureLayout.BOARD:
        _board(data, choice, measures)
    elif choice.layout == MeasureLayout.LIST:
        groups = grouped_rows(data, choice, measures)
        show("measures/list.html", caption=_("Maßnahmen nach Ort und Handlungsfeld"), groups=groups)
    else:
        _plan(data, choice, measures)


def _board(data: Store, choice: MeasureChoice, measures: Sequence[Measure]) -> None:
    """One column per status in its order; an empty one stays narrow, one of no report is there where it has cards."""
    ended = any(one.standing(data.day) == DerivedStatus.ENDED for one in measures)
    shown = {code for code, standing in STATUS_CODES.items() if standing != DerivedStatus.ENDED or ended}
    wanted = [choice.status] if choice.status else [code for code in STATUS_CODES if code in shown]
    columns = [
        {
            "code": code,
            "title": status_label(STATUS_CODES[code]),
            "cards": [
                chosen_row(data, choice, one) for one in measures if one.standing(data.day) == STATUS_CODES[code]
            ],
        }
        for code in wanted
    ]
    widths = " ".join("minmax(0, 1fr)" if one["cards"] else "7.2rem" for one in columns)
    show("measures/board.html", columns=columns, widths=widths)


def _plan(data: Store, choice: MeasureChoice, measures: Sequence[Measure]) -> None:
    """The bars of all measures with a beginning, the others by name, and all of them as a table."""
    drawn = dated(measures)
    if drawn:
        show_chart(time_plan(drawn, colors=colors(), day=data.day), key="time_plan", alt=time_plan_alt(drawn, data.day))
    undated = [one for one in measures if one not in drawn]
    rows = [
        chosen_row(data, choice, one) | {"start": date_words(one.start), "end": date_words(one.planned_end)}
        for one in [*drawn, *undated]
    ]
    show(
        "measures/plan.html",
        has_bars=bool(drawn),
        undated=[chosen_row(data, choice, one) | {"known_end": one.planned_end is not None} for one in undated],
        caption=_("Der Zeitplan als Tabelle"),
        rows=rows,
    )


def show_measure_files() -> None:
    """Offer the two files of measures and reports as they are."""
    files = ((_("Maßnahmen (CSV)"), MEASURES), (_("Berichte (CSV)"), REPORTS))
    with st.container(horizontal=True):
        for label, table in files:
            if table.is_in(data_dir()):
                download(label, table.file, "text/csv", partial(table.content, data_dir()), wide=False)
