"""The map on a page: draws a `RegionMap` and returns what was clicked."""

import time
from dataclasses import dataclass

import streamlit as st

from indicators.drawing.leaflet_map import DEFAULT_HEIGHT, base_map, update_layer
from indicators.drawing.region_map import RegionMap
from indicators.ui.parts.theme import is_dark

PAINTING_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Click:
    """An area chosen on the map by mouse, touch or keyboard; `count` is larger for each later choice."""

    area: str
    count: int


def region_map(
    shown: RegionMap, *, key: str, label: str, height: int = DEFAULT_HEIGHT, linked: bool = False, tiles: bool = False
) -> Click | None:
    """Draw the map and return the last choice made on it, None before the first.

    The same choice is returned at each rerun until the next one: act on it only when `count` is larger than
    that of the choice acted on before. `key`, `label` and `height` must stay the same, or the browser draws a
    new map. `linked` maps of one page move together; `tiles` puts the grey map of the BKG below.
    """
    # Registers its iframe only inside a script run: imported earlier, it answers 404 for good.
    from streamlit_folium import st_folium

    answer = st_folium(
        base_map(label, height=height, linked=linked),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=update_layer(shown, dark=is_dark(), tiles=tiles),
    )
    return read_click(answer)


def read_click(answer: object) -> Click | None:
    """The click in what the browser sent; None if there is none or it is not one of ours.

    >>> read_click({"ags": "05958004", "n": 7})
    Click(area='05958004', count=7)
    >>> read_click({}), read_click({"ags": ["05958004"], "n": "7"})
    (None, None)
    """
    if not isinstance(answer, dict):
        return None
    area, count = answer.get("ags"), answer.get("n")
    if isinstance(area, str) and area.isdigit() and len(area) in (5, 8) and isinstance(count, int):
        return Click(area, count)
    return None


def new_click(*keys: str) -> str | None:
    """Return the area clicked since the last run on the first of some maps, None for no new click.

    To be asked before the page is drawn: the map's answer is there at the start of the rerun that a click causes, so
    that one click needs one rerun. Clicks are counted, so that the same area can be clicked again.
    """
    clicked = []
    for key in keys:
        click = read_click(st.session_state.get(key))
        if click and click.count > st.session_state.get(f"{key}_seen", 0):
            st.session_state[f"{key}_seen"] = click.count
            clicked.append(click.area)
    return next(iter(clicked), None)


def let_it_paint() -> None:
    """Wait a moment after the map, so that the browser shows it before it takes in table and charts.

    Browser code of Streamlit handles what arrives within 10 ms in one go, on the thread that also paints the map.
    Without the pause a change of year shows only when everything beside the map has been redrawn.
    """
    time.sleep(PAINTING_SECONDS)
