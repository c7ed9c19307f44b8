"""Slides about an indicator: its line over time, its map, its distribution."""

from collections.abc import Sequence
from datetime import date

from indicators.deck.slide import Slide, slide_of
from indicators.export.view import View
from indicators.figures.sentences import comparison_sentence, range_sentence, statement
from indicators.figures.words import coverage_line
from indicators.figures.yardstick import yardstick_sentence
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Level
from indicators.ratings.method import STALE_AFTER_YEARS
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import Picture, picture, said
from indicators.views.map.view import distribution_view, line_view, map_view

LONGEST_NOTE = 140  # characters


def line_slide(data: Store, area: Area, name: str, day: date) -> Slide | None:
    """Return the line of an indicator over time, None where the area has no figures."""
    one, areas = _picture(data, area, name, Level.MUNICIPALITY), data.dataset.areas
    figure = one.series.latest(area.code)
    if figure is None:
        return None
    district = areas.district_of(area) if area.level == Level.MUNICIPALITY else None
    others = [other for other in (district, areas.rest(area) if area.members else None, areas.region) if other]
    compared = comparison_sentence(one.series, area, others, figure)
    notes = [
        compared,
        yardstick_sentence(one.series, area, figure),
        _age(figure.year, day),
        _mind(one.series.indicator),
    ]
    return _slide(data, area, line_view(data, one), statement(one.series, area), notes)


def map_slide(data: Store, area: Area, name: str, day: date) -> Slide | None:
    """Return the map of an indicator, None where there are no figures.

    The map of one place tells where all stand: what the place itself has is told by its line.
    """
    one = _picture(data, area, name, Level.MUNICIPALITY)
    first, _second = _told(data, area, one, own_first=area.level == Level.REGION)
    coverage = coverage_line(one.shown, one.series.indicator, year=one.choice.year, level=one.choice.level)
    notes = [f"{coverage}.", _age(one.choice.year, day)]
    return _slide(data, area, map_view(data, one), first, notes) if first else None


def distribution_slide(data: Store, area: Area, name: str, day: date) -> Slide | None:
    """Return the distribution of an indicator over the areas of a level, None where there are no figures."""
    one = _picture(data, area, name, Level.DISTRICT if area.level == Level.DISTRICT else Level.MUNICIPALITY)
    first, second = _told(data, area, one, own_first=True)
    notes = [second, _age(one.choice.year, day)]
    return _slide(data, area, distribution_view(data, one), first, notes) if first else None


def _picture(data: Store, area: Area, name: str, level: Level) -> Picture:
    code = area.code if area.level != Level.REGION else None
    return picture(data, MapChoice(name, 0, level, code).fit(data))


def _told(data: Store, area: Area, one: Picture, *, own_first: bool) -> tuple[str, str]:
    """What is said first and second: the area's own figure, if there is one to begin with, and how far all reach."""
    if all(value is None for value in one.values.values()):
        return "", ""
    figure = one.series.shown(area.code, one.choice.year)
    spread = range_sentence(one.series, one.shown, data.dataset.areas, one.choice.year)
    if own_first and figure is not None and figure.value is not None:
        return said(data, one), spread
    return spread or said(data, one), ""


def _slide(data: Store, area: Area, view: View, statement: str, notes: Sequence[str]) -> Slide:
    indicator = view.indicators[0]
    topic = f"{area.label} · {data.dataset.sets[indicator.set].label} · {indicator.short} ({indicator.unit})"
    return slide_of(data, view, topic=topic, statement=statement, note=" ".join(filter(None, notes)))


def _age(year: int, day: date) -> str:
    """How old the newest figure is, where a listener would take it for today's; "" for a recent one."""
    age = day.year - year
    if age <= STALE_AFTER_YEARS:
        return ""
    return _("Der neueste Wert ist von {year}, also {age} Jahre alt.").format(year=year, age=age)


def _mind(indicator: Indicator) -> str:
    """What to mind about the figures, where it is short enough to be read from afar."""
    return indicator.note if len(indicator.note) <= LONGEST_NOTE else ""
