"""What slides say about indicators: topic, statement, note, text alternative, source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators.deck.indicator_slides import distribution_slide, line_slide, map_slide
from indicators.deck.slide import Slide
from indicators.model import Area, Level
from indicators.views.map.choice import MapChoice
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope

EVERY, LINE_TURN = 4, 2


def of_slides(scope: Scope, facts: Facts) -> Iterator[Statement]:
    """Line, map and distribution of each indicator, each for some areas; all in turn."""
    for area_number, area in enumerate(scope.areas):
        for number, series in enumerate(scope.series):
            name = series.indicator.id
            about = {"indicator": name, "area": area.code, "this_year": scope.day.year}
            turn = (area_number + number) % EVERY
            if turn == LINE_TURN and (made := line_slide(scope.data, area, name, scope.day)):
                yield from _said(made, "line", about, facts)
            for make, levels in ((map_slide, False), (distribution_slide, True))[turn : turn + 1]:
                shown = _shown(scope, area, name, own_level=levels)
                made = make(scope.data, area, name, scope.day)
                if made:
                    yield from _said(made, "map.alt" if make is map_slide else "distribution", about | shown, facts)


def _shown(scope: Scope, area: Area, name: str, *, own_level: bool) -> dict[str, Any]:
    level = Level.DISTRICT if own_level and area.level == Level.DISTRICT else Level.MUNICIPALITY
    choice = MapChoice(name, 0, level, area.code).fit(scope.data)
    told = scope.data.series[name].shown(area.code, choice.year)
    return {"level": choice.level.value, "year": choice.year, "told": told.year if told else choice.year, "since": 0}


def _said(slide: Slide, kind: str, about: dict[str, Any], facts: Facts) -> Iterator[Statement]:
    fact, place = facts.indicators[about["indicator"]], facts.places[about["area"]]
    topic = f"{place.label} · {facts.sets[fact.set]['label_de']} · {fact.short} ({fact.unit})"
    yield Statement("topic", slide.topic, {"right": topic})
    yield Statement("slide", slide.statement, about)
    if slide.note:
        yield Statement("slide", slide.note, about)
    yield Statement(kind, slide.description, about)
    yield Statement("source", slide.source, {"indicators": [fact.id]})
