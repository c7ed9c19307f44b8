"""The map of a goal: what stands on it, on its page as in images, frames and slides."""

from collections.abc import Mapping
from datetime import date

from indicators.drawing.palette import Palette
from indicators.drawing.region_map import MISSING, MapClass, RegionMap, named_areas, set_apart
from indicators.export.table import level_plural
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Level
from indicators.ratings.mark_words import weakened
from indicators.ratings.rating import RATED, Status
from indicators.ratings.receipt import symbol_name
from indicators.ratings.results import Result, Verdict, in_scope, tally, verdict_of
from indicators.ratings.words import (
    goal_sentence,
    legend_title,
    rating_word,
    reason_words,
    status_word,
    value_words,
    verdict_word,
)
from indicators.store import Store


def goal_map(data: Store, goal: Goal, area: str | None, level: Level, *, day: date, colors: Palette) -> RegionMap:
    """Return the map of a goal's statuses with the chosen area; one the goal is not meant for is not counted."""
    found = {one.code: data.results(goal.id, day)[one.code] for one in data.dataset.areas.at(level)}
    return results_map(data, goal, found, level, area=area, colors=colors)


def results_map(
    data: Store, goal: Goal, found: Mapping[str, Result], level: Level, *, area: str | None, colors: Palette,
    counts: Mapping[Verdict, int] | None = None,
) -> RegionMap:  # fmt: skip
    """Return the map of some results of a goal, by area.

    `counts` is the tally of all maps that share a legend, None where this one has its own.
    """
    areas, indicator = data.dataset.areas, data.dataset.indicators[goal.indicator]
    scope = [found[one.code] for one in in_scope(goal, areas.at(level))]
    counts = tally(scope) if counts is None else counts
    verdicts = [one for one in counts if one.status != Status.NOT_RATED]
    numbers = {one: number for number, one in enumerate(verdicts)}
    values = {code: value_words(one, indicator) for code, one in found.items()}
    told = {code: _told(one, values[code]) for code, one in found.items()}
    return RegionMap(
        level=level,
        members={one.area.code: numbers.get(verdict_of(one), MISSING) for one in scope},
        classes={number: verdict_class(one, colors) for one, number in numbers.items()}
        | set_apart({MISSING: status_word(Status.NOT_RATED, goal.target.rule)}),
        selected=areas.outlined(area),
        texts=told,
        class_word=_("Bewertung"),
        missing_text=_("nicht bewertet"),
        marked=[code for code, one in found.items() if one.is_own],
        marked_text=_("eigener Beschluss zählt hier"),
        labels={
            one.code: (one.label, values[one.code] or reason_words(found[one.code].rating))
            for one in named_areas(areas, level, area)
        },
        legend_title=legend_title(counts),
        count_title=level_plural(level),
        coverage=_("Ein fortgeschriebener Trend ist keine Prognose."),
        statement=goal_sentence(goal, scope, level),
    )


def _told(result: Result, value: str) -> str:
    """What an area says: its value with what weakens its status, or why there is none."""
    rating = result.rating
    return weakened(rating, value) if rating.is_rated else rating_word(result)


def verdict_class(verdict: Verdict, colors: Palette) -> MapClass:
    """Return how areas look that are counted together: colour, symbol and words, of the past in greys.

    A standstill has a pattern of its own; without a status there is a pattern in place of a colour.
    """
    word, symbol, name = verdict_word(verdict), f"status/{verdict.code}", symbol_name(verdict.status)
    if verdict.status == Status.NOT_RATED:
        return MapClass(word, "", "missing", symbol, name)
    shades = colors.status if verdict.year is None else colors.past
    pattern = "still" if verdict.status == Status.STANDSTILL and verdict.year is None else ""
    return MapClass(word, shades[RATED.index(verdict.status)], pattern, symbol, name)
