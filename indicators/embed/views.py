"""What can be embedded: each kind of view made from the parameters of an address, with the choices beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.address.parameters import read_area
from indicators.drawing.map_image import MapDrawing
from indicators.drawing.palette import palette
from indicators.export.view import View
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.ratings.results import levels_of_goal
from indicators.store import Store
from indicators.views.comparison.choice import read_comparison_choice
from indicators.views.comparison.view import comparison_view
from indicators.views.goals.choice import GoalChoice, read_goal_choice
from indicators.views.goals.view import goal_line_view, goal_map_drawing, goal_map_view, goals_view
from indicators.views.map.choice import fit, read_choice
from indicators.views.map.picture import Picture, picture
from indicators.views.map.view import distribution_view, line_view, map_drawing, map_view
from indicators.views.profile import profile_view
from indicators.views.relation.choice import read_relation_choice
from indicators.views.relation.view import relation_view
from indicators.views.similar.choice import read_similar_choice
from indicators.views.similar.view import map_drawing_of, similar_to, similar_view
from indicators.views.spread.choice import read_spread_choice
from indicators.views.spread.view import spread_view
from indicators.views.table.choice import read_table_choice
from indicators.views.table.table import heat_table
from indicators.views.table.view import heat_view
from indicators.views.two_maps.choice import read_map_pair
from indicators.views.two_maps.view import pair_view


@dataclass(frozen=True)
class Framed:
    """A view with what its document needs beside it: notices, choices, and what a map is drawn of."""

    view: View
    notices: list[str]
    controls: Sequence[dict[str, Any]] = ()
    drawing: MapDrawing | None = None


Parameters = Mapping[str, str]
Maker = Callable[[Store, Parameters, bool], Framed | None]


def framed_view(data: Store, kind: str, parameters: Parameters, *, dark: bool) -> Framed | None:
    """Return the view of a kind; None where there is nothing to show. Raises KeyError for an unknown kind."""
    maker = MAKERS[kind]
    return maker(data, parameters, dark) if data.sets or kind in WITHOUT_FIGURES else None


def _map(data: Store, parameters: Parameters, dark: bool) -> Framed:
    one, notices = _picture(data, parameters, dark)
    return Framed(map_view(data, one), notices, _of_year(data, one), map_drawing(data, one))


def _distribution(data: Store, parameters: Parameters, dark: bool) -> Framed:
    one, notices = _picture(data, parameters, dark)
    return Framed(distribution_view(data, one), notices, _of_year(data, one))


def _line(data: Store, parameters: Parameters, dark: bool) -> Framed:
    one, notices = _picture(data, parameters, dark)
    return Framed(line_view(data, one), notices, [_area_control(data, one.choice.area)])


def _picture(data: Store, parameters: Parameters, dark: bool) -> tuple[Picture, list[str]]:
    choice, notices = read_choice(parameters, data.dataset, data.series, default=data.default_indicator)
    return picture(data, fit(choice, data.dataset, data.series), dark=dark), notices


def _of_year(data: Store, one: Picture) -> list[dict[str, Any]]:
    choice = one.choice
    return [
        *_year_control(data, choice.indicator, choice.year, choice.level),
        _area_control(data, choice.area),
    ]


def _map_pair(data: Store, parameters: Parameters, dark: bool) -> Framed:
    pair, notices = read_map_pair(parameters, data.dataset, data.series, default=data.default_indicator)
    return Framed(pair_view(data, pair), notices, [_area_control(data, pair.left.area)])


def _comparison(data: Store, parameters: Parameters, dark: bool) -> Framed:
    choice, notices = read_comparison_choice(parameters, data.dataset, data.series, default=data.default_indicator)
    return Framed(comparison_view(data, choice), notices)


def _spread(data: Store, parameters: Parameters, dark: bool) -> Framed:
    choice, notices = read_spread_choice(parameters, data)
    return Framed(spread_view(data, choice), notices, _year_control(data, choice.indicator, choice.year))


def _relation(data: Store, parameters: Parameters, dark: bool) -> Framed:
    leads = [one.lead for one in data.sets]
    usual = leads[0], leads[min(1, len(leads) - 1)]
    choice, notices = read_relation_choice(parameters, data.dataset, data.series, default=usual)
    return Framed(relation_view(data, choice), notices, [_area_control(data, choice.area)])


def _similar(data: Store, parameters: Parameters, dark: bool) -> Framed:
    choice, notices = read_similar_choice(parameters, data)
    _found, peers = similar_to(data, choice)
    drawing = map_drawing_of(data, data.dataset.areas[choice.area], peers, palette(dark=dark))
    return Framed(similar_view(data, choice), notices, [_area_control(data, choice.area)], drawing)


def _table(data: Store, parameters: Parameters, dark: bool) -> Framed:
    choice, notices = read_table_choice(parameters, data)
    return Framed(heat_view(data, choice, heat_table(data, choice, dark=dark)), notices)


def _profile(data: Store, parameters: Parameters, dark: bool) -> Framed:
    notices: list[str] = []
    area = data.dataset.areas[read_area(parameters, data.dataset, notices) or data.dataset.areas.region.code]
    return Framed(profile_view(data, area), notices, [_area_control(data, area.code)])


def _goals(data: Store, parameters: Parameters, dark: bool) -> Framed:
    choice, notices = read_goal_choice(parameters, data.dataset)
    area = data.dataset.areas[choice.area or data.dataset.areas.region.code]
    return Framed(goals_view(data, area, choice, day=date.today()), notices, [_area_control(data, choice.area)])


def _goal_map(data: Store, parameters: Parameters, dark: bool) -> Framed | None:
    choice, notices = read_goal_choice(parameters, data.dataset)
    if choice.goal is None:
        return None
    goal, day = data.dataset.goals[choice.goal], date.today()
    levels = levels_of_goal(goal, data.dataset.areas, data.results(goal.id, day))
    level = choice.level if choice.level in levels else next(iter(levels), Level.MUNICIPALITY)
    drawing = goal_map_drawing(data, goal, choice, level, day=day, colors=palette(dark=dark))
    view = goal_map_view(data, goal, choice, level, day=day)
    return Framed(view, notices, [_area_control(data, choice.area)], drawing)


def _goal_line(data: Store, parameters: Parameters, dark: bool) -> Framed | None:
    choice: GoalChoice
    choice, notices = read_goal_choice(parameters, data.dataset)
    if choice.goal is None:
        return None
    day = date.today()
    result = data.results(choice.goal, day)[choice.area or data.dataset.areas.region.code]
    return Framed(goal_line_view(data, result, choice, day=day), notices, [_area_control(data, choice.area)])


def _year_control(
    data: Store, indicator: str, chosen: int | None, level: Level = Level.MUNICIPALITY
) -> list[dict[str, Any]]:
    """The choice of a year, newest first (None = the newest); [] where there is only one."""
    years, period = data.years(indicator, level)[::-1], data.series[indicator].indicator.period
    shown = years[:1] if chosen is None else [chosen]
    listed = [(str(year), period(year), year in shown) for year in years]
    return [{"name": "jahr", "label": _("Jahr"), "options": listed}] if len(years) > 1 else []


def _area_control(data: Store, code: str | None) -> dict[str, Any]:
    areas = data.dataset.areas
    listed = [areas.region, *areas.at(Level.DISTRICT), *areas.at(Level.MUNICIPALITY)]
    chosen = code or areas.region.code
    options = [(area.code, area.label, area.code == chosen) for area in listed]
    return {"name": "gemeinde", "label": _("Gemeinde, Kreis oder Region"), "options": options}


MAKERS: Mapping[str, Maker] = {
    "vergleich": _comparison,
    "verteilung_gemeinden": _spread,
    "zusammenhang": _relation,
    "aehnliche": _similar,
    "tabelle": _table,
    "kartenpaar": _map_pair,
    "karte": _map,
    "verlauf": _line,
    "verteilung": _distribution,
    "ziele": _goals,
    "ziel": _goal_map,
    "zielpfad": _goal_line,
    "gemeinde": _profile,
}
WITHOUT_FIGURES = frozenset({"ziele", "ziel", "zielpfad", "gemeinde"})
