"""The ratings of a goal as a film: the symbols of earlier years, each made of what was known then, and today's."""

from collections.abc import Mapping
from dataclasses import replace

from indicators.address import links
from indicators.address.parameters import LEVEL_CODES
from indicators.drawing.film import Film, packed
from indicators.drawing.palette import palette
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Level
from indicators.ratings.rating import Rating, Reason, Status
from indicators.ratings.results import Result, past_ratings
from indicators.store import Store
from indicators.views.goals.region_map import results_map

KIND = "ziele"


def goal_film(data: Store, goal: Goal, level: Level, *, dark: bool) -> Film:
    """Return the ratings of all years and today's, the last; the same for all visitors of an edition and a day."""
    return data.keep(("goal_film", goal.id, level, dark), lambda: _made(data, goal, level, dark=dark))


def known_over_time(data: Store, goal: Goal, level: Level) -> tuple[dict[int, dict[str, Result]], int]:
    """Return what came out with the values known up to each year, by area, and the number today's result stands at.

    Today's stands behind all years of values, under the first number that none of them has.
    """
    now = {one.code: data.results(goal.id, data.day)[one.code] for one in data.dataset.areas.at(level)}
    past = {code: past_ratings(one, data.series, data.day) for code, one in now.items()}
    years = sorted({year for ratings in past.values() for year, one in ratings.items() if one.is_rated})
    found = {year: {code: _as_of(one, past[code], year) for code, one in now.items()} for year in years[:-1]}
    today = max([*years, data.day.year - 1]) + 1
    return found | {today: now}, today


def period_words(data: Store, year: int, today: int) -> str:
    """Return of when the ratings at a number are."""
    if year == today:
        return _("heute, {day}").format(day=day_de(data.day))
    return _("Stand {year}").format(year=year)


def _made(data: Store, goal: Goal, level: Level, *, dark: bool) -> Film:
    colors, (found, today) = palette(dark=dark), known_over_time(data, goal, level)
    maps = {
        year: replace(
            results_map(data, goal, known, level, area=None, colors=colors), period=period_words(data, year, today)
        )
        for year, known in found.items()
    }
    stand = links.lasting(data.release.id if data.release else "")
    codes = {one: code for code, one in LEVEL_CODES.items()}
    return packed(KIND, maps, {"ziel": goal.id, "ebene": codes[level], **stand}, dark=dark)


def _as_of(result: Result, past: Mapping[int, Rating], year: int) -> Result:
    """What came out with the values known up to a year; where the goal never says anything, that it does not."""
    known = [one for of, one in past.items() if of <= year]
    if not past:
        return result
    return replace(result, rating=known[-1] if known else Rating(Status.NOT_RATED, Reason.NO_DATA))
