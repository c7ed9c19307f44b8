"""Slides about a goal: the map of its ratings, and the way of one area."""

from datetime import date

from indicators.deck.slide import Slide, slide_of
from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal, GoalKind, Level
from indicators.ratings.mark_words import mark_words
from indicators.ratings.rating import NOT_MEANT
from indicators.ratings.results import any_rated, levels_of_goal
from indicators.ratings.sentences import rating_sentence, standing_sentence
from indicators.ratings.words import aim_words, goal_sentence, kind_words, rating_word
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice, GoalLayout
from indicators.views.goals.matrix_view import matrix_view
from indicators.views.goals.register_view import register_view
from indicators.views.goals.view import goal_line_view, goal_map_view


def goal_map_slide(data: Store, area: Area, name: str, day: date) -> Slide | None:
    """Return the map of a goal's ratings, None where it is rated nowhere."""
    goal, results = data.dataset.goals[name], data.results(name, day)
    levels = levels_of_goal(goal, data.dataset.areas, results)
    if not levels:
        return None
    level = next(iter(levels))
    choice = GoalChoice(goal.id, None if area.level == Level.REGION else area.code, level)
    own = "" if area.level == Level.REGION else f"{area.label}: {rating_word(results[area.code])}."
    target = aim_words(goal, data.dataset.indicators[goal.indicator])
    shown = data.results_in_scope(goal, level, day)
    return slide_of(
        data,
        goal_map_view(data, goal, choice, level, day=day),
        topic=_("Ziel: {goal}").format(goal=goal.label) if goal.kind == GoalKind.RESOLUTION else goal.label,
        statement=goal_sentence(goal, shown, level),
        note=" ".join(filter(None, [own, f"{target} ({kind_words(goal)}).", _("Ein Trend ist keine Prognose.")])),
    )


def matrix_slide(data: Store, area: Area, name: str, day: date) -> Slide | None:
    """Return all goals, or those of a pillar, with all municipalities; None where there is nothing to show."""
    own = None if area.level == Level.REGION else area.code
    view = matrix_view(data, GoalChoice("", own, pillar=name, layout=GoalLayout.MATRIX), day=day)
    if view is None:
        return None
    topic, note = f"{area.label} · {view.title}", _("Ein fortgeschriebener Trend ist keine Prognose.")
    return slide_of(data, view, topic=topic, statement=view.statement, note=note)


def register_slide(data: Store, area: Area, _name: str, day: date) -> Slide | None:
    """Return where all goals stand: decided, proposed, expired; None where there are none."""
    own = None if area.level == Level.REGION else area.code
    view = register_view(data, GoalChoice("", own, layout=GoalLayout.REGISTER), day=day)
    if view is None:
        return None
    note = _("Beschlossen ist nur, was ein Rat, ein Kreistag oder die Region selbst beschlossen hat.")
    return slide_of(data, view, topic=view.title, statement=view.statement, note=note)


def is_rated_anywhere(data: Store, goal: Goal, day: date) -> bool:
    """True where any area has a status."""
    return any_rated(data.results(goal.id, day).values())


def goal_line_slide(data: Store, area: Area, name: str, day: date) -> Slide | None:
    """Return an area's way to a target, None where the goal is not meant for it or has no figures."""
    result = data.results(name, day)[area.code]
    if result.rating.reason in NOT_MEANT or result.rating.latest is None:
        return None
    indicator = data.series[result.goal.indicator].in_area(area.code).indicator
    marks = mark_words(result.rating, day.year, indicator)[:1]
    return slide_of(
        data,
        goal_line_view(data, result, GoalChoice(name, area.code), day=day),
        topic=f"{area.label} · {kind_words(result.goal)}",
        statement=rating_sentence(result),
        note=" ".join([standing_sentence(result, data.series[result.goal.indicator]), *marks]),
    )
