"""The choropleth as folium objects: a constant base map, and per change one small script that restyles it.

Geometry, Leaflet and the drawing code (static/regionmap.js) are static files of our own server, so a change
of year or indicator sends nothing but class and text of each area, and zoom and pan survive it. Nothing here
imports Streamlit; `indicators.ui.region_map` shows the map on a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import folium
from branca.element import Element, Figure
from folium.template import Template

from indicators.drawing.assets import versioned
from indicators.language.i18n import gettext as _

MISSING, ZERO, CONFIDENTIAL = -1, -2, -3
DEFAULT_HEIGHT = 560

# folium numbers its elements at random; one fixed id keeps the script the same from rerun to rerun. It must
# not look like a word of our texts: streamlit-folium replaces it wherever it follows an underscore.
_ID = "regionmap0"
_SCRIPTS = ("leaflet.js", "region.js", "regionmap.js")
_STYLES = ("leaflet.css", "map.css")
# Seen from the document of the streamlit-folium component, so that any server.baseUrlPath works.
_STATIC_URL = "../../app/static"
_CENTER = (51.21, 8.19)


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area on the map.

    `class_index` is the number of its colour, MISSING (-1, hatched), ZERO (-2, an exact zero shown
    apart) or CONFIDENTIAL (-3, dotted).
    `text` is the formatted value without unit or, if missing, the reason. `stale` marks a value that is older
    than expected.
    """

    class_index: int
    text: str
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """All that changes on the map. Texts are shown as they are, never read as HTML.

    `areas` by AGS; an area of the level that is not in it is shown as missing. `suffix` (the unit), `period`,
    `class_labels`, `stale_text` and `marked_text` are added to the texts in the browser. `marked` are the
    areas with a star; `symbols` are addresses of small pictures drawn on the areas of each class, `class_word`
    replaces the word "Klasse" before its label; `tiles` puts the grey map of the BKG below (the only request that
    leaves the server).
    """

    level: Literal["municipality", "district"]
    areas: Mapping[str, MapArea]
    colors: Sequence[str]
    class_labels: Sequence[str]
    zero_color: str
    suffix: str
    period: str
    missing_text: str
    stale_text: str
    selected: str | None = None
    marked: Sequence[str] = ()
    marked_text: str = ""
    dark: bool = False
    tiles: bool = False
    hint: str = ""
    symbols: Sequence[str] = ()
    class_word: str = ""


class _BaseMap(folium.Map):
    """Leaflet map without tiles, controls and foreign files; regionmap.js adds what it needs."""

    def __init__(self, height: int) -> None:
        super().__init__(
            location=_CENTER,
            zoom_start=9,
            tiles=None,
            height=height,
            zoom_control=False,
            attribution_control=False,
            font_size="16px",
        )
        self._id = _ID
        self.default_js = [(name, static_url(name)) for name in _SCRIPTS]
        self.default_css = [(name, static_url(name)) for name in _STYLES]

    def render(self, **kwargs: Any) -> str:
        """Render with one line of style instead of folium's; the rest stands in map.css and is not sent again."""
        rendered: str = super().render(**kwargs)  # type: ignore[no-untyped-call]
        figure, name = self.get_root(), self.get_name()
        style = f"<style>#{name}{{width:100%;height:100vh!important}}</style>"
        if isinstance(figure, Figure):
            figure.header.add_child(Element(style), name=name)
        return rendered


class _Script(folium.MacroElement):
    """One call of regionmap.js with `data` as its last argument."""

    def __init__(self, name: str, call: str, data: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = name, _ID
        self._template = Template("{% macro script(this, kwargs) %}" + call + "{% endmacro %}")
        self.data = to_script(data)


def base_map(label: str, *, height: int = DEFAULT_HEIGHT, linked: bool = False) -> folium.Map:
    """The map before any data: the same text at each call, so that the browser never draws it anew.

    `label` names the map for screen readers and must stay the same while its page is open. `linked` maps of one page
    share zoom, pan and the area pointed at.
    """
    base = _BaseMap(height)
    data = {"label": label, "texts": _texts(), **({"linked": True} if linked else {})}
    call = "RegionMap.init({{ this._parent.get_name() }},{{ this.data }});"
    base.add_child(_Script("RegionInit", call, data))
    return base


def update_layer(view: MapView) -> folium.FeatureGroup:
    """The small script for `view`, as the `feature_group_to_add` of streamlit-folium; contains no geometry.

    Raises
    ------
    ValueError
        If an area's class has no colour or label.
    """
    _check_classes(view)
    layer = folium.FeatureGroup(name="region")
    layer._id = _ID
    layer.add_child(_Script("RegionUpdate", "RegionMap.update({{ this.data }});", payload(view)))
    return layer


def payload(view: MapView) -> dict[str, Any]:
    """What regionmap.js gets: each area as [class], [class, text] or [class, text, 1 = stale], the rest once."""
    return {
        "level": view.level,
        "areas": {ags: _pack(area, view.missing_text) for ags, area in view.areas.items()},
        "colors": list(view.colors),
        "zero": view.zero_color,
        "labels": list(view.class_labels),
        "selected": view.selected,
        "suffix": view.suffix,
        "period": view.period,
        "missing": view.missing_text,
        "stale": view.stale_text,
        "marked": list(view.marked),
        "markedText": view.marked_text,
        "dark": view.dark,
        "tiles": view.tiles,
        "hint": view.hint,
        "symbols": list(view.symbols),
        "classWord": view.class_word,
    }


def to_script(data: Mapping[str, Any]) -> str:
    r"""`data` as a JavaScript literal that no text in it can break out of: neither into HTML nor into a template.

    >>> print(to_script({"text": "</script>"}))
    {"text":"\u003c/script\u003e"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&'\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # branca reads a rendered script once more as a Jinja template: {{ }} in a text would run on the server.
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def static_url(name: str) -> str:
    """Address of a file in static/, seen from the map's document.

    >>> static_url("map.css").startswith("../../app/static/map.css?v=")
    True
    """
    return f"{_STATIC_URL}/{versioned(name)}"


def _pack(area: MapArea, missing_text: str) -> list[int | str]:
    if area.stale:
        return [area.class_index, area.text, 1]
    if area.class_index == MISSING and area.text == missing_text:
        return [MISSING]
    return [area.class_index, area.text]


def _check_classes(view: MapView) -> None:
    count = min(len(view.colors), len(view.class_labels))
    for ags, area in view.areas.items():
        if not CONFIDENTIAL <= area.class_index < count:
            raise ValueError(
                f"areas[{ags!r}].class_index: found {area.class_index}, expected {CONFIDENTIAL} to {count - 1}"
            )


def _texts() -> dict[str, str]:
    return {
        "zoomIn": _("Vergrößern"),
        "zoomOut": _("Verkleinern"),
        "reset": _("Ganze Region"),
        "class": _("Klasse"),
    }
