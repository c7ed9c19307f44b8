"""Ratings as rows: every goal for every area, with each number they rest on and the receipt."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.schemas import STATUS
from indicators.ratings.fields import result_fields
from indicators.ratings.receipt import receipt
from indicators.ratings.results import Result
from indicators.ratings.words import rating_word

STATUS_COLUMNS = tuple(name for name in STATUS["properties"] if name != "receipt")


def results(asked: Asked) -> list[Result]:
    """Return the results asked for, in the order of goals and areas, rated as of the day of the request."""
    goals = asked.values.get("goal", tuple(asked.store.dataset.goals))
    areas = asked.areas()
    rated = [asked.store.results(name, asked.day) for name in asked.store.dataset.goals if name in goals]
    return [one[area.code] for one in rated for area in areas]


def status_fields(asked: Asked, result: Result) -> dict[str, Any]:
    """Return one rating with every number it rests on; `goal_applied` is an area's own goal where it decided one."""
    unit = asked.store.dataset.indicators[result.goal.indicator].unit
    return result_fields(result, label="area_label", unit=unit, status_word=rating_word(result))


def status_with_receipt(asked: Asked, result: Result) -> dict[str, Any]:
    """Return one rating with its receipt: the steps from values to status, in German, to recompute it by hand."""
    steps = receipt(result, asked.store.series[result.goal.indicator], this_year=asked.day.year)
    return {**status_fields(asked, result), "receipt": [{"label": step.label, "text": step.text} for step in steps]}


def status_row(asked: Asked, result: Result) -> dict[str, Any]:
    """Return one rating as a row of a table."""
    fields = status_fields(asked, result)
    booleans = {name: _as_text(fields[name]) for name in ("is_current", "newest_meets_target")}
    return {**fields, "marks": " ".join(fields["marks"]), **booleans}


def _as_text(value: bool | None) -> str:
    """A yes or no as CSV writes it; "" where it does not apply."""
    return "" if value is None else str(value).lower()
