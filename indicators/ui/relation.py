"""Parts of the page that sets two indicators against each other: choice, chart, words, tables."""

from __future__ import annotations

from typing import Any

import streamlit as st

from indicators.drawing.charts import CONFIG
from indicators.drawing.palette import palette
from indicators.language.formatting import format_number, format_short
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.address import change, hold, is_dark
from indicators.ui.parts.controls import area_search
from indicators.ui.parts.html import plain, show
from indicators.views.relation.chart import relation_alt, relation_chart
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.relation import Relation, relate
from indicators.views.relation.words import apart_sentence, caution, relation_sentence


def default_pair(data: Store) -> tuple[str, str]:
    """Return the two indicators shown without an address: the leads of the first two sets, twice one if alone."""
    leads = [one.lead for one in data.sets]
    return leads[0], leads[min(1, len(leads) - 1)]


def show_controls(data: Store, choice: RelationChoice) -> None:
    """Draw both indicators, the marked area and the switch of the line."""
    names = [name for one in data.sets for name in one.indicators]
    labels = {name: _label(data, name) for name in names}
    left, right = st.columns(2)
    for column, field, words in ((left, "x", _("Waagerecht")), (right, "y", _("Senkrecht"))):
        key = f"relation_{field}"
        hold(key, getattr(choice, field))
        with column:
            st.selectbox(
                words, names, format_func=lambda name: labels[name], key=key,
                on_change=lambda field=field, key=key: change(choice, **{field: st.session_state[key]}),
            )  # fmt: skip
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        area_search(data, choice.area, changed=lambda code: change(choice, area=code), key="relation_area")
    with right:
        hold("relation_line", choice.line)
        st.toggle(
            _("Linie mit 95-%-Band"), key="relation_line",
            on_change=lambda: change(choice, line=st.session_state["relation_line"]),
        )  # fmt: skip


def _label(data: Store, name: str) -> str:
    indicator = data.dataset.indicators[name]
    return f"{indicator.short} ({data.dataset.sets[indicator.set].label})"


def show_relation(data: Store, choice: RelationChoice, relation: Relation) -> None:
    """Say what the correlations say and what they do not, and draw the dots."""
    sentences = [relation_sentence(relation), apart_sentence(relation)]
    show("relation/words.html", sentences=[one for one in sentences if one], caution=caution())
    areas = data.dataset.areas
    if not relation.points:
        return
    st.plotly_chart(
        relation_chart(relation, areas, colors=palette(dark=is_dark()), selected=choice.area, line=choice.line),
        key="relation_chart", theme=None, config=CONFIG, alt=relation_alt(relation, areas.get(choice.area)),
    )  # fmt: skip


def show_points(relation: Relation) -> None:
    """Draw the same figures as a table, folded away until asked for."""
    with st.expander(_("Werte als Tabelle")):
        rows = [
            (point.area.label, [format_short(point.x, relation.x), format_short(point.y, relation.y)])
            for point in relation.points
        ]
        caption = f"{relation.x.label} · {relation.y.label}"
        header = [f"{one.short}, {one.period(year)}" for one, year in
                  ((relation.x, relation.x_year), (relation.y, relation.y_year))]  # fmt: skip
        show("parts/table.html", first=_("Gemeinde"), caption=caption, header=header, rows=rows)


def show_correlations(data: Store, choice: RelationChoice) -> None:
    """Draw Spearman's correlations of the first indicator with all of the other's set, strongest first."""
    chosen = data.dataset.sets[data.dataset.indicators[choice.y].set]
    found: list[tuple[Any, Relation]] = []
    for name in chosen.indicators:
        if name != choice.x:
            one = relate(data, choice.x, name)
            if one.spearman is not None:
                found.append((abs(one.spearman), one))
    if not found:
        return
    found.sort(key=lambda pair: -pair[0])
    st.subheader(plain(_("„{x}“ und {set}").format(x=data.dataset.indicators[choice.x].short, set=chosen.label)))
    rows = []
    for _size, one in found:
        numbers = [format_number(value or 0.0, 2) for value in (one.spearman, one.pearson)]
        rows.append((one.y.short, [*numbers, str(len(one.points))]))
    show(
        "parts/table.html",
        first=_("Indikator"),
        caption=_("Korrelationen mit „{x}“").format(x=data.dataset.indicators[choice.x].short),
        header=[_("Spearman"), _("Pearson"), _("Gemeinden")],
        rows=rows,
    )
