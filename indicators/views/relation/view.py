"""The view of a relation: two indicators against each other over the municipalities."""

from indicators.export.table import Row, figures
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.series import any_computed
from indicators.figures.words import with_dates
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.dots_data import relation_data
from indicators.views.relation.image import scatter_image
from indicators.views.relation.relation import relate
from indicators.views.relation.words import caution, relation_alt, relation_sentence


def relation_view(data: Store, choice: RelationChoice) -> View:
    """Return a relation to take away and cite; its table holds both figures of every municipality."""
    found, areas = relate(data, choice.x, choice.y), data.dataset.areas
    pair = (data.series[choice.x], found.x_year), (data.series[choice.y], found.y_year)
    rows: list[Row] = [
        (series, point.area, series.at(point.area.code, year), year) for point in found.points for series, year in pair
    ]
    shown = [figure for _series, _area, figure, _year in rows]
    return KIND.view(
        data,
        choice,
        title=_("{x} und {y}").format(x=found.x.short, y=found.y.short),
        subtitle=_("{x}, {x_period}; {y}, {y_period}; ein Punkt je ‹Gemeinde›, Größe nach Bevölkerung").format(
            x=found.x.unit, x_period=found.x.period(found.x_year), y=found.y.unit, y_period=found.y.period(found.y_year)
        ),
        stem=("zusammenhang", choice.x, choice.y),
        description=f"{relation_alt(found, areas.get(choice.area))} {caution()}",
        statement=relation_sentence(found),
        indicators=(found.x, found.y),
        table=lambda: figures(f"{found.x.label}, {found.y.label}", rows),
        draw=lambda canvas: scatter_image(canvas, found, selected=choice.area, line=choice.line),
        chart=lambda: relation_data(found, line=choice.line),
        computed=with_dates(_("eigene Berechnung") if any_computed(shown) else "", shown),
    )


KIND = ViewKind(
    "zusammenhang", Page("relation", "zusammenhang", lambda: _("Zusammenhang")), lambda: _("Zusammenhang"),
    RelationChoice, lambda data, choice, _day: relation_view(data, choice), beside=("gemeinde",),
    reading=lambda: _(
        "Ein Punkt je ‹Gemeinde› zeigt die Werte zweier Kennzahlen. Liegen die Punkte nah an der "
        "Linie, gehen beide miteinander einher; dass die eine die andere verursacht, sagt das "
        "nicht."
    ),
)  # fmt: skip
