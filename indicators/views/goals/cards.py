"""All goals by pillar, in words: sentence, distribution of the statuses, an area against the target, origin."""

from collections.abc import Sequence
from typing import Any

from indicators.address import links
from indicators.drawing.assets import symbol
from indicators.model import Area, Goal, Indicator, Level, Pillar
from indicators.ratings import words
from indicators.ratings.mark_words import mark_words
from indicators.ratings.rating import Status
from indicators.ratings.results import Result, decisive_by_indicator, tally
from indicators.store import Store
from indicators.views.goals.view import map_level


def goal_cards(data: Store, area: Area) -> list[tuple[Pillar, list[dict[str, Any]]]]:
    """Return every pillar that has goals with a card for each; `area` is the one whose own value stands on it."""
    found = []
    for pillar in data.dataset.pillars.values():
        goals = [goal for goal in data.dataset.goals.values() if goal.pillar == pillar.id]
        if goals:
            found.append((pillar, [_card(data, goal, area) for goal in goals]))
    return found


def _card(data: Store, goal: Goal, area: Area) -> dict[str, Any]:
    day = data.day
    level = map_level(data, goal, Level.MUNICIPALITY, day=day)
    results = data.results_in_scope(goal, level, day)
    own = data.results(goal.id, day)[area.code]
    indicator = data.dataset.indicators[own.goal.indicator]
    return {
        "label": goal.label,
        "href": goal_address(goal, area),
        "sentence": words.goal_sentence(goal, results, level),
        "shares": shares(results),
        "own_symbol": symbol(own.rating.code),
        "own": _own_words(own, area, indicator),
        "notes": _notes(data, own),
        "kind": words.kind_words(goal),
        "origin": words.origin_words(goal),
        "url": goal.url,
    }


def shares(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return the parts of a distribution bar, from on track to not rated; what no area has is left out."""
    return [
        {"code": one.code, "word": words.verdict_word(one), "count": count, "symbol": symbol(one.code)}
        for one, count in tally(results).items()
    ]


def _notes(data: Store, result: Result) -> list[str]:
    indicator = data.series[result.goal.indicator].in_area(result.area.code).indicator
    return mark_words(result.rating, data.day.year, indicator)[:1]


def _own_words(result: Result, area: Area, indicator: Indicator) -> str:
    """The area's own status and value against the target; why there is none where the goal is not meant for it."""
    text = f"{area.label}: {words.rating_word(result)}."
    return f"{text} {words.value_and_target(result, indicator)}." if result.rating.latest else text


def goal_address(goal: Goal, area: Area | None = None) -> str:
    """Return the address of a goal's page, with an area chosen on it."""
    return links.goal(goal.id, area.code if area and area.level != Level.REGION else None)


def region_picture(data: Store) -> list[dict[str, Any]]:
    """Return the region's own status per pillar, a row for each indicator with goals; no pillar without a status."""
    region, day = data.dataset.areas.region, data.day
    pillars = []
    for pillar in data.dataset.pillars.values():
        goals = [goal for goal in data.dataset.goals.values() if goal.pillar == pillar.id]
        results = decisive_by_indicator([data.results(goal.id, day)[region.code] for goal in goals if not goal.areas])
        rows = [
            {
                "symbol": symbol(result.rating.code),
                "word": words.rating_word(result),
                "label": result.asked.label,
                "href": goal_address(result.asked),
                "kind": words.kind_words(result.goal),
                "note": " ".join(_notes(data, result)),
            }
            for result in results.values()
            if result.rating.status != Status.NOT_RATED
        ]
        if rows:
            pillars.append({"label": pillar.label, "rows": rows})
    return pillars
