"""What the product says, of everything: generated through its pure functions, each text with what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.figures import of_figures, of_spreads
from tests.claims.statements.maps import of_maps
from tests.claims.statements.others import of_measures, of_news, of_roles
from tests.claims.statements.ratings import of_goals, of_ratings
from tests.claims.statements.relations import of_relations, of_similar
from tests.claims.statements.scope import Scope
from tests.claims.statements.sheets import of_sheets
from tests.claims.statements.slides import of_slides
from tests.claims.statements.views import of_comparisons, of_relation_views, of_tables, of_views

GENERATORS: tuple[Callable[[Scope, Facts], Iterator[Statement]], ...] = (
    of_figures, of_spreads, of_maps, of_relations, of_similar, of_comparisons, of_relation_views, of_tables,
    of_measures,
    of_roles, of_news, of_ratings, of_goals, of_views, of_slides, of_sheets,
)  # fmt: skip


def everything(scope: Scope, facts: Facts) -> Iterator[Statement]:
    """All statements about a scope; `facts` say what is right where a statement is a name."""
    for one in GENERATORS:
        yield from one(scope, facts)


__all__ = ["GENERATORS", "Scope", "everything"]
