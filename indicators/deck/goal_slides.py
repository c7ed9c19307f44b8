"""Slides about a goal: the map of its ratings, and the way of one area."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from indicators.deck.slide import Slide, slide_of
from indicators.language.formatting import missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Goal, GoalKind, Level
from indicators.ratings.rating import NOT_MEANT
from indicators.ratings.results import Result, any_rated, levels_of_goal
from indicators.ratings.sentences import rating_sentence, standing_sentence
from indicators.ratings.words import aim_words, dated_word, kind_words, mark_words, reason_words
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.view import goal_line_view, goal_map_view

KINDS = ("ziel", "zielpfad")


def goal_map_slide(data: Store, result: Result, day: date) -> Slide | None:
    """Return the map of a goal's ratings, None where it is rated nowhere."""
    goal, area = result.asked, result.area
    levels = levels_of_goal(goal, data.dataset.areas, data.results(goal.id, day))
    if not levels:
        return None
    level = next(iter(levels))
    choice = GoalChoice(goal.id, None if area.level == Level.REGION else area.code, level)
    view = goal_map_view(data, goal, choice, level, day=day)
    own = "" if area.level == Level.REGION else f"{area.label}: {dated_word(result)}."
    target = aim_words(goal, data.dataset.indicators[goal.indicator])
    slide = slide_of(
        data,
        view,
        key=f"ziel:{goal.id}",
        topic=_("Ziel: {goal}").format(goal=goal.label) if goal.kind == GoalKind.RESOLUTION else goal.label,
        statement=_why_unrated(data, goal, level, day),
        note=" ".join(filter(None, [own, f"{target} ({kind_words(goal)}).", _("Ein Trend ist keine Prognose.")])),
    )
    return replace(slide, statement=slide.map.statement) if slide.map and is_rated_anywhere(data, goal, day) else slide


def is_rated_anywhere(data: Store, goal: Goal, day: date) -> bool:
    """True where any area has a status."""
    return any_rated(data.results(goal.id, day).values())


def _why_unrated(data: Store, goal: Goal, level: Level, day: date) -> str:
    """That a goal cannot be rated anywhere yet, and why; never as "0 of 59 on track"."""
    results = [data.results(goal.id, day)[area.code] for area in data.dataset.areas.at(level)]
    reasons = Counter(reason_words(one.rating) for one in results if one.rating.reason not in NOT_MEANT)
    why = next((reason for reason, _count in reasons.most_common(1)), "")
    text = _("„{goal}“ lässt sich noch nicht bewerten: {reason}.")
    return text.format(goal=goal.label, reason=why or missing_text(""))


def goal_line_slide(data: Store, result: Result, day: date) -> Slide | None:
    """Return an area's way to a target, None where the goal is not meant for it or has no figures."""
    if result.rating.reason in NOT_MEANT or result.rating.latest is None:
        return None
    goal, area, series = result.goal, result.area, data.series[result.goal.indicator]
    view = goal_line_view(data, result, GoalChoice(result.asked.id, area.code), day=day)
    marks = mark_words(result.rating, day.year)[:1]
    return slide_of(
        data,
        view,
        key=f"zielpfad:{result.asked.id}",
        topic=f"{area.label} · {kind_words(goal)}",
        statement=rating_sentence(result),
        note=" ".join([standing_sentence(result, series), *marks]),
    )
