"""Page: two indicators against each other over the municipalities."""

from indicators.store import Store
from indicators.ui.parts.about import show_sources, show_ways_on
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.share import show_share
from indicators.ui.relation import show_controls, show_correlations, show_points, show_relation
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.relation import relate
from indicators.views.relation.view import relation_view


def show(data: Store, choice: RelationChoice) -> None:
    """Choose → compute → show."""
    show_controls(data, choice)
    show_share(lambda: [relation_view(data, choice)])
    relation = relate(data, choice.x, choice.y)
    show_relation(data, choice, relation)
    for indicator in dict.fromkeys((relation.x.id, relation.y.id)):
        show_sources(data, data.dataset.indicators[indicator])
    show_points(data, relation)
    show_correlations(data, choice)
    show_ways_on(data, choice.x, choice.area, here="zusammenhang")


explore(RelationChoice, show)
