"""Which goals stand for an area, the most important first."""

from datetime import date

from indicators.model import Area, GoalKind
from indicators.ratings.results import Result, decisive_by_indicator
from indicators.store import Store

KINDS = (GoalKind.RESOLUTION, GoalKind.FEDERAL, GoalKind.STATE, GoalKind.DERIVED, GoalKind.DIRECTION)


def choose_goals(data: Store, area: Area, day: date) -> list[Result]:
    """Return one result per indicator with goals that count for the area: rated first, resolutions before others."""
    meant = [one for one in data.results_meant_for(area.code, day) if not one.is_own]
    results = list(decisive_by_indicator(meant).values())

    def importance(result: Result) -> tuple[bool, int]:
        kind = result.goal.kind
        return not result.rating.is_rated, KINDS.index(kind) if kind in KINDS else len(KINDS)

    return sorted(results, key=importance)
