"""The checks, by what they read; importing the package registers them, and here they get further kinds to read."""

from tests.claims.checks import (
    compared,
    distributions,
    figures,
    forbidden,
    goals,
    maps,
    measures,
    nothing,
    pictures,
    quality,
    ratings,
    receipts,
    relations,
    spread,
    standings,
    tables,
    targets,
    yardsticks,
)
from tests.claims.checks.figures import COMPARED, STATEMENT
from tests.claims.checks.maps import COVERAGE, DISTRIBUTION
from tests.claims.checks.pictures import LINE, MAP_ALT, SLIDE
from tests.claims.checks.spread import RANGE
from tests.claims.reading import GRAMMAR, also

__all__ = [
    "compared", "distributions", "figures", "forbidden", "goals", "maps", "measures", "nothing", "pictures", "quality",
    "ratings", "receipts", "relations", "spread", "standings", "tables", "targets", "yardsticks",
]  # fmt: skip

also("dates_said", RANGE)
also("note_said", RANGE)
for kind, parts in {
    MAP_ALT: (COVERAGE, STATEMENT),
    LINE: (STATEMENT,),
    DISTRIBUTION: (STATEMENT,),
    SLIDE: (STATEMENT, COMPARED, RANGE, COVERAGE),
}.items():
    for part in parts:
        for one in list(GRAMMAR[part]):
            also(one.name, kind)
