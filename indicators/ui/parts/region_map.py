"""The map on a page: draws a `RegionMap`, or the years of one, and returns what was done on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st

from indicators.drawing.leaflet_map import DEFAULT_HEIGHT, base_map, film_script, update_script
from indicators.drawing.region_map import RegionMap
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.ui.parts.html import show
from indicators.ui.parts.theme import is_dark

YEARS_HEIGHT = 60  # pixels of the bar with the years; static/map.css has the same


@dataclass(frozen=True, slots=True)
class Move:
    """An area chosen on the map by mouse, touch or keyboard, a year its slider rests on; later ones count higher.

    Both where a visitor did both before the map was there.
    """

    count: int
    area: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class YearsOfMap:
    """Where the years of a map are, the year to show, and the chosen area.

    With `is_own` the year is the map's own: nothing else on the page follows it. One that `tells` causes a rerun when
    it has painted first, see `is_painted`.
    """

    address: str
    year: int
    selected: str | None
    is_own: bool = False
    tells: bool = False


def region_map(
    shown: RegionMap | YearsOfMap,
    *,
    key: str,
    label: str,
    height: int = DEFAULT_HEIGHT,
    linked: bool = False,
    tiles: bool = False,
) -> None:
    """Draw the map; what is done on it is read with `new_moves` in the rerun it causes.

    `key`, `label` and `height` must stay the same, or the browser draws a new map. `linked` maps of one page move
    together; `tiles` puts the grey map of the BKG below. A map with years has a slider of its own, which restyles it
    without asking, and tells when it rests.
    """
    # Registers its iframe only inside a script run: imported earlier, it answers 404 for good.
    from streamlit_folium import _component_func

    years = isinstance(shown, YearsOfMap)
    if isinstance(shown, YearsOfMap):
        height += YEARS_HEIGHT
        script = film_script(
            shown.address, shown.year, selected=shown.selected, dark=is_dark(), tiles=tiles, is_own=shown.is_own,
            tells=shown.tells and not is_painted(key),
        )  # fmt: skip
    else:
        script = update_script(shown, dark=is_dark(), tiles=tiles)
    fixed = _fixed(label, height, linked, years, language())
    _component_func(**fixed, feature_group=script, key=frame_key(key), height=height)


@lru_cache(maxsize=64)
def _fixed(label: str, height: int, linked: bool, years: bool, _language: str) -> Mapping[str, Any]:
    """What `streamlit_folium.st_folium` hands its frame for a base map, which it would render anew in each rerun."""
    import streamlit_folium as component

    base = base_map(label, height=height, linked=linked, years=years)
    base.get_root().render()
    header, script = component._get_header(base), component._get_map_string(base)
    return {
        "script": script, "header": header, "html": component._get_html(base), "id": component.get_full_id(base),
        "css_links": [address for _name, address in base.default_css],
        "js_links": [address for _name, address in base.default_js],
        "width": None, "returned_objects": [], "default": {}, "zoom": None, "center": None, "layer_control": None,
        "return_on_hover": False, "pixelated": False, "wrap_longitude": False,
    }  # fmt: skip


def read_move(answer: object) -> Move | None:
    """What the browser sent; None if there is nothing or it is not one of ours.

    >>> read_move({"ags": "05958004", "n": 7}), read_move({"year": 2019, "n": 8})
    (Move(count=7, area='05958004', year=None), Move(count=8, area=None, year=2019))
    >>> read_move({}), read_move({"ags": ["05958004"], "n": "7"})
    (None, None)
    """
    if not isinstance(answer, dict) or not isinstance(answer.get("n"), int):
        return None
    area, year = answer.get("ags"), answer.get("year")
    is_area = isinstance(area, str) and area.isdigit() and len(area) in (5, 8)
    is_year = isinstance(year, int) and not isinstance(year, bool) and 0 < year < 10_000
    if not is_area and not is_year:
        return None
    return Move(answer["n"], area=area if is_area else None, year=year if is_year else None)


def new_moves(years: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a choice that were changed on maps since the last run: `area`, or that of a map's year.

    `years` has the key of each map with the name of its year's field, "" where it has none. To be asked before the
    page is drawn: the map's answer is there at the start of the rerun it causes, so that one move needs one rerun.
    Moves are counted, so that the same area can be clicked again.
    """
    fields: dict[str, Any] = {}
    for key, field in years.items():
        answer = st.session_state.get(frame_key(key))
        if answer:
            st.session_state[_painted(key)] = True
        move = read_move(answer)
        if move and move.count > st.session_state.get(f"{key}_seen", 0):
            st.session_state[f"{key}_seen"] = move.count
            if move.area:
                fields.setdefault("area", move.area)
            if move.year and field:
                fields[field] = move.year
    return fields


def frame_key(key: str) -> str:
    """The key of a map's frame: one for each language, since a frame keeps the words it began with."""
    return f"{key}_{language()}"


def is_painted(key: str) -> bool:
    """True once the visitor has seen the map of a key: what is heavy for a browser comes after it."""
    return bool(st.session_state.get(_painted(key)))


def show_waiting(height: int, text: str) -> None:
    """Keep the room, in pixels, for what follows a map, so that nothing moves when it comes."""
    show("map/waiting.html", height=height, text=text)


def show_after(key: str, text: str, *, height: int) -> None:
    """Say that the rest follows the map of a key, with a button for those to whom the map does not come."""
    show_waiting(height, text)
    st.button(_("Jetzt zeigen"), key=f"{key}_now", on_click=lambda: st.session_state.update({_painted(key): True}))


def _painted(key: str) -> str:
    return f"{key}_painted"
