"""Slides about an indicator: its line over time, its map, its distribution."""

from __future__ import annotations

from dataclasses import replace

from indicators.deck.slide import Slide, slide_of
from indicators.export.view import View
from indicators.figures.sentences import comparison_sentence, range_sentence, statement
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Level
from indicators.ratings.method import STALE_AFTER_YEARS
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import Picture, picture, said
from indicators.views.map.view import distribution_view, line_view, map_view

KINDS = ("verlauf", "karte", "verteilung")
LONGEST_NOTE = 140  # characters


def indicator_slide(data: Store, area: Area, kind: str, name: str, *, this_year: int) -> Slide | None:
    """Return the slide of an indicator of one of `KINDS`, None where there are no figures."""
    areas, series = data.dataset.areas, data.series[name]
    level = Level.DISTRICT if kind == "verteilung" and area.level == Level.DISTRICT else Level.MUNICIPALITY
    code = area.code if area.level != Level.REGION else None
    one = picture(data, MapChoice(name, 0, level, code).fit(data))
    if kind == "verlauf":
        return _line(data, area, one, this_year) if series.latest(area.code) else None
    known = [value for value in one.values.values() if value is not None]
    if not known:
        return None
    view = map_view(data, one) if kind == "karte" else distribution_view(data, one)
    figure = series.shown(area.code, one.choice.year)
    spread = range_sentence(series, one.values, areas, one.choice.year)
    has_own = figure is not None and figure.value is not None
    is_map = kind == "karte"
    # The map of one place tells where all stand: what the place itself has is told by its line.
    own_first = has_own and not (is_map and area.level != Level.REGION)
    first, second = (said(data, one), spread) if own_first else (spread or said(data, one), "")
    slide = slide_of(data, view, key=f"{kind}:{name}", topic=_topic(data, area, view), statement=first, note="")
    beside = f"{slide.map.coverage}." if slide.map else second
    return replace(slide, note=" ".join(filter(None, [beside, _age(one.choice.year, this_year)])))


def _line(data: Store, area: Area, one: Picture, this_year: int) -> Slide:
    view = line_view(data, one)
    areas, series = data.dataset.areas, one.series
    figure = series.latest(area.code)
    others = [other for other in (areas.district_of(area), areas.region) if other]
    compared = comparison_sentence(series, area, others, figure)
    age = _age(figure.year, this_year) if figure else ""
    return slide_of(
        data,
        view,
        key=f"verlauf:{series.indicator.id}",
        topic=_topic(data, area, view),
        statement=statement(series, area),
        note=" ".join(filter(None, [compared, age, _mind(series.indicator)])),
    )


def _age(year: int, this_year: int) -> str:
    """How old the newest figure is, where a listener would take it for today's; "" for a recent one."""
    age = this_year - year
    if age <= STALE_AFTER_YEARS:
        return ""
    return _("Der neueste Wert ist von {year}, also {age} Jahre alt.").format(year=year, age=age)


def _mind(indicator: Indicator) -> str:
    """What to mind about the figures, where it is short enough to be read from afar."""
    return indicator.note if len(indicator.note) <= LONGEST_NOTE else ""


def _topic(data: Store, area: Area, view: View) -> str:
    indicator = view.indicators[0]
    return f"{area.label} · {data.dataset.sets[indicator.set].label} · {indicator.short} ({indicator.unit})"
