"""A rating as plain fields, for tables and programs."""

import math
from typing import Any

from indicators.ratings.rating import Rating
from indicators.ratings.results import Result

SIGNIFICANT_DIGITS = 12


def as_fields(rating: Rating) -> dict[str, Any]:
    """Return a rating as plain fields; numbers with twelve significant digits, None where one does not apply."""
    second = rating.second
    return {
        "status": rating.status.value,
        "reason": rating.reason.value if rating.reason else None,
        "official_status": rating.official.value if rating.official else None,
        "is_current": rating.is_current,
        "marks": [mark.value for mark in rating.marks],
        "rule_applied": rating.applied.value if rating.applied else None,
        "latest_year": rating.latest[0] if rating.latest else None,
        "latest_value": _shown(rating.latest[1] if rating.latest else None),
        "newest_year": rating.newest[0] if rating.newest else None,
        "newest_value": _shown(rating.newest[1] if rating.newest else None),
        "newest_meets_target": rating.newest_met,
        "target": _shown(rating.target),
        "target_year": rating.target_year,
        "first_year_used": rating.used[0][0] if rating.used else None,
        "values_used": len(rating.used),
        "years_elapsed": _shown(rating.elapsed),
        "years_left": _shown(rating.years_left),
        "mean_change_per_year": _shown(rating.mean_change),
        "last_change": _shown(rating.last_change),
        "required_change_per_year": _shown(rating.required_change),
        "projected": _shown(rating.projected),
        "gap": _shown(rating.gap),
        "shortfall_share": _shown(rating.shortfall),
        "second_opinion": second.opinion.value if second else None,
        "second_ratio": _shown(second.ratio if second else None),
        "second_reason": second.obstacle.value if second and second.obstacle else None,
    }


def result_fields(result: Result, *, label: str, **more: Any) -> dict[str, Any]:
    """Return what was rated and how; `label` is what the area's name is called, `more` stands before the rating.

    `goal_applied` is an area's own goal where it decided one.
    """
    return {
        "goal": result.asked.id,
        "goal_applied": result.goal.id,
        "kind": result.goal.kind.value,
        "indicator": result.goal.indicator,
        "area": result.area.code,
        label: result.area.label,
        "level": result.area.level.value,
        **more,
        **as_fields(result.rating),
    }


def _shown(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0
