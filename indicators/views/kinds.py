"""Every view there is, a line each: frames, share panel, slides, ways on, navigation and tests follow from it."""

from collections.abc import Mapping

from indicators.export.view_kind import ViewKind
from indicators.views import profile
from indicators.views.comparison import view as comparison
from indicators.views.effect import view as effect
from indicators.views.goals import matrix_view as goal_matrix
from indicators.views.goals import register_view as goal_register
from indicators.views.goals import view as goals
from indicators.views.map import view as map_of_region
from indicators.views.relation import view as relation
from indicators.views.similar import view as similar
from indicators.views.spread import view as spread
from indicators.views.table import view as table
from indicators.views.two_maps import view as two_maps

KINDS: tuple[ViewKind, ...] = (
    map_of_region.MAP,
    map_of_region.LINE,
    map_of_region.DISTRIBUTION,
    goal_matrix.KIND,
    goal_register.KIND,
    map_of_region.YEARS,
    goals.ALL_GOALS,
    goals.GOAL_MAP,
    goals.WAY,
    goals.YEARS,
    profile.KIND,
    comparison.KIND,
    spread.KIND,
    similar.KIND,
    relation.KIND,
    two_maps.KIND,
    table.KIND,
    effect.KIND,
)
BY_CODE: Mapping[str, ViewKind] = {one.code: one for one in KINDS}
