"""Ready decks of ten to fifteen slides, and every slide there is to choose from."""

from collections.abc import Sequence
from datetime import date

from indicators.deck.choice import DeckChoice
from indicators.deck.goal_slides import is_rated_anywhere
from indicators.deck.slide import Slide
from indicators.deck.slides import KINDS, goal, indicator, make_slide, slide_name
from indicators.figures.series import Series
from indicators.figures.statements import statements_of
from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal, Level
from indicators.store import Store
from indicators.views.goals.choosing import choose_goals

GOALS_OF_AN_AREA = 3
GOALS_OF_THE_REGION = 4


def ready_keys(data: Store, choice: DeckChoice, day: date) -> list[str]:
    """Return the keys of the ready deck of a place, or of a pillar at a place."""
    area = data.dataset.areas[choice.area]
    if choice.pillar:
        return _of_pillar(data, choice.pillar, day)
    leads = [one.lead for one in data.sets]
    if area.level == Level.REGION:
        rated = [one for one in data.dataset.goals.values() if is_rated_anywhere(data, one, day)]
        goals = _first_of_pillars(rated)[:GOALS_OF_THE_REGION]
        maps = [*(f"karte:{name}" for name in leads), *(f"ziel:{name}" for name in goals)]
        return ["titel", "ziele", *maps, "massnahmen", "ende"]
    lines = [_line_or_dots(data.series[name], area) for name in leads]
    paths = [f"zielpfad:{name}" for name in _goals_of(data, area, day)]
    return [
        "titel",
        "ziele",
        *filter(None, lines),
        *(f"karte:{name}" for name in leads[:1]),
        *paths,
        "massnahmen",
        *(["stellungnahmen"] if statements_of(data.dataset, area.code) else []),
        "ende",
    ]


def slides_of(data: Store, choice: DeckChoice, day: date) -> tuple[list[Slide], list[str]]:
    """Return the slides of a deck, and notices about keys that name none; a deck of nothing is the ready one."""
    area = data.dataset.areas[choice.area]
    found: list[Slide] = []
    notices = []
    for key in dict.fromkeys(choice.slides or ()):
        if slide := make_slide(data, area, key, day=day):
            found.append(slide)
        else:
            notices.append(_("Die Folie „{key}“ gibt es hier nicht.").format(key=key[:100]))
    if found:
        return found, notices
    made = (make_slide(data, area, key, day=day) for key in ready_keys(data, choice, day))
    return [one for one in made if one], notices


def deck_title(data: Store, choice: DeckChoice) -> str:
    """Return the name of a deck: its place, and its pillar if it is about one."""
    area = data.dataset.areas[choice.area].label
    return f"{data.dataset.pillars[choice.pillar].label}: {area}" if choice.pillar else area


def offers(data: Store, area: Area) -> dict[str, list[tuple[str, str]]]:
    """Return key and name of every slide one can add for an area, under the heading of its group.

    Whether it has figures there shows when it is added.
    """
    of_goals, of_indicators = ([code for code, kind in KINDS.items() if kind.of is of] for of in (goal, indicator))
    groups = {_("Rahmen"): [code for code, kind in KINDS.items() if kind.alone]}
    groups[_("Ziele")] = [f"{code}:{name}" for name in data.dataset.goals for code in of_goals]
    for one in data.sets:
        names = [(code, name) for name in one.indicators for code in of_indicators]
        groups[one.label] = [
            f"{code}:{name}" for code, name in names if code != "verlauf" or data.series[name].known(area.code)
        ]
    return {group: [(key, slide_name(data, key)) for key in keys] for group, keys in groups.items()}


def _of_pillar(data: Store, pillar: str, day: date) -> list[str]:
    goals = [goal for goal in data.dataset.goals.values() if goal.pillar == pillar]
    rated = [goal for goal in goals if is_rated_anywhere(data, goal, day)] or goals
    lines = dict.fromkeys(f"verlauf:{goal.indicator}" for goal in goals)
    return [f"titel:{pillar}", *(f"ziel:{goal.id}" for goal in rated), *lines, f"massnahmen:{pillar}", "ende"]


def _goals_of(data: Store, area: Area, day: date) -> list[str]:
    """The goals of an area to look at closely: of each pillar the one that counts most, then the next."""
    rated = [one.asked for one in choose_goals(data, area, day) if one.rating.is_rated]
    return list(dict.fromkeys([*_first_of_pillars(rated), *(one.id for one in rated)]))[:GOALS_OF_AN_AREA]


def _first_of_pillars(goals: Sequence[Goal]) -> list[str]:
    """The first goal of each pillar, in the order given."""
    first: dict[str, str] = {}
    for one in goals:
        first.setdefault(one.pillar, one.id)
    return list(first.values())


def _line_or_dots(series: Series, area: Area) -> str:
    """The line of an area where it has several years, its place among the others where it has one, else nothing."""
    known: Sequence[object] = series.known(area.code)
    if len(known) > 1:
        return f"verlauf:{series.indicator.id}"
    return f"verteilung:{series.indicator.id}" if known else ""
