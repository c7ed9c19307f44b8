"""The map of a goal: what stands on it, on its page as in images, frames and slides."""

from datetime import date

from indicators.drawing.palette import Palette
from indicators.drawing.region_map import MISSING, MapClass, RegionMap, named_areas, set_apart
from indicators.export.table import level_plural
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Level
from indicators.model.goal import Rule
from indicators.ratings.rating import RATED, Status
from indicators.ratings.receipt import symbol_name
from indicators.ratings.words import goal_sentence, rating_word, reason_words, status_word, value_words, words_rule
from indicators.store import Store


def goal_map(data: Store, goal: Goal, area: str | None, level: Level, *, day: date, colors: Palette) -> RegionMap:
    """Return the map of a goal's statuses with the chosen area; one the goal is not meant for is not counted."""
    areas, indicator = data.dataset.areas, data.dataset.indicators[goal.indicator]
    found = {one.code: data.results(goal.id, day)[one.code] for one in areas.at(level)}
    scope = data.results_in_scope(goal, level, day)
    statuses = {one.area.code: one.rating.status for one in scope}
    rule = words_rule(goal, scope)
    values = {code: value_words(one, indicator) for code, one in found.items()}
    not_rated = {code: rating_word(one) for code, one in found.items() if not one.rating.is_rated}
    return RegionMap(
        level=level,
        members={code: MISSING if one == Status.NOT_RATED else RATED.index(one) for code, one in statuses.items()},
        classes={number: status_class(one, rule, colors) for number, one in enumerate(RATED)}
        | set_apart({MISSING: status_word(Status.NOT_RATED, rule)}),
        selected=area,
        texts=values | not_rated,
        class_word=_("Bewertung"),
        missing_text=_("ohne Bewertung"),
        marked=[code for code, one in found.items() if one.is_own],
        marked_text=_("eigener Beschluss zählt hier"),
        labels={
            one.code: (one.label, values[one.code] or reason_words(found[one.code].rating))
            for one in named_areas(areas, level, area)
        },
        legend_title=_("Bewertung"),
        count_title=level_plural(level),
        coverage=_("Ein fortgeschriebener Trend ist keine Prognose."),
        statement=goal_sentence(goal, scope, level),
    )


def status_class(status: Status, rule: Rule, colors: Palette) -> MapClass:
    """Return how a status looks, with its symbol; without a status there is a pattern in place of a colour."""
    color = colors.status[RATED.index(status)] if status in RATED else ""
    pattern = "" if color else "missing"
    return MapClass(status_word(status, rule), color, pattern, f"status/{status}", symbol_name(status))
