"""The ratings of a goal over the years: the pictures of a film and of a strip for print."""

from dataclasses import replace
from itertools import chain

from indicators.drawing.palette import LIGHT, Palette
from indicators.drawing.reel import FEWEST, Reel, Scene, scenes_of, shown_years
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Level
from indicators.ratings.results import in_scope, tally
from indicators.ratings.words import aim_words, kind_words
from indicators.store import Store
from indicators.views.goals.film import known_over_time, period_words
from indicators.views.goals.region_map import results_map


def goal_reel(data: Store, goal: Goal, level: Level, area: str | None) -> Reel | None:
    """Return the ratings of a goal over the years, None where there are none but today's."""
    found, today = data.keep(("known_over_time", goal.id, level), lambda: known_over_time(data, goal, level))
    if len(found) < FEWEST:
        return None
    aim = f"{aim_words(goal, data.dataset.indicators[goal.indicator])} · {kind_words(goal)}"
    how = _("jedes Jahr bewertet mit den Werten bis dahin")
    description = _("Karten von {region} mit der Bewertung je Gebiet, von {first} bis {last}, {how}.").format(
        first=period_words(data, min(found), today),
        last=period_words(data, today, today),
        how=how,
        region=data.dataset.areas.region.label,
    )
    return Reel(f"{aim} · {how}", description, lambda: scenes(data, goal, level, area, LIGHT))


def scenes(data: Store, goal: Goal, level: Level, area: str | None, colors: Palette) -> list[Scene]:
    """Return the pictures of the ratings of a goal, oldest first, today's the last."""
    found, today = data.keep(("known_over_time", goal.id, level), lambda: known_over_time(data, goal, level))
    years = shown_years(list(found))
    scope = [one.code for one in in_scope(goal, data.dataset.areas.at(level))]
    counts = tally(chain.from_iterable((found[year][code] for code in scope) for year in years))
    old, maps = any(one.year is not None for one in counts), {}
    for year in years:
        shown = results_map(data, goal, found[year], level, area=area, colors=colors, counts=counts)
        maps[year] = (
            replace(shown, legend_title=_("Bewertung (mit Jahr: danach nicht neu zu bewerten)")) if old else shown
        )
    made = scenes_of(
        maps,
        periods={year: period_words(data, year, today) for year in years},
        breaks=data.dataset.indicators[goal.indicator].breaks,
        left_out=[year for year in found if year not in years],
    )
    return [*made[:-1], replace(made[-1], mark=_("heute"))]
