"""Pages that show a view: sentence, picture, table and sources as the app has them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from indicators.address.parameters import AREA, AREA_PARAMETERS, GROUP, OF_AREA
from indicators.drawing.leaflet_map import slider_texts
from indicators.embed.views import Framed, framed_view
from indicators.export.table import level_plural
from indicators.export.twin import small_twin
from indicators.export.view import View
from indicators.export.view_kind import ViewKind
from indicators.figures.statements import Word, about_words, statements_of, words_of
from indicators.language.i18n import gettext as _
from indicators.start.content import Asked, Content, told
from indicators.start.picture import inline_picture
from indicators.store import Store
from indicators.views import profile
from indicators.views.goals.cards import goal_cards
from indicators.views.goals.matrix_rows import matrix_values
from indicators.views.goals.matrix_view import KIND as MATRIX
from indicators.views.goals.view import ALL_GOALS, GOAL_MAP
from indicators.views.kinds import BY_CODE, KINDS
from indicators.views.map.area_words import area_words
from indicators.views.map.choice import MapChoice
from indicators.views.map.film import film_of, film_years
from indicators.views.map.picture import picture
from indicators.views.map.view import MAP
from indicators.views.pages import no_figures, no_goals, ways_on

# Views whose title stands above the page, and what a page leaves in its address for the next one.
NAMED = (profile.KIND, GOAL_MAP)
CLICKED = (MAP, GOAL_MAP)  # whose areas can be chosen on the map, as on that of the app
BESIDES: Mapping[str, set[str]] = {profile.KIND.code: set(MapChoice.allowed())}
Values = Mapping[str, Any]


def view_content(asked: Asked) -> Content:
    """Return the first view of a page that its address asks for, with what the app says around it."""
    listed, notices = asked.listed
    if asked.page == ALL_GOALS.page and not asked.data.dataset.goals:
        return told(asked, "start/text.html", notices=[no_goals()])
    kinds = [one for one in KINDS if one.page == asked.page]
    for kind in sorted(kinds, key=lambda one: one.is_table):  # what is chosen comes before a list of all
        besides = OF_AREA | BESIDES.get(kind.code, set())
        shown = framed_view(asked.data, kind, asked.given, besides=besides, listed=listed)
        if shown:
            return content_of(asked, kind, shown, notices=[*notices, *shown.notices])
    return told(asked, "start/text.html", notices=[*notices, no_figures()])


def content_of(asked: Asked, kind: ViewKind, shown: Framed, *, notices: list[str]) -> Content:
    """Return a view with the words around it."""
    view = shown.view
    return Content(
        template="start/view.html",
        heading=view.title if kind in NAMED else asked.page.heading,
        name=view.heading,
        description=view.statement or view.description,
        values={**view_values(asked, kind, shown), **_more(asked.data, kind, shown)},
        notices=notices,
        parameters=view.parameters,
        area=shown_area(view),
    )


def view_values(asked: Asked, kind: ViewKind, shown: Framed) -> dict[str, Any]:
    """Return what the templates of a view are given."""
    view = shown.view
    names = [one["name"] for one in shown.controls]
    twin = small_twin(view.table())
    return {
        "view": view,
        "kind": kind.code,
        "is_named": kind in NAMED,
        "is_goal": kind == GOAL_MAP,
        "chosen": _chosen(asked.data, view),
        "controls": shown.controls,
        "kept": [(name, value) for name, value in view.parameters.items() if name not in names],
        "picture": inline_picture(view, kind, twin.by_area() if kind in CLICKED else {}, drawn=asked.drawn),
        "twin": twin,
        "has_areas": kind in CLICKED,
        "places": {one.code for one in asked.data.dataset.areas},
        "caption": view.caption("", bare=True),
        "ways_on": _ways(view, here=kind.page.address),
    }


def _chosen(data: Store, view: View) -> list[tuple[str, str]]:
    """What the address chose, in words, where a view is of one indicator."""
    if len(view.indicators) != 1 or view.goal:
        return []
    [indicator] = view.indicators
    found = [(_("Thema"), data.dataset.sets[indicator.set].label), (_("Indikator"), indicator.label)]
    if view.level:
        found.append((_("Ebene"), level_plural(view.level)))
    year = view.parameters.get("jahr", "")
    return [*found, *([(_("Jahr"), indicator.period(int(year)))] if year.isdigit() else [])]


def _ways(view: View, *, here: str) -> list[tuple[str, str]]:
    """The other pages that show the indicator of a view."""
    if len(view.indicators) != 1:
        return []
    year = view.parameters.get("jahr", "")
    return ways_on(view.indicators[0].id, shown_area(view), here=here, year=int(year) if year.isdigit() else None)


def shown_area(view: View) -> str | None:
    """Return the area that a view is about, the first of several, None for all."""
    takes_groups = AREA in BY_CODE[view.kind].choice.allowed()  # elsewhere the parameter means something else
    names = (GROUP, *AREA_PARAMETERS) if takes_groups else AREA_PARAMETERS
    named = (view.parameters.get(name, "").partition(",")[0] for name in names)
    return next(filter(None, named), None)


def _more(data: Store, kind: ViewKind, shown: Framed) -> Values:
    """What a kind of view says besides."""
    more = MORE.get(kind.code)
    return more(data, shown) if more else {}


def _of_map(data: Store, shown: Framed) -> Values:
    choice, told = shown.choice, {"told": area_words(data, picture(data, shown.choice))}
    if len(film_years(data, choice)) < 2:
        return told
    light, dark = (film_of(data, choice, dark=one).address for one in (False, True))
    film = {"light": light, "dark": dark, "year": choice.year, "texts": json.dumps(slider_texts())}
    return {**told, "film": film}


def _said_by(data: Store, area: str) -> list[tuple[str, Word]]:
    """What an area says itself, each with what it is about; of what is over the page of the app tells."""
    found = [one for one in statements_of(data.dataset, area) if one.is_valid(data.day)]
    words = words_of(data.dataset, found, data.day)
    return [(about_words(data.dataset, one), word) for one, word in zip(found, words, strict=True)]


def _of_profile(data: Store, shown: Framed) -> Values:
    area = data.dataset.areas.chosen(shown.choice.area)
    return {"head": profile.profile_head(data, area), "said": _said_by(data, area.code)}


def _of_goals(data: Store, shown: Framed) -> Values:
    return {"pillars": goal_cards(data, data.dataset.areas.chosen(shown.choice.area))}


def _of_matrix(data: Store, shown: Framed) -> Values:
    return {"matrix": matrix_values(data, shown.choice, data.day)}


MORE: Mapping[str, Callable[[Store, Framed], Values]] = {
    MAP.code: _of_map,
    profile.KIND.code: _of_profile,
    ALL_GOALS.code: _of_goals,
    MATRIX.code: _of_matrix,
}
