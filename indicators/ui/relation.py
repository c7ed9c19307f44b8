"""Parts of the page that sets two indicators against each other: choice, chart, words, tables."""

import streamlit as st

from indicators.language.formatting import format_number, format_short
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.theme import colors, show_chart
from indicators.views.relation.chart import relation_chart
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.relation import Relation, relate
from indicators.views.relation.words import apart_sentence, caution, relation_alt, relation_sentence


def show_controls(data: Store, choice: RelationChoice) -> None:
    """Draw both indicators, the marked area and the switch of the line."""
    bound = Bound(data, choice, "relation")
    labels = data.short_labels
    for column, field, words in zip(st.columns(2), ("x", "y"), (_("Waagerecht"), _("Senkrecht")), strict=True):
        bound.select(field, words, labels, at=column)
    left, right = st.columns(2, vertical_alignment="bottom")
    bound.area(at=left)
    bound.toggle("line", _("Linie mit 95-%-Band"), at=right)


@kept(lambda choice, _relation: choice)
def show_relation(data: Store, choice: RelationChoice, relation: Relation) -> None:
    """Say what the correlations say and what they do not, and draw the dots."""
    sentences = [relation_sentence(relation), apart_sentence(relation)]
    show("relation/words.html", sentences=[one for one in sentences if one], caution=caution())
    if relation.points:
        figure = relation_chart(relation, colors=colors(), selected=choice.area, line=choice.line)
        show_chart(figure, key="relation_chart", alt=relation_alt(relation, data.dataset.areas.get(choice.area)))


@kept(lambda relation: (relation.x.id, relation.y.id))
def show_points(_data: Store, relation: Relation) -> None:
    """Draw the same figures as a table, folded away until asked for."""
    with st.expander(_("Werte als Tabelle")):
        rows = [
            (point.area.label, [format_short(point.x, relation.x), format_short(point.y, relation.y)])
            for point in relation.points
        ]
        caption = f"{relation.x.label} · {relation.y.label}"
        header = [f"{one.short}, {one.period(year)}" for one, year in
                  ((relation.x, relation.x_year), (relation.y, relation.y_year))]  # fmt: skip
        show("parts/table.html", first=_("‹Gemeinde›"), caption=caption, header=header, rows=rows)


@kept(lambda choice: (choice.x, choice.y))
def show_correlations(data: Store, choice: RelationChoice) -> None:
    """Draw Spearman's correlations of the first indicator with all of the other's set, strongest first."""
    chosen = data.dataset.sets[data.dataset.indicators[choice.y].set]
    relations = [relate(data, choice.x, name) for name in chosen.indicators if name != choice.x]
    found = [one for one in relations if one.spearman is not None]
    if not found:
        return
    name = data.dataset.indicators[choice.x].short
    st.subheader(plain(_("„{x}“ und {set}").format(x=name, set=chosen.label)))
    rows = []
    for one in sorted(found, key=lambda one: -abs(one.spearman or 0.0)):
        numbers = [format_number(value or 0.0, 2) for value in (one.spearman, one.pearson)]
        rows.append((one.y.short, [*numbers, str(len(one.points))]))
    caption, header = _("Korrelationen mit „{x}“").format(x=name), [_("Spearman"), _("Pearson"), _("‹Gemeinden›")]
    show("parts/table.html", first=_("Indikator"), caption=caption, header=header, rows=rows)
