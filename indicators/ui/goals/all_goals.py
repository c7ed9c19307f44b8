"""All goals by pillar: sentence, distribution of the statuses, the region against the target, origin."""

from __future__ import annotations

from typing import Any

import streamlit as st

from indicators.address import links
from indicators.drawing.assets import symbol
from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal, Indicator, Level
from indicators.ratings.rating import Status
from indicators.ratings.results import Result, counted, decisive_by_indicator, in_scope, levels_of_goal
from indicators.ratings.words import (
    goal_sentence,
    kind_words,
    mark_words,
    origin_words,
    rating_word,
    value_and_target,
    words_rule,
)
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.status import shares


def stop_without_goals(data: Store) -> None:
    """End the page with a notice where there is no goal."""
    if not data.dataset.goals:
        st.title(_("Ziele"))
        st.info(_("Es gibt noch keine Ziele. Sie kommen als Zeilen in data/goals.csv hinzu."))
        st.stop()


def show_all_goals(data: Store, area: Area) -> None:
    """Draw every pillar with its goals; `area` is the one whose own value stands beside each target."""
    for pillar in data.dataset.pillars.values():
        goals = [goal for goal in data.dataset.goals.values() if goal.pillar == pillar.id]
        if goals:
            st.subheader(plain(pillar.label), anchor=pillar.id)
            show(
                "goals/all_goals.html",
                description=pillar.description,
                goals=[_card(data, goal, area) for goal in goals],
            )


def _card(data: Store, goal: Goal, area: Area) -> dict[str, Any]:
    day = data.day
    results = data.results(goal.id, day)
    indicator = data.dataset.indicators[goal.indicator]
    level = map_level(data, goal, Level.MUNICIPALITY)
    found = areas_in_scope(data, goal, level)
    own = results[area.code]
    counts = counted([results[one.code] for one in found])
    parts = shares(counts, words_rule(goal, [results[one.code] for one in found]))
    return {
        "label": goal.label,
        "href": goal_address(goal, area),
        "sentence": goal_sentence(goal, [results[one.code] for one in found], level),
        "shares": [one for one in parts if one.count],
        "bar_alt": "; ".join(f"{one.count} {one.word}" for one in parts if one.count),
        "own_symbol": symbol(own.rating.status),
        "own": _own_words(own, area, indicator),
        "notes": mark_words(own.rating, day.year)[:1],
        "kind": kind_words(goal),
        "origin": origin_words(goal),
        "url": goal.url,
    }


def _own_words(result: Result, area: Area, indicator: Indicator) -> str:
    """The area's own status and value against the target; why there is none where the goal is not meant for it."""
    text = f"{area.label}: {rating_word(result)}."
    return f"{text} {value_and_target(result, indicator)}." if result.rating.latest else text


def map_level(data: Store, goal: Goal, wanted: Level) -> Level:
    """Return the wanted level where the goal can be mapped at it, else the first it can be mapped at."""
    levels = levels_of_goal(goal, data.dataset.areas, data.results(goal.id, data.day))
    return wanted if wanted in levels else next(iter(levels), Level.MUNICIPALITY)


def areas_in_scope(data: Store, goal: Goal, level: Level) -> list[Area]:
    """Return the areas a goal is counted for at a level: all of it, or those it names."""
    return in_scope(goal, data.dataset.areas.at(level))


def goal_address(goal: Goal, area: Area | None = None) -> str:
    """Return the address of a goal's page, with an area chosen on it."""
    return links.goal(goal.id, area.code if area and area.level != Level.REGION else None)


def show_goal_picture(data: Store) -> None:
    """Draw the region's own status per pillar, one symbol for each indicator with goals."""
    region, day = data.dataset.areas.region, data.day
    pillars = []
    for pillar in data.dataset.pillars.values():
        goals = [goal for goal in data.dataset.goals.values() if goal.pillar == pillar.id]
        results = decisive_by_indicator([data.results(goal.id, day)[region.code] for goal in goals if not goal.areas])
        rows = [
            {
                "symbol": symbol(result.rating.status),
                "word": rating_word(result),
                "label": result.asked.label,
                "href": goal_address(result.asked),
                "kind": kind_words(result.goal),
                "note": " ".join(mark_words(result.rating, day.year)[:1]),
            }
            for result in results.values()
            if result.rating.status != Status.NOT_RATED
        ]
        if rows:
            pillars.append({"label": pillar.label, "rows": rows})
    show("goals/picture.html", pillars=pillars)
